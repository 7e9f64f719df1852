// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/backendstore.h"

#include "core/replica/tombstonepurge.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace haex {
namespace {

constexpr char Columns[] = "SELECT id, name, url, email, enabled, added_ms, access_token, refresh_token,"
                           " token_expires_ms, device_registered, wrapped_key_pending, epoch, last_pull_timestamp,"
                           " last_push_hlc_timestamp, push_seq, relay_seq, offer_pending, offer_table,"
                           " offer_position, last_success_ms, acked_sequence, confirmed_up_to, learn_again"
                           " FROM haex_sync_backends ";
constexpr qint64 KeptActivity = 5000;
constexpr qint64 KeptLines = 20'000;

BackendRecord read(Statement &row)
{
    BackendRecord record;
    record.backend = {row.text(0), row.string(1), QUrl(row.string(2)), row.string(3), row.integer(4) != 0,
                      row.integer(5)};
    record.accessToken = row.text(6);
    record.refreshToken = row.text(7);
    record.tokenExpiresMs = row.integer(8);
    record.registeredDevice = row.text(9);
    record.wrappedKeyPending = row.integer(10) != 0;
    record.epoch = row.text(11);
    record.pullCursor = row.integer(12);
    record.push = {row.integer(14), row.text(13), row.integer(15), row.integer(16) != 0, row.text(17), row.blob(18)};
    record.lastSuccessMs = row.integer(19);
    record.ackedSequence = row.integer(20);
    record.confirmedUpTo = row.integer(21);
    record.learnAgain = row.integer(22) != 0;
    return record;
}

} // namespace

Result<QList<BackendRecord>> BackendStore::list()
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(QByteArray(Columns) + "ORDER BY added_ms, id"));
    QList<BackendRecord> records;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return records;
        records += read(rows);
    }
}

Result<BackendRecord> BackendStore::load(const QByteArray &id)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(QByteArray(Columns) + "WHERE id = ?1"));
    rows.bindText(1, id);
    HAEX_ASSIGN(found, rows.step());
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("backend"));
    return read(rows);
}

Result<> BackendStore::add(BackendRecord &record)
{
    return m_replica.write([&]() -> Result<> {
        Database &database = m_replica.database();
        HAEX_ASSIGN(foreign, database.scalar("SELECT has_foreign FROM haex_crdt_clock"));
        HAEX_ASSIGN(relayed, database.scalar("SELECT coalesce(max(seq), 0) FROM haex_crdt_relay"));
        record.push.offerPending = foreign.toInteger() != 0;
        record.push.relaySeq = relayed.toInteger();
        HAEX_ASSIGN(insert, database.prepare(
                                "INSERT INTO haex_sync_backends(id, name, url, email, enabled, added_ms, access_token,"
                                " refresh_token, token_expires_ms, device_registered, relay_seq, offer_pending)"
                                " VALUES(?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
        insert.bindText(1, record.backend.id)
            .bindString(2, record.backend.name)
            .bindString(3, record.backend.url.toString())
            .bindString(4, record.backend.email)
            .bind(5, record.backend.addedMs)
            .bindText(6, record.accessToken)
            .bindText(7, record.refreshToken)
            .bind(8, record.tokenExpiresMs)
            .bindText(9, record.registeredDevice)
            .bind(10, record.push.relaySeq)
            .bind(11, qint64(record.push.offerPending));
        // What was forgotten here is news to the new one: the others tell it again, and it is relayed.
        HAEX_TRY(database.execute("UPDATE haex_sync_backends SET learn_again = 1"
                                  " WHERE (SELECT has_purged FROM haex_crdt_clock) = 1"));
        HAEX_TRY(TombstonePurge::forgetPositions(database));
        HAEX_TRY(insert.run());
        return ChangeCapture(m_replica).markAllDirty();
    });
}

Result<> BackendStore::remove(const QByteArray &id)
{
    return m_replica.write([&]() -> Result<> {
        for (const char *sql : {"DELETE FROM haex_sync_backends WHERE id = ?1",
                                "DELETE FROM haex_crdt_refused WHERE backend_id = ?1",
                                "DELETE FROM haex_crdt_quarantine WHERE backend_id = ?1",
                                "DELETE FROM haex_digest_places WHERE backend_id = ?1",
                                "DELETE FROM haex_sync_reencryption WHERE backend_id = ?1",
                                "DELETE FROM haex_sync_signed_out WHERE backend_id = ?1",
                                "DELETE FROM haex_digest_offers WHERE backend_id = ?1",
                                "DELETE FROM haex_digest_peers WHERE backend_id = ?1",
                                "DELETE FROM haex_crdt_tombstone_positions WHERE backend_id = ?1",
                                "DELETE FROM haex_sync_alerts WHERE backend_id = ?1"}) {
            HAEX_ASSIGN(statement, m_replica.database().prepare(sql));
            HAEX_TRY(statement.bindText(1, id).run());
        }
        return clearMarks();
    });
}

Result<> BackendStore::setEnabled(const QByteArray &id, bool enabled)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().prepare("UPDATE haex_sync_backends SET enabled = ?1 WHERE id = ?2"));
        return update.bind(1, qint64(enabled)).bindText(2, id).run();
    });
}

