// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/itemquery.h"

namespace haex {

class Database;

/// Answers an ItemQuery: one pass over the items, filtered and sorted in memory.
[[nodiscard]] Result<QList<ItemSummary>> searchItems(Database &database, const ItemQuery &query,
                                                     const QList<ItemGroup> &groups);

} // namespace haex
