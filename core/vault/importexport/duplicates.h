// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/items/vaultitem.h"

#include <QHash>

namespace haex {

class ItemRepository;

/// Finds items that the vault has already, with all that is in them. Where they are filed, whether
/// they are favourites and when they were made does not count.
class Duplicates final
{
public:
    /// Looks the vault's items up by title and user name; `items` must outlive this.
    [[nodiscard]] static Result<Duplicates> of(ItemRepository &items);

    [[nodiscard]] Result<bool> contains(const VaultItem &item);

private:
    using Key = std::pair<QString, QString>;
    explicit Duplicates(ItemRepository &items)
        : m_items(&items)
    {
    }
    ItemRepository *m_items;
    QMultiHash<Key, QByteArray> m_ids;
};

} // namespace haex
