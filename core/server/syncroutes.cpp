// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/syncroutes.h"

#include "core/clock/hlctimestamp.h"
#include "core/protocol/contentcoding.h"
#include "core/server/responses.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

namespace haex {
namespace {

Error at(ErrorCode code, const char *pointer)
{
    return Error {code, {}, QString::fromLatin1(pointer)};
}

ChangeResult refused(ErrorCode code)
{
    return {ChangeResult::Status::Refused, code, std::nullopt};
}

/// The greatest HLC that is not too far ahead.
QByteArray latestAcceptable(qint64 nowMs, const ServerOptions &options)
{
    if (!options.checkFuture)
        return QByteArrayLiteral("~");
    return HlcTimestamp {nowMs + options.futureWindowMs, std::numeric_limits<quint16>::max(),
                         NodeId(std::numeric_limits<quint64>::max())}
        .toText();
}

} // namespace

Result<EnvelopeBytes> SyncRoutes::check(const Change &change, const Caller &caller,
                                     const QByteArray &latestHlc) const
{
    HAEX_ASSIGN(sealed, checkChange(change));
    if (change.deviceId != caller.deviceId)
        return fail(at(ErrorCode::DeviceMismatch, "/deviceId"));
    if (change.hlcTimestamp > latestHlc)
        return fail(at(ErrorCode::HlcTooFarInFuture, "/hlcTimestamp"));
    return sealed;
}

SyncRoutes::Sorted SyncRoutes::sort(const PushRequest &request, const Caller &caller) const
{
    const QByteArray latestHlc = latestAcceptable(m_context.clock.nowMs(), m_context.options);
    Sorted sorted;
    const size_t count = request.changes.size();
    sorted.results.resize(count);
    sorted.sealed.reserve(count); // CheckedCell points into it
    sorted.good.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        auto sealed = check(request.changes[i], caller, latestHlc);
        if (!sealed) {
            Error &error = sealed.error();
            sorted.results[i] = refused(error.code);
            error.pointer.prepend(QStringLiteral("/changes/%1").arg(i));
            if (!sorted.firstError)
                sorted.firstError = std::move(error);
            continue;
        }
        sorted.sealed.push_back(std::move(*sealed));
        sorted.good.push_back({&request.changes[i], &sorted.sealed.back()});
        sorted.places.push_back(i);
    }
    return sorted;
}

std::optional<ErrorBody> SyncRoutes::checkBatchBytes(const PushRequest &request) const
{
    qsizetype bytes = 0;
    for (const Change &change : request.changes)
        bytes += change.encryptedValue.size() + change.rowPks.size();
    const auto count = static_cast<qsizetype>(request.changes.size());
    const qsizetype allowed = m_context.options.maxPushBytes;
    if (bytes <= allowed || count <= 1)
        return std::nullopt;
    ErrorBody problem;
    problem.error = at(ErrorCode::BatchTooLarge, "/changes");
    problem.limit = std::max<qsizetype>(1, std::min(count - 1, count * allowed / bytes));
    return problem;
}

Result<VaultState> SyncRoutes::vaultAt(const Caller &caller, const QByteArray &vaultId,
                                       const QByteArray &epoch, qint64 cursor,
                                       Freshness freshness, ErrorBody &problem)
{
    VaultStore &vaults = m_context.store.vaults();
    HAEX_ASSIGN(vault, freshness == Freshness::Recalled
                    ? vaults.recallVault(caller.accountId, vaultId, cursor)
                    : vaults.findVault(caller.accountId, vaultId));
    if (!vault)
        return fail(ErrorCode::NotFound);
    problem.epoch = vault->epoch;
    problem.sequence = vault->sequence;
    if (!epoch.isEmpty() && epoch != vault->epoch)
        return fail(at(ErrorCode::EpochMismatch, "/epoch"));
    if (cursor > vault->sequence)
        return fail(ErrorCode::CursorAhead);
    return *vault;
}

