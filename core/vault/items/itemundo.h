// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/items/itemchange.h"

#include <functional>

namespace haex {

class ItemRepository;
class Replica;

/// Undo and redo of what is done to items and groups, by writing back: the writes are ordinary
/// edits with a new clock, so they win and sync like any other. Thread of the Replica.
class ItemUndo final
{
public:
    /// Does something to items; answers the ids of those that it made.
    using Work = std::function<Result<QByteArrayList>(ItemRepository &)>;

    ItemUndo(Replica &replica, ItemRepository &items);

    /// Runs `work`, which may change the items `ids` and any groups, in one transaction, and
    /// answers what came of it.
    [[nodiscard]] Result<ItemChange> record(const QByteArrayList &ids, const Work &work);
    /// Takes a change back, in one transaction; edits that others made meanwhile stay. NotFound
    /// when an item that was only edited is no more.
    [[nodiscard]] Result<> revert(const ItemChange &change);

private:
    [[nodiscard]] Result<std::optional<VaultItem>> find(const QByteArray &id);
    [[nodiscard]] Result<> revertItem(const ItemChange::Pair<VaultItem> &pair);
    [[nodiscard]] Result<> revertFiles(const QList<ItemFile> &before, const QList<ItemFile> &after);
    [[nodiscard]] Result<> revertGroup(const ItemChange::Pair<ItemGroup> &pair);

    Replica &m_replica;
    ItemRepository &m_items;
};

} // namespace haex
