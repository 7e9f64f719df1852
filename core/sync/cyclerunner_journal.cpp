// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/cyclerunner.h"

#include "core/replica/replicaschema.h"
#include "core/replica/tabletracker.h"

#include <QSet>

#include <utility>

// What CycleRunner journals of the answers to its pushes.

namespace haex {
namespace {

/// A server may answer with anything.
bool isSamePlace(const RemoteCell &a, const RemoteCell &b)
{
    return a.tableName == b.tableName && a.rowPks == b.rowPks && a.columnName == b.columnName;
}

} // namespace

/// What another device wrote after our last pull and this push met on the server: concurrency that
/// only the server could see (R19, R27).
Result<> CycleRunner::journalReplaced()
{
    QSet<std::pair<QByteArray, QByteArray>> createdByBoth;
    for (const Replaced &replaced : m_replaced) {
        const auto theirs = m_context.codec.open(replaced.theirs);
        const auto isInsert = [](const RemoteCell &cell) { return cell.value.type() == CellValue::Type::RowMarker; };
        if (theirs && isInsert(*theirs) && isInsert(replaced.ours))
            createdByBoth.insert({replaced.ours.tableName, replaced.ours.rowPks});
    }
    for (const Replaced &replaced : m_replaced) {
        const auto theirs = m_context.codec.open(replaced.theirs);
        if (!theirs || !isSamePlace(replaced.ours, *theirs))
            continue;
        if (theirs->tableName == "vault_tables") {
            // Of two definitions nothing is lost.
            if (const auto declared = TableTracker::declaredBy(*theirs))
                HAEX_TRY(TableTracker(m_context.replica).adoptDefinitions({*declared}));
            continue;
        }
        if (!isConcurrent(replaced.ours, *theirs))
            continue;
        Conflict conflict;
        conflict.kind = createdByBoth.contains({replaced.ours.tableName, replaced.ours.rowPks})
            ? ConflictKind::BothCreated
            : ConflictKind::SameField;
        conflict.tableName = replaced.ours.tableName;
        conflict.rowPks = replaced.ours.rowPks;
        conflict.columnName = replaced.ours.columnName;
        // Not by what became of ours: told again after a lost answer, the winner is stale too.
        const bool oursWins = beats(replaced.ours, *theirs);
        const RemoteCell &winner = oursWins ? replaced.ours : *theirs;
        const RemoteCell &loser = oursWins ? *theirs : replaced.ours;
        conflict.winnerValue = winner.value;
        conflict.supersededValue = loser.value;
        conflict.winnerHlc = *HlcTimestamp::parse(winner.hlc);
        conflict.supersededHlc = *HlcTimestamp::parse(loser.hlc);
        conflict.detectedMs = m_context.clock.nowMs();
        HAEX_ASSIGN(isNew, m_context.journal.record(conflict));
        if (isNew)
            m_sentTrail.note(replaced.ours, CellFate::Conflict);
    }
    return {};
}

/// Whether two values of one cell exclude each other. Deletes do not appear here: an edit that a
/// delete meets arrives with the next pull, and is journalled there.
bool CycleRunner::isConcurrent(const RemoteCell &ours, const RemoteCell &theirs) const
{
    if (theirs.isExistence() || theirs.value == ours.value || isChronicle(theirs.tableName))
        return false;
    if (!HlcTimestamp::parse(ours.hlc) || !HlcTimestamp::parse(theirs.hlc))
        return false;
    const QByteArray theirNode = nodeOf(theirs.hlc).toByteArray();
    // In a full offer our cursor may lie before what we have long known.
    const bool isKnown = m_record.push.offerPending && theirs.hlc <= m_context.replica.seenUpTo(theirNode);
    return !isKnown && nodeOf(ours.hlc) != theirNode;
}

} // namespace haex
