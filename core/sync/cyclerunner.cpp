// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/cyclerunner.h"

#include "core/protocol/errorbody.h"
#include "core/replica/tombstonepurge.h"

#include <QLoggingCategory>

#include <cstdlib>
#include <utility>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcCycle, "haex.sync")

constexpr qint64 TokenMarginMs = 60'000;
constexpr int RipePages = 100;
constexpr qint64 SeenLongEnoughMs = 24 * 3600'000;

} // namespace

CycleRunner::CycleRunner(SyncContext &context, QByteArray backendId, SyncMode mode, qint64 batchCells,
                         Listener listener)
    : m_context(context)
    , m_backendId(std::move(backendId))
    , m_cycle(mode, batchCells)
    , m_listener(std::move(listener))
    , m_store(context.replica)
    , m_quarantine(context.replica)
{
}

void CycleRunner::start()
{
    const auto keepAlive = shared_from_this();
    m_isActing = true;
    act(m_cycle.start());
    m_isActing = false;
    if (m_next)
        report(*m_next);
}

void CycleRunner::act(CycleAction action)
{
    if (m_listener.progressed)
        m_listener.progressed();
    switch (action) {
    case CycleAction::Prepare:
        return prepare();
    case CycleAction::RequestPage:
        return requestPage();
    case CycleAction::ApplyPage:
        return applyPage();
    case CycleAction::Settle:
        return settle();
    case CycleAction::StartOver:
        return startOver();
    case CycleAction::Capture:
        return pass({"push.begin"}, [this] { capture(); });
    case CycleAction::RequestPush:
        return requestPush();
    case CycleAction::RecordAck:
        return recordAck();
    case CycleAction::Finish:
        return m_keyRevision && m_hasPulled && m_hasPushed && !m_cycle.error() ? uploadWrappedKey() : afterRound();
    }
}

/// From within an action the event waits until that returned: a transport that answers at once would
/// otherwise stack up all pages of a pull.
void CycleRunner::report(const CycleEvent &event)
{
    m_next = event;
    if (m_isActing)
        return;
    const auto keepAlive = shared_from_this();
    m_isActing = true;
    while (m_next && !m_cancelled)
        act(m_cycle.on(*std::exchange(m_next, std::nullopt)));
    m_isActing = false;
}

void CycleRunner::fail(Error error, qint64 batchLimit)
{
    qCInfo(lcCycle, "cycle step failed: %s", qPrintable(error.toString()));
    report({CycleEvent::Kind::Failed, false, std::move(error), batchLimit});
}

void CycleRunner::pass(QByteArrayList points, std::function<void()> next)
{
    if (m_cancelled)
        return;
    if (points.isEmpty())
        return next();
    const QByteArray point = points.takeFirst();
    m_context.pacer->reached(m_backendId, point,
                             [weak = weak_from_this(), points = std::move(points), next = std::move(next)] {
                                 if (const auto self = weak.lock())
                                     self->pass(points, next);
                             });
}

Result<> CycleRunner::reload()
{
    HAEX_ASSIGN(record, m_store.load(m_backendId));
    m_record = m_kept = std::move(record);
    return {};
}

/// Whether somebody moved the backend's progress since this round read or wrote it, so that all is
/// offered or pulled again: what this round knows is then about a progress that is no more.
Result<bool> CycleRunner::wasMoved()
{
    HAEX_ASSIGN(now, m_store.load(m_backendId));
    const bool isSame = now.push == m_kept.push && now.pullCursor == m_kept.pullCursor
        && now.epoch == m_kept.epoch;
    m_wasMoved = m_wasMoved || !isSame;
    return !isSame;
}

void CycleRunner::prepare()
{
    auto ready = reload();
    if (ready && m_record.learnAgain) {
        ready = m_context.replica.write([this] { return m_store.pullFromZero(m_backendId); });
        ready = ready ? reload() : ready;
    }
    if (!ready)
        return fail(ready.error());
    if (const auto ripe = retryRipe(); !ripe) {
        qCWarning(lcCycle, "quarantine: %s", qPrintable(ripe.error().toString()));
        ask(ripe.error());
        if (m_hasAsked)
            m_sideError = ripe.error();
    }
    if (m_cancelled)
        return;
    const bool stale = m_record.tokenExpiresMs - m_context.clock.nowMs() < TokenMarginMs;
    const bool otherDevice = m_record.registeredDevice != m_context.replica.deviceId();
    if (stale || otherDevice)
        return refreshTokens([this] { lookAtWrappedKey(); });
    lookAtWrappedKey();
}

/// Quarantined cells that may open now: stamps in the future came of age, a key has arrived.
Result<> CycleRunner::retryRipe()
{
    // What is put back for another reason is not ripe any more, or not at once.
    for (int page = 0; page < RipePages && !m_cancelled; ++page) {
        HAEX_ASSIGN(any, retryRipePage());
        if (!any)
            break;
    }
    return {};
}

