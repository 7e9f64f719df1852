// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/changecapture.h"
#include "core/replica/rowtrail.h"
#include "core/sync/backend.h"
#include "core/sync/syncstatus.h"

namespace haex {

/// Everything that the vault keeps about one backend: `haex_sync_backends`.
struct BackendRecord
{
    Backend backend;
    QByteArray accessToken;
    QByteArray refreshToken;
    qint64 tokenExpiresMs = 0;
    /// The device id that the server knows this device by; another one after a new identity.
    QByteArray registeredDevice;
    /// The vault key's wrapping changed and the server does not have it yet.
    bool wrappedKeyPending = false;
    /// The server's epoch at the last answer; empty before the first.
    QByteArray epoch;
    /// Server position up to which everything was applied.
    qint64 pullCursor = 0;
    PushProgress push;
    qint64 lastSuccessMs = 0;
    /// What this device pushed, or had pulled before it went back to zero, lies at or below; -1 when
    /// that is not known.
    qint64 ackedSequence = -1;
    /// All devices of this backend have confirmed it (R14), as the last page of the last pull said.
    qint64 confirmedUpTo = 0;
    /// Another backend came, and is to hear of deletes that were forgotten here: pull from zero.
    bool learnAgain = false;
};

/// Reads and writes the backends, their progress, and what is told about them (activity, alerts,
/// refused and quarantined cells). Local to the device. Calls join the caller's transaction.
class BackendStore final
{
public:
    explicit BackendStore(Replica &replica)
        : m_replica(replica)
    {
    }

    [[nodiscard]] Result<QList<BackendRecord>> list();
    /// `not_found` when it was removed.
    [[nodiscard]] Result<BackendRecord> load(const QByteArray &id);
    /// A new backend has nothing: all tables are scanned for it, and cells of other devices are
    /// offered when the vault holds any.
    [[nodiscard]] Result<> add(BackendRecord &record);
    [[nodiscard]] Result<> remove(const QByteArray &id);
    [[nodiscard]] Result<> setEnabled(const QByteArray &id, bool enabled);
    [[nodiscard]] Result<> rename(const QByteArray &id, const QString &name);
    [[nodiscard]] Result<> setUrl(const QByteArray &id, const QUrl &url);
    [[nodiscard]] Result<> saveTokens(const BackendRecord &record);
    [[nodiscard]] Result<> clearWrappedKeyPending(const QByteArray &id);
    [[nodiscard]] Result<> saveCursor(const QByteArray &id, qint64 cursor, const QByteArray &epoch);
    /// Content (not what devices say about it) stood at that sequence of that history.
    [[nodiscard]] Result<> noteContent(const QByteArray &id, const QByteArray &epoch, qint64 sequence);
    /// With the last page of a pull, in its transaction: what was pushed before lies behind the cursor.
    [[nodiscard]] Result<> saveConfirmedUpTo(const QByteArray &id, qint64 sequence);
    /// In the acknowledgement's transaction.
    [[nodiscard]] Result<> saveAckedSequence(const QByteArray &id, qint64 sequence);
    /// All that the server has comes once more. In the caller's transaction.
    [[nodiscard]] Result<> pullFromZero(const QByteArray &id);
    [[nodiscard]] Result<> savePush(const QByteArray &id, const PushProgress &progress);
    [[nodiscard]] Result<> saveSuccess(const QByteArray &id, qint64 timeMs);
    /// The server lost or replaced its history (R17): pull from zero and offer everything.
    [[nodiscard]] Result<> startOver(const QByteArray &id, const QByteArray &epoch);
    /// Clears marks and relayed cells that every backend has.
    [[nodiscard]] Result<> clearMarks();

    /// The newest 5 000 entries are kept, and the newest 20 000 lines of them.
    [[nodiscard]] Result<ActivityEntry> addActivity(ActivityEntry entry, const QList<TrailLine> &lines = {});
    [[nodiscard]] Result<> forgetActivityBefore(qint64 timeMs);
    /// Newest first, without their lines (core/vault/activity).
    [[nodiscard]] Result<QList<ActivityEntry>> activity(int limit);

    [[nodiscard]] Result<> raiseAlert(const SyncAlert &alert);
    [[nodiscard]] Result<> clearAlert(ErrorCode code, const QByteArray &backendId);
    /// Alerts about cells (quarantined here, refused there) of which none is left.
    [[nodiscard]] Result<> clearAlertsWithoutCells(const QByteArray &backendId);
    /// Takes the alert back when it was raised before `timeMs`.
    [[nodiscard]] Result<> clearAlertBefore(ErrorCode code, const QByteArray &backendId,
                                            qint64 timeMs);
    [[nodiscard]] Result<QList<SyncAlert>> alerts();
    /// Of alerts about a device: its id, and its name behind a space if it is listed.
    [[nodiscard]] Result<QString> deviceName(const QByteArray &deviceId);

private:
    [[nodiscard]] Result<> addLines(const ActivityEntry &entry, const QList<TrailLine> &lines);

    Replica &m_replica;
};

} // namespace haex
