// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/quarantine.h"

#include "core/crypto/cellenvelope.h"
#include "core/sync/cellcodec.h"

#include <set>

namespace haex {
namespace {

constexpr size_t RipeAtOnce = 1000;

/// Cells that something is expected of. Those of a table that was taken out of the sync are kept,
/// but wait for nothing.
constexpr char Awaited[] = "NOT (reason = 'unknown_table' AND table_name IN"
                           " (SELECT name FROM vault_tables WHERE synced = 0))";

/// Real names of what does not open: those of the tables here that it could be.
class RealNames final
{
public:
    RealNames(const Replica &replica, CellCodec &codec)
        : m_codec(codec)
    {
        for (const SyncedTable &table : replica.tables()) {
            if (const auto place = codec.wirePlaceOf(table.name, {}))
                m_tables.insert(place->tableName, &table);
        }
    }

    void give(WaitingCell &cell)
    {
        const SyncedTable *table = m_tables.value(cell.tableName);
        if (!table)
            return;
        for (const SyncedColumn &column : table->columns) {
            const auto place = m_codec.wirePlaceOf(table->name, {}, column.name);
            if (place && place->columnName == cell.columnName) {
                cell.columnName = column.name;
                break;
            }
        }
        cell.tableName = table->name;
    }

private:
    CellCodec &m_codec;
    QHash<QByteArray, const SyncedTable *> m_tables;
};

} // namespace

/// The same write may come again, sealed anew by another device: what it is sealed with goes by the device that did.
Result<> Quarantine::put(const QByteArray &backendId, const Change &change, ErrorCode reason)
{
    HAEX_ASSIGN(insert, m_replica.database().cached(QByteArrayLiteral(
                            "INSERT INTO haex_crdt_quarantine(backend_id, table_name, row_pks, column_name, operation,"
                            " hlc, device_id, encrypted_value, nonce, reason, since_ms)"
                            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
                            " ON CONFLICT DO UPDATE SET reason = excluded.reason,"
                            " operation = excluded.operation, device_id = excluded.device_id,"
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

Result<std::vector<Change>> Quarantine::ripe(const QByteArray &backendId, const QByteArray &hlcBound,
                                             const VaultKeyring &keyring)
{
    HAEX_ASSIGN(rows, m_replica.database().cached(QByteArrayLiteral(
                          "SELECT reason, table_name, row_pks, column_name, operation, hlc, device_id,"
                          " encrypted_value, nonce FROM haex_crdt_quarantine WHERE backend_id = ?1"
                          " AND (reason = 'hlc_too_far_in_future' AND hlc <= ?2"
                          " OR reason = 'unknown_key_version')")));
    rows->bindText(1, backendId).bindText(2, hlcBound);
    std::vector<Change> changes;
    while (changes.size() < RipeAtOnce) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        const auto keyVersion = CellSealer::keyVersionOf(rows->textView(7));
        if (rows->textView(0) == QByteArrayView("unknown_key_version")
            && !(keyVersion && keyring.opens(*keyVersion)))
            continue;
        changes.push_back({rows->text(1), rows->text(2), rows->text(3), rows->text(4), rows->text(5),
                           rows->text(6), rows->text(7), rows->text(8), 0});
    }
    rows->reset();
    return changes;
}

Result<> Quarantine::drop(const QByteArray &backendId, const Change &change)
{
    HAEX_ASSIGN(remove, m_replica.database().cached(QByteArrayLiteral(
                            "DELETE FROM haex_crdt_quarantine WHERE backend_id = ?1 AND table_name = ?2"
                            " AND row_pks = ?3 AND column_name = ?4 AND hlc = ?5")));
    return remove->bindText(1, backendId)
        .bindText(2, change.tableName)
        .bindText(3, change.rowPks)
        .bindText(4, change.columnName)
        .bindText(5, change.hlcTimestamp)
        .run();
}

Result<bool> Quarantine::holdsAny(const QByteArray &backendId)
{
    HAEX_ASSIGN(rows, m_replica.database().cached(QByteArrayLiteral(
                          "SELECT 1 FROM haex_crdt_quarantine WHERE backend_id = ?1 LIMIT 1")));
    HAEX_ASSIGN(any, rows->bindText(1, backendId).step());
    rows->reset();
    return any;
}

Result<> Quarantine::dropSuperseded(const QByteArray &backendId, const std::vector<Change> &sound)
{
    HAEX_ASSIGN(any, holdsAny(backendId));
    if (!any)
        return {};
    HAEX_ASSIGN(remove, m_replica.database().cached(QByteArrayLiteral(
                            "DELETE FROM haex_crdt_quarantine WHERE backend_id = ?1 AND table_name = ?2"
                            " AND row_pks = ?3 AND column_name = ?4 AND hlc <= ?5")));
    for (const Change &change : sound) {
        HAEX_TRY(remove->bindText(1, backendId)
                     .bindText(2, change.tableName)
                     .bindText(3, change.rowPks)
                     .bindText(4, change.columnName)
                     .bindText(5, change.hlcTimestamp)
                     .run());
    }
    return {};
}

Result<QList<WaitingCell>> Quarantine::waitingCells(int limit, CellCodec &codec)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare(
                          QByteArray("SELECT table_name, row_pks, column_name, hlc, reason, 1, since_ms"
                                     " FROM haex_crdt_quarantine"
                                     " UNION ALL SELECT table_name, row_pks, column_name, hlc, reason, 0, since_ms"
                                     " FROM haex_crdt_held WHERE ")
                          + Awaited + " ORDER BY 7 DESC, 1, 2, 3 LIMIT ?1"));
    rows.bind(1, limit);
    RealNames names(m_replica, codec);
    QList<WaitingCell> cells;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return cells;
        cells += {rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.integer(5) != 0,
                  rows.integer(6)};
        if (cells.last().quarantined)
            names.give(cells.last());
    }
}

void Quarantine::nameAsHere(QList<WaitingCell> &cells, CellCodec &codec) const
{
    RealNames names(m_replica, codec);
    for (WaitingCell &cell : cells) {
        const QByteArray onTheWire = cell.tableName;
        names.give(cell);
        if (cell.tableName != onTheWire)
            cell.rowPks.clear();
    }
}

Result<QSet<std::pair<QByteArray, QByteArray>>> Quarantine::rows()
{
    HAEX_ASSIGN(list, m_replica.database().prepare("SELECT DISTINCT table_name, row_pks FROM haex_crdt_quarantine"));
    QSet<std::pair<QByteArray, QByteArray>> rows;
    while (true) {
        HAEX_ASSIGN(more, list.step());
        if (!more)
            return rows;
        rows.insert({list.text(0), list.text(1)});
    }
}

Result<QList<quint32>> Quarantine::missingKeyVersions()
{
    HAEX_ASSIGN(rows, m_replica.database().cached(QByteArrayLiteral("SELECT encrypted_value FROM haex_crdt_quarantine"
                                                                    " WHERE reason = 'unknown_key_version'")));
    std::set<quint32> versions;
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        if (const auto version = CellSealer::keyVersionOf(rows->textView(0)))
            versions.insert(*version);
    }
    rows->reset();
    return QList<quint32>(versions.begin(), versions.end());
}

Result<qint64> Quarantine::count()
{
    HAEX_ASSIGN(count, m_replica.database().scalar("SELECT count(*) FROM haex_crdt_quarantine"));
    return count.toInteger();
}

Result<qint64> Quarantine::heldCount()
{
    HAEX_ASSIGN(count, m_replica.database().scalar(QByteArray("SELECT count(*) FROM haex_crdt_held WHERE ") + Awaited));
    return count.toInteger();
}

} // namespace haex
