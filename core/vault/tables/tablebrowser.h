// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/tables/tablepage.h"
#include "core/vault/tables/tablesummary.h"

#include <functional>
#include <utility>
#include <vector>

namespace haex {

class Replica;

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
    [[nodiscard]] Result<TablePage> page(const TableQuery &query);
    [[nodiscard]] Result<CellInfo> cellInfo(const QByteArray &table, const RowKey &key,
                                            const QByteArray &column);

    [[nodiscard]] Result<> setCell(const QByteArray &table, const RowKey &key,
                                   const QByteArray &column, const CellValue &value);
    /// Columns that are left out get their default; answers the new row's name.
    [[nodiscard]] Result<RowKey> insertRow(const QByteArray &table, const Values &values);
    /// All or none; they stay in the trash when the table is synced.
    [[nodiscard]] Result<> deleteRows(const QByteArray &table, const std::vector<RowKey> &keys);
    /// Begins or stops syncing a table; the rows stay everywhere.
    [[nodiscard]] Result<> setSynced(const QByteArray &table, bool synced,
                                     const Progress &progress = {});

private:
    Replica &m_replica;
};

} // namespace haex