HttpResponse SyncRoutes::push(const Caller &caller, const QByteArray &body, Freshness freshness)
{
    auto request = parsePushRequest(body, m_context.options.maxPushCells);
    ErrorBody problem;
    if (!request) {
        problem.error = request.error();
        if (request.error().code == ErrorCode::BatchTooLarge)
            problem.limit = m_context.options.maxPushCells;
        return errorResponse(std::move(problem));
    }
    if (auto tooLarge = checkBatchBytes(*request))
        return errorResponse(std::move(*tooLarge));
    // The answer to a part tells the sequence as it is now.
    if (request->part)
        freshness = Freshness::Asked;
    const auto vault = vaultAt(caller, request->vaultId, request->epoch, request->baseCursor,
                               freshness, problem);
    if (!vault) {
        problem.error = vault.error();
        return errorResponse(std::move(problem));
    }
    // Others may have forgotten what this device has not heard of yet (R14).
    const auto isBehind = lacksConfirmed(*vault, request->baseCursor);
    if (!isBehind || *isBehind) {
        problem.error = isBehind ? Error {ErrorCode::ResyncRequired} : isBehind.error();
        return errorResponse(std::move(problem));
    }
    if (request->part && !request->part->isLast)
        return keepPart(*request, caller, *vault, body);
    if (request->part) {
        if (const auto whole = addKeptParts(*request, caller, *vault); !whole)
            return errorResponse(whole.error());
    }
    Sorted sorted = sort(*request, caller);
    if (sorted.good.empty() && sorted.firstError) {
        problem
            = {*sorted.firstError, {}, {}, {}, m_context.clock.nowMs(), std::move(sorted.results)};
        return errorResponse(std::move(problem));
    }
    return store(*request, caller, *vault, std::move(sorted));
}

/// Whether there is a cell between the two. The newest ones may have been lost, and whoever pulled to the
/// end is then below what was confirmed for good.
Result<bool> SyncRoutes::lacksConfirmed(const VaultState &vault, qint64 cursor)
{
    if (cursor >= vault.confirmedUpTo)
        return false;
    HAEX_ASSIGN(next, m_context.store.vaults().pull(vault.id, cursor, 1, 1, [](const StoredCell &) {}));
    return next.cursor > cursor && next.cursor <= vault.confirmedUpTo;
}

HttpResponse SyncRoutes::keepPart(const PushRequest &request, const Caller &caller, const VaultState &vault,
                                  const QByteArray &body)
{
    qint64 maxBytes = limits::MaxPushPartsBytes;
    if (m_context.options.maxVaultBytes > 0)
        maxBytes = std::min(maxBytes, m_context.options.maxVaultBytes);
    const auto kept = m_context.store.vaults().keepPart(
        {vault.id, caller.deviceId, *request.part, compressZstd(body), m_context.clock.nowMs(), maxBytes});
    if (!kept)
        return errorResponse(kept.error());
    return jsonResponse(
        encodePushResponse({vault.epoch, vault.sequence, m_context.clock.nowMs(), {}}));
}

/// Before the changes of the last part: what came in the parts before it. Each was checked as a
/// request when it came, and each of its cells is checked now.
Result<> SyncRoutes::addKeptParts(PushRequest &request, const Caller &caller, const VaultState &vault)
{
    HAEX_ASSIGN(bodies, m_context.store.vaults().keptParts(vault.id, caller.deviceId, *request.part));
    std::vector<Change> changes;
    for (const QByteArray &coded : bodies) {
        HAEX_ASSIGN(body, expandZstd(coded, limits::MaxBodyBytes));
        HAEX_ASSIGN(part, parsePushRequest(body));
        std::ranges::move(part.changes, std::back_inserter(changes));
    }
    std::ranges::move(request.changes, std::back_inserter(changes));
    request.changes = std::move(changes);
    return {};
}