Result<bool> CycleRunner::retryRipePage()
{
    const HlcTimestamp bound {m_context.clock.nowMs() + limits::FutureWindowMs, 0, NodeId()};
    HAEX_ASSIGN(ripe, m_quarantine.ripe(m_backendId, bound.toText(), m_context.keyring));
    if (ripe.empty())
        return false;
    const std::vector<Change> taken = ripe;
    Opened opened = open(ripe);
    // Out of quarantine only together with what becomes of them.
    const auto alongside = [&]() -> Result<> {
        for (const Change &change : taken)
            HAEX_TRY(m_quarantine.drop(m_backendId, change));
        return quarantine(opened);
    };
    RowTrail trail = m_receivedTrail;
    HAEX_ASSIGN(applied,
                PageApplier(m_context.replica, m_context.journal)
                    .apply(std::move(opened.cells), applyContext(true, trail), alongside));
    m_receivedTrail = std::move(trail);
    m_listener.tablesChanged(applied.changedTables);
    return true;
}

void CycleRunner::refreshTokens(std::function<void()> then)
{
    if (m_record.refreshToken.isEmpty())
        return fail({ErrorCode::Unauthorized, QStringLiteral("signed out")});
    RefreshRequest request{m_record.refreshToken, {m_context.replica.deviceId(), {}}};
    AccountClient(m_context.transport, m_record.backend.url)
        .refresh(request, [weak = weak_from_this(), then = std::move(then)](Result<SessionTokens> tokens) {
            const auto self = weak.lock();
            if (!self || self->m_cancelled)
                return;
            if (!tokens)
                return self->refreshRefused(tokens.error());
            BackendRecord &record = self->m_record;
            record.accessToken = tokens->accessToken;
            record.refreshToken = tokens->refreshToken;
            record.tokenExpiresMs = self->m_context.clock.nowMs() + tokens->expiresInSeconds * 1000;
            record.registeredDevice = self->m_context.replica.deviceId();
            if (const auto saved = self->m_store.saveTokens(record); !saved)
                return self->fail(saved.error());
            then();
        });
}

void CycleRunner::refreshRefused(const Error &error)
{
    const bool wasKnown = m_record.registeredDevice == m_context.replica.deviceId();
    if (error.code == ErrorCode::DeviceMismatch && wasKnown && m_context.keys.removedHere)
        m_context.keys.removedHere();
    fail(error);
}

/// Before the pull: what another device changes from here on is seen by the revision, what it changed
/// earlier comes with the pull. A server that answers nothing useful must not stop the rest.
void CycleRunner::lookAtWrappedKey()
{
    if (!m_record.wrappedKeyPending || !m_context.vaultRecord)
        return report({CycleEvent::Kind::Prepared});
    send("GET", "/sync/vault-key/" + m_context.vaultId, {},
         [this](const Result<QByteArray> &answer, const std::optional<ErrorBody> &) {
             const auto found = answer ? parseVaultKeyRecord(*answer)
                                       : Result<VaultKeyRecord>(haex::fail(answer.error()));
             if (found)
                 m_keyRevision = found->revision;
             else
                 m_sideError = found.error();
             report({CycleEvent::Kind::Prepared});
         });
}

/// After the push, so that the other devices are told no later than the server: whoever wrote it
/// last has the last word, whichever device comes to the server last.
void CycleRunner::uploadWrappedKey()
{
    const auto vault = m_context.vaultRecord();
    if (!vault)
        return wrappedKeyUploaded(haex::fail(vault.error()));
    VaultKeyPatch patch;
    patch.key = vault->key;
    patch.name = vault->name;
    patch.revision = std::exchange(m_keyRevision, std::nullopt);
    send("PATCH", "/sync/vault-key/" + m_context.vaultId, encodeVaultKeyPatch(patch),
         [this](const Result<QByteArray> &answer, const std::optional<ErrorBody> &) {
             wrappedKeyUploaded(answer ? Result<>() : haex::fail(answer.error()));
         });
}

/// What failed is tried each round. Another device that was faster is no failure: the next round
/// knows what it wrote.
void CycleRunner::wrappedKeyUploaded(const Result<> &uploaded)
{
    const auto saved = uploaded ? m_store.clearWrappedKeyPending(m_backendId) : uploaded;
    if (!saved && saved.error().code != ErrorCode::Conflict)
        m_sideError = saved.error();
    afterRound();
}

void CycleRunner::send(const QByteArray &method, const QByteArray &path, QByteArray body, Answered done)
{
    constexpr int TimeoutMs = 60'000;
    send({m_record.backend.url, method, path, {}, std::move(body), TimeoutMs}, std::move(done), false);
}

/// Sends with the token. A refused token is refreshed and the request repeated, once: a round may be
/// longer than a token lives, and a server may refuse every one.
void CycleRunner::send(TransportRequest request, Answered done, bool isSecondTry)
{
    request.bearerToken = m_record.accessToken;
    const auto answered = [weak = weak_from_this(), request, done = std::move(done),
                           isSecondTry](const Result<TransportResponse> &response) {
        const auto self = weak.lock();
        if (!self || self->m_cancelled)
            return;
        if (!response)
            return done(haex::fail(response.error()), std::nullopt);
        if (response->status == 401 && !isSecondTry)
            return self->refreshTokens([runner = self.get(), request, done] {
                runner->send(request, done, true);
            });
        const auto answer = successBody(*response);
        std::optional<ErrorBody> details;
        if (!answer) {
            if (auto parsed = parseErrorBody(response->body))
                details = std::move(*parsed);
        }
        done(answer, details);
    };
    m_context.transport.send(request, answered);
}

