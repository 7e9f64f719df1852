// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/change.h"

#include <memory>
#include <vector>

namespace haex::bench {

/// What the database alone takes to store changes: one row per table, key and column, upserted when
/// it is newer, in one transaction, with a sequence and its index. No protocol, no checks, no
/// account.
class UpsertFloor
{
public:
    virtual ~UpsertFloor() = default;
    virtual void store(const std::vector<Change> &changes) = 0;

    /// In a SQLite file with the server's own settings.
    [[nodiscard]] static std::unique_ptr<UpsertFloor> sqlite(const QString &file);
    /// One prepared array upsert per call, in the process's own PostgreSQL.
    [[nodiscard]] static std::unique_ptr<UpsertFloor> postgres();
};

} // namespace haex::bench
