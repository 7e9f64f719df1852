// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace haex {

class Replica;

/// From when on this device knows all that it wrote in its own name. Below that it may have forgotten:
/// deletes that every device has (R14), a table that was dropped, what it did before its computer was
/// set back. Kept in `haex_crdt_seen`, under a name of its own beside that of the node, so that a new
/// identity begins anew. Inside the caller's transaction.
class OwnStamps final
{
public:
    explicit OwnStamps(Replica &replica)
        : m_replica(replica)
    {
    }

    /// An HLC: what has this device's node and a newer one, and is not here, was never written here.
    /// Empty when nothing was ever forgotten.
    [[nodiscard]] Result<QByteArray> knownFrom();
    /// Anything up to now may be unknown.
    [[nodiscard]] Result<> forgetUpToNow();

private:
    [[nodiscard]] QByteArray name() const;
    [[nodiscard]] qint64 nowMs() const;

    Replica &m_replica;
};

} // namespace haex
