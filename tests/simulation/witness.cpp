// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/witness.h"

#include "core/clock/hlctimestamp.h"
#include "core/replica/changecapture.h"
#include "core/sync/backendstore.h"
#include "tests/support/orabort.h"

#include <algorithm>
#include <limits>

namespace haex::sim {
namespace {

constexpr qint64 Everything = std::numeric_limits<qint64>::max();

QByteArray keyOf(const RemoteCell &cell)
{
    return cell.hlc + cell.tableName + '\x1f' + cell.rowPks + '\x1f' + cell.columnName;
}

bool isDeleted(const Cells &cells, const RemoteCell &cell)
{
    const auto existence = cells.find({cell.tableName, cell.rowPks, RowExistenceColumn});
    return existence != cells.end() && existence->second.value.type() == CellValue::Type::Tombstone;
}

} // namespace

bool hasForgotten(Replica &replica)
{
    return orAbort(replica.database().scalar("SELECT has_purged FROM haex_crdt_clock"), "clock").toInteger() != 0;
}

bool mayBeForgotten(Replica &replica, const RemoteCell &cell)
{
    return cell.isExistence() && cell.value.type() == CellValue::Type::Tombstone && hasForgotten(replica);
}

QByteArray Writings::add(const RemoteCell &cell)
{
    // A row marker counts the columns that are as new as it: that changes with them.
    const CellValue value = cell.isExistence() ? CellValue() : cell.value;
    const auto [known, isNew] = m_versions[nameOf(cell)].try_emplace(cell.hlc, value);
    if (!isNew && known->second != value)
        return "two values under one clock: " + textOf(nameOf(cell)) + ' ' + cell.hlc;
    return {};
}

bool Writings::has(const RemoteCell &cell) const
{
    const auto versionsOf = [this](const CellName &name) {
        const auto found = m_versions.find(name);
        return found == m_versions.end() ? nullptr : &found->second;
    };
    if (const auto *versions = versionsOf(nameOf(cell))) {
        if (const auto known = versions->find(cell.hlc); known != versions->end())
            return cell.isExistence() || known->second == cell.value;
    }
    // A column that is younger than the row has its default, where the row came with the column.
    const auto *rows = versionsOf({cell.tableName, cell.rowPks, RowExistenceColumn});
    return rows && rows->contains(cell.hlc);
}

bool Writings::isRepeated(const RemoteCell &cell) const
{
    const auto found = m_versions.find(nameOf(cell));
    if (found == m_versions.end())
        return false;
    return std::any_of(found->second.upper_bound(cell.hlc), found->second.end(),
                       [&](const auto &version) { return version.second == cell.value; });
}

void Witness::forget()
{
    m_cells.clear();
    m_unacknowledged.clear();
    m_readUpTo = 0;
}

void Witness::forgetTrash()
{
    std::vector<CellName> gone;
    for (const auto &[name, cell] : m_cells) {
        if (!cell.isExistence() && isDeleted(m_cells, cell))
            gone.push_back(name);
    }
    for (const CellName &name : gone)
        m_cells.erase(name);
}

QByteArray Witness::adopt(Replica &replica)
{
    const auto now = cellsOf(replica);
    QByteArray wrong = now ? QByteArray() : "the cells cannot be read";
    for (const auto &[name, cell] : now.value_or(Cells())) {
        if (wrong.isEmpty())
            wrong = m_writings.add(cell);
    }
    return wrong;
}

QByteArray Witness::noteOwnWrites(Replica &replica)
{
    PushProgress from;
    from.pushSeq = m_readUpTo;
    from.relaySeq = Everything;
    const auto captured = ChangeCapture(replica).capture("nobody", from, Everything);
    if (!captured)
        return "own writes cannot be read: " + captured.error().toString().toUtf8();
    QByteArray wrong;
    for (const OutgoingCell &outgoing : captured->cells) {
        if (outgoing.cell.tableName.startsWith("vault_"))
            continue;
        if (const QByteArray what = m_writings.add(outgoing.cell); wrong.isEmpty())
            wrong = what;
        RemoteCell &known = m_cells[nameOf(outgoing.cell)];
        if (outgoing.cell.hlc >= known.hlc)
            known = outgoing.cell;
        ++m_writes;
    }
    m_readUpTo = captured->progress.pushSeq;
    return wrong;
}

QByteArray Witness::look(Replica &replica, const HlcTimestamp &sane)
{
    if (const QByteArray wrong = noteOwnWrites(replica); !wrong.isEmpty())
        return wrong;
    auto now = cellsOf(replica);
    if (!now)
        return "the cells cannot be read: " + now.error().toString().toUtf8();
    // What it wrote itself while it applied a page is news; what it got must be known.
    const QByteArray own = replica.clock().node().toHex();
    for (const auto &[name, cell] : *now) {
        const bool isOwn = nodeOf(cell.hlc) == own;
        if (const QByteArray wrong = isOwn ? m_writings.add(cell) : QByteArray(); !wrong.isEmpty())
            return wrong;
        if (!m_writings.has(cell))
            return "nobody wrote this: " + textOf(name) + ' ' + cell.hlc;
    }
    const QByteArray wrong = compare(replica, *now, sane.toText());
    m_cells = std::move(*now);
    return wrong;
}

QByteArray Witness::compare(Replica &replica, const Cells &now, const QByteArray &farFuture) const
{
    for (const auto &[name, before] : m_cells) {
        const auto found = now.find(name);
        // A column that nobody wrote apart from its row has the row's clock and no cell of its own.
        const bool fell = found == now.end() ? before.isExistence() && !mayBeForgotten(replica, before)
                                             : found->second.hlc < before.hlc;
        // R4's exception: a clock that was far ahead is sane again.
        if (fell && before.hlc < farFuture)
            return "the clock of a cell fell: " + textOf(name) + " from " + before.hlc + " to "
                + (found == now.end() ? QByteArray("nothing") : found->second.hlc);
    }
    return {};
}

Result<> Witness::noteUnacknowledged(Replica &replica)
{
    m_unacknowledged.clear();
    HAEX_ASSIGN(backends, BackendStore(replica).list());
    QByteArray acknowledged;
    for (const BackendRecord &record : backends)
        acknowledged = std::max(acknowledged, record.push.pushHlc);
    const QByteArray own = replica.clock().node().toHex();
    for (const auto &[name, cell] : m_cells) {
        if (!cell.isExistence() && nodeOf(cell.hlc) == own
            && cell.hlc > acknowledged && !isDeleted(m_cells, cell))
            m_unacknowledged.push_back(cell);
    }
    return {};
}

QByteArray Witness::checkJournal(Replica &replica) const
{
    if (m_unacknowledged.empty())
        return {};
    QSet<QByteArray> superseded;
    Statement rows = orAbort(replica.database().prepare("SELECT superseded_hlc, table_name, row_pks, column_name"
                                                        " FROM vault_conflicts"),
                             "journal");
    while (orAbort(rows.step(), "journal"))
        superseded.insert(keyOf({rows.text(1), rows.text(2), rows.text(3), rows.text(0), {}, 0}));
    const QByteArray own = replica.clock().node().toHex();
    for (const RemoteCell &cell : m_unacknowledged) {
        const auto existence = m_cells.find({cell.tableName, cell.rowPks, RowExistenceColumn});
        const auto now = m_cells.find(nameOf(cell));
        const bool lost = isDeleted(m_cells, cell) || now == m_cells.end() || now->second.value != cell.value;
        if (!lost || superseded.contains(keyOf(cell)) || m_writings.isRepeated(cell))
            continue;
        // A foreign-key action of this device's own gave the column another value.
        const bool ownAction = (existence != m_cells.end() && nodeOf(existence->second.hlc) == own)
            || (now != m_cells.end() && nodeOf(now->second.hlc) == own);
        if (!ownAction)
            return "a losing value is not in the journal: " + textOf(nameOf(cell)) + ' ' + cell.hlc;
    }
    return {};
}

} // namespace haex::sim