HttpResponse SyncRoutes::store(const PushRequest &request, const Caller &caller,
                               const VaultState &vault, Sorted sorted)
{
    const PushBatch batch {vault.id, caller.deviceId, request.baseCursor, sorted.good,
                           m_context.options.maxVaultBytes};
    auto outcome = m_context.store.vaults().push(batch);
    if (!outcome)
        return errorResponse(outcome.error());
    if (request.part) {
        // If it fails they go with the device's next push of many parts, or in an hour.
        std::ignore = m_context.store.vaults().dropParts(vault.id, caller.deviceId);
    }
    const auto applied = std::ranges::count(outcome->results, ChangeResult::Status::Applied,
                                            &ChangeResult::status);
    m_context.metrics.cellsApplied += applied;
    m_context.metrics.cellsStale += std::ssize(outcome->results) - applied;
    for (size_t i = 0; i < outcome->results.size(); ++i)
        sorted.results[sorted.places[i]] = std::move(outcome->results[i]);
    if (outcome->changedAnything() && onChanged)
        onChanged({caller.accountId, request.vaultId, outcome->sequence, caller.deviceId});
    return jsonResponse(encodePushResponse(
        {vault.epoch, outcome->sequence, m_context.clock.nowMs(), std::move(sorted.results)}));
}

HttpResponse SyncRoutes::pull(const Caller &caller, const QByteArray &body, Freshness freshness)
{
    const auto request = parsePullRequest(body);
    if (!request)
        return errorResponse(request.error());
    ErrorBody problem;
    const auto vault = vaultAt(caller, request->vaultId, request->epoch, request->afterUpdatedAt,
                               freshness, problem);
    if (!vault) {
        problem.error = vault.error();
        return errorResponse(std::move(problem));
    }
    // Before the page is read: whoever forgets up to there has all that came before (R14).
    const auto confirmedUpTo = confirm(caller, *request, *vault);
    if (!confirmedUpTo)
        return errorResponse(confirmedUpTo.error());
    PullPageWriter writer;
    const auto page = m_context.store.vaults().pull(
        vault->id, request->afterUpdatedAt,
        std::min(request->limit, m_context.options.maxPageCells), m_context.options.maxPageBytes,
        [&](const StoredCell &cell) {
            writer.add(cell);
            ++m_context.metrics.cellsPulled;
        },
        request->belowKeyVersion.value_or(AnyKeyVersion));
    if (!page)
        return errorResponse(page.error());
    PullResponse answer {{},           page->cursor,            page->hasMore,
                         vault->epoch, m_context.clock.nowMs(), *confirmedUpTo};
    if (const auto told = tellRemovals(caller, request->vaultId, answer); !told)
        return errorResponse(told.error());
    return jsonResponse(writer.finish(answer));
}

/// All devices hear of it with their next round; few accounts ever have anything to tell.
Result<> SyncRoutes::tellRemovals(const Caller &caller, const QByteArray &vaultId, PullResponse &answer)
{
    if (!caller.hasPlannedRemoval)
        return {};
    HAEX_ASSIGN(removals, m_context.store.removals().planned(caller.accountId));
    answer.accountEndsAtMs = removals.accountEndsAtMs;
    answer.vaultEndsAtMs = removals.endOfVault(vaultId);
    return {};
}

/// A client that does not confirm counts as a device that has nothing.
Result<qint64> SyncRoutes::confirm(const Caller &caller, const PullRequest &request,
                                   const VaultState &vault)
{
    // Nobody has stored what he has not asked for, or what belongs to another history.
    const qint64 position
        = request.epoch.isEmpty() ? 0
                                  : std::min(request.confirmed.value_or(0), request.afterUpdatedAt);
    const Confirmation confirmation {
        vault.id, caller.accountId,          caller.deviceId,
        position, m_context.clock.nowMs(), m_context.options.backupsKeptMs};
    if (!m_confirmations.isDue(confirmation))
        return vault.confirmedUpTo;
    HAEX_ASSIGN(upTo, m_context.store.vaults().confirm(confirmation));
    m_confirmations.note(confirmation);
    return upTo;
}

HttpResponse SyncRoutes::devices(const Caller &caller, const QByteArray &vaultId)
{
    ErrorBody problem;
    const auto vault = vaultAt(caller, vaultId, {}, 0, Freshness::Asked, problem);
    if (!vault)
        return errorResponse(vault.error());
    auto devices = m_context.store.vaults().progressOf(caller.accountId, vault->id,
                                                       m_context.clock.nowMs());
    if (!devices)
        return errorResponse(devices.error());
    return jsonResponse(encodeVaultProgress(
        {vault->sequence, vault->confirmedUpTo, std::move(*devices)}));
}

} // namespace haex
