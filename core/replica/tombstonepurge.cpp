// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/tombstonepurge.h"

#include "core/replica/changecapture.h"

#include <algorithm>
#include <vector>

namespace haex {
namespace {

constexpr qint64 OneDayMs = 24LL * 3600 * 1000;

} // namespace

Result<qint64> TombstonePurge::run(When when, const Awaited &isAwaited)
{
    if (when == When::OnceADay) {
        HAEX_ASSIGN(due, isDue());
        if (!due)
            return 0;
    }
    qint64 purged = 0;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(generation, newestConfirmedGeneration());
        if (generation > 0) {
            HAEX_TRY(holdBack(generation, isAwaited));
            HAEX_ASSIGN(count, purge(generation));
            purged = count;
        }
        HAEX_ASSIGN(complete, allHaveEverything());
        return complete ? noteGeneration() : Result<>();
    }));
    return purged;
}

Result<> TombstonePurge::forgetPositions(Database &database)
{
    return database.execute(
        "DELETE FROM haex_crdt_tombstone_positions;"
        " UPDATE haex_crdt_tombstones SET generation = NULL WHERE generation IS NOT NULL");
}

Result<bool> TombstonePurge::isDue()
{
    HAEX_ASSIGN(
        last,
        m_replica.database().scalar("SELECT max(noted_ms) FROM haex_crdt_tombstone_positions"));
    const qint64 since = m_replica.clock().nowMs() - last.toInteger();
    // Also when the clock was set back.
    return last.isNull() || since < 0 || since >= OneDayMs;
}

/// The newest generation of which every backend, paused ones too, says that all its devices have
/// it; older ones are at lower positions. 0 when there is none.
Result<qint64> TombstonePurge::newestConfirmedGeneration()
{
    HAEX_ASSIGN(
        newest,
        m_replica.database().scalar("SELECT max(generation) FROM haex_crdt_tombstone_positions AS g"
                                    " WHERE NOT EXISTS (SELECT 1 FROM haex_sync_backends AS b"
                                    " LEFT JOIN haex_crdt_tombstone_positions AS p"
                                    " ON p.backend_id = b.id AND p.generation = g.generation"
                                    " WHERE p.position IS NULL OR b.confirmed_up_to = 0"
                                    " OR p.position > b.confirmed_up_to)"));
    HAEX_ASSIGN(backends, m_replica.database().scalar("SELECT count(*) FROM haex_sync_backends"));
    return backends.toInteger() > 0 ? newest.toInteger() : 0;
}

/// They are gathered into a later generation.
Result<> TombstonePurge::holdBack(qint64 generation, const Awaited &isAwaited)
{
    if (!isAwaited)
        return {};
    Database &database = m_replica.database();
    HAEX_ASSIGN(rows,
                database.prepare("SELECT rowid, table_name, row_pks FROM haex_crdt_tombstones"
                                 " WHERE generation <= ?1"));
    rows.bind(1, generation);
    std::vector<qint64> awaited;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        if (isAwaited(rows.text(1), rows.text(2)))
            awaited.push_back(rows.integer(0));
    }
    HAEX_ASSIGN(update,
                database.prepare("UPDATE haex_crdt_tombstones SET generation = NULL WHERE rowid = ?1"));
    for (const qint64 rowid : awaited)
        HAEX_TRY(update.bind(1, rowid).run());
    return {};
}

/// Those that nothing hangs on any more: no last values that the person may want, nothing of the row that waits, was refused
/// or is on its way, no conflict that could bring it back.
Result<qint64> TombstonePurge::purge(qint64 generation)
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(
        remove,
        database.prepare(
            "DELETE FROM haex_crdt_tombstones WHERE generation <= ?1"
            " AND (length(last_values) = 0 OR is_purged = 1)"
            " AND hlc < ?2 AND coalesce(local_seq, 0) <= (SELECT min(push_seq) FROM "
            "haex_sync_backends)"
            " AND table_name IN (SELECT table_name FROM haex_crdt_tables"
            " WHERE trigger_version >= 0)"
            " AND (table_name, row_pks) NOT IN (SELECT table_name, row_pks FROM haex_crdt_held"
            " UNION ALL SELECT table_name, row_pks FROM haex_crdt_quarantine"
            " UNION ALL SELECT table_name, row_pks FROM haex_crdt_refused"
            " UNION ALL SELECT table_name, row_pks FROM haex_crdt_relay"
            " UNION ALL SELECT table_name, row_pks FROM vault_conflicts WHERE state = 'open')"));
    const qint64 youngest = std::max<qint64>(m_replica.clock().nowMs() - KeptMs, 0);
    HAEX_TRY(
        remove.bind(1, generation).bindText(2, HlcTimestamp{youngest, 0, NodeId()}.toText()).run());
    const qint64 count = database.changes();
    HAEX_ASSIGN(
        outdated,
        database.prepare("DELETE FROM haex_crdt_tombstone_positions WHERE generation < ?1"));
    HAEX_TRY(outdated.bind(1, generation).run());
    if (count > 0)
        HAEX_TRY(database.execute("UPDATE haex_crdt_clock SET has_purged = 1"));
    return count;
}

/// And tells where: before the first pull to the end, a push of long ago may lie beyond the cursor.
Result<bool> TombstonePurge::allHaveEverything()
{
    HAEX_ASSIGN(rows,
                m_replica.database().prepare(
                    "SELECT id, push_seq, relay_seq, offer_pending, acked_sequence"
                    " FROM haex_sync_backends"));
    bool any = false;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return any;
        any = true;
        PushProgress progress;
        progress.pushSeq = rows.integer(1);
        progress.relaySeq = rows.integer(2);
        progress.offerPending = rows.integer(3) != 0;
        HAEX_ASSIGN(complete, ChangeCapture(m_replica).hasEverything(rows.text(0), progress));
        if (!complete || rows.integer(4) < 0)
            return false;
    }
}

/// A backend has each of them at or below what it told last: what was pulled, or the sequence of
/// the push that brought it.
Result<> TombstonePurge::noteGeneration()
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(
        last,
        database.scalar("SELECT coalesce(max(generation), 0) FROM haex_crdt_tombstone_positions"));
    HAEX_ASSIGN(
        note,
        database.prepare(
            "INSERT INTO haex_crdt_tombstone_positions(generation, backend_id, position, noted_ms)"
            " SELECT ?1, id, max(last_pull_timestamp, acked_sequence), ?2 FROM "
            "haex_sync_backends"));
    HAEX_TRY(note.bind(1, last.toInteger() + 1).bind(2, m_replica.clock().nowMs()).run());
    HAEX_ASSIGN(gather,
                database.prepare(
                    "UPDATE haex_crdt_tombstones SET generation = ?1 WHERE generation IS NULL"));
    return gather.bind(1, last.toInteger() + 1).run();
}

} // namespace haex
