// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowapplier.h"

#include "core/replica/ownstamps.h"
#include "core/replica/sqlfunctions.h"

#include <algorithm>

// The part of RowApplier that finds cells in this device's name that it did not write, and sets what it
// has against them (README.md, "In this device's name").

namespace haex {

bool RowApplier::isInOurName(const RemoteCell &cell) const
{
    return cell.hlc.size() == HlcTimestamp::TextLength && nodeOf(cell.hlc) == m_ownNode;
}

/// Of what this device sent itself nothing is held against anybody.
Result<> RowApplier::guardOwnName(Row &row, std::vector<RemoteCell> &cells)
{
    std::vector<RemoteCell> others;
    for (const RemoteCell &cell : cells) {
        if (cell.sender.isEmpty() || !isInOurName(cell))
            continue;
        HAEX_ASSIGN(isOthers, wasWrittenByOthers(row, cell));
        if (isOthers)
            others.push_back(cell);
    }
    if (others.empty())
        return {};
    std::erase_if(cells, [&](const RemoteCell &cell) {
        return std::ranges::any_of(others, [&](const RemoteCell &other) {
            return !cell.sender.isEmpty() && isInOurName(cell) && other.columnName == cell.columnName && other.hlc == cell.hlc;
        });
    });
    return reassert(row, others);
}

/// Registers only go up, so of one that is here we never wrote a newer version; unless this computer was set
/// back, and others pass on from one server to the next what it had sent before. To what is not here at all there
/// is nothing to set against (noteUnknown).
Result<bool> RowApplier::wasWrittenByOthers(Row &row, const RemoteCell &cell)
{
    const SyncedColumn *column = cell.isExistence() ? nullptr : row.table.column(cell.columnName);
    if (!cell.isExistence() && (!column || column->isKey || !row.local.clocks))
        return false;
    const QByteArray ours = column ? row.local.clocks->of(*column)
        : row.local.clocks         ? row.local.clocks->rowHlc()
                                   : row.local.tombstoneHlc;
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

/// What this device sent itself too: that tells that it was set back.
Result<> RowApplier::noteUnknown(const Row &row, const std::vector<RemoteCell> &cells)
{
    for (const RemoteCell &cell : cells) {
        if (!isInOurName(cell))
            continue;
        HAEX_ASSIGN(known, isKnown(row, cell));
        if (!known)
            m_unknown.push_back({{cell.tableName, cell.rowPks, cell.columnName, cell.hlc, {}, 0, cell.sender},
                                 row.local.clocks.has_value()});
    }
    return {};
}

/// What arrives of a table that does not sync at the moment is nobody's news: the copy of it tells when it does.
Result<> RowApplier::noteUnknownTable(const std::vector<RemoteCell> &cells)
{
    for (const RemoteCell &cell : cells) {
        if (!isInOurName(cell))
            continue;
        HAEX_ASSIGN(select, m_replica.database().cached(
                                QByteArrayLiteral("SELECT 1 FROM haex_crdt_tables WHERE table_name = ?1")));
        HAEX_ASSIGN(isParked, select->bindText(1, cell.tableName).step());
        select->reset();
        HAEX_ASSIGN(waiting, waitingHlc(cell));
        if (!isParked && waiting.isEmpty())
            m_unknown.push_back({{cell.tableName, cell.rowPks, cell.columnName, cell.hlc, {}, 0, cell.sender}, false});
    }
    return {};
}

/// A register of it is here, of whatever version, or waits, or lies with a deleted row.
Result<bool> RowApplier::isKnown(const Row &row, const RemoteCell &cell)
{
    if (row.tombstone)
        return true;
    if (row.local.clocks) {
        const SyncedColumn *column = row.table.column(cell.columnName);
        if (cell.isExistence() || (column && (column->isKey || !row.local.clocks->of(*column).isEmpty())))
            return true;
    }
    HAEX_ASSIGN(waiting, waitingHlc(cell));
    return !waiting.isEmpty();
}

/// Of the version of the cell that waits; empty when none does.
Result<QByteArray> RowApplier::waitingHlc(const RemoteCell &cell)
{
    HAEX_ASSIGN(waiting, m_held.ofRow(cell.tableName, cell.rowPks));
    const auto found = std::ranges::find(waiting, cell.columnName, &RemoteCell::columnName);
    return found == waiting.end() ? QByteArray() : found->hlc;
}

/// The stamp under which the cell's row is there now, visible or waiting; empty when it is not.
Result<QByteArray> RowApplier::existenceOf(const RemoteCell &cell)
{
    const SyncedTable *table = m_replica.table(cell.tableName);
    const auto key = RowKey::parse(cell.rowPks);
    if (table && key && RowStore::fits(*table, *key)) {
        HAEX_ASSIGN(live, m_rows.load(*table, *key));
        if (live)
            return live->clocks.rowHlc();
    }
    HAEX_ASSIGN(waiting, m_held.ofRow(cell.tableName, cell.rowPks));
    for (const RemoteCell &each : waiting) {
        if (each.isExistence())
            return each.value.type() == CellValue::Type::RowMarker ? each.hlc : QByteArray();
    }
    return QByteArray();
}

/// Behind the page, as the delete of a row that was forgotten, or what this device sent itself, may stand behind
/// what others pass on. A row that was made before anything that is forgotten may be a forgotten one.
Result<> RowApplier::tellOfUnknown()
{
    if (m_unknown.empty())
        return {};
    OwnStamps own(m_replica);
    HAEX_ASSIGN(knownFrom, own.knownFrom());
    std::vector<Unknown> unknown;
    for (const Unknown &each : m_unknown) {
        HAEX_ASSIGN(existence, existenceOf(each.cell));
        if (!existence.isEmpty() && each.cell.hlc > knownFrom && (each.hasRow || existence > knownFrom))
            unknown.push_back(each);
    }
    m_unknown.clear();
    const auto isOurs = [](const Unknown &each) { return each.cell.sender.isEmpty(); };
    // This computer was set back: what others have of it is as good.
    if (std::ranges::any_of(unknown, isOurs))
        return own.forgetUpToNow();
    for (const Unknown &each : unknown) {
        HAEX_TRY(tellOfOthers(each.cell));
        if (each.cell.isExistence())
            HAEX_TRY(recordUnknown(each.cell));
    }
    return {};
}

/// It stays, and the person decides: the journal names whoever sent it.
Result<> RowApplier::recordUnknown(const RemoteCell &cell)
{
    const HlcTimestamp written = *HlcTimestamp::parse(cell.hlc);
    const NodeId sender = NodeId::fromDeviceId(cell.sender).value_or(NodeId());
    return record({{}, ConflictKind::NotWritten, cell.tableName, cell.rowPks, RowExistenceColumn, {}, {}, written,
                   {written.physicalMs, written.counter, sender}});
}

/// Whether the device that its stamp names has confirmed what was here under such stamps.
bool RowApplier::isConfirmed(const RemoteCell &cell)
{
    if (m_context.confirmed.isEmpty() || cell.hlc.size() != HlcTimestamp::TextLength)
        return false;
    if (const QByteArrayView node = nodeOf(cell.hlc); node != m_author) {
        m_author = node.toByteArray();
        m_authorConfirmed = m_context.confirmed.value(m_author);
    }
    return cell.hlc <= m_authorConfirmed;
}

/// A device confirms what is here when it does: what comes later is not among it, though its stamp may be older.
Result<> RowApplier::noteLate(const Row *row, const std::vector<RemoteCell> &cells)
{
    for (const RemoteCell &cell : cells) {
        if (!isConfirmed(cell) || !m_context.cameAfterConfirmation)
            continue;
        const SyncedColumn *column = row && !cell.isExistence() ? row->table.column(cell.columnName) : nullptr;
        QByteArray here;
        if (row && cell.isExistence())
            here = row->local.clocks ? row->local.clocks->rowHlc() : row->local.tombstoneHlc;
        else if (row && column && row->local.clocks)
            here = row->local.clocks->of(*column);
        else if (row && row->tombstone)
            here = row->tombstone->clocks.of(cell.columnName, column && column->isLate);
        if (cell.hlc <= here)
            continue;
        HAEX_ASSIGN(waiting, waitingHlc(cell));
        if (cell.hlc > waiting)
            HAEX_TRY(m_context.cameAfterConfirmation(cell));
    }
    return {};
}

Result<> RowApplier::tellOfOthers(const RemoteCell &cell)
{
    return m_context.writtenInOurName ? m_context.writtenInOurName(cell) : Result<>();
}

} // namespace haex
