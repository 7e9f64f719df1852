// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/errorbody.h"
#include "core/replica/replicaschema.h"
#include "core/sync/cyclerunner.h"
#include "core/sync/reencryption.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

// What a round does for the versions of the vault key, once it pulled and pushed all: sessions of
// removed devices end, and cells under former versions are re-encrypted, page by page.

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcKeys, "haex.sync")

/// Others wait for the rest of the round meanwhile; the next one goes on at once.
constexpr int PagesPerRound = 20;

} // namespace

void CycleRunner::afterRound()
{
    if (!m_hasPulled || !m_hasPushed || m_hasAsked || m_cycle.error())
        return finish();
    signOutRemoved();
}

/// One after the other. A device that the server does not know has no session there either.
void CycleRunner::signOutRemoved()
{
    ReencryptionStore store(m_context.replica);
    const QByteArrayList removed
        = m_context.keys.removedDevices ? m_context.keys.removedDevices() : QByteArrayList();
    for (const QByteArray &deviceId : removed) {
        if (store.isSignedOut(m_backendId, deviceId).value_or(true))
            continue;
        return send(
            "DELETE", "/devices/" + deviceId.toPercentEncoding(), {},
            [this, deviceId](const Result<QByteArray> &answer, const std::optional<ErrorBody> &) {
                const auto keepAlive = shared_from_this();
                signedOut(deviceId, answer);
            });
    }
    reencrypt();
}

void CycleRunner::signedOut(const QByteArray &deviceId, const Result<QByteArray> &answer)
{
    if (!answer && answer.error().code != ErrorCode::NotFound)
        return endKeyWork(answer.error());
    if (const auto noted
        = ReencryptionStore(m_context.replica).noteSignedOut(m_backendId, deviceId);
        !noted)
        return endKeyWork(noted.error());
    signOutRemoved();
}

/// It is tried again with the next round, and stops nothing else.
void CycleRunner::endKeyWork(const Error &error)
{
    qCInfo(lcKeys, "keys: %s", qPrintable(error.toString()));
    m_sideError = error;
    finish();
}

void CycleRunner::reencrypt()
{
    const quint32 target = m_context.keyring.currentVersion();
    if (target == VaultKeyring::FirstVersion || !m_context.keys.mayReencrypt
        || !m_context.keys.mayReencrypt()
        || m_context.pausedReencryptions->isPaused(m_backendId, m_context.clock.nowMs()))
        return finish();
    const auto known = ReencryptionStore(m_context.replica).load(m_backendId);
    if (!known)
        return endKeyWork(known.error());
    const bool isBegun
        = *known && (*known)->keyVersion == target && (*known)->epoch == m_record.epoch;
    m_reencryption = isBegun
        ? **known
        : Reencryption{m_backendId, target, m_record.epoch, 0, m_record.pullCursor};
    m_outcome.hasFormerCells = !m_reencryption.isDone && ++m_reencryptedPages > PagesPerRound;
    if (m_reencryption.isDone || m_outcome.hasFormerCells)
        return finish();
    requestFormerCells();
}

void CycleRunner::requestFormerCells()
{
    PullRequest request{m_context.vaultId, m_reencryption.position,
                        std::min(limits::DefaultPageCells, m_cycle.batchCells()), m_record.epoch,
                        m_record.pullCursor};
    request.belowKeyVersion = m_reencryption.keyVersion;
    send("POST", "/sync/pull", encodePullRequest(request),
         [this](const Result<QByteArray> &body, const std::optional<ErrorBody> &) {
             const auto keepAlive = shared_from_this();
             receiveFormerCells(body);
         });
}

void CycleRunner::receiveFormerCells(const Result<QByteArray> &body)
{
    auto page = body ? parsePullResponse(*body) : Result<PullResponse>(haex::fail(body.error()));
    if (!page)
        return endKeyWork(page.error());
    if (page->epoch != m_record.epoch
        || (page->hasMore && page->afterUpdatedAt <= m_reencryption.position))
        return endKeyWork({ErrorCode::ServerProtocolError, QStringLiteral("page of former cells")});
    m_reencryption.position = page->afterUpdatedAt;
    m_reencryption.isDone = !page->hasMore;
    takeKeysFrom(page->changes);
    m_changes.clear();
    for (const Change &change : page->changes) {
        if (auto again = resealed(change))
            m_changes.push_back(std::move(*again));
    }
    m_sent = 0;
    pushResealed();
}

