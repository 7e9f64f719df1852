// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/vault/tables/tablepage.h"

#include <optional>

namespace haex {

/// What cells of the person's synced tables held before: rows of `vault_cell_history`, which syncs, is pruned
/// by the HistoryPolicy, and is written by those who edit (grid, SQL console), in the transaction of
/// the edit. Thread of the Replica. README.md says what is kept.
class CellHistory final
{
public:
    /// Of one change no more than so many values are kept, and none that is larger.
    static constexpr size_t MostKept = 1000;
    static constexpr qsizetype LargestKept = 64 * 1024;

    explicit CellHistory(Replica &replica);

    /// Runs `work` in a write transaction, and keeps what it replaces in that table, or in any.
    [[nodiscard]] Result<> keepWhile(const std::optional<QByteArray> &table, const std::function<Result<>()> &work);
    /// Newest first.
    [[nodiscard]] Result<QList<CellInfo::Former>> of(const QByteArray &table, const RowKey &key,
                                                     const QByteArray &column);

private:
    class Watch;
    struct Kept;
    [[nodiscard]] Result<> store(const std::vector<Kept> &replaced);
    [[nodiscard]] Result<bool> wasReplaced(const SyncedTable &table, const Kept &kept);

    Replica &m_replica;
};

/// The person's SQL as `runUserSql` runs it, keeping what it replaces.
[[nodiscard]] Result<SqlResult> runKeepingFormer(Replica &replica, QByteArrayView sql, qint64 rowLimit = -1);

} // namespace haex
