// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/cyclerunner.h"
#include "core/sync/retrypolicy.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace haex {

/// Syncs one backend: decides when a cycle runs, runs one at a time (R26), waits after failures
/// (R25), and listens for the server's events (R21). Knows of no other backend, so that the trouble
/// of one holds up no other. The engine's thread.
class BackendWorker final : public QObject
{
    Q_OBJECT
public:
    using Done = SyncEngine::Done;

    /// `context` must outlive it.
    BackendWorker(SyncContext &context, const BackendRecord &record);
    /// Drops what runs; whoever waits is told `cancelled`.
    ~BackendWorker() override;

    /// Timer, local changes and realtime lead to cycles from now on.
    void startAutomatic(const SyncEngine::Settings &settings);
    void stopAutomatic();
    void setEnabled(bool enabled);
    void setName(const QString &name) { m_backend.name = name; }
    /// New tokens: what was wrong with the old ones is forgotten, and so is a cycle that uses them.
    void loggedIn();
    /// Another address for the same server, or another certificate.
    void moved(const QUrl &url);
    /// Ends for good; whoever waits is told `cancelled`.
    void retire();

    /// A cycle now, or once the running one ended; no waiting for a retry.
    void syncNow(SyncMode mode, Done done);
    /// What the person says to the large delete that was asked about; `not_found` when none was.
    [[nodiscard]] Result<> answerLargeDelete(DeleteGuard::Answer answer);
    /// The person wrote: a cycle follows soon, together with what else is written until then.
    void localChanged();

    [[nodiscard]] const QByteArray &id() const { return m_backend.id; }
    [[nodiscard]] bool isEnabled() const { return m_backend.enabled; }
    [[nodiscard]] BackendStatus status();
    /// The server's clock minus this device's, in ms, when it last answered.
    [[nodiscard]] qint64 clockDifferenceMs() const { return m_clockDifferenceMs; }
    /// What waits for this backend is another number by now; it is counted when somebody asks.
    void waitingChanged() { m_isWaitingCounted = false; }

Q_SIGNALS:
    void statusChanged();
    void tablesChanged(const QByteArrayList &tables);
    /// With what became of single rows, of a transfer.
    void happened(const haex::ActivityEntry &entry, const QList<haex::TrailLine> &lines = {});
    /// A round ended with all pulled and nothing to send.
    void settled();
    /// A round ended, whatever came of it.
    void roundEnded();

private:
    void resume();
    void trigger();
    void request(SyncMode mode);
    void startCycle();
    void dropCycle();
    void cycleFinished(const CycleRunner::Outcome &outcome);
    void cancel(ErrorCode reason);
    void planNext(const std::optional<Error> &error);
    void forgetTrouble();
    void countWaiting();
    void setPhase(SyncPhase phase, qint64 sinceMs);
    [[nodiscard]] bool isAsking() const;
    [[nodiscard]] bool isNews(const Error &error) const;
    void note(const CycleRunner::Outcome &outcome);
    void noteTrouble(const Error &error);
    void noteRemoval(const ServerRemoval &removal);
    void openChannel();
    void closeChannel();
    void channelRefused(const Error &error);
    [[nodiscard]] Error troubleOf(const Error &error) const;
    void serverChanged(qint64 sequence);
    [[nodiscard]] bool isBehind() const;
    [[nodiscard]] int changeDelayMs() const;

    SyncContext &m_context;
    Backend m_backend;
    RetryPolicy m_retry;
    DeleteGuard m_guard;
    std::shared_ptr<CycleRunner> m_runner;
    std::unique_ptr<RealtimeChannel> m_channel;
    SyncEngine::Settings m_settings;
    bool m_automatic = false;

    /// What the running cycle was asked for, and what the next one is.
    SyncMode m_mode = SyncMode::Both;
    std::optional<SyncMode> m_asked;
    QList<Done> m_waiting;
    QList<Done> m_waitingForNext;

    QTimer m_next;
    QTimer m_soon;
    /// Since a local change last began a round.
    QElapsedTimer m_sinceChange;
    /// The server asked for quiet, which `m_next` ends; only the person may break it.
    bool m_isQuiet = false;
    qint64 m_batchCells = SyncCycle::DefaultBatch;

    SyncPhase m_phase = SyncPhase::Idle;
    qint64 m_phaseSinceMs = 0;
    SyncPhase m_trouble = SyncPhase::Idle;
    qint64 m_troubleSinceMs = 0;
    std::optional<Error> m_lastError;
    /// In a row.
    int m_failedRounds = 0;
    qint64 m_waitingRows = 0;
    bool m_isWaitingCounted = false;
    bool m_isKeyPending = false;
    qint64 m_lastSuccessMs = 0;
    qint64 m_nextTryMs = 0;
    qint64 m_clockDifferenceMs = 0;
    ServerRemoval m_removal;
    bool m_isConnected = false;
    /// What a proxy told the channel, until that is connected or made anew.
    std::optional<Error> m_proxyRefusal;
    /// Rounds get to the server all the same.
    bool m_getsThrough = false;
    /// The newest sequence that a realtime event told of since the last pull began.
    qint64 m_heardSequence = 0;
};

} // namespace haex