/// The same write of the same cell under the present key. Not what is under it already (a server
/// may send more than was asked for), nor what does not open: that is in quarantine.
std::optional<Change> CycleRunner::resealed(const Change &change)
{
    const auto keyVersion = CellSealer::keyVersionOf(change.encryptedValue);
    if (!keyVersion || *keyVersion >= m_reencryption.keyVersion
        || m_context.codec.isOf(change, KeyGrantTable))
        return std::nullopt;
    auto cell = m_context.codec.open(change);
    if (!cell)
        return std::nullopt;
    auto sealed = m_context.codec.seal({std::move(*cell), change.operation});
    if (!sealed) {
        qCWarning(lcKeys, "re-encryption: %s", qPrintable(sealed.error().toString()));
        return std::nullopt;
    }
    return std::move(*sealed);
}

void CycleRunner::pushResealed()
{
    if (m_sent == std::ssize(m_changes))
        return formerCellsDone();
    PushRequest request{m_context.vaultId, m_record.pullCursor, m_record.epoch, {}};
    const auto begin = m_changes.begin() + m_sent;
    request.changes.assign(begin, m_changes.begin() + std::min(endOfRequest(m_sent), m_sent + m_resealedAtOnce));
    const auto count = std::ssize(request.changes);
    const bool hasContent = std::ranges::any_of(request.changes, [this](const Change &change) {
        return !m_context.codec.isOf(change, StatementTable);
    });
    send("POST", "/sync/push", encodePushRequest(request),
         [this, count, hasContent](const Result<QByteArray> &body, const std::optional<ErrorBody> &) {
             const auto keepAlive = shared_from_this();
             auto answer
                 = body ? parsePushResponse(*body) : Result<PushResponse>(haex::fail(body.error()));
             const auto sound = answer ? checkAnswer(*answer) : Result<>();
             if (!answer && answer.error().code == ErrorCode::HlcTooFarInFuture) {
                 m_isTooEarly = true;
                 return formerCellsDone();
             }
             if (!answer && isTooLarge(answer.error().code) && count > 1) {
                 m_resealedAtOnce = count / 2;
                 return pushResealed();
             }
             if (!answer || !sound)
                 return endKeyWork(answer ? sound.error() : answer.error());
             resealedPushed(count, hasContent, *answer);
         });
}

void CycleRunner::resealedPushed(qsizetype count, bool hasContent, const PushResponse &response)
{
    const auto applied = std::ranges::count(response.results, ChangeResult::Status::Applied,
                                            &ChangeResult::status);
    m_sent += count;
    m_isTooEarly = m_isTooEarly || std::ranges::any_of(response.results, [](const ChangeResult &result) {
                       return result.status == ChangeResult::Status::Refused
                           && result.error == ErrorCode::HlcTooFarInFuture;
                   });
    m_reencryption.cells += applied;
    m_hasSent = m_hasSent || applied > 0;
    // Nobody else wrote in between: what was just sent need not be pulled.
    if (applied > 0 && response.sequence - applied == m_record.pullCursor) {
        const auto saved = m_context.replica.write([&]() -> Result<> {
            HAEX_ASSIGN(moved, wasMoved());
            if (moved)
                return {};
            HAEX_TRY(m_store.saveCursor(m_backendId, response.sequence, m_record.epoch));
            if (hasContent)
                HAEX_TRY(m_store.noteContent(m_backendId, m_record.epoch, response.sequence));
            return m_store.saveAckedSequence(m_backendId, response.sequence);
        });
        if (const auto again = saved ? reload() : saved; !again)
            return endKeyWork(again.error());
    }
    pushResealed();
}

void CycleRunner::formerCellsDone()
{
    // This page again, later.
    if (m_isTooEarly) {
        m_context.pausedReencryptions->pause(m_backendId, m_context.clock.nowMs());
        return finish();
    }
    const auto saved = m_context.replica.write(
        [&] { return ReencryptionStore(m_context.replica).save(m_reencryption); });
    if (!saved)
        return endKeyWork(saved.error());
    if (m_listener.progressed)
        m_listener.progressed();
    if (m_reencryption.isDone)
        qCInfo(lcKeys, "%lld cells were re-encrypted",
               static_cast<long long>(m_reencryption.cells));
    reencrypt();
}

/// With a page, in its transaction: a device that did not know of the present key yet wrote on.
Result<> CycleRunner::noteFormerCells(const std::vector<Change> &changes)
{
    const quint32 current = m_context.keyring.currentVersion();
    for (const Change &change : changes) {
        const auto keyVersion = CellSealer::keyVersionOf(change.encryptedValue);
        if (keyVersion && *keyVersion < current && !m_context.codec.isOf(change, KeyGrantTable))
            return ReencryptionStore(m_context.replica).reopen(m_backendId, change.updatedAt);
    }
    return {};
}

} // namespace haex