Result<> BackendStore::rename(const QByteArray &id, const QString &name)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().prepare("UPDATE haex_sync_backends SET name = ?1 WHERE id = ?2"));
        return update.bindString(1, name).bindText(2, id).run();
    });
}

Result<> BackendStore::setUrl(const QByteArray &id, const QUrl &url)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update,
                    m_replica.database().prepare("UPDATE haex_sync_backends SET url = ?1 WHERE id = ?2"));
        return update.bindString(1, url.toString()).bindText(2, id).run();
    });
}

Result<> BackendStore::saveTokens(const BackendRecord &record)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().prepare(
                                "UPDATE haex_sync_backends SET access_token = ?1, refresh_token = ?2,"
                                " token_expires_ms = ?3, device_registered = ?4 WHERE id = ?5"));
        return update.bindText(1, record.accessToken)
            .bindText(2, record.refreshToken)
            .bind(3, record.tokenExpiresMs)
            .bindText(4, record.registeredDevice)
            .bindText(5, record.backend.id)
            .run();
    });
}

Result<> BackendStore::clearWrappedKeyPending(const QByteArray &id)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().prepare(
                                "UPDATE haex_sync_backends SET wrapped_key_pending = 0 WHERE id = ?1"));
        return update.bindText(1, id).run();
    });
}

Result<> BackendStore::saveCursor(const QByteArray &id, qint64 cursor, const QByteArray &epoch)
{
    HAEX_ASSIGN(update, m_replica.database().cached(QByteArrayLiteral(
                            "UPDATE haex_sync_backends SET last_pull_timestamp = ?1, epoch = ?2 WHERE id = ?3")));
    return update->bind(1, cursor).bindText(2, epoch).bindText(3, id).run();
}

Result<> BackendStore::noteContent(const QByteArray &id, const QByteArray &epoch, qint64 sequence)
{
    HAEX_ASSIGN(upsert, m_replica.database().cached(QByteArrayLiteral(
                            "INSERT INTO haex_digest_places(backend_id, epoch, content) VALUES(?1, ?2, ?3)"
                            " ON CONFLICT(backend_id) DO UPDATE SET epoch = excluded.epoch, content ="
                            " CASE WHEN epoch = excluded.epoch THEN max(content, excluded.content)"
                            " ELSE excluded.content END")));
    return upsert->bindText(1, id).bindText(2, epoch).bind(3, sequence).run();
}

