// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace haex {

class Database;
class Replica;

/// How long, and how many, former values of items are kept, and how long deleted rows stay in the trash: one
/// choice for the whole vault, which syncs (table `vault_preferences`).
struct HistoryPolicy
{
    /// Days after a value was replaced; 0 = for ever.
    int days = 365;
    /// Former values per field; 0 = any number.
    int perField = 50;
    /// Days after the delete until the trash is emptied of a row; 0 = never by itself.
    int trashDays = 0;

    friend bool operator==(const HistoryPolicy &, const HistoryPolicy &) = default;
};

[[nodiscard]] Result<HistoryPolicy> loadHistoryPolicy(Database &database);
[[nodiscard]] Result<> saveHistoryPolicy(Replica &replica, const HistoryPolicy &policy);

} // namespace haex
