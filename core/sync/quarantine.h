// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/change.h"
#include "core/replica/replica.h"
#include "core/sync/syncstatus.h"

namespace haex {

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
    /// Cells whose stamp is no longer beyond `hlcBound`, taken out; they can be tried again.
    [[nodiscard]] Result<std::vector<Change>> takeRipe(const QByteArray &backendId, const QByteArray &hlcBound);
    [[nodiscard]] Result<bool> holdsFuture(const QByteArray &backendId);

    /// Held and quarantined cells together, as the person sees them; at most `limit`.
    [[nodiscard]] Result<QList<WaitingCell>> waitingCells(int limit);
    [[nodiscard]] Result<qint64> count();
    [[nodiscard]] Result<qint64> heldCount();

private:
    Replica &m_replica;
};

} // namespace haex
