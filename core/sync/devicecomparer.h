// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backendstore.h"
#include "core/sync/heardstatements.h"
#include "core/sync/peerstore.h"
#include "core/sync/synccontext.h"

#include <QHash>
#include <QObject>

namespace haex {

/// Compares this device with the others (R28): after a round that found nothing to do it digests
/// what is here, says so in `vault_statements`, and holds it against what the others said. Where
/// two differ it finds the rows, has them offered again, and raises the alert. The engine's thread,
/// in short steps.
class DeviceComparer final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<>)>;

    /// `context` must outlive it.
    explicit DeviceComparer(SyncContext &context);
    /// Whoever waits is told `cancelled`.
    ~DeviceComparer() override;

    /// A round with the backend ended with all pulled and nothing to send.
    void settled(const QByteArray &backendId);
    /// Once nothing was written for a while, if there is news.
    void compareWhenQuiet();
    /// Now; `done` once it is done, or could not be as somebody writes. With `saysAgain` the others
    /// are told anew what is here, though they know it: they may find that they were not heard.
    void compareNow(bool saysAgain, Done done);

Q_SIGNALS:
    void happened(const haex::ActivityEntry &entry);
    /// Rows are to be offered to it, or to be pulled from it, again.
    void roundWanted(const QByteArray &backendId);
    void compared();

private:
    struct Settled
    {
        BackendRecord record;
        DigestPlace place;
    };

    /// The last settled round with a backend: which one it was, and the replica's revision then.
    struct Round
    {
        quint64 number = 0;
        quint64 revision = 0;
    };
    /// What another device has seen on a backend, and the round in which that became known.
    struct Expected
    {
        qint64 sequence = 0;
        quint64 round = 0;
    };

    void begin();
    void step();
    void end(Result<> result);
    [[nodiscard]] Result<CellDigest> cellDigest() const;
    [[nodiscard]] Result<bool> conclude();
    [[nodiscard]] Result<> checkVouchers(QList<PeerStore::Peer> &peers);
    [[nodiscard]] Result<> sign(DeviceStatement &statement) const;
    [[nodiscard]] Result<QList<Settled>> settledBackends();
    [[nodiscard]] Result<> judge(const Settled &backend, const PeerStore::Peer &peer);
    [[nodiscard]] bool isWithheld(const Settled &backend, const PeerStore::Peer &peer,
                                  qint64 sequence);
    [[nodiscard]] Result<> answer(const Settled &backend, const PeerStore::Peer &peer,
                                  const DifferingColumns &differing, PeerStore::Finding &finding);
    [[nodiscard]] Result<QSet<QByteArray>> rowsApart(const SyncedTable &table,
                                                     const TableBuckets &theirs);
    [[nodiscard]] Result<QSet<QByteArray>> rowsIn(const SyncedTable &table, const std::array<bool, 256> &buckets);
    [[nodiscard]] Result<> pullAgain(const Settled &backend);
    [[nodiscard]] Result<> offerKeys(const Settled &backend, const PeerStore::Peer &peer, PeerStore::Finding &finding);
    [[nodiscard]] Result<> offerOurselves(const Settled &backend);
    [[nodiscard]] Result<> offerTable(const Settled &backend, const QByteArray &name);
    [[nodiscard]] Result<> settleAlerts(const Settled &backend);
    [[nodiscard]] Result<> publish(const QList<Settled> &backends,
                                   const QList<PeerStore::Peer> &peers);
    [[nodiscard]] Result<QByteArray> buckets(const QByteArray &said);
    void wantRound(const QByteArray &backendId);
    void note(const Settled &backend, const DeviceComparison &comparison);

    SyncContext &m_context;
    BackendStore m_store;
    PeerStore m_peers;
    /// For which lacking keys, by backend, since the vault was opened.
    QHash<QByteArray, QList<quint32>> m_offeredOurselves;
    HeardStatements m_heard;
    QHash<QByteArray, Round> m_rounds;
    QHash<std::pair<QByteArray, QByteArray>, Expected> m_expected;
    /// The revision that was compared last, and with how many backends settled.
    std::optional<quint64> m_comparedRevision;
    qsizetype m_comparedBackends = 0;
    std::unique_ptr<ReplicaDigest> m_digest;
    CellDigest m_cellDigest;
    DeviceStatement m_ours;
    /// Whose statements are signed by themselves.
    QSet<QByteArray> m_vouched;
    /// What differs from whomever: its digests by bucket are published.
    DifferingColumns m_differing;
    /// Sums that differed from somebody's and were remembered perhaps: seen again, they are true.
    ReplicaDigest::Tables m_doubted;
    /// Somebody differs, or has what did not come: to be looked at after each round.
    bool m_isOpen = false;
    QList<Done> m_waiting;
    bool m_isAsked = false;
    bool m_saysAgain = false;
    int m_tries = 0;
};

} // namespace haex
