// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/backendworker.h"

#include <algorithm>
#include <utility>

namespace haex {

namespace {
/// What one action of a person writes in several transactions goes along.
constexpr int FirstChangeDelayMs = 50;
}

BackendWorker::BackendWorker(SyncContext &context, const BackendRecord &record)
    : m_context(context)
    , m_backend(record.backend)
    , m_retry(context.random)
    , m_phaseSinceMs(context.clock.nowMs())
    , m_lastSuccessMs(record.lastSuccessMs)
{
    m_next.setSingleShot(true);
    m_soon.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] {
        m_isQuiet = false;
        trigger();
    });
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_sinceChange.start();
        // What was pulled and not applied need not come again for each keystroke.
        if (isAsking() && m_automatic && m_backend.enabled)
            request(SyncMode::PushOnly);
        else
            trigger();
    });
}

BackendWorker::~BackendWorker()
{
    // Now, since the transport may go next.
    m_channel.reset();
    retire();
}

void BackendWorker::retire()
{
    blockSignals(true);
    stopAutomatic();
    cancel(ErrorCode::Cancelled);
}

void BackendWorker::startAutomatic(const SyncEngine::Settings &settings)
{
    m_settings = settings;
    m_automatic = settings.automatic && settings.hold == SyncHold::None;
    resume();
}

void BackendWorker::resume()
{
    if (!m_automatic || !m_backend.enabled)
        return;
    // Subscribing comes first, so that no change falls between it and the pull (R21).
    openChannel();
    trigger();
}

void BackendWorker::stopAutomatic()
{
    m_automatic = false;
    m_isQuiet = false;
    m_next.stop();
    m_soon.stop();
    m_nextTryMs = 0;
    closeChannel();
}

void BackendWorker::setEnabled(bool enabled)
{
    if (m_backend.enabled == enabled)
        return;
    m_backend.enabled = enabled;
    forgetTrouble();
    if (enabled) {
        setPhase(SyncPhase::Idle, m_context.clock.nowMs());
        resume();
    } else {
        cancel(ErrorCode::Cancelled);
        closeChannel();
        m_next.stop();
        m_soon.stop();
        m_nextTryMs = 0;
        setPhase(SyncPhase::Paused, m_context.clock.nowMs());
    }
    Q_EMIT statusChanged();
}

void BackendWorker::forgetTrouble()
{
    m_lastError.reset();
    m_failedRounds = 0;
    m_trouble = SyncPhase::Idle;
    m_isQuiet = false;
    m_retry.succeeded();
}

void BackendWorker::loggedIn()
{
    forgetTrouble();
    dropCycle();
    setPhase(SyncPhase::Idle, m_context.clock.nowMs());
    if (m_automatic && m_backend.enabled) {
        openChannel();
        request(SyncMode::Both);
    } else if (!m_waitingForNext.isEmpty()) {
        startCycle();
    }
    Q_EMIT statusChanged();
}

void BackendWorker::moved(const QUrl &url)
{
    m_backend.url = url;
    closeChannel();
    loggedIn();
}

/// The running cycle ends without an outcome; the next one answers those who wait for it.
void BackendWorker::dropCycle()
{
    if (!m_runner)
        return;
    m_runner->cancel();
    m_runner.reset();
    m_waitingForNext = std::exchange(m_waiting, {}) + m_waitingForNext;
    m_asked = m_asked && *m_asked != m_mode ? SyncMode::Both : m_mode;
}

void BackendWorker::syncNow(SyncMode mode, Done done)
{
    m_waitingForNext.append(std::move(done));
    m_isQuiet = false;
    // It is opened anew behind the round.
    if (m_proxyRefusal)
        closeChannel();
    request(mode);
}

void BackendWorker::localChanged()
{
    if (!m_automatic || !m_backend.enabled)
        return;
    if (m_runner)
        request(SyncMode::Both);
    else if ((!m_lastError || isAsking()) && !m_soon.isActive())
        m_soon.start(changeDelayMs());
}

/// The first change after a while goes almost at once; those that follow it go together.
int BackendWorker::changeDelayMs() const
{
    const int delayMs = m_settings.localChangeDelayMs;
    const bool isFirst = !m_sinceChange.isValid() || m_sinceChange.hasExpired(delayMs);
    return isFirst ? std::min(delayMs, FirstChangeDelayMs) : delayMs;
}

/// The next round acts on it; a question that has grown meanwhile is asked again.
Result<> BackendWorker::answerLargeDelete(DeleteGuard::Answer answer)
{
    HAEX_ASSIGN(alerts, BackendStore(m_context.replica).alerts());
    const auto asked = std::ranges::find_if(alerts, [this](const SyncAlert &alert) {
        return alert.code == ErrorCode::LargeDeleteNeedsConsent && alert.backendId == m_backend.id;
    });
    if (asked == alerts.end())
        return fail(ErrorCode::NotFound, QStringLiteral("large delete"));
    m_guard.answer(answer, largeDeletesOf(asked->context));
    if (m_automatic && m_backend.enabled)
        request(SyncMode::Both);
    return {};
}

/// All that is wrong is that the person is asked: this device's own changes go on (R25).
bool BackendWorker::isAsking() const
{
    return m_lastError && m_lastError->code == ErrorCode::LargeDeleteNeedsConsent;
}

