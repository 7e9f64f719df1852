// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace haex {

class Replica;

/// How far the cells at one backend are re-encrypted under a key version, by this device.
struct Reencryption
{
    QByteArray backendId = {};
    quint32 keyVersion = 0;
    /// The server's history that the positions belong to.
    QByteArray epoch = {};
    /// Everything up to here is done; `upTo` is where the history ended when it began.
    qint64 position = 0;
    qint64 upTo = 0;
    /// How many cells this device re-encrypted.
    qint64 cells = 0;
    bool isDone = false;
};

/// Backends that refused cells under the new key for now, as their clock is behind: they are asked again after a
/// while, or once the vault was opened anew.
class PausedReencryptions final
{
public:
    void pause(const QByteArray &backendId, qint64 nowMs) { m_sinceMs.insert(backendId, nowMs); }
    [[nodiscard]] bool isPaused(const QByteArray &backendId, qint64 nowMs) const
    {
        constexpr qint64 PauseMs = 3'600'000;
        const auto since = m_sinceMs.constFind(backendId);
        return since != m_sinceMs.cend() && *since <= nowMs && nowMs - *since < PauseMs;
    }

private:
    QHash<QByteArray, qint64> m_sinceMs;
};

/// The table `haex_sync_reencryption`: a round that is interrupted goes on where it was. Calls join
/// the caller's transaction.
class ReencryptionStore final
{
public:
    explicit ReencryptionStore(Replica &replica)
        : m_replica(replica)
    {
    }

    [[nodiscard]] Result<QList<Reencryption>> list();
    [[nodiscard]] Result<std::optional<Reencryption>> load(const QByteArray &backendId);
    [[nodiscard]] Result<> save(const Reencryption &state);
    /// A cell of an older version came after all, at that sequence.
    [[nodiscard]] Result<> reopen(const QByteArray &backendId, qint64 sequence);

    [[nodiscard]] Result<bool> isSignedOut(const QByteArray &backendId, const QByteArray &deviceId);
    [[nodiscard]] Result<> noteSignedOut(const QByteArray &backendId, const QByteArray &deviceId);

private:
    Replica &m_replica;
};

} // namespace haex
