// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rowkey.h"
#include "core/replica/changecapture_p.h"
#include "core/replica/rowstore.h"

#include <algorithm>

// The part of ChangeCapture that reads whole tables and rows: the full offer, cells that are sent
// again, digests.

namespace haex {

using namespace capture;

Result<> ChangeCapture::captureOffer(CapturedChanges &out, Take take, qint64 maxCells)
{
    QByteArrayList order;
    for (const SyncedTable &table : m_replica.tables())
        order += table.name;
    order += TombstoneSide;
    order += HeldSide;
    qsizetype at = out.progress.offerTable.isEmpty() ? 0 : order.indexOf(out.progress.offerTable);
    // A table that went away in the meantime: start again rather than leave something out.
    at = std::max<qsizetype>(at, 0);
    for (; at < order.size(); ++at) {
        if (out.progress.offerTable != order.at(at)) {
            out.progress.offerTable = order.at(at);
            out.progress.offerPosition.clear();
        }
        const SyncedTable *table = m_replica.table(order.at(at));
        HAEX_ASSIGN(finished,
                    table ? offerTable(out, *table, take, maxCells)
                          : offerSide(out, order.at(at), take, maxCells));
        if (!finished)
            return {};
    }
    out.progress.offerPending = false;
    out.progress.offerTable.clear();
    out.progress.offerPosition.clear();
    return {};
}

Result<bool> ChangeCapture::offerTable(CapturedChanges &out, const SyncedTable &table, Take take,
                                       qint64 maxCells)
{
    const QByteArrayList keys = table.keyColumns();
    const QByteArray keyList = quotedList(keys).sliced(2);
    QByteArray where;
    const auto position = RowKey::parse(out.progress.offerPosition);
    if (position && RowStore::fits(table, *position)) {
        QByteArray marks;
        for (int i = 1; i <= keys.size(); ++i)
            marks += (i > 1 ? ", ?" : "?") + QByteArray::number(i);
        where = " WHERE (" + keyList + ") > (" + marks + ')';
    }
    HAEX_ASSIGN(rows,
                m_replica.database().prepare("SELECT " + rowColumns(table) + " FROM "
                                             + quoteIdentifier(table.name) + where + " ORDER BY "
                                             + keyList));
    if (!where.isEmpty())
        RowStore::bindKey(rows, table, *position, 1);
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return true;
        if (out.weight >= maxCells)
            return false;
        addRow(out, table, rows, take);
        std::vector<RowKey::Part> parts;
        for (int i = 0; i < keys.size(); ++i)
            parts.push_back({keys.at(i), rows.value(2 + i)});
        if (const auto key = RowKey::fromParts(std::move(parts)))
            out.progress.offerPosition = key->text();
    }
}

Result<bool> ChangeCapture::offerSide(CapturedChanges &out, const QByteArray &side, Take take,
                                      qint64 maxCells)
{
    const bool held = side == HeldSide;
    const QByteArray keys = held ? "table_name || char(10) || row_pks || char(10) || column_name"
                                 : "table_name || char(10) || row_pks";
    HAEX_ASSIGN(rows,
                m_replica.database().prepare(
                    QByteArray("SELECT ") + (held ? HeldColumns : TombstoneColumns) + ", " + keys
                    + " AS position FROM " + side + " WHERE position > ?1 ORDER BY position"));
    rows.bindText(1, out.progress.offerPosition);
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return true;
        if (out.weight >= maxCells)
            return false;
        if (held)
            addHeld(out, rows, take);
        else
            addTombstone(out, rows, take);
        out.progress.offerPosition = rows.text(held ? 7 : 6);
    }
}

Result<std::optional<OutgoingCell>> ChangeCapture::find(const QByteArray &tableName,
                                                        const QByteArray &rowPks,
                                                        const QByteArray &column,
                                                        const QByteArray &hlc)
{
    CapturedChanges all;
    HAEX_TRY(addAll(all, tableName, rowPks));
    const auto match = cellOf(all, column, hlc);
    return match == all.cells.end() ? std::optional<OutgoingCell>()
                                    : std::optional(std::move(*match));
}

/// All that the vault holds of a row, wherever it keeps it.
Result<> ChangeCapture::addAll(CapturedChanges &all, const QByteArray &tableName,
                               const QByteArray &rowPks)
{
    const SyncedTable *table = m_replica.table(tableName);
    const auto key = RowKey::parse(rowPks);
    if (table && key && RowStore::fits(*table, *key)) {
        HAEX_ASSIGN(row,
                    m_replica.database().cached("SELECT " + rowColumns(*table) + " FROM "
                                                + quoteIdentifier(tableName) + " WHERE "
                                                + RowStore::keyTerms(*table, 1)));
        RowStore::bindKey(*row, *table, *key, 1);
        HAEX_ASSIGN(found, row->step());
        if (found)
            addRow(all, *table, *row, Take::All);
        row->reset();
    }
    const auto side = [&](const char *columns, const char *name, bool held) -> Result<> {
        HAEX_ASSIGN(row,
                    m_replica.database().cached(QByteArray("SELECT ") + columns + " FROM " + name
                                                + " WHERE table_name = ?1 AND row_pks = ?2"));
        row->bindText(1, tableName).bindText(2, rowPks);
        while (true) {
            HAEX_ASSIGN(more, row->step());
            if (!more)
                break;
            held ? addHeld(all, *row, Take::All) : addTombstone(all, *row, Take::All);
        }
        row->reset();
        return {};
    };
    HAEX_TRY(side(TombstoneColumns, TombstoneSide, false));
    return side(HeldColumns, HeldSide, true);
}

Result<std::vector<OutgoingCell>> ChangeCapture::cellsOf(const QByteArray &tableName,
                                                         const QByteArray &rowPks)
{
    CapturedChanges all;
    HAEX_TRY(addAll(all, tableName, rowPks));
    return std::move(all.cells);
}

Result<bool> ChangeCapture::readTable(const SyncedTable &table, QByteArray &position,
                                      qint64 maxCells, std::vector<OutgoingCell> &cells)
{
    CapturedChanges part;
    part.progress.offerPosition = position;
    HAEX_ASSIGN(finished, offerTable(part, table, Take::All, maxCells));
    position = part.progress.offerPosition;
    cells = std::move(part.cells);
    return finished;
}

} // namespace haex