Result<> BackendStore::saveConfirmedUpTo(const QByteArray &id, qint64 sequence)
{
    HAEX_ASSIGN(update, m_replica.database().cached(QByteArrayLiteral(
                            "UPDATE haex_sync_backends SET confirmed_up_to = ?1,"
                            " acked_sequence = max(acked_sequence, 0) WHERE id = ?2")));
    return update->bind(1, sequence).bindText(2, id).run();
}

Result<> BackendStore::saveAckedSequence(const QByteArray &id, qint64 sequence)
{
    HAEX_ASSIGN(update, m_replica.database().cached(QByteArrayLiteral(
                            "UPDATE haex_sync_backends SET acked_sequence = ?1 WHERE id = ?2")));
    return update->bind(1, sequence).bindText(2, id).run();
}

Result<> BackendStore::pullFromZero(const QByteArray &id)
{
    HAEX_ASSIGN(update,
                m_replica.database().prepare(
                    "UPDATE haex_sync_backends SET learn_again = 0, acked_sequence ="
                    " CASE WHEN acked_sequence < 0 THEN -1"
                    " ELSE max(acked_sequence, last_pull_timestamp) END,"
                    " last_pull_timestamp = 0 WHERE id = ?1"));
    return update.bindText(1, id).run();
}

Result<> BackendStore::savePush(const QByteArray &id, const PushProgress &progress)
{
    HAEX_ASSIGN(update, m_replica.database().cached(QByteArrayLiteral(
                            "UPDATE haex_sync_backends SET last_push_hlc_timestamp = ?1, push_seq = ?2,"
                            " relay_seq = ?3, offer_pending = ?4, offer_table = ?5, offer_position = ?6"
                            " WHERE id = ?7")));
    return update->bindText(1, progress.pushHlc)
        .bind(2, progress.pushSeq)
        .bind(3, progress.relaySeq)
        .bind(4, qint64(progress.offerPending))
        .bindText(5, progress.offerTable)
        .bindBlob(6, progress.offerPosition)
        .bindText(7, id)
        .run();
}

Result<> BackendStore::saveSuccess(const QByteArray &id, qint64 timeMs)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().cached(QByteArrayLiteral(
                                "UPDATE haex_sync_backends SET last_success_ms = ?1 WHERE id = ?2")));
        return update->bind(1, timeMs).bindText(2, id).run();
    });
}

Result<> BackendStore::startOver(const QByteArray &id, const QByteArray &epoch)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_TRY(saveCursor(id, 0, epoch));
        HAEX_TRY(saveConfirmedUpTo(id, 0));
        HAEX_TRY(saveAckedSequence(id, -1));
        HAEX_TRY(TombstonePurge::forgetPositions(m_replica.database()));
        // Another history may have the sessions of its time.
        HAEX_ASSIGN(signIns, m_replica.database().prepare("DELETE FROM haex_sync_signed_out WHERE backend_id = ?1"));
        HAEX_TRY(signIns.bindText(1, id).run());
        // All that the server has comes again. What may open one day stays: nobody else may have it.
        HAEX_ASSIGN(broken, m_replica.database().prepare("DELETE FROM haex_crdt_quarantine WHERE backend_id = ?1"
                                                         " AND reason NOT IN (?2, ?3)"));
        HAEX_TRY(broken.bindText(1, id)
                     .bindString(2, errorCodeName(ErrorCode::UnknownKeyVersion))
                     .bindString(3, errorCodeName(ErrorCode::HlcTooFarInFuture))
                     .run());
        PushProgress progress;
        progress.offerPending = true;
        HAEX_ASSIGN(relayed, m_replica.database().scalar("SELECT coalesce(max(seq), 0) FROM haex_crdt_relay"));
        progress.relaySeq = relayed.toInteger();
        HAEX_TRY(savePush(id, progress));
        return ChangeCapture(m_replica).markAllDirty();
    });
}

