// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/devicecomparison.h"

namespace haex {

/// What the vault keeps about how devices compare: the statements (synced), what came of comparing
/// them, and the rows that are to be offered again. Calls join the caller's transaction.
class PeerStore final
{
public:
    explicit PeerStore(Replica &replica)
        : m_replica(replica)
    {
    }

    struct Peer
    {
        QByteArray deviceId;
        /// nullopt when it cannot be read: from a newer version, say.
        std::optional<DeviceStatement> statement;
        BucketTables buckets;
        /// `statementName` of the row.
        QByteArray name;
        /// The statement as it stands there.
        QByteArray text = {};
    };
    /// Of all other devices that were not replaced by a new identity.
    [[nodiscard]] Result<QList<Peer>> peers();
    /// Our own, as it was published last; an empty one before.
    [[nodiscard]] Result<DeviceStatement> ownStatement();
    [[nodiscard]] Result<QByteArray> ownBuckets();
    /// `statementName` of our own row; empty before there is one.
    [[nodiscard]] Result<QByteArray> ownName();
    /// How many of the row's cells were written when it was last said.
    [[nodiscard]] Result<qint64> ownNewestCells();
    [[nodiscard]] Result<> publish(const DeviceStatement &statement, const QByteArray &buckets);

    struct Finding
    {
        DeviceComparison comparison;
        /// Tables whose difference was answered by an offer, each as `stateOf` both sides.
        QByteArrayList answered;
    };
    [[nodiscard]] Result<Finding> finding(const QByteArray &backendId, const QByteArray &deviceId);
    [[nodiscard]] Result<QList<DeviceComparison>> comparisons();
    [[nodiscard]] Result<> save(const Finding &finding);

    /// nullopt when it was never counted.
    [[nodiscard]] Result<std::optional<qint64>> contentOf(const QByteArray &backendId,
                                                          const QByteArray &epoch);
    [[nodiscard]] Result<> offer(const QByteArray &backendId, const QByteArray &table,
                                 const QSet<QByteArray> &rows);
    /// Nothing waits for the backend, was refused by it, or is in quarantine.
    [[nodiscard]] Result<bool> isEven(const QByteArray &backendId, const PushProgress &progress);

private:
    Replica &m_replica;
};

} // namespace haex
