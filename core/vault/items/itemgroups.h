// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/items/itemgroup.h"

#include <QList>

namespace haex {

class Database;

/// The stored groups as a tree in one list: parents before their children, siblings by position
/// and name, with depth and counts. Missing parents and circles end at the top level.
[[nodiscard]] Result<QList<ItemGroup>> loadGroups(Database &database);

/// Orders groups as above; counts are left alone.
[[nodiscard]] QList<ItemGroup> groupTree(QList<ItemGroup> groups);

} // namespace haex
