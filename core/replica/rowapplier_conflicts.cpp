// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowapplier.h"

#include "core/replica/replicaschema.h"
#include "core/replica/sqlfunctions.h"

#include <algorithm>

// The parts of RowApplier that deal with concurrent writes (R27) and with deletes (R13).

namespace haex {

bool RowApplier::wasSeen(const QByteArray &hlc) const
{
    return m_context.replay && isOld(hlc);
}

bool RowApplier::isOld(const QByteArray &hlc) const
{
    const QByteArray node = nodeOf(hlc).toByteArray();
    // What this device wrote itself comes round when a server starts over.
    return node == m_ownNode || hlc <= m_replica.seenUpTo(node);
}

/// A remote value that meets a value of ours which the backend has not acknowledged is a concurrent
/// write, whichever of the two wins.
Result<> RowApplier::recordConflicts(Row &row)
{
    if (!row.local.clocks || isChronicle(row.table.name))
        return {};
    const bool bothCreated = row.plan.existenceChanged && isUnacknowledged(row.local.clocks->rowHlc());
    const auto check = [&](const RemoteCell &cell, bool remoteWins) -> Result<> {
        const SyncedColumn *column = row.table.column(cell.columnName);
        const QByteArray ours = column ? row.local.clocks->of(*column) : QByteArray();
        // A winner is newer than ours, so ours was written without it (R3). A loser may be an old
        // version that comes round again, which ours replaced knowingly.
        if (ours == cell.hlc || (!remoteWins && wasSeen(cell.hlc)))
            return {};
        HAEX_ASSIGN(relayed, isOnItsWay(row, cell, ours));
        if (!isUnacknowledged(ours) && !relayed)
            return {};
        HAEX_ASSIGN(values, valuesOf(row));
        const CellValue *value = findInImage(*values, cell.columnName);
        if (!value || *value == cell.value)
            return {};
        const auto kind = bothCreated ? ConflictKind::BothCreated : ConflictKind::SameField;
        const HlcTimestamp local = *HlcTimestamp::parse(ours);
        const HlcTimestamp remote = *HlcTimestamp::parse(cell.hlc);
        return record({{}, kind, row.table.name, row.key.text(), cell.columnName,
                       remoteWins ? cell.value : *value, remoteWins ? *value : cell.value,
                       remoteWins ? remote : local, remoteWins ? local : remote});
    };
    for (const RemoteCell &cell : row.plan.winners)
        HAEX_TRY(check(cell, true));
    for (const RemoteCell &cell : row.plan.losers)
        HAEX_TRY(check(cell, false));
    return {};
}

/// A value that another backend brought and this one has not got yet: what this one brings was
/// written without it, as the two meet on this device only.
Result<bool> RowApplier::isOnItsWay(const Row &row, const RemoteCell &remote, const QByteArray &ours)
{
    if (!m_context.relay || ours.isEmpty() || nodeOf(ours) == m_ownNode || nodeOf(ours) == nodeOf(remote.hlc))
        return false;
    HAEX_ASSIGN(select, m_replica.database().cached(QByteArrayLiteral(
                            "SELECT 1 FROM haex_crdt_relay WHERE seq > (SELECT relay_seq FROM haex_sync_backends"
                            " WHERE id = ?1) AND backend_id <> ?1 AND table_name = ?2 AND row_pks = ?3"
                            " AND column_name = ?4 AND hlc = ?5 LIMIT 1")));
    HAEX_ASSIGN(found, select->bindText(1, m_context.backendId)
                           .bindText(2, row.table.name)
                           .bindText(3, row.key.text())
                           .bindText(4, remote.columnName)
                           .bindText(5, ours)
                           .step());
    select->reset();
    return found;
}

/// The row is deleted: what its tombstone keeps, and which edits the delete superseded.
Result<bool> RowApplier::bury(Row &row)
{
    HAEX_TRY(recordBuriedEdits(row));
    Tombstone tombstone = row.tombstone.value_or(Tombstone());
    if (row.local.clocks) {
        HAEX_ASSIGN(allowed, childrenAllow(row));
        if (!allowed) {
            HAEX_TRY(hold(row.cells, "has_children"));
            return false;
        }
        HAEX_ASSIGN(values, valuesOf(row));
        tombstone.values = *values;
        tombstone.clocks = *row.local.clocks;
        {
            // Rows that reference this one follow by their own foreign-key action; those writes are
            // ours and travel. Without such rows the delete is silent.
            std::optional<SqlFunctions::Silence> silence;
            if (!m_foreignKeys.isParent(row.table.name))
                silence.emplace(m_replica.functions());
            HAEX_TRY(m_rows.remove(row.table, row.key));
        }
        m_removedRows.push_back({row.table.name, row.key});
    }
    // What of it is this device's own and not yet sent: capture decides by HLC.
    tombstone.localSeq = std::max(tombstone.localSeq, row.localSeq);
    for (const RemoteCell &cell : row.cells)
        tombstone.localSeq = std::max(tombstone.localSeq, cell.localSeq);
    tombstone.hlc = row.plan.existenceHlc;
    for (const RemoteCell &cell : row.plan.winners) {
        const SyncedColumn *column = row.table.column(cell.columnName);
        if (column && cell.hlc > tombstone.clocks.of(*column)) {
            tombstone.clocks.set(cell.columnName, cell.hlc);
            setInImage(tombstone.values, cell.columnName, cell.value);
        }
    }
    // What a policy or a purge took out of a chronicle is not kept in the trash instead.
    if (isChronicle(row.table.name))
        tombstone.values.clear();
    HAEX_TRY(m_tombstones.put(row.table.name, row.key.text(), tombstone));
    HAEX_TRY(m_held.release(row.table.name, row.key.text()));
    m_waiting.remove({row.table.name, row.key.text()});
    HAEX_TRY(hold(row.plan.unknown, "unknown_column"));
    m_changedTables.insert(row.table.name);
    if (m_context.trail && row.plan.existenceChanged)
        tellExistence(row, CellValue::Type::Tombstone);
    m_moves += row.plan.existenceChanged ? 1 : 0;
    m_applied += row.plan.existenceChanged ? 1 : 0;
    return true;
}

/// Rows that still reference the deleted one: their own deletes may be on the way, so it waits
/// until the pages are through. Then each foreign key does what it says; rows whose key forbids the
/// delete lack a parent, and wait as any that do, as foreign keys are deferred.
Result<bool> RowApplier::childrenAllow(const Row &row)
{
    HAEX_TRY(m_foreignKeys.load());
    if (m_settling || !m_foreignKeys.isParent(row.table.name))
        return true;
    HAEX_ASSIGN(children, m_foreignKeys.childrenOf(row.table, row.key));
    return children.empty();
}

Result<> RowApplier::recordBuriedEdits(Row &row)
{
    const auto deleted = HlcTimestamp::parse(row.plan.existenceHlc);
    if (!deleted)
        return fail(ErrorCode::Internal, QStringLiteral("tombstone without HLC"));
    const auto superseded = [&](const QByteArray &column, const CellValue &value, const QByteArray &hlc) {
        return record({{}, ConflictKind::DeletedAndChanged, row.table.name, row.key.text(), column,
                       CellValue::null(), value, *deleted, *HlcTimestamp::parse(hlc)});
    };
    if (row.local.clocks) {
        for (const SyncedColumn &column : row.table.columns) {
            const QByteArray ours = column.isKey ? QByteArray() : row.local.clocks->of(column);
            if (!isUnacknowledged(ours))
                continue;
            HAEX_ASSIGN(values, valuesOf(row));
            if (const CellValue *value = findInImage(*values, column.name))
                HAEX_TRY(superseded(column.name, *value, ours));
        }
        return {};
    }
    // An edit that reached us after the delete: its author had not seen the delete. And where this
    // device deleted, it had not seen the edit, whether or not the server has the delete by now.
    const bool ownDelete = nodeOf(row.plan.existenceHlc) == m_ownNode;
    // Its own delete that it does not have any more: forgotten, and told again with all of the row.
    const bool isForgotten = ownDelete && !row.tombstone;
    for (const RemoteCell &cell : row.plan.winners) {
        if (cell.localSeq > 0 && isUnacknowledged(cell.hlc)) {
            HAEX_TRY(superseded(cell.columnName, cell.value, cell.hlc));
            continue;
        }
        const bool known = row.tombstone && cell.hlc <= row.tombstone->clocks.of(cell.columnName, false);
        const bool wasKnown = wasSeen(cell.hlc) || (isForgotten && isOld(cell.hlc));
        if (!known && !wasKnown && (ownDelete || cell.hlc > row.plan.existenceHlc))
            HAEX_TRY(superseded(cell.columnName, cell.value, cell.hlc));
    }
    return {};
}

} // namespace haex
