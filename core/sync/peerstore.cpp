// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/peerstore.h"

#include "core/replica/changecapture.h"

namespace haex {
namespace {

constexpr char FindingColumns[] = "SELECT backend_id, device_id, agreement, since_ms, content, "
                                  "made_ms, tables, answered FROM haex_digest_peers";

PeerStore::Finding readFinding(const Statement &row)
{
    PeerStore::Finding finding;
    finding.comparison
        = {row.text(0),    row.text(1),    agreementOf(row.textView(2)),    row.integer(4),
           row.integer(3), row.integer(5), differingTablesOf(row.string(6))};
    if (const QByteArray answered = row.blob(7); !answered.isEmpty())
        finding.answered = answered.split('\n');
    return finding;
}

} // namespace

/// Without those that a copy of theirs replaced; one that spoke since then goes on beside it.
Result<QList<PeerStore::Peer>> PeerStore::peers()
{
    HAEX_ASSIGN(
        rows,
        m_replica.database().prepare(
            "SELECT device_id, statement, buckets FROM vault_statements AS said"
            " WHERE device_id <> ?1 AND NOT EXISTS (SELECT 1 FROM vault_devices AS heir"
            // Of a column that is never written again: when the copy took over.
            " WHERE heir.replaces = said.device_id AND said.haex_timestamp"
            " < coalesce(heir.haex_column_hlcs ->> '$.replaces', heir.haex_column_hlcs ->> '$.\"\"'))"
            " ORDER BY device_id"));
    rows.bindText(1, m_replica.deviceId());
    QList<Peer> peers;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return peers;
        Peer peer{rows.text(0), std::nullopt, bucketTablesOf(rows.textView(2)),
                  statementName(rows.textView(1), rows.textView(2)), rows.text(1)};
        if (auto statement = DeviceStatement::parse(rows.textView(1)))
            peer.statement = std::move(*statement);
        peers += std::move(peer);
    }
}

Result<DeviceStatement> PeerStore::ownStatement()
{
    HAEX_ASSIGN(row,
                m_replica.database().prepare(
                    "SELECT statement FROM vault_statements WHERE device_id = ?1"));
    HAEX_ASSIGN(found, row.bindText(1, m_replica.deviceId()).step());
    return found ? DeviceStatement::parse(row.textView(0)).value_or(DeviceStatement())
                 : DeviceStatement();
}

Result<QByteArray> PeerStore::ownBuckets()
{
    HAEX_ASSIGN(
        row,
        m_replica.database().prepare("SELECT buckets FROM vault_statements WHERE device_id = ?1"));
    HAEX_ASSIGN(found, row.bindText(1, m_replica.deviceId()).step());
    return found ? row.text(0) : QByteArray();
}

Result<QByteArray> PeerStore::ownName()
{
    HAEX_ASSIGN(row,
                m_replica.database().prepare(
                    "SELECT statement, buckets FROM vault_statements WHERE device_id = ?1"));
    HAEX_ASSIGN(found, row.bindText(1, m_replica.deviceId()).step());
    return found ? statementName(row.textView(0), row.textView(1)) : QByteArray();
}

Result<qint64> PeerStore::ownNewestCells()
{
    HAEX_ASSIGN(row,
                m_replica.database().prepare(
                    "SELECT (row = newest) + (coalesce(clocks ->> '$.statement', row) = newest)"
                    " + (coalesce(clocks ->> '$.buckets', row) = newest)"
                    " FROM (SELECT haex_timestamp AS newest, haex_column_hlcs AS clocks,"
                    " haex_column_hlcs ->> '$.\"\"' AS row FROM vault_statements WHERE device_id = ?1)"));
    HAEX_ASSIGN(found, row.bindText(1, m_replica.deviceId()).step());
    return found ? row.integer(0) : 0;
}