void BackendWorker::trigger()
{
    if (m_automatic && m_backend.enabled && !m_isQuiet)
        request(SyncMode::Both);
}

/// A cycle now, or once the running one ended: it then does all that was asked for.
void BackendWorker::request(SyncMode mode)
{
    m_asked = m_asked && *m_asked != mode ? SyncMode::Both : mode;
    if (!m_runner)
        startCycle();
}

void BackendWorker::startCycle()
{
    m_next.stop();
    m_soon.stop();
    m_nextTryMs = 0;
    m_mode = std::exchange(m_asked, std::nullopt).value_or(SyncMode::Both);
    // This cycle's pull sees whatever was announced so far.
    if (m_mode != SyncMode::PushOnly)
        m_heardSequence = 0;
    m_waiting = std::exchange(m_waitingForNext, {});
    CycleRunner::Listener listener;
    listener.progressed = [this] {
        if (m_runner && m_phase != m_runner->phase())
            setPhase(m_runner->phase(), m_context.clock.nowMs());
        Q_EMIT statusChanged();
    };
    listener.tablesChanged = [this](const QByteArrayList &tables) {
        if (!tables.isEmpty())
            Q_EMIT tablesChanged(tables);
    };
    listener.finished = [this](const CycleRunner::Outcome &outcome) { cycleFinished(outcome); };
    m_runner = std::make_shared<CycleRunner>(m_context, m_backend.id, m_mode, m_batchCells,
                                             std::move(listener));
    // The member may be gone or another one when this returns.
    const auto runner = m_runner;
    // A question is asked about the whole pull.
    runner->setFailedRounds(isAsking() ? 0 : m_failedRounds);
    runner->setDeleteGuard(m_guard);
    runner->start();
}

void BackendWorker::cycleFinished(const CycleRunner::Outcome &outcome)
{
    if (const auto difference = m_runner->clockDifferenceMs())
        m_clockDifferenceMs = *difference;
    m_runner.reset();
    m_batchCells = outcome.batchCells;
    note(outcome);
    const auto error = outcome.error ? std::optional(troubleOf(*outcome.error)) : std::nullopt;
    if (error)
        noteTrouble(*error);
    if (outcome.removal)
        noteRemoval(*outcome.removal);
    // A push answers no question.
    const bool stillAsks = !error && m_mode == SyncMode::PushOnly && isAsking();
    planNext(stillAsks ? std::optional<Error>(m_lastError) : error);
    m_isWaitingCounted = false;
    if (!outcome.error && m_automatic && m_backend.enabled && (isBehind() || outcome.hasFormerCells))
        m_asked = SyncMode::Both;
    // After a failure the planned try does what was asked for, unless somebody waits for it.
    if (outcome.error && m_waitingForNext.isEmpty())
        m_asked.reset();
    // Not from here: a stack of cycles would grow.
    if (m_asked)
        QTimer::singleShot(0, this, [this] {
            if (m_asked && !m_runner)
                startCycle();
        });
    const QList<Done> waiting = std::exchange(m_waiting, {});
    if (outcome.isSettled)
        Q_EMIT settled();
    Q_EMIT statusChanged();
    Q_EMIT roundEnded();
    // Last, since one of them may remove this worker.
    for (const Done &done : waiting)
        done(error ? fail(*error) : Result<>());
}

void BackendWorker::planNext(const std::optional<Error> &error)
{
    const qint64 now = m_context.clock.nowMs();
    if (!error) {
        // Who gets through again may be let through whole.
        if (m_proxyRefusal && m_lastError)
            closeChannel();
        m_getsThrough = true;
        m_retry.succeeded();
        m_lastError.reset();
        m_failedRounds = 0;
        m_trouble = SyncPhase::Idle;
        m_isQuiet = false;
        m_lastSuccessMs = now;
        setPhase(SyncPhase::Idle, now);
    } else {
        const SyncPhase phase = RetryPolicy::phaseAfter(error->code);
        // "Offline since" counts from the first failure, not from the last try.
        if (m_trouble != phase)
            m_troubleSinceMs = now;
        m_trouble = phase;
        m_lastError = error;
        ++m_failedRounds;
        setPhase(phase, m_troubleSinceMs);
    }
    if (!m_automatic || !m_backend.enabled)
        return;
    const qint64 delay = error ? m_retry.failed(*error) : m_settings.intervalMs;
    if (delay <= 0)
        return closeChannel();
    m_isQuiet = error && RetryPolicy::askedDelayMs(*error) > 0;
    openChannel();
    m_next.start(std::chrono::milliseconds(delay));
    m_nextTryMs = now + delay;
}

void BackendWorker::cancel(ErrorCode reason)
{
    if (m_runner)
        m_runner->cancel();
    m_runner.reset();
    m_asked.reset();
    QList<Done> waiting = std::exchange(m_waiting, {});
    waiting += std::exchange(m_waitingForNext, {});
    for (const Done &done : waiting)
        done(fail(reason));
}

void BackendWorker::setPhase(SyncPhase phase, qint64 sinceMs)
{
    m_phase = phase;
    m_phaseSinceMs = sinceMs;
}

} // namespace haex
