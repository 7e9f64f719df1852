// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowapplier.h"

#include <algorithm>

namespace haex {

/// Whether this device had not got the cell: a version that it knows came from itself or from some
/// backend, which put it on its way then, and must not go back to where it came from.
bool RowApplier::isNews(const Row &row, const RemoteCell &cell)
{
    const auto isAmong = [&](const std::vector<RemoteCell> &cells) {
        return std::ranges::any_of(cells, [&](const RemoteCell &other) {
            return other.columnName == cell.columnName && other.hlc == cell.hlc;
        });
    };
    if (row.plan.action == RowPlan::Action::Wait || isAmong(row.plan.unknown))
        return true;
    if (cell.isExistence())
        return row.plan.existenceChanged && cell.hlc == row.plan.existenceHlc;
    if (row.plan.action == RowPlan::Action::Bury && row.tombstone) {
        const SyncedColumn *column = row.table.column(cell.columnName);
        return cell.hlc > row.tombstone->clocks.of(cell.columnName, column && column->isLate);
    }
    return isAmong(row.plan.winners);
}

/// The other backends get it too (R10).
Result<> RowApplier::relay(const RemoteCell &cell)
{
    HAEX_ASSIGN(insert, m_replica.database().cached(QByteArrayLiteral(
                            "INSERT INTO haex_crdt_relay(backend_id, table_name, row_pks, column_name, hlc)"
                            " VALUES(?1, ?2, ?3, ?4, ?5)")));
    return insert->bindText(1, m_context.backendId)
        .bindText(2, cell.tableName)
        .bindText(3, cell.rowPks)
        .bindText(4, cell.columnName)
        .bindText(5, cell.hlc)
        .run();
}

Result<> RowApplier::relayAll(const std::vector<RemoteCell> &cells)
{
    for (const RemoteCell &cell : cells)
        HAEX_TRY(relay(cell));
    return {};
}

Result<> RowApplier::relayNews(const Row &row, const std::vector<RemoteCell> &arrived)
{
    for (const RemoteCell &cell : arrived) {
        if (isNews(row, cell))
            HAEX_TRY(relay(cell));
    }
    return {};
}

} // namespace haex
