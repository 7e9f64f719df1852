// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/cellreader.h"

#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/rowimage.h"

#include <optional>

namespace haex::sim {
namespace {

void keep(Cells &cells, RemoteCell cell)
{
    if (cell.hlc.isEmpty())
        return;
    RemoteCell &known = cells[nameOf(cell)];
    if (known.hlc.isEmpty() || isNewer(cell, known))
        known = std::move(cell);
}

Error damaged(const QByteArray &table)
{
    return {ErrorCode::VaultDamaged, QStringLiteral("bookkeeping of ") + QString::fromUtf8(table)};
}

Result<> readTable(Database &database, const SyncedTable &table, Cells &cells)
{
    const QByteArrayList keys = table.keyColumns();
    QByteArray columns = "haex_column_hlcs";
    for (const QByteArray &key : keys)
        columns += ", " + quoteIdentifier(key);
    for (const QByteArray &column : table.dataColumns())
        columns += ", " + quoteIdentifier(column);
    HAEX_ASSIGN(rows, database.cached("SELECT " + columns + " FROM " + quoteIdentifier(table.name)));
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        std::vector<RowKey::Part> parts;
        int at = 1;
        for (const QByteArray &key : keys)
            parts.push_back({key, rows->value(at++)});
        const auto key = RowKey::fromParts(std::move(parts));
        const auto clocks = ColumnClocks::parse(rows->textView(0));
        if (!key || !clocks)
            return fail(damaged(table.name));
        keep(cells, {table.name, key->text(), RowExistenceColumn, clocks->rowHlc(), makeRowMarker(0), 0});
        for (const SyncedColumn &column : table.columns) {
            if (!column.isKey)
                keep(cells, {table.name, key->text(), column.name, clocks->of(column), rows->value(at++), 0});
        }
    }
    rows->reset();
    return {};
}

Result<> readTombstones(Replica &replica, Cells &cells)
{
    Database &database = replica.database();
    HAEX_ASSIGN(rows, database.cached("SELECT table_name, row_pks, hlc, column_hlcs, last_values"
                                      " FROM haex_crdt_tombstones WHERE table_name NOT GLOB 'vault_*'"));
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        const QByteArray table = rows->text(0);
        keep(cells, {table, rows->text(1), RowExistenceColumn, rows->text(2), CellValue::tombstone(), 0});
        const auto clocks = ColumnClocks::parse(rows->textView(3));
        const auto values = decodeImage(rows->blob(4));
        if (!clocks || !values)
            return fail(damaged(table));
        const SyncedTable *synced = replica.table(table);
        for (const auto &[column, value] : *values) {
            const SyncedColumn *known = synced ? synced->column(column) : nullptr;
            keep(cells, {table, rows->text(1), column, clocks->of(column, known && known->isLate), value, 0});
        }
    }
    rows->reset();
    return {};
}

Result<> readHeld(Database &database, Cells &cells)
{
    HAEX_ASSIGN(rows, database.cached("SELECT table_name, row_pks, column_name, hlc, value_type, value"
                                      " FROM haex_crdt_held WHERE table_name NOT GLOB 'vault_*'"));
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        auto value = CellValue::decode(static_cast<quint8>(rows->integer(4)), rows->blob(5));
        if (!value)
            return fail(damaged(rows->text(0)));
        keep(cells, {rows->text(0), rows->text(1), rows->text(2), rows->text(3), std::move(*value), 0});
    }
    rows->reset();
    return {};
}

} // namespace

CellName nameOf(const RemoteCell &cell)
{
    return {cell.tableName, cell.rowPks, cell.columnName};
}

bool isNewer(const RemoteCell &a, const RemoteCell &b)
{
    return a.isExistence() ? a.hlc > b.hlc : beats(a, b);
}

QByteArray textOf(const CellName &name)
{
    return std::get<0>(name) + ' ' + std::get<1>(name) + ' ' + std::get<2>(name);
}

Result<Cells> cellsOf(Replica &replica)
{
    Cells cells;
    for (const SyncedTable &table : replica.tables()) {
        if (!table.isApplicationTable())
            HAEX_TRY(readTable(replica.database(), table, cells));
    }
    HAEX_TRY(readTombstones(replica, cells));
    HAEX_TRY(readHeld(replica.database(), cells));
    return cells;
}

} // namespace haex::sim
