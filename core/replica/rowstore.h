// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/replica.h"
#include "core/replica/rowimage.h"

#include <array>
#include <optional>
#include <unordered_map>

namespace haex {

/// Reads and writes single rows of synced tables by key, with bound values and quoted names
/// (R23). Does not silence triggers: that is the caller's. Remembers the SQL of each table
/// until `forgetTables`, which the replica's list of tables needs when it changes meanwhile.
class RowStore final
{
public:
    explicit RowStore(Replica &replica)
        : m_replica(replica)
    {
    }

    void forgetTables() { m_sql.clear(); }

    struct Row
    {
        ColumnClocks clocks;
        /// 0 when this device never wrote the row.
        qint64 localSeq = 0;
    };
    /// The row with exactly this key: one that only a column's collation takes for it is another.
    [[nodiscard]] Result<std::optional<Row>> load(const SyncedTable &table, const RowKey &key);
    /// Of all rows.
    [[nodiscard]] Result<std::vector<RowKey>> keys(const SyncedTable &table);
    /// Values of all data columns of a row that is there.
    [[nodiscard]] Result<RowImage> values(const SyncedTable &table, const RowKey &key);
    /// Columns without a value get their default. `localSeq` 0: nothing in the row is to be sent.
    [[nodiscard]] Result<> insert(const SyncedTable &table, const RowKey &key, const RowImage &values,
                                  const ColumnClocks &clocks, qint64 localSeq, bool orReplace = false);
    [[nodiscard]] Result<> update(const SyncedTable &table, const RowKey &key, const RowImage &values,
                                  const ColumnClocks &clocks, bool orReplace = false);
    [[nodiscard]] Result<> remove(const SyncedTable &table, const RowKey &key);
    /// Writes the clocks, which have entries of this device's own now.
    [[nodiscard]] Result<> restamp(const SyncedTable &table, const RowKey &key,
                                   const ColumnClocks &clocks);
    /// `"k1" = ? AND "k2" = ?`, with parameters from `first` on.
    [[nodiscard]] static QByteArray keyTerms(const SyncedTable &table, int first);
    /// False when the key's columns are not the table's.
    [[nodiscard]] static bool fits(const SyncedTable &table, const RowKey &key);
    static void bindKey(Statement &statement, const SyncedTable &table, const RowKey &key, int first);

private:
    /// SQL that names a set of columns; rows in a row mostly name the same ones.
    struct ColumnSql
    {
        std::vector<QByteArray> columns;
        QByteArray sql;
    };
    /// To build the SQL of a row costs as much as to run it.
    struct TableSql
    {
        QByteArray load;
        QByteArray remove;
        std::array<ColumnSql, 2> insert;
        std::array<ColumnSql, 2> update;
    };
    [[nodiscard]] TableSql &sqlOf(const SyncedTable &table);

    Replica &m_replica;
    std::unordered_map<const SyncedTable *, TableSql> m_sql;
};

} // namespace haex