void CycleRunner::noteServerTime(qint64 serverTimeMs)
{
    if (serverTimeMs <= 0)
        return;
    m_serverTimeMs = serverTimeMs;
    m_clockDifferenceMs = serverTimeMs - m_context.clock.nowMs();
}

/// Raises what this round found and takes back what is no longer so: an alert stands exactly as long
/// as its cause.
Result<> CycleRunner::settleAlerts()
{
    const qint64 now = m_context.clock.nowMs();
    // Somebody's clock runs ahead, ours or that of a device whose cells are here: edits made now
    // sort behind edits that were made earlier (R4).
    const qint64 aheadMs = m_context.replica.clock().last().physicalMs - now;
    const qint64 differenceMs = m_clockDifferenceMs.value_or(0);
    if (std::abs(differenceMs) > DriftWarningMs || aheadMs > DriftWarningMs) {
        const qint64 shownMs = std::abs(differenceMs) > aheadMs ? differenceMs : aheadMs;
        HAEX_TRY(m_store.raiseAlert(
            {ErrorCode::ClockDrift, m_backendId, now, QString::number(shownMs / 1000)}));
    } else if (m_clockDifferenceMs) {
        HAEX_TRY(m_store.clearAlert(ErrorCode::ClockDrift, m_backendId));
    }
    HAEX_TRY(m_store.clearAlertsWithoutCells(m_backendId));
    HAEX_TRY(m_store.clearAlertBefore(ErrorCode::AuthorMismatch, m_backendId, now - SeenLongEnoughMs));
    if (m_hasPulled && !m_hasAsked)
        HAEX_TRY(m_store.clearAlert(ErrorCode::LargeDeleteNeedsConsent, m_backendId));
    // Nothing of another history is left to settle, and a day was enough to see it.
    if (m_cycle.error() || m_record.push.offerPending)
        return {};
    return m_store.clearAlertBefore(ErrorCode::RollbackDetected, m_backendId, now - SeenLongEnoughMs);
}

void CycleRunner::startOver()
{
    qCWarning(lcCycle, "the server has another history: starting over with it");
    const auto raised = m_store.raiseAlert({ErrorCode::RollbackDetected, m_backendId, m_context.clock.nowMs(), {}});
    const auto reset = raised ? m_store.startOver(m_backendId, {}) : raised;
    if (const auto again = reset ? reload() : reset; !again)
        return fail(again.error());
    m_page = {};
    m_gatheredBytes = 0;
    m_changes.clear();
    m_cells.clear();
    m_refused.clear();
    m_replaced.clear();
    m_told.clear();
    m_ackedSequence = -1;
    m_sent = 0;
    report({CycleEvent::Kind::StartedOver});
}

/// Housekeeping, with what the last page said: it disturbs nobody when it fails.
void CycleRunner::purgeTombstones()
{
    const auto quarantined = m_quarantine.rows();
    if (!m_hasPulled || !quarantined)
        return;
    const auto isQuarantined = [&](const QByteArray &tableName, const QByteArray &rowPks) {
        const auto place = m_context.codec.wirePlaceOf(tableName, rowPks);
        return !place || quarantined->contains({place->tableName, place->rowPks});
    };
    const auto purged = TombstonePurge(m_context.replica)
                            .run(TombstonePurge::When::OnceADay,
                                 quarantined->isEmpty() ? TombstonePurge::Awaited() : isQuarantined);
    if (!purged)
        qCWarning(lcCycle, "tombstones: %s", qPrintable(purged.error().toString()));
    else if (*purged > 0)
        qCInfo(lcCycle, "%lld tombstones were purged", static_cast<long long>(*purged));
}

void CycleRunner::finish()
{
    m_outcome.error = m_cycle.error() ? m_cycle.error() : m_sideError;
    m_outcome.batchCells = m_cycle.batchCells();
    m_outcome.pulledLines = m_receivedTrail.lines();
    m_outcome.pushedLines = m_sentTrail.lines();
    m_outcome.isSettled
        = m_hasPulled && !m_hasSent && !m_hasAsked && !m_wasMoved && !m_outcome.error;
    if (const auto settled = settleAlerts(); !settled)
        qCWarning(lcCycle, "alerts: %s", qPrintable(settled.error().toString()));
    if (!m_outcome.error) {
        purgeTombstones();
        if (const auto saved = m_store.saveSuccess(m_backendId, m_context.clock.nowMs()); !saved)
            m_outcome.error = saved.error();
    }
    m_cancelled = true;
    const auto keepAlive = shared_from_this();
    m_listener.finished(m_outcome);
}

} // namespace haex
