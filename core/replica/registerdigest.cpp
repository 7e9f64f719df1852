// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/registerdigest.h"

#include <QtEndian>

#include <algorithm>
#include <map>
#include <utility>

namespace haex {
namespace {

constexpr qint64 CellsAtOnce = 4000;

void addPart(QByteArray &message, QByteArrayView part)
{
    char length[sizeof(quint32)];
    qToBigEndian(static_cast<quint32>(part.size()), length);
    message.append(length, sizeof length).append(part);
}

/// Nobody's value: a default that a fresh install seeds.
bool isSeeded(const QByteArray &hlc)
{
    return nodeOf(hlc) == QByteArrayView("0000000000000000");
}

size_t bucketOf(const QByteArray &table, const QByteArray &rowPks, const CellDigest &digest)
{
    QByteArray message;
    addPart(message, table);
    addPart(message, rowPks);
    return digest(message).low & 0xff;
}

/// The newest version of each cell of one row; nothing when the row does not exist.
std::vector<RemoteCell> registersOf(std::vector<OutgoingCell> cells)
{
    std::map<QByteArray, RemoteCell> newest;
    for (OutgoingCell &outgoing : cells) {
        const auto [place, isFirst] = newest.try_emplace(outgoing.cell.columnName, outgoing.cell);
        if (!isFirst && beats(outgoing.cell, place->second))
            place->second = std::move(outgoing.cell);
    }
    std::vector<RemoteCell> registers;
    const auto existence = newest.find(RowExistenceColumn);
    if (existence == newest.end() || existence->second.value.type() != CellValue::Type::RowMarker)
        return registers;
    for (auto &[column, cell] : newest)
        registers.push_back(std::move(cell));
    return registers;
}

} // namespace

QByteArray digestMessage(const RemoteCell &cell)
{
    QByteArray message;
    message.reserve(cell.tableName.size() + cell.rowPks.size() + cell.columnName.size()
                    + cell.hlc.size() + cell.value.encodedSize() + 32);
    addPart(message, cell.tableName);
    addPart(message, cell.rowPks);
    addPart(message, cell.columnName);
    addPart(message, cell.hlc);
    message.append(static_cast<char>(cell.value.type()));
    // What a marker tells besides depends on which columns its device knows.
    if (!cell.isExistence())
        addPart(message, cell.value.encoded());
    return message;
}

RegisterDigest::RegisterDigest(Replica &replica, const SyncedTable &table, const CellDigest &digest)
    : m_replica(replica)
    , m_table(table)
    , m_digest(digest)
{
    m_sums.emplace(RowExistenceColumn, DigestSum());
    for (const QByteArray &column : table.dataColumns())
        m_sums.emplace(column, DigestSum());
}

Result<bool> RegisterDigest::advance(qint64 maxCells)
{
    return walk(maxCells, [this](const RemoteCell &cell) {
        // A column that only others know is theirs to compare.
        if (const auto sum = m_sums.find(cell.columnName); sum != m_sums.end())
            sum->second += m_digest(digestMessage(cell));
    });
}

/// Visits the registers of all rows that exist, about `maxCells` of them.
Result<bool> RegisterDigest::walk(qint64 maxCells, const Visit &visit)
{
    if (!std::exchange(m_hasBegun, true))
        HAEX_TRY(loadHeld());
    std::vector<OutgoingCell> cells;
    HAEX_ASSIGN(finished, ChangeCapture(m_replica).readTable(m_table, m_position, maxCells, cells));
    m_cellsRead += static_cast<qint64>(cells.size());
    for (const OutgoingCell &outgoing : cells) {
        const bool isWhole = m_held.isEmpty() || !m_held.contains(outgoing.cell.rowPks);
        if (isWhole && !isSeeded(outgoing.cell.hlc))
            visit(outgoing.cell);
    }
    if (finished)
        HAEX_TRY(walkHeld(visit));
    return finished;
}

Result<> RegisterDigest::loadHeld()
{
    HAEX_ASSIGN(rows,
                m_replica.database().prepare(
                    "SELECT DISTINCT row_pks FROM haex_crdt_held WHERE table_name = ?1"));
    rows.bindText(1, m_table.name);
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        m_held.insert(rows.text(0));
    }
}

Result<> RegisterDigest::walkHeld(const Visit &visit)
{
    ChangeCapture capture(m_replica);
    for (const QByteArray &rowPks : std::as_const(m_held)) {
        HAEX_ASSIGN(cells, capture.cellsOf(m_table.name, rowPks));
        for (const RemoteCell &cell : registersOf(std::move(cells))) {
            if (!isSeeded(cell.hlc))
                visit(cell);
        }
    }
    return {};
}

Result<BucketSums> RegisterDigest::buckets(Replica &replica, const SyncedTable &table,
                                           const QByteArrayList &columns, const CellDigest &digest)
{
    BucketSums sums{};
    QByteArray row;
    size_t bucket = 0;
    const auto visit = [&](const RemoteCell &cell) {
        if (!columns.contains(cell.columnName))
            return;
        if (std::exchange(row, cell.rowPks) != cell.rowPks)
            bucket = bucketOf(table.name, cell.rowPks, digest);
        sums[bucket] += digest(digestMessage(cell));
    };
    RegisterDigest whole(replica, table, digest);
    while (true) {
        HAEX_ASSIGN(finished, whole.walk(CellsAtOnce, visit));
        if (finished)
            return sums;
    }
}

Result<std::vector<OutgoingCell>> RegisterDigest::cellsIn(Replica &replica,
                                                          const SyncedTable &table,
                                                          const std::array<bool, 256> &buckets,
                                                          const CellDigest &digest)
{
    QByteArray row;
    bool rowIsIn = false;
    // The cells of a row follow each other.
    const auto isIn = [&](const QByteArray &rowPks) {
        if (std::exchange(row, rowPks) != rowPks)
            rowIsIn = buckets[bucketOf(table.name, rowPks, digest)];
        return rowIsIn;
    };
    ChangeCapture capture(replica);
    std::vector<OutgoingCell> found;
    QByteArray position;
    for (bool finished = false; !finished;) {
        std::vector<OutgoingCell> cells;
        HAEX_ASSIGN(isLast, capture.readTable(table, position, CellsAtOnce, cells));
        finished = isLast;
        for (OutgoingCell &outgoing : cells) {
            if (isIn(outgoing.cell.rowPks))
                found.push_back(std::move(outgoing));
        }
    }
    // Deleted rows, and rows of which something waits: as a whole.
    HAEX_ASSIGN(others,
                replica.database().prepare(
                    "SELECT row_pks FROM haex_crdt_tombstones WHERE table_name = ?1"
                    " UNION SELECT row_pks FROM haex_crdt_held WHERE table_name = ?1"));
    others.bindText(1, table.name);
    while (true) {
        HAEX_ASSIGN(more, others.step());
        if (!more)
            return found;
        if (!isIn(others.text(0)))
            continue;
        HAEX_ASSIGN(cells, capture.cellsOf(table.name, others.text(0)));
        std::ranges::move(cells, std::back_inserter(found));
    }
}

} // namespace haex