Result<> PeerStore::publish(const DeviceStatement &statement, const QByteArray &buckets)
{
    HAEX_ASSIGN(upsert,
                m_replica.database().prepare(
                    "INSERT INTO vault_statements(device_id, statement, buckets) VALUES(?1, ?2, ?3)"
                    " ON CONFLICT(device_id) DO UPDATE SET statement = excluded.statement,"
                    " buckets = excluded.buckets"));
    return upsert.bindText(1, m_replica.deviceId())
        .bindText(2, statement.toText())
        .bindText(3, buckets)
        .run();
}

Result<PeerStore::Finding> PeerStore::finding(const QByteArray &backendId,
                                              const QByteArray &deviceId)
{
    HAEX_ASSIGN(row,
                m_replica.database().prepare(QByteArray(FindingColumns)
                                             + " WHERE backend_id = ?1 AND device_id = ?2"));
    HAEX_ASSIGN(found, row.bindText(1, backendId).bindText(2, deviceId).step());
    if (found)
        return readFinding(row);
    Finding none;
    none.comparison.backendId = backendId;
    none.comparison.deviceId = deviceId;
    return none;
}

Result<QList<DeviceComparison>> PeerStore::comparisons()
{
    HAEX_ASSIGN(rows,
                m_replica.database().prepare(QByteArray(FindingColumns)
                                             + " ORDER BY backend_id, device_id"));
    QList<DeviceComparison> comparisons;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return comparisons;
        comparisons += readFinding(rows).comparison;
    }
}

Result<> PeerStore::save(const Finding &finding)
{
    const DeviceComparison &comparison = finding.comparison;
    HAEX_ASSIGN(
        upsert,
        m_replica.database().prepare(
            "INSERT INTO haex_digest_peers(backend_id, device_id, agreement, since_ms, content,"
            " made_ms, tables, answered) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            " ON CONFLICT(backend_id, device_id) DO UPDATE SET agreement = excluded.agreement,"
            " since_ms = excluded.since_ms, content = excluded.content,"
            " made_ms = excluded.made_ms, tables = excluded.tables, answered = excluded.answered"));
    return upsert.bindText(1, comparison.backendId)
        .bindText(2, comparison.deviceId)
        .bindText(3, agreementName(comparison.agreement))
        .bind(4, comparison.sinceMs)
        .bind(5, comparison.sequence)
        .bind(6, comparison.statementMs)
        .bindString(7, toText(comparison.tables))
        .bindBlob(8, finding.answered.join('\n'))
        .run();
}

Result<std::optional<qint64>> PeerStore::contentOf(const QByteArray &backendId,
                                                   const QByteArray &epoch)
{
    HAEX_ASSIGN(
        row,
        m_replica.database().prepare("SELECT content FROM haex_digest_places WHERE backend_id = ?1"
                                     " AND epoch = ?2"));
    HAEX_ASSIGN(found, row.bindText(1, backendId).bindText(2, epoch).step());
    return found ? std::optional(row.integer(0)) : std::nullopt;
}

Result<> PeerStore::offer(const QByteArray &backendId, const QByteArray &table,
                          const QSet<QByteArray> &rows)
{
    HAEX_ASSIGN(
        insert,
        m_replica.database().cached(QByteArrayLiteral(
            "INSERT INTO haex_digest_offers(backend_id, table_name, row_pks) VALUES(?1, ?2, ?3)")));
    for (const QByteArray &row : rows)
        HAEX_TRY(insert->bindText(1, backendId).bindText(2, table).bindText(3, row).run());
    return {};
}

Result<bool> PeerStore::isEven(const QByteArray &backendId, const PushProgress &progress)
{
    if (progress.offerPending)
        return false;
    HAEX_ASSIGN(waiting, ChangeCapture(m_replica).waitingRows(backendId, progress));
    HAEX_ASSIGN(others,
                m_replica.database().prepare(
                    "SELECT EXISTS (SELECT 1 FROM haex_crdt_quarantine WHERE backend_id = ?1"
                    " AND reason <> 'unknown_key_version')"
                    " OR EXISTS (SELECT 1 FROM haex_digest_offers WHERE backend_id = ?1)"));
    HAEX_TRY(others.bindText(1, backendId).step());
    return waiting == 0 && others.integer(0) == 0;
}

} // namespace haex
