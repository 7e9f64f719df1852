// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backendstore.h"
#include "core/sync/peerstore.h"

#include <QHash>

namespace haex {

/// Statements are what devices compare by, and are not compared themselves: so each says which
/// statements of the others its maker has, and who finds his own missing there, though a server had
/// it by then, offers it again, whole (R28). The engine's thread.
class HeardStatements final
{
public:
    /// The replica must outlive this.
    explicit HeardStatements(Replica &replica)
        : m_replica(replica)
        , m_peers(replica)
    {
    }

    /// What our next statement is to say.
    [[nodiscard]] static QMap<QByteArray, QByteArray> of(const QList<PeerStore::Peer> &peers);

    /// A round ended with all pulled and nothing to send: what we said is on the server.
    [[nodiscard]] Result<> settled(const BackendRecord &backend);
    /// `place`: where this device stands with the backend. Answers whether a row is to be offered to it
    /// again: once for each state of both sides, unless somebody asked. Joins the caller's transaction.
    [[nodiscard]] Result<bool> offerMissing(const QByteArray &backendId, const DigestPlace &place,
                                            const PeerStore::Peer &peer, bool isAsked);

private:
    /// Whoever has seen that sequence, or later ones, was given our statement.
    struct Said
    {
        QByteArray name;
        QByteArray epoch;
        qint64 sequence = 0;
    };

    Replica &m_replica;
    PeerStore m_peers;
    /// By backend, the newest last.
    QHash<QByteArray, QList<Said>> m_said;
    /// What was answered, by backend and device.
    QHash<std::pair<QByteArray, QByteArray>, QByteArray> m_answered;
};

} // namespace haex