Result<> BackendStore::clearMarks()
{
    HAEX_ASSIGN(oldest, m_replica.database().prepare("SELECT min(push_seq), min(relay_seq), count(*)"
                                                     " FROM haex_sync_backends"));
    HAEX_TRY(oldest.step());
    // Without a backend the marks stay for the first one; there is nobody to relay to.
    const bool none = oldest.integer(2) == 0;
    return ChangeCapture(m_replica).clearMarks(none ? -1 : oldest.integer(0),
                                               none ? std::numeric_limits<qint64>::max() : oldest.integer(1));
}

Result<ActivityEntry> BackendStore::addActivity(ActivityEntry entry, const QList<TrailLine> &lines)
{
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(insert, m_replica.database().cached(QByteArrayLiteral(
                                "INSERT INTO haex_sync_activity(time_ms, backend_id, backend_name, direction, cells,"
                                " detail, error_code) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id")));
        insert->bind(1, entry.timeMs)
            .bindText(2, entry.backendId)
            .bindString(3, entry.backendName)
            .bindString(4, entry.direction)
            .bind(5, entry.cells)
            .bindString(6, entry.detail)
            .bindString(7, entry.errorCode);
        HAEX_TRY(insert->step());
        entry.id = insert->integer(0);
        HAEX_TRY(insert->run());
        HAEX_ASSIGN(prune, m_replica.database().cached(QByteArrayLiteral(
                               "DELETE FROM haex_sync_activity WHERE id <= ?1")));
        HAEX_TRY(prune->bind(1, entry.id - KeptActivity).run());
        return addLines(entry, lines);
    }));
    return entry;
}

Result<> BackendStore::addLines(const ActivityEntry &entry, const QList<TrailLine> &lines)
{
    if (lines.isEmpty())
        return {};
    Database &database = m_replica.database();
    HAEX_ASSIGN(insert, database.cached(QByteArrayLiteral(
                            "INSERT INTO haex_sync_activity_lines(entry_id, table_name, row_pks, columns, fate, event,"
                            " hlc, sender, reason, row_count, cells) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")));
    for (const TrailLine &line : lines) {
        QJsonArray columns;
        for (const QByteArray &column : line.columns)
            columns.append(QString::fromUtf8(column));
        insert->bind(1, entry.id)
            .bindText(2, line.tableName)
            .bindText(3, line.rowPks)
            .bindText(4, QJsonDocument(columns).toJson(QJsonDocument::Compact))
            .bindText(5, cellFateName(line.fate))
            .bindText(6, rowEventName(line.event))
            .bindText(7, line.hlc)
            .bindText(8, line.sender)
            .bindText(9, line.reason)
            .bind(10, line.rows)
            .bind(11, line.cells);
        HAEX_TRY(insert->run());
    }
    HAEX_ASSIGN(prune, database.cached(QByteArrayLiteral(
                           "DELETE FROM haex_sync_activity_lines WHERE id <="
                           " (SELECT max(id) FROM haex_sync_activity_lines) - ?1 OR entry_id <= ?2")));
    return prune->bind(1, KeptLines).bind(2, entry.id - KeptActivity).run();
}

Result<> BackendStore::forgetActivityBefore(qint64 timeMs)
{
    return m_replica.write([&]() -> Result<> {
        for (const char *sql : {"DELETE FROM haex_sync_activity_lines WHERE entry_id IN"
                                " (SELECT id FROM haex_sync_activity WHERE time_ms < ?1)",
                                "DELETE FROM haex_sync_activity WHERE time_ms < ?1"}) {
            HAEX_ASSIGN(statement, m_replica.database().prepare(sql));
            HAEX_TRY(statement.bind(1, timeMs).run());
        }
        return {};
    });
}

Result<QList<ActivityEntry>> BackendStore::activity(int limit)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(
                          "SELECT id, time_ms, backend_id, backend_name, direction, cells, detail, error_code"
                          " FROM haex_sync_activity ORDER BY id DESC LIMIT ?1"));
    rows.bind(1, limit);
    QList<ActivityEntry> entries;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return entries;
        entries += {rows.integer(0), rows.integer(1), rows.text(2),   rows.string(3),
                    rows.string(4),  rows.integer(5), rows.string(6), rows.string(7)};
    }
}

