// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemgroup.h"
#include "core/vault/items/vaultitem.h"

namespace haex {

/// Made-up groups and items for a try-out vault; `groupId` of an item and `parentId` of a group are
/// ids of this set's groups, to be replaced when they are saved.
struct SampleData
{
    QList<ItemGroup> groups;
    QList<VaultItem> items;
};

[[nodiscard]] SampleData sampleData();

} // namespace haex
