// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowtrail.h"

#include "core/clock/hlctimestamp.h"
#include "core/replica/replicaschema.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace haex {
namespace {

/// Empty for what is no stamp: cells in quarantine may have any.
QByteArrayView writerOf(const QByteArray &hlc)
{
    return hlc.size() == HlcTimestamp::TextLength ? nodeOf(hlc) : QByteArrayView();
}

constexpr const char *Fates[] = {"applied", "lost", "held", "conflict", "refused", "quarantined", "merged"};
constexpr const char *Events[] = {"changed", "created", "deleted"};

template <class Value, size_t Count>
Value fromName(const char *const (&names)[Count], QByteArrayView name)
{
    for (size_t i = 0; i < Count; ++i) {
        if (name == QByteArrayView(names[i]))
            return static_cast<Value>(i);
    }
    return static_cast<Value>(0);
}

} // namespace

QByteArray cellFateName(CellFate fate)
{
    return Fates[static_cast<size_t>(fate)];
}

QByteArray rowEventName(RowEvent event)
{
    return Events[static_cast<size_t>(event)];
}

CellFate cellFateFromName(QByteArrayView name)
{
    return fromName<CellFate>(Fates, name);
}

RowEvent rowEventFromName(QByteArrayView name)
{
    return fromName<RowEvent>(Events, name);
}

bool RowTrail::isTold(const QByteArray &tableName)
{
    if (tableName != m_lastTable) {
        m_lastTable = tableName;
        m_lastIsTold
            = !isChronicle(tableName) && tableName != StatementTable && tableName != AttachmentChunkTable;
    }
    return m_lastIsTold;
}

void RowTrail::note(const RemoteCell &cell, CellFate fate, QByteArrayView reason)
{
    if (!isTold(cell.tableName))
        return;
    const bool hasRoom = m_linesOf.size() < m_mostRows;
    // Mostly a row's cells come together.
    const bool isCounted = !hasRoom && !m_lastCounted.isEmpty() && cell.rowPks == m_lastCounted;
    if (isCounted)
        count(cell, fate);
    else if (hasRoom || m_linesOf.contains({cell.tableName, cell.rowPks}))
        noteRow(cell, fate, reason);
    else
        count(cell, fate);
}

/// Takes the cell out of what was told of it before; false when that stays.
bool RowTrail::takeBack(QList<qsizetype> &lines, const RemoteCell &cell, CellFate fate)
{
    for (const qsizetype index : std::as_const(lines)) {
        TrailLine &line = m_lines[index];
        const bool isIn = cell.isExistence() ? line.event != RowEvent::Changed : line.columns.contains(cell.columnName);
        if (!isIn || line.fate == fate)
            continue;
        if (line.fate == CellFate::Conflict)
            return false;
        line.columns.removeOne(cell.columnName);
        if (cell.isExistence())
            line.event = RowEvent::Changed;
        --line.cells;
    }
    return true;
}

void RowTrail::noteRow(const RemoteCell &cell, CellFate fate, QByteArrayView reason)
{
    QList<qsizetype> &lines = m_linesOf[{cell.tableName, cell.rowPks}];
    if (!takeBack(lines, cell, fate))
        return;
    const QByteArray &sender = cell.sender.isEmpty() ? m_sender : cell.sender;
    const auto fits = [&](qsizetype index) {
        const TrailLine &line = m_lines.at(index);
        return line.fate == fate && line.sender == sender && line.reason == reason
            && writerOf(line.hlc) == writerOf(cell.hlc);
    };
    const auto known = std::ranges::find_if(lines, fits);
    const qsizetype at = known == lines.end() ? m_lines.size() : *known;
    if (known == lines.end()) {
        m_lines += {cell.tableName, cell.rowPks, {}, fate, RowEvent::Changed, cell.hlc, sender, reason.toByteArray()};
        lines += at;
    }
    TrailLine &line = m_lines[at];
    line.hlc = std::max(line.hlc, cell.hlc);
    if (cell.value.type() == CellValue::Type::Tombstone)
        line.event = RowEvent::Deleted;
    else if (cell.isExistence())
        line.event = line.event == RowEvent::Deleted ? line.event : RowEvent::Created;
    else if (!line.columns.contains(cell.columnName))
        line.columns += cell.columnName;
    else
        return;
    ++line.cells;
}

qsizetype RowTrail::sumOf(const QByteArray &tableName, CellFate fate)
{
    const auto isIt = [&](const TrailLine &sum) { return sum.fate == fate && sum.tableName == tableName; };
    if (m_lastSum >= 0 && isIt(m_sums.at(m_lastSum)))
        return m_lastSum;
    const auto known = std::ranges::find_if(m_sums, isIt);
    const qsizetype at = known - m_sums.begin();
    if (known == m_sums.end())
        m_sums += TrailLine{.tableName = tableName, .fate = fate, .rows = 0};
    return at;
}

void RowTrail::count(const RemoteCell &cell, CellFate fate)
{
    const qsizetype at = sumOf(cell.tableName, fate);
    TrailLine &sum = m_sums[at];
    if (at != m_lastSum || cell.rowPks != m_lastCounted) {
        ++sum.rows;
        m_lastCounted = cell.rowPks;
        m_lastSum = at;
    }
    ++sum.cells;
}

QList<TrailLine> RowTrail::lines() const
{
    QList<TrailLine> lines;
    std::ranges::copy_if(m_lines, std::back_inserter(lines), [](const TrailLine &line) { return line.cells > 0; });
    QList<TrailLine> sums = m_sums;
    std::ranges::sort(sums, {}, [](const TrailLine &sum) { return std::pair(sum.tableName, sum.fate); });
    return lines + sums;
}

} // namespace haex
