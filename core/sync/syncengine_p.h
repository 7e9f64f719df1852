// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/conflictjournal.h"
#include "core/sync/backendworker.h"
#include "core/sync/devicecomparer.h"
#include "core/sync/syncengine.h"

#include <QTimer>

#include <vector>

namespace haex {

/// The engine's parts: one worker per backend, what they share, and the status made of them.
class SyncEngine::Private final
{
public:
    Private(SyncEngine &engine, Replica &replica, VaultKeyring &keyring, const QByteArray &vaultId,
            Transport &transport, const Clock &clock, Random &random);

    void load();
    [[nodiscard]] BackendWorker *worker(const QByteArray &backendId) const;
    BackendWorker &addWorker(const BackendRecord &record);
    void removeWorker(const QByteArray &backendId);
    [[nodiscard]] Result<> answerLargeDelete(const QByteArray &backendId,
                                             DeleteGuard::Answer answer);
    void note(ActivityEntry entry, const QList<TrailLine> &lines = {});
    /// A new session at that server, from now on.
    [[nodiscard]] Result<> takeSession(const BackendRecord &renewed);
    using WithRecord = std::function<void(const Result<BackendRecord> &)>;
    /// In a session that is opened for it: the one that was there may be too old. The engine is there
    /// when `then` gets a record.
    void withNewSession(const QByteArray &backendId, SecretBytes accountPassword, WithRecord then);
    /// With a token as good as a round leaves one, whatever else became of that round.
    void withFreshToken(const QByteArray &backendId, WithRecord then);
    /// The others' devices hear of it with their next round, and so does this one.
    void pullSoon(const QByteArray &backendId);
    void noteBackend(const Backend &backend, const char *what);
    [[nodiscard]] Result<> move(const Backend &backend, const QUrl &to, const char *what);
    [[nodiscard]] qint64 greatestClockDifference() const;
    void statusMayHaveChanged();
    void localChanged(const QByteArrayList &tables);
    void pulled(const BackendWorker &from, const QByteArrayList &tables);
    void verify(int rounds, const Done &done);
    /// How far the devices have confirmed each backend, and when; who does not answer is left out.
    void askForDevices(const Done &done);
    [[nodiscard]] SyncStatus status();
    [[nodiscard]] bool hasAccount(const QUrl &url, const QString &email);

    SyncEngine &q;
    CyclePacer plainPacer;
    ConflictJournal journal;
    SealingLedger ledger;
    CellCodec codec;
    DeviceSightings sightings;
    PausedReencryptions pausedReencryptions;
    SyncContext context;
    BackendStore store;
    Quarantine quarantine;
    DeviceComparer comparer;
    std::vector<std::unique_ptr<BackendWorker>> workers;
    /// Removed while one of their own signals or callbacks may be under way.
    std::vector<std::unique_ptr<BackendWorker>> retired;
    std::shared_ptr<const void> life = std::make_shared<int>();
    std::function<Result<>()> beforeFirstSync;
    Settings settings;
    bool isStarted = false;
    QTimer statusTimer;
};

} // namespace haex