Result<> BackendStore::raiseAlert(const SyncAlert &alert)
{
    // One statement: it joins whatever transaction runs, that of a page too.
    HAEX_ASSIGN(upsert, m_replica.database().cached(QByteArrayLiteral(
                            "INSERT INTO haex_sync_alerts(code, backend_id, since_ms, context)"
                            " VALUES(?1, ?2, ?3, ?4) ON CONFLICT(code, backend_id) DO UPDATE SET"
                            " context = excluded.context")));
    return upsert->bindString(1, errorCodeName(alert.code))
        .bindText(2, alert.backendId)
        .bind(3, alert.sinceMs)
        .bindString(4, alert.context)
        .run();
}

Result<> BackendStore::clearAlert(ErrorCode code, const QByteArray &backendId)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(remove, m_replica.database().cached(QByteArrayLiteral(
                                "DELETE FROM haex_sync_alerts WHERE code = ?1 AND backend_id = ?2")));
        return remove->bindString(1, errorCodeName(code)).bindText(2, backendId).run();
    });
}

Result<> BackendStore::clearAlertsWithoutCells(const QByteArray &backendId)
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(any, database.scalar("SELECT 1 FROM haex_sync_alerts LIMIT 1"));
    if (any.isNull())
        return {};
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(
            remove,
            database.prepare("DELETE FROM haex_sync_alerts WHERE backend_id = ?1"
                             " AND code NOT IN (?2, ?3, ?4, ?5, ?6, ?7) AND NOT EXISTS (SELECT 1"
                             " FROM haex_crdt_quarantine WHERE backend_id = ?1 AND reason = code)"
                             " AND NOT EXISTS (SELECT 1 FROM haex_crdt_refused AS refused"
                             " WHERE backend_id = ?1 AND refused.code = haex_sync_alerts.code)"));
        return remove.bindText(1, backendId)
            .bindString(2, errorCodeName(ErrorCode::ClockDrift))
            .bindString(3, errorCodeName(ErrorCode::RollbackDetected))
            .bindString(4, errorCodeName(ErrorCode::LargeDeleteNeedsConsent))
            .bindString(5, errorCodeName(ErrorCode::DevicesDiffer))
            .bindString(6, errorCodeName(ErrorCode::ChangesWithheld))
            .bindString(7, errorCodeName(ErrorCode::AuthorMismatch))
            .run();
    });
}

Result<> BackendStore::clearAlertBefore(ErrorCode code, const QByteArray &backendId, qint64 timeMs)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(remove, m_replica.database().cached(QByteArrayLiteral(
                                "DELETE FROM haex_sync_alerts WHERE code = ?1 AND backend_id = ?2"
                                " AND since_ms < ?3")));
        return remove->bindString(1, errorCodeName(code)).bindText(2, backendId).bind(3, timeMs).run();
    });
}

Result<QString> BackendStore::deviceName(const QByteArray &deviceId)
{
    HAEX_ASSIGN(row, m_replica.database().prepare("SELECT name FROM vault_devices WHERE device_id = ?1"));
    HAEX_ASSIGN(isListed, row.bindText(1, deviceId).step());
    return QString::fromUtf8(deviceId) + (isListed ? u' ' + row.string(0) : QString());
}

Result<QList<SyncAlert>> BackendStore::alerts()
{
    HAEX_ASSIGN(rows, m_replica.database().prepare("SELECT code, backend_id, since_ms, context FROM haex_sync_alerts"
                                                   " ORDER BY since_ms"));
    QList<SyncAlert> alerts;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return alerts;
        alerts += {errorCodeFromName(rows.string(0)), rows.text(1), rows.integer(2), rows.string(3)};
    }
}

} // namespace haex
