// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/quarantine.h"

namespace haex {

Result<> Quarantine::put(const QByteArray &backendId, const Change &change, ErrorCode reason)
{
    HAEX_ASSIGN(insert, m_replica.database().cached(QByteArrayLiteral(
                            "INSERT INTO haex_crdt_quarantine(backend_id, table_name, row_pks, column_name, operation,"
                            " hlc, device_id, encrypted_value, nonce, reason, since_ms)"
                            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
                            " ON CONFLICT DO UPDATE SET reason = excluded.reason,"
                            " encrypted_value = excluded.encrypted_value, nonce = excluded.nonce")));
    return insert->bindText(1, backendId)
        .bindText(2, change.tableName)
        .bindText(3, change.rowPks)
        .bindText(4, change.columnName)
        .bindText(5, change.operation)
        .bindText(6, change.hlcTimestamp)
        .bindText(7, change.deviceId)
        .bindText(8, change.encryptedValue)
        .bindText(9, change.nonce)
        .bindString(10, errorCodeName(reason))
        .bind(11, m_replica.clock().nowMs())
        .run();
}

Result<std::vector<Change>> Quarantine::takeRipe(const QByteArray &backendId, const QByteArray &hlcBound)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(
                          "DELETE FROM haex_crdt_quarantine WHERE backend_id = ?1"
                          " AND reason = 'hlc_too_far_in_future' AND hlc <= ?2 RETURNING table_name, row_pks,"
                          " column_name, operation, hlc, device_id, encrypted_value, nonce"));
    rows.bindText(1, backendId).bindText(2, hlcBound);
    std::vector<Change> changes;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return changes;
        changes.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                           rows.text(6), rows.text(7), 0});
    }
}

Result<bool> Quarantine::holdsFuture(const QByteArray &backendId)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(
                          "SELECT 1 FROM haex_crdt_quarantine WHERE backend_id = ?1"
                          " AND reason = 'hlc_too_far_in_future' LIMIT 1"));
    rows.bindText(1, backendId);
    return rows.step();
}

Result<QList<WaitingCell>> Quarantine::waitingCells(int limit)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(
                          "SELECT table_name, row_pks, column_name, hlc, reason, 1, since_ms FROM haex_crdt_quarantine"
                          " UNION ALL SELECT table_name, row_pks, column_name, hlc, reason, 0, since_ms"
                          " FROM haex_crdt_held ORDER BY 7 DESC, 1, 2, 3 LIMIT ?1"));
    rows.bind(1, limit);
    QList<WaitingCell> cells;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return cells;
        cells += {rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.integer(5) != 0,
                  rows.integer(6)};
    }
}

Result<qint64> Quarantine::count()
{
    HAEX_ASSIGN(count, m_replica.database().scalar("SELECT count(*) FROM haex_crdt_quarantine"));
    return count.toInteger();
}

Result<qint64> Quarantine::heldCount()
{
    HAEX_ASSIGN(count, m_replica.database().scalar("SELECT count(*) FROM haex_crdt_held"));
    return count.toInteger();
}

} // namespace haex
