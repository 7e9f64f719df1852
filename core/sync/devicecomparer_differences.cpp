// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/devicecomparer.h"

#include "core/replica/replicaschema.h"

#include <QTimer>

#include <algorithm>

// What DeviceComparer does where two devices differ: finds the rows, and has them offered or pulled
// again.

namespace haex {
namespace {

constexpr char PulledAgain[] = "pulled:";
constexpr char KeysOffered[] = "keys:";

QByteArray nameOfDifference(const QByteArray &table, const ColumnSums &ours,
                            const ColumnSums &theirs)
{
    return table.toHex() + ':' + stateOf(ours) + ':' + stateOf(theirs);
}

QByteArray nameOfDifferences(const DeviceStatement &ours, const DeviceStatement &theirs,
                             const DifferingColumns &differing)
{
    QByteArrayList names;
    for (const auto &[table, columns] : differing)
        names += nameOfDifference(table, ours.tables.at(table), theirs.tables.at(table));
    return names.join('+');
}

} // namespace

/// Narrows a difference down to rows and has them offered again, once for each state of both sides:
/// a server that goes on dropping them is not fought, but shown.
Result<> DeviceComparer::answer(const Settled &backend, const PeerStore::Peer &peer,
                                const DifferingColumns &differing, PeerStore::Finding &finding)
{
    QList<DifferingTable> tables;
    bool isAllAnswered = true;
    if (m_isAsked)
        finding.answered.clear();
    for (const auto &[name, columns] : differing) {
        const ColumnSums &theirSums = peer.statement->tables.at(name);
        const QByteArray difference = nameOfDifference(name, m_ours.tables.at(name), theirSums);
        const auto known
            = std::ranges::find(finding.comparison.tables, name, &DifferingTable::table);
        DifferingTable shown{name,
                             known == finding.comparison.tables.end() ? 0 : known->offeredRows};
        const auto theirs = peer.buckets.find(name);
        const SyncedTable *table = m_context.replica.table(name);
        if (!finding.answered.contains(difference)) {
            isAllAnswered = false;
            if (table && theirs != peer.buckets.end()
                && theirs->second.state == stateOf(theirSums)) {
                HAEX_ASSIGN(rows, rowsApart(*table, theirs->second));
                HAEX_TRY(m_peers.offer(backend.record.backend.id, name, rows));
                finding.answered += difference;
                shown.offeredRows = rows.size();
                wantRound(backend.record.backend.id);
            }
        }
        tables += shown;
    }
    finding.comparison.tables = tables;
    // All that we have is offered, and still they differ: perhaps it is we who lack something.
    const QByteArray pulled = PulledAgain + nameOfDifferences(m_ours, *peer.statement, differing);
    if (isAllAnswered && !finding.answered.contains(pulled)) {
        finding.answered += pulled;
        HAEX_TRY(pullAgain(backend));
    }
    return {};
}

Result<QSet<QByteArray>> DeviceComparer::rowsApart(const SyncedTable &table,
                                                   const TableBuckets &theirs)
{
    Replica &replica = m_context.replica;
    HAEX_ASSIGN(ours, RegisterDigest::buckets(replica, table, theirs.columns, m_cellDigest));
    std::array<bool, 256> differing{};
    for (size_t i = 0; i < differing.size(); ++i)
        differing[i] = ours[i] != theirs.sums[i];
    return rowsIn(table, differing);
}

Result<QSet<QByteArray>> DeviceComparer::rowsIn(const SyncedTable &table, const std::array<bool, 256> &buckets)
{
    HAEX_ASSIGN(cells, RegisterDigest::cellsIn(m_context.replica, table, buckets, m_cellDigest));
    QSet<QByteArray> rows;
    for (const OutgoingCell &outgoing : cells)
        rows.insert(outgoing.cell.rowPks);
    return rows;
}

Result<> DeviceComparer::pullAgain(const Settled &backend)
{
    HAEX_TRY(m_store.pullFromZero(backend.record.backend.id));
    wantRound(backend.record.backend.id);
    return {};
}

/// A server may have lost what brings a device the present key. Until that device has it neither side can compare,
/// so what belongs to keys is offered again unasked, once for each pair of versions.
Result<> DeviceComparer::offerKeys(const Settled &backend, const PeerStore::Peer &peer, PeerStore::Finding &finding)
{
    const QByteArrayList removed = m_context.keys.removedDevices ? m_context.keys.removedDevices() : QByteArrayList();
    if (!peer.statement || !lacksOurKey(m_ours, *peer.statement, backend.place.epoch) || removed.contains(peer.deviceId))
        return {};
    QByteArray named = KeysOffered + QByteArray::number(m_ours.keyVersion) + ':'
        + QByteArray::number(peer.statement->keyVersion);
    for (const quint32 version : peer.statement->lacks)
        named += ':' + QByteArray::number(version);
    if (finding.answered.contains(named) && !m_isAsked)
        return {};
    if (!finding.answered.contains(named))
        finding.answered += named;
    for (const QByteArrayView name : {KeyVersionTable, KeyGrantTable, FormerKeyTable, QByteArrayView("vault_devices")})
        HAEX_TRY(offerTable(backend, name.toByteArray()));
    wantRound(backend.record.backend.id);
    return {};
}

/// Who made a key that this device lacks may not know of it: a server lost its place in the list of devices.
Result<> DeviceComparer::offerOurselves(const Settled &backend)
{
    QList<quint32> &offered = m_offeredOurselves[backend.record.backend.id];
    if (m_ours.lacks.isEmpty() || (offered == m_ours.lacks && !m_isAsked))
        return {};
    offered = m_ours.lacks;
    HAEX_TRY(offerTable(backend, "vault_devices"));
    wantRound(backend.record.backend.id);
    return {};
}

/// All rows of a small table.
Result<> DeviceComparer::offerTable(const Settled &backend, const QByteArray &name)
{
    const SyncedTable *table = m_context.replica.table(name);
    if (!table)
        return {};
    std::array<bool, 256> everywhere{};
    everywhere.fill(true);
    HAEX_ASSIGN(rows, rowsIn(*table, everywhere));
    return m_peers.offer(backend.record.backend.id, name, rows);
}

/// Behind the transaction that it is wanted in.
void DeviceComparer::wantRound(const QByteArray &backendId)
{
    QTimer::singleShot(0, this, [this, backendId] { Q_EMIT roundWanted(backendId); });
}

Result<QByteArray> DeviceComparer::buckets(const QByteArray &said)
{
    const BucketTables known = bucketTablesOf(said);
    BucketTables tables;
    for (auto &[name, columns] : m_differing) {
        const SyncedTable *table = m_context.replica.table(name);
        if (!table)
            continue;
        std::ranges::sort(columns);
        columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
        const QByteArray state = stateOf(m_ours.tables.at(name));
        if (const auto same = known.find(name);
            same != known.end() && same->second.state == state && same->second.columns == columns) {
            tables.insert(*same);
            continue;
        }
        HAEX_ASSIGN(sums,
                    RegisterDigest::buckets(m_context.replica, *table, columns, m_cellDigest));
        tables[name] = {columns, sums, state};
    }
    return toText(tables);
}

} // namespace haex
