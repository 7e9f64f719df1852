// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowapplier.h"

#include "core/replica/sqlfunctions.h"

#include <algorithm>

// The part of RowApplier that finds cells in this device's name that it did not write, and sets what it
// has against them (README.md, "In this device's name").

namespace haex {

/// Whether another device sent it under a stamp of ours.
bool RowApplier::isInOurName(const RemoteCell &cell) const
{
    return !cell.sender.isEmpty() && nodeOf(cell.hlc) == m_ownNode;
}

Result<> RowApplier::guardOwnName(Row &row, std::vector<RemoteCell> &cells)
{
    std::vector<RemoteCell> others;
    for (const RemoteCell &cell : cells) {
        if (!isInOurName(cell))
            continue;
        HAEX_ASSIGN(isOthers, wasWrittenByOthers(row, cell));
        if (isOthers)
            others.push_back(cell);
    }
    if (others.empty())
        return {};
    std::erase_if(cells, [&](const RemoteCell &cell) {
        return std::ranges::any_of(others, [&](const RemoteCell &other) {
            return isInOurName(cell) && other.columnName == cell.columnName && other.hlc == cell.hlc;
        });
    });
    return reassert(row, others);
}

/// Registers only go up, so of one that is here we never wrote a newer version; unless this computer was set
/// back, and others pass on from one server to the next what it had sent before. What is not here at all we may
/// have forgotten: that is another's when its stamp is newer than any that we had met, and there is nothing to
/// set against it.
Result<bool> RowApplier::wasWrittenByOthers(Row &row, const RemoteCell &cell)
{
    const SyncedColumn *column = cell.isExistence() ? nullptr : row.table.column(cell.columnName);
    if (!cell.isExistence() && (!column || column->isKey || !row.local.clocks))
        return false;
    const QByteArray ours = column ? row.local.clocks->of(*column)
        : row.local.clocks         ? row.local.clocks->rowHlc()
                                   : row.local.tombstoneHlc;
    if (ours.isEmpty() && cell.hlc > m_clockBefore)
        HAEX_TRY(tellOfOthers(cell));
    if (ours.isEmpty() || cell.hlc < ours)
        return false;
    // Nobody can tell the two apart. Losing what was sent would be worse than a newer value that is told of.
    if (cell.hlc > ours && m_context.relay) {
        HAEX_TRY(tellOfOthers(cell));
        return false;
    }
    if (cell.isExistence())
        return cell.hlc > ours || row.local.clocks.has_value() != (cell.value.type() == CellValue::Type::RowMarker);
    HAEX_ASSIGN(values, valuesOf(row));
    const CellValue *value = findInImage(*values, cell.columnName);
    return value && *value != cell.value;
}

/// What is here is written anew, newer than what was written in our name: so every device has it in the end.
Result<> RowApplier::reassert(Row &row, const std::vector<RemoteCell> &others)
{
    const QByteArray now = m_replica.functions().transactionHlc();
    const bool isWhole = std::ranges::any_of(others, &RemoteCell::isExistence);
    if (!row.local.clocks)
        return deleteAnew(row, now, others);
    for (const SyncedColumn &column : row.table.columns) {
        const auto other = std::ranges::find(others, column.name, &RemoteCell::columnName);
        const QByteArray before = column.isKey ? QByteArray() : row.local.clocks->of(column);
        if (before.isEmpty() || (other == others.end() && !isWhole))
            continue;
        row.local.clocks->set(column.name, now);
        if (other != others.end())
            HAEX_TRY(recordOthers(row, *other, now));
    }
    // The others may have deleted the row on its account: it comes back with all that belongs to it.
    if (isWhole)
        row.local.clocks->setRowHlc(now);
    for (const RemoteCell &cell : others)
        HAEX_TRY(tellOfOthers(cell));
    m_changedTables.insert(row.table.name);
    const SqlFunctions::Silence silence(m_replica.functions());
    return m_rows.restamp(row.table, row.key, *row.local.clocks);
}

/// The row was deleted here, and brought back elsewhere in our name.
Result<> RowApplier::deleteAnew(Row &row, const QByteArray &now, const std::vector<RemoteCell> &others)
{
    row.tombstone->hlc = now;
    row.tombstone->localSeq = m_replica.functions().nextSeq();
    row.local.tombstoneHlc = now;
    for (const RemoteCell &cell : others)
        HAEX_TRY(tellOfOthers(cell));
    return m_tombstones.put(row.table.name, row.key.text(), *row.tombstone);
}

Result<> RowApplier::recordOthers(Row &row, const RemoteCell &cell, const QByteArray &now)
{
    HAEX_ASSIGN(values, valuesOf(row));
    const CellValue *ours = findInImage(*values, cell.columnName);
    if (!ours)
        return {};
    return record({{}, ConflictKind::SameField, row.table.name, row.key.text(), cell.columnName, *ours,
                   cell.value, *HlcTimestamp::parse(now), *HlcTimestamp::parse(cell.hlc)});
}

Result<> RowApplier::tellOfOthers(const RemoteCell &cell)
{
    return m_context.writtenInOurName ? m_context.writtenInOurName(cell) : Result<>();
}

} // namespace haex
