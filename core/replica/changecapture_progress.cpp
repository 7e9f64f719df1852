// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/changecapture.h"
#include "core/replica/replicaschema.h"
#include "core/replica/sqlfunctions.h"

#include <algorithm>

// The part of ChangeCapture that knows what waits, what was acknowledged, and which marks nobody
// needs any more.

namespace haex {

Result<qint64> ChangeCapture::newestSeqBeyond(qint64 seq)
{
    // IS NOT NULL: without it SQLite would not use the partial index, and read every table.
    QByteArray sql
        = "SELECT max(coalesce((SELECT max(local_seq) FROM haex_crdt_tombstones"
          " WHERE local_seq IS NOT NULL), 0),"
          " coalesce((SELECT max(local_seq) FROM haex_crdt_held WHERE local_seq IS NOT NULL), 0)";
    HAEX_ASSIGN(dirty, dirtyTables());
    for (const QByteArray &name : dirty) {
        if (m_replica.table(name))
            sql += ", coalesce((SELECT max(haex_local_seq) FROM " + quoteIdentifier(name)
                + " WHERE haex_local_seq IS NOT NULL), 0)";
    }
    HAEX_ASSIGN(newest, m_replica.database().scalar(sql + ')'));
    return newest.toInteger() > seq ? newest.toInteger() : 0;
}

Result<QByteArray> ChangeCapture::watermarkAfter(const PushProgress &progress)
{
    HAEX_ASSIGN(beyond, newestSeqBeyond(progress.pushSeq));
    if (beyond > 0)
        return progress.pushHlc;
    // Every own cell so far was read, and acknowledged: the clock bounds them all. The stored one:
    // the reading of a transaction that failed dies with the process, and later cells may be lower.
    HAEX_ASSIGN(stored, m_replica.database().scalar("SELECT last_hlc FROM haex_crdt_clock"));
    return std::max(progress.pushHlc, stored.bytes());
}

/// The history is not counted: it goes with the edits that it is of, and nobody made it.
Result<qint64> ChangeCapture::waitingRows(const QByteArray &backendId, const PushProgress &from)
{
    qint64 rows = 0;
    const auto countBeyond = [&](const QByteArray &source, const char *seq) -> Result<> {
        HAEX_ASSIGN(count,
                    m_replica.database().prepare("SELECT count(*) FROM " + source + seq + " > ?1"));
        HAEX_TRY(count.bind(1, from.pushSeq).step());
        rows += count.integer(0);
        return {};
    };
    HAEX_ASSIGN(dirty, dirtyTables());
    for (const QByteArray &name : dirty) {
        if (m_replica.table(name) && !isHistory(name))
            HAEX_TRY(countBeyond(quoteIdentifier(name), " WHERE haex_local_seq"));
    }
    HAEX_TRY(countBeyond("haex_crdt_tombstones WHERE table_name NOT IN (" + historyTablesSql() + ')',
                         " AND local_seq"));
    // What this backend brought itself is not for it.
    HAEX_ASSIGN(others,
                m_replica.database().cached(
                    "SELECT count(*) FROM (SELECT table_name, row_pks FROM haex_crdt_held"
                    " WHERE local_seq > ?1 UNION SELECT table_name, row_pks FROM haex_crdt_relay"
                    " WHERE seq > ?2 AND backend_id <> ?3 UNION SELECT table_name, row_pks"
                    " FROM haex_crdt_refused WHERE backend_id = ?3) WHERE table_name NOT IN (" + historyTablesSql() + ')'));
    HAEX_TRY(others->bind(1, from.pushSeq)
                 .bind(2, from.relaySeq)
                 .bindText(3, backendId)
                 .step());
    rows += others->integer(0);
    others->reset();
    return rows;
}

Result<bool> ChangeCapture::hasEverything(const QByteArray &backendId, const PushProgress &progress)
{
    if (progress.offerPending)
        return false;
    HAEX_ASSIGN(beyond, newestSeqBeyond(progress.pushSeq));
    if (beyond > 0)
        return false;
    HAEX_ASSIGN(
        others,
        m_replica.database().cached(QByteArrayLiteral(
            "SELECT EXISTS (SELECT 1 FROM haex_crdt_relay WHERE seq > ?1 AND backend_id <> ?2)"
            " OR EXISTS (SELECT 1 FROM haex_crdt_refused WHERE backend_id = ?2)"
            " OR EXISTS (SELECT 1 FROM haex_digest_offers WHERE backend_id = ?2)")));
    HAEX_TRY(others->bind(1, progress.relaySeq).bindText(2, backendId).step());
    const bool any = others->integer(0) != 0;
    others->reset();
    return !any;
}

Result<> ChangeCapture::clearMarks(qint64 oldestPushSeq, qint64 oldestRelaySeq)
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(dirty, dirtyTables());
    for (const QByteArray &name : dirty) {
        if (m_replica.table(name)) {
            HAEX_ASSIGN(newer,
                        database.prepare("SELECT 1 FROM " + quoteIdentifier(name)
                                         + " WHERE haex_local_seq > ?1 LIMIT 1"));
            HAEX_ASSIGN(isNeeded, newer.bind(1, oldestPushSeq).step());
            if (isNeeded)
                continue;
        }
        HAEX_ASSIGN(clear,
                    database.cached(QByteArrayLiteral(
                        "DELETE FROM haex_crdt_dirty_tables WHERE table_name = ?1")));
        HAEX_TRY(clear->bindText(1, name).run());
    }
    HAEX_ASSIGN(forget,
                database.cached(QByteArrayLiteral("DELETE FROM haex_crdt_relay WHERE seq <= ?1")));
    return forget->bind(1, oldestRelaySeq).run();
}

Result<> ChangeCapture::markAllDirty()
{
    HAEX_ASSIGN(mark,
                m_replica.database().cached(QByteArrayLiteral(
                    "INSERT INTO haex_crdt_dirty_tables(table_name, last_modified) VALUES(?1, '')"
                    " ON CONFLICT(table_name) DO NOTHING")));
    for (const SyncedTable &table : m_replica.tables())
        HAEX_TRY(mark->bindText(1, table.name).run());
    return {};
}

} // namespace haex
