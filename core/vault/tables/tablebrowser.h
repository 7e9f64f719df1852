// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/tables/roworder.h"
#include "core/vault/tables/tabledesign.h"
#include "core/vault/tables/tablepage.h"
#include "core/vault/tables/tablequery.h"
#include "core/vault/tables/tablesummary.h"

#include <atomic>
#include <functional>
#include <utility>
#include <vector>

namespace haex {

class Replica;
struct SqlResult;

/// The person's tables as they are browsed and edited: no SQL for the caller, no bookkeeping
/// columns. Internal tables do not exist here. Thread of the Replica.
class TableBrowser final
{
public:
    using Values = std::vector<std::pair<QByteArray, CellValue>>;
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    enum class Scope {
        /// The person's own tables.
        Own,
        /// `vault_*`, which keep items, conflicts and devices, too.
        WithApplicationTables,
    };

    explicit TableBrowser(Replica &replica);

    /// By name.
    [[nodiscard]] Result<QList<TableSummary>> tables(Scope scope = Scope::Own);
    [[nodiscard]] Result<TableSummary> table(const QByteArray &name);
    /// Which rows a query finds: reads the whole table where there is a filter, sorts it where there
    /// is a sort column; with a limit, no more than it needs. `cancelled` soon after `stop` was set.
    [[nodiscard]] Result<RowOrderPtr> order(const TableQuery &query, const std::atomic_bool *stop = nullptr);
    /// Those rows of an order, read by key: what it costs depends on `count` alone.
    [[nodiscard]] Result<TablePage> rows(const QByteArray &table, const RowOrder &order, qint64 first, qint64 count);
    /// Both in one: for few rows.
    [[nodiscard]] Result<TablePage> page(const TableQuery &query);
    [[nodiscard]] Result<CellInfo> cellInfo(const QByteArray &table, const RowKey &key,
                                            const QByteArray &column);

    [[nodiscard]] Result<> setCell(const QByteArray &table, const RowKey &key,
                                   const QByteArray &column, const CellValue &value);
    struct CellEdit
    {
        RowKey key = {};
        QByteArray column = {};
        CellValue value = {};
    };
    /// All or none.
    [[nodiscard]] Result<> setCells(const QByteArray &table, const std::vector<CellEdit> &edits);
    /// Columns that are left out get their default; answers the new row's name.
    [[nodiscard]] Result<RowKey> insertRow(const QByteArray &table, const Values &values);
    /// All or none.
    [[nodiscard]] Result<std::vector<RowKey>> insertRows(const QByteArray &table, const std::vector<Values> &rows);
    /// All or none; they stay in the trash when the table is synced.
    [[nodiscard]] Result<> deleteRows(const QByteArray &table, const std::vector<RowKey> &keys);
    /// Begins or stops syncing a table; the rows stay everywhere.
    [[nodiscard]] Result<> setSynced(const QByteArray &table, bool synced,
                                     const Progress &progress = {});

    /// What a table of the person's is, as a design to change; computed columns are left out.
    [[nodiscard]] Result<TableDesign> design(const QByteArray &table);
    /// Runs the person's statements (`runUserSql`): all or none; `cancelled`, and nothing is changed, soon
    /// after `stop` was set.
    [[nodiscard]] Result<SqlResult> runSql(const QByteArray &sql, qint64 rowLimit, const std::atomic_bool *stop = nullptr);

    /// What a design may refer to.
    [[nodiscard]] Result<DesignSurroundings> surroundings();
    /// Runs the statements of a design, which was found to be without faults: all or none. A new table
    /// becomes synced.
    [[nodiscard]] Result<> runDesign(const QByteArray &sql);
    /// Deletes a table of the person's with its rows, here only: other devices keep theirs as a table
    /// that does not sync. `constraint_violation` while rows of another table refer to its rows.
    [[nodiscard]] Result<> dropTable(const QByteArray &table);

private:
    Replica &m_replica;
};

} // namespace haex
