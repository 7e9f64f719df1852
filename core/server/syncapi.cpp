// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/syncapi.h"

#include "core/protocol/contentcoding.h"
#include "core/protocol/identifiers.h"
#include "core/server/responses.h"

#include <utility>

namespace haex {
namespace {

constexpr qint64 OneMinuteMs = 60'000;
constexpr int FirstErrorStatus = 400;

HttpResponse healthy()
{
    return jsonResponse(QByteArrayLiteral("{\"status\":\"ok\"}"));
}

HttpResponse methodNotAllowed(const QByteArray &allowed)
{
    HttpResponse response = errorResponse(ErrorCode::MethodNotAllowed);
    response.headers.emplace_back("Allow", allowed);
    return response;
}

} // namespace

SyncApi::Counts::Counts(int requestsPerMinute)
    : requests(requestsPerMinute, OneMinuteMs)
{
}

SyncApi::SyncApi(ServerStore &store, const Clock &clock, Random &random, ServerOptions options)
    : SyncApi(store, clock, random, options,
              std::make_shared<Counts>(options.maxRequestsPerMinute))
{
}

SyncApi::SyncApi(ServerStore &store, const SyncApi &first)
    : SyncApi(store, first.m_context.clock, first.m_context.random, first.m_context.options, first.m_counts)
{
}

SyncApi::SyncApi(ServerStore &store, const Clock &clock, Random &random, ServerOptions options,
                 std::shared_ptr<Counts> counts)
    : m_counts(std::move(counts))
    , m_context {store, clock, random, std::move(options), m_counts->metrics}
    , m_authenticator(m_context)
    , m_accounts(m_context)
    , m_removals(m_context, m_accounts)
    , m_vaults(m_context)
    , m_sync(m_context)
    , m_pairing(m_context)
    , m_realtime(m_context)
{
    m_accounts.onEnded = [this](const AccountEnded &end) { announce(end); };
    m_sync.onChanged = [this](const VaultChanged &change) { announce(change); };
}

HttpResponse SyncApi::handle(const HttpRequest &request)
{
    ApiStep step = begin(request);
    if (auto *response = std::get_if<HttpResponse>(&step))
        return std::move(*response);
    auto &work = std::get<std::unique_ptr<PasswordWork>>(step);
    work->run();
    return work->finish(*work);
}

ApiStep SyncApi::begin(const HttpRequest &request)
{
    const RouteMatch match = findRoute(request.method, request.target);
    if (match.route)
        return dispatch(*match.route, match.argument, request);
    return match.allowed.isEmpty() ? errorResponse(ErrorCode::NotFound)
                                   : methodNotAllowed(match.allowed);
}

ApiStep SyncApi::dispatch(const ApiRoute &route, const QByteArray &argument,
                          const HttpRequest &request)
{
    if (!route.isPublic)
        return handleAuthenticated(route, argument, request);
    // Nobody makes the server unpack anything before it has shown a token.
    if (!request.contentEncoding.isEmpty())
        return unsupportedCoding();
    return answerPublic(route, argument, request);
}

ApiStep SyncApi::answerPublic(const ApiRoute &route, const QByteArray &argument,
                              const HttpRequest &request)
{
    switch (route.endpoint) {
    case Endpoint::Register:
        return m_accounts.registerAccount(request);
    case Endpoint::Login:
        return m_accounts.login(request);
    case Endpoint::Refresh:
        return m_accounts.refresh(request);
    case Endpoint::Redeem:
        return m_accounts.redeem(request);
    case Endpoint::ReadPairing:
        return m_pairing.read(argument, request);
    case Endpoint::PostPairing:
        return m_pairing.post(argument, request);
    case Endpoint::Health:
        // The process answers; a database that is away is no reason to start it anew.
        return healthy();
    case Endpoint::Readiness:
        return readiness();
    default:
        return serverInfo();
    }
}

/// The frequent ones from memory, which saves the store two of four questions. What is refused, and what
/// was not so any more, is done again without it.
ApiStep SyncApi::handleAuthenticated(const ApiRoute &route, const QByteArray &argument,
                                     const HttpRequest &request)
{
    bool isCounted = false;
    if (route.endpoint != Endpoint::Push && route.endpoint != Endpoint::Pull)
        return handleFor(route, argument, request, Freshness::Asked, isCounted);
    ApiStep step = handleFor(route, argument, request, Freshness::Recalled, isCounted);
    const auto recalled = m_context.store.confirmRecalled();
    if (!recalled)
        return errorResponse(recalled.error());
    const auto *response = std::get_if<HttpResponse>(&step);
    const bool isRefused = response && response->status >= FirstErrorStatus;
    if (*recalled == Recalled::Nothing || (*recalled == Recalled::Right && !isRefused))
        return step;
    return handleFor(route, argument, request, Freshness::Asked, isCounted);
}

ApiStep SyncApi::handleFor(const ApiRoute &route, const QByteArray &argument,
                           const HttpRequest &request, Freshness freshness, bool &isCounted)
{
    const auto caller = m_authenticator.authenticateHeader(request.authorization, freshness);
    if (!caller)
        return errorResponse(caller.error());
    const QByteArray account = QByteArray::number(caller->accountId);
    const qint64 nowMs = m_context.clock.nowMs();
    const int wait = isCounted ? 0 : m_counts->requests.secondsToWait(account, nowMs);
    if (wait > 0)
        return errorResponse(Error {ErrorCode::RateLimited, {}, {}, wait});
    if (!std::exchange(isCounted, true))
        m_counts->requests.add(account, nowMs);
    if (route.argument == RouteArgument::VaultId && !isCanonicalUuid(argument))
        return errorResponse(ErrorCode::BadVaultId);
    const auto step = [&](const QByteArray &body) -> ApiStep {
        if (route.endpoint == Endpoint::ChangePassword)
            return m_accounts.changePassword(*caller, request.remoteAddress, body);
        if (route.endpoint == Endpoint::PlanAccountRemoval)
            return m_removals.planAccount(*caller, request.remoteAddress, body);
        if (route.endpoint == Endpoint::PlanVaultRemoval)
            return m_removals.planVault(*caller, argument, request.remoteAddress, body);
        return answer(route, *caller, argument, body, freshness);
    };
    if (request.contentEncoding.isEmpty())
        return step(request.body);
    if (request.contentEncoding.compare(ZstdCoding, Qt::CaseInsensitive) != 0)
        return unsupportedCoding();
    const auto body = expandZstd(request.body, limits::MaxBodyBytes);
    return body ? step(*body) : ApiStep(errorResponse(body.error()));
}

HttpResponse SyncApi::answer(const ApiRoute &route, const Caller &caller, const QByteArray &argument,
                             const QByteArray &body, Freshness freshness)
{
    switch (route.endpoint) {
    case Endpoint::Push:
        return m_sync.push(caller, body, freshness);
    case Endpoint::Pull:
        return m_sync.pull(caller, body, freshness);
    case Endpoint::Vaults:
        return m_vaults.list(caller);
    case Endpoint::CreateVault:
        return m_vaults.create(caller, body);
    case Endpoint::VaultKey:
        return m_vaults.key(caller, argument);
    case Endpoint::PatchVaultKey:
        return m_vaults.patchKey(caller, argument, body);
    case Endpoint::Removals:
        return m_removals.list(caller);
    case Endpoint::KeepAccount:
        return m_removals.keepAccount(caller);
    case Endpoint::KeepVault:
        return m_removals.keepVault(caller, argument);
    case Endpoint::VaultDevices:
        return m_sync.devices(caller, argument);
    case Endpoint::Devices:
        return m_accounts.devices(caller);
    case Endpoint::RenameDevice:
        return m_accounts.renameDevice(caller, argument, body);
    case Endpoint::RemoveDevice:
        return removeDevice(caller, argument);
    case Endpoint::Logout:
        return logout(caller);
    case Endpoint::Grant:
        return m_accounts.grant(caller);
    case Endpoint::OpenPairing:
        return m_pairing.open(caller, body);
    case Endpoint::ClosePairing:
        return m_pairing.remove(caller, argument);
    default:
        return errorResponse(ErrorCode::NotFound);
    }
}

HttpResponse SyncApi::logout(const Caller &caller)
{
    HttpResponse response = m_accounts.logout(caller);
    announce(LoginEnded {caller.sessionId});
    return response;
}

HttpResponse SyncApi::removeDevice(const Caller &caller, const QByteArray &deviceId)
{
    HttpResponse response = m_accounts.removeDevice(caller, deviceId);
    announce(DeviceRemoved {caller.accountId, deviceId});
    return response;
}

Result<bool> SyncApi::signOut(qint64 accountId, const QByteArray &deviceId)
{
    HAEX_ASSIGN(removed, m_context.store.accounts().removeDevice(accountId, deviceId));
    announce(DeviceRemoved {accountId, deviceId});
    return removed;
}

HttpResponse SyncApi::serverInfo() const
{
    const ServerOptions &options = m_context.options;
    return jsonResponse(encodeServerInfo({options.name, options.version, limits::ProtocolVersion,
                                          registrationName(options.registration)}));
}

HttpResponse SyncApi::readiness()
{
    // A look at the store: without it, requests are better sent elsewhere.
    const auto reachable = m_context.store.vaults().findVault(0, {});
    return reachable ? healthy() : errorResponse(reachable.error());
}

bool SyncApi::tidy()
{
    // The sessions went with the account; their channels are told.
    const auto gone = m_context.store.removals().removeDue(m_context.clock.nowMs());
    for (const qint64 accountId : gone.value_or(std::vector<qint64>()))
        announce(AccountEnded {accountId});
    return m_context.store.vaults().purgeRemoved().value_or(false);
}

void SyncApi::announce(const ServerEvent &event)
{
    m_realtime.handle(event);
    if (onEvent)
        onEvent(event);
}

} // namespace haex
