// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemgroup.h"
#include "core/vault/items/vaultitem.h"

#include <optional>

namespace haex {

/// What one action did to items and groups: each as it was before and after. Holds secrets: never
/// log it.
struct ItemChange
{
    template <class Value>
    struct Pair
    {
        /// nullopt where there was none.
        std::optional<Value> before = {};
        std::optional<Value> after = {};
    };
    QList<Pair<VaultItem>> items = {};
    QList<Pair<ItemGroup>> groups = {};

    [[nodiscard]] bool isEmpty() const { return items.isEmpty() && groups.isEmpty(); }
    /// The same the other way round.
    [[nodiscard]] ItemChange inverse() const
    {
        ItemChange change = *this;
        for (Pair<VaultItem> &pair : change.items)
            std::swap(pair.before, pair.after);
        for (Pair<ItemGroup> &pair : change.groups)
            std::swap(pair.before, pair.after);
        return change;
    }
};

/// `current` with what differs between `from` and `to` as it is in `to`; everything else, such as
/// what another device wrote meanwhile, stays.
[[nodiscard]] VaultItem withDifference(VaultItem current, const VaultItem &from,
                                       const VaultItem &to);
[[nodiscard]] ItemGroup withDifference(ItemGroup current, const ItemGroup &from,
                                       const ItemGroup &to);

} // namespace haex
