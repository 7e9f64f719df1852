// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/vaultkeyring.h"
#include "core/protocol/change.h"
#include "core/replica/replica.h"
#include "core/sync/syncstatus.h"

#include <QSet>

#include <utility>

namespace haex {

class CellCodec;

/// Cells that were received and must not be applied (R22): those that fail authentication or their
/// form, and those stamped too far in the future (R4). Kept as they came, with the reason.
class Quarantine final
{
public:
    explicit Quarantine(Replica &replica)
        : m_replica(replica)
    {
    }

    /// In the caller's transaction.
    [[nodiscard]] Result<> put(const QByteArray &backendId, const Change &change, ErrorCode reason);
    /// Cells that may open now: their stamp is no longer beyond `hlcBound`, or their key is in the
    /// ring by now. They stay until `drop`; a thousand at a time.
    [[nodiscard]] Result<std::vector<Change>> ripe(const QByteArray &backendId, const QByteArray &hlcBound,
                                                   const VaultKeyring &keyring);
    /// In the caller's transaction.
    [[nodiscard]] Result<> drop(const QByteArray &backendId, const Change &change);
    /// Versions of cells that the same backend has replaced by sound ones, in the caller's transaction.
    [[nodiscard]] Result<> dropSuperseded(const QByteArray &backendId, const std::vector<Change> &sound);

    /// Held and quarantined cells together, as the person sees them; at most `limit`. Quarantined ones
    /// have the names of the wire where those of this device are not known.
    [[nodiscard]] Result<QList<WaitingCell>> waitingCells(int limit, CellCodec &codec);
    /// Gives cells in quarantine the names of tables and columns that they have here, where they are known; the
    /// key of a row that has no other than that of the wire is left out.
    void nameAsHere(QList<WaitingCell> &cells, CellCodec &codec) const;
    /// Tables and keys of the rows that have a cell in quarantine, as they stand on the wire.
    [[nodiscard]] Result<QSet<std::pair<QByteArray, QByteArray>>> rows();
    /// Versions of the vault key that cells here wait for, ascending.
    [[nodiscard]] Result<QList<quint32>> missingKeyVersions();
    [[nodiscard]] Result<qint64> count();
    [[nodiscard]] Result<qint64> heldCount();

private:
    [[nodiscard]] Result<bool> holdsAny(const QByteArray &backendId);

    Replica &m_replica;
};

} // namespace haex
