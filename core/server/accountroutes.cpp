// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/accountroutes.h"

#include "core/protocol/identifiers.h"
#include "core/protocol/limits.h"
#include "core/protocol/passwordchange.h"
#include "core/server/email.h"
#include "core/server/responses.h"

#include <algorithm>

namespace haex {
namespace {

Error badField(const char *pointer)
{
    return Error {ErrorCode::BadField, {}, QString::fromLatin1(pointer)};
}

/// The request with its e-mail address in normal form.
Result<LoginRequest> readLogin(const QByteArray &body)
{
    HAEX_ASSIGN(login, parseLoginRequest(body));
    const auto email = normalisedEmail(login.email);
    if (!email)
        return fail(badField("/email"));
    login.email = *email;
    return login;
}

QByteArray emptyObject()
{
    return QByteArrayLiteral("{}");
}

} // namespace

AccountRoutes::AccountRoutes(ApiContext &context)
    : m_context(context)
    , m_accountLimiter(context.options.throttle.failuresPerAccount,
                       context.options.throttle.windowMs)
    , m_addressLimiter(context.options.throttle.failuresPerAddress,
                       context.options.throttle.windowMs)
    , m_unmatchableHash(unmatchableHash(context.options.passwordCost, context.random))
{
}

std::optional<Error> AccountRoutes::throttled(const QByteArray &email, const QByteArray &address)
{
    const qint64 nowMs = m_context.clock.nowMs();
    const int wait = std::max(m_accountLimiter.secondsToWait(email, nowMs),
                              m_addressLimiter.secondsToWait(address, nowMs));
    if (wait == 0)
        return std::nullopt;
    return Error {ErrorCode::RateLimited, {}, {}, wait};
}

void AccountRoutes::countAttempt(const QByteArray &email, const QByteArray &address)
{
    // Before the password is looked at: attempts in parallel must not slip through together.
    const qint64 nowMs = m_context.clock.nowMs();
    m_accountLimiter.add(email, nowMs);
    m_addressLimiter.add(address, nowMs);
}

void AccountRoutes::forgiveAttempt(const QByteArray &email, const QByteArray &address)
{
    m_accountLimiter.clear(email);
    m_addressLimiter.remove(address);
}

Result<> AccountRoutes::checkRegistration(const LoginRequest &request)
{
    if (m_context.options.registration == Registration::Closed)
        return fail(ErrorCode::RegistrationClosed);
    if (m_context.options.registration == Registration::Open)
        return {};
    HAEX_ASSIGN(isGood,
                m_context.store.accounts().isInvitationGood(hashToken(request.invitation),
                                                            m_context.clock.nowMs()));
    if (!isGood)
        return fail(ErrorCode::InvitationInvalid);
    return {};
}

ApiStep AccountRoutes::registerAccount(const HttpRequest &request)
{
    auto login = readLogin(request.body);
    if (!login)
        return errorResponse(login.error());
    if (static_cast<qsizetype>(login->password.size()) < limits::MinPasswordBytes)
        return errorResponse(badField("/password"));
    if (const auto wait = throttled(login->email, request.remoteAddress))
        return errorResponse(*wait);
    countAttempt(login->email, request.remoteAddress);
    if (const auto allowed = checkRegistration(*login); !allowed)
        return errorResponse(allowed.error());
    auto work = std::make_unique<PasswordWork>();
    work->password = std::move(login->password);
    work->cost = m_context.options.passwordCost;
    work->finish
        = [this, address = request.remoteAddress,
           shared = std::make_shared<LoginRequest>(std::move(*login))](const PasswordWork &done) {
              HttpResponse response = finishRegistration(*shared, done);
              if (response.status < 400)
                  forgiveAttempt(shared->email, address);
              return response;
          };
    return work;
}

HttpResponse AccountRoutes::finishRegistration(const LoginRequest &request,
                                               const PasswordWork &work)
{
    if (!work.newHash)
        return errorResponse(work.newHash.error());
    const Account wanted {0, m_context.random.uuid().toLatin1(), request.email, *work.newHash,
                          m_context.clock.nowMs()};
    const bool needsInvitation = m_context.options.registration == Registration::Invitation;
    const auto account = m_context.store.accounts().createAccount(
        wanted, needsInvitation ? hashToken(request.invitation) : QByteArray());
    if (!account)
        return errorResponse(account.error());
    const auto tokens = openSession(*account, request.device);
    return tokens ? jsonResponse(encodeSessionTokens(*tokens), 201) : errorResponse(tokens.error());
}

ApiStep AccountRoutes::login(const HttpRequest &request)
{
    auto login = readLogin(request.body);
    if (!login)
        return errorResponse(login.error());
    if (const auto wait = throttled(login->email, request.remoteAddress))
        return errorResponse(*wait);
    countAttempt(login->email, request.remoteAddress);
    auto account = m_context.store.accounts().findAccount(login->email);
    if (!account)
        return errorResponse(account.error());
    auto work = std::make_unique<PasswordWork>();
    work->password = std::move(login->password);
    work->cost = m_context.options.passwordCost;
    work->knownHash = *account ? (*account)->passwordHash : m_unmatchableHash;
    work->finish = [this, found = std::move(*account), email = login->email, device = login->device,
                    address = request.remoteAddress](const PasswordWork &done) {
        HttpResponse response = finishLogin(found, device, done);
        if (response.status < 400)
            forgiveAttempt(email, address);
        return response;
    };
    return work;
}

HttpResponse AccountRoutes::finishLogin(const std::optional<Account> &account,
                                        const AccountDevice &device, const PasswordWork &work)
{
    if (!account || !work.matches)
        return errorResponse(ErrorCode::BadCredentials);
    const QByteArray invited = invitedDevice(*account);
    if (!invited.isEmpty() && invited != device.deviceId)
        return errorResponse(ErrorCode::BadCredentials);
    const auto tokens = openSession(*account, device);
    if (tokens && m_context.options.passwordsAreInvitations)
        m_invited[account->id] = {account->passwordHash, device.deviceId};
    return tokens ? jsonResponse(encodeSessionTokens(*tokens)) : errorResponse(tokens.error());
}

QByteArray AccountRoutes::invitedDevice(const Account &account) const
{
    const Invited invited = m_invited.value(account.id);
    return invited.passwordHash == account.passwordHash ? invited.deviceId : QByteArray();
}

AccountRoutes::NewTokens AccountRoutes::makeTokens()
{
    const ServerOptions &options = m_context.options;
    const qint64 nowMs = m_context.clock.nowMs();
    const IssuedToken access = issueToken(m_context.random);
    const IssuedToken refresh = issueToken(m_context.random);
    NewTokens tokens;
    tokens.kept = {access.hash, nowMs + options.accessTokenMs, refresh.hash,
                   nowMs + options.refreshTokenMs};
    tokens.given.accessToken = access.token;
    tokens.given.refreshToken = refresh.token;
    tokens.given.expiresInSeconds = options.accessTokenMs / 1000;
    tokens.given.expiresAtSeconds = tokens.kept.accessExpiresAtMs / 1000;
    return tokens;
}

Result<SessionTokens> AccountRoutes::openSession(const Account &account,
                                                 const AccountDevice &device)
{
    NewTokens tokens = makeTokens();
    HAEX_TRY(m_context.store.accounts().openSession(account, device, tokens.kept,
                                                    m_context.clock.nowMs()));
    tokens.given.userId = account.userId;
    tokens.given.email = account.email;
    return tokens.given;
}

HttpResponse AccountRoutes::refresh(const HttpRequest &request)
{
    const auto refreshRequest = parseRefreshRequest(request.body);
    if (!refreshRequest)
        return errorResponse(refreshRequest.error());
    const auto tokens = refreshed(*refreshRequest);
    if (tokens)
        return jsonResponse(encodeSessionTokens(*tokens));
    HttpResponse refusal = errorResponse(tokens.error());
    // Elsewhere the code is about a cell; here it is about who asks.
    if (tokens.error().code == ErrorCode::DeviceMismatch)
        refusal.status = 401;
    return refusal;
}

Result<SessionTokens> AccountRoutes::refreshed(const RefreshRequest &request)
{
    NewTokens tokens = makeTokens();
    AccountStore &store = m_context.store.accounts();
    qint64 accountId = 0;
    HAEX_ASSIGN(outcome,
                store.rotate(hashToken(request.refreshToken), request.device, tokens.kept,
                             m_context.clock.nowMs(), m_context.options.refreshGraceMs, accountId));
    if (outcome != RefreshOutcome::Rotated)
        return fail(refusalOf(request));
    return completed(std::move(tokens), accountId);
}

/// A device that was removed is to know it: what opens the vault without its password ends there.
/// Whoever asks has to name its id, which nobody can guess.
Error AccountRoutes::refusalOf(const RefreshRequest &request)
{
    Error error = refusal(m_context.store, hashToken(request.refreshToken));
    const QByteArray &deviceId = request.device.deviceId;
    const bool isKnown = deviceId.isEmpty()
        || m_context.store.accounts().hasDevice(deviceId).value_or(true);
    if (error.code == ErrorCode::Unauthorized && !isKnown)
        error.code = ErrorCode::DeviceMismatch;
    return error;
}

Result<SessionTokens> AccountRoutes::completed(NewTokens tokens, qint64 accountId)
{
    HAEX_ASSIGN(account, m_context.store.accounts().accountOf(accountId));
    if (!account)
        return fail(ErrorCode::Unauthorized);
    tokens.given.userId = account->userId;
    tokens.given.email = account->email;
    return tokens.given;
}

HttpResponse AccountRoutes::grant(const Caller &caller)
{
    const IssuedToken issued = issueToken(m_context.random);
    const auto added = m_context.store.accounts().addGrant(
        caller.sessionId, issued.hash, m_context.clock.nowMs() + m_context.options.pairingMs);
    if (!added)
        return errorResponse(added.error());
    return jsonResponse(encodeLoginGrant(
        {SecretBytes::copyOf(issued.token), m_context.options.pairingMs / 1000}));
}

HttpResponse AccountRoutes::redeem(const HttpRequest &request)
{
    const auto grantRequest = parseGrantRequest(request.body);
    if (!grantRequest)
        return errorResponse(grantRequest.error());
    const qint64 nowMs = m_context.clock.nowMs();
    if (const int wait = m_addressLimiter.secondsToWait(request.remoteAddress, nowMs); wait > 0)
        return errorResponse(Error {ErrorCode::RateLimited, {}, {}, wait});
    const auto tokens = redeemed(*grantRequest);
    if (tokens)
        return jsonResponse(encodeSessionTokens(*tokens));
    m_addressLimiter.add(request.remoteAddress, nowMs);
    return errorResponse(tokens.error());
}

Result<SessionTokens> AccountRoutes::redeemed(const GrantRequest &request)
{
    NewTokens tokens = makeTokens();
    const auto secret = request.grant.view();
    const QByteArrayView grant(secret.data(), static_cast<qsizetype>(secret.size()));
    HAEX_ASSIGN(accountId,
                m_context.store.accounts().redeemGrant(hashToken(grant), request.device,
                                                       tokens.kept, m_context.clock.nowMs()));
    return completed(std::move(tokens), accountId);
}

HttpResponse AccountRoutes::logout(const Caller &caller)
{
    const auto closed = m_context.store.accounts().closeSession(caller.sessionId);
    return closed ? jsonResponse(emptyObject()) : errorResponse(closed.error());
}

ApiStep AccountRoutes::withPassword(const Caller &caller, const QByteArray &remoteAddress,
                                    std::unique_ptr<PasswordWork> work, Proven proven)
{
    if (m_context.options.passwordsAreInvitations)
        return errorResponse(ErrorCode::Forbidden);
    auto account = m_context.store.accounts().accountOf(caller.accountId);
    if (!account)
        return errorResponse(account.error());
    if (!*account)
        return errorResponse(ErrorCode::Unauthorized);
    if (const auto wait = throttled((*account)->email, remoteAddress))
        return errorResponse(*wait);
    countAttempt((*account)->email, remoteAddress);
    work->cost = m_context.options.passwordCost;
    work->knownHash = (*account)->passwordHash;
    work->finish = [this, account = **account, remoteAddress,
                    proven = std::move(proven)](const PasswordWork &done) {
        HttpResponse response = done.matches ? proven(account, done)
                                             : errorResponse(ErrorCode::BadCredentials);
        if (response.status < 400)
            forgiveAttempt(account.email, remoteAddress);
        return response;
    };
    return work;
}

ApiStep AccountRoutes::changePassword(const Caller &caller, const QByteArray &remoteAddress,
                                      const QByteArray &body)
{
    auto change = parsePasswordChange(body);
    if (!change)
        return errorResponse(change.error());
    auto work = std::make_unique<PasswordWork>();
    work->password = std::move(change->current);
    work->nextPassword = std::move(change->next);
    return withPassword(caller, remoteAddress, std::move(work),
                        [this, caller](const Account &account, const PasswordWork &done) {
                            return finishPassword(account, caller, done);
                        });
}

HttpResponse AccountRoutes::finishPassword(const Account &account, const Caller &caller,
                                           const PasswordWork &work)
{
    if (!work.newHash)
        return errorResponse(work.newHash.error());
    const auto changed = m_context.store.accounts().changePassword(account, *work.newHash,
                                                                   caller.sessionId);
    if (!changed)
        return errorResponse(changed.error());
    if (!*changed)
        return errorResponse(ErrorCode::BadCredentials);
    // Its own channel opens again, the others' tokens are gone.
    if (onEnded)
        onEnded({account.id});
    return jsonResponse(emptyObject());
}

HttpResponse AccountRoutes::devices(const Caller &caller)
{
    auto all = m_context.store.accounts().devices(caller.accountId);
    if (!all)
        return errorResponse(all.error());
    for (DeviceInfo &info : *all)
        info.isCurrent = info.device.deviceId == caller.deviceId;
    return jsonResponse(encodeDeviceList(*all));
}

HttpResponse AccountRoutes::renameDevice(const Caller &caller, const QByteArray &deviceId,
                                         const QByteArray &body)
{
    const auto name = parseDeviceName(body);
    if (!name)
        return errorResponse(name.error());
    const auto renamed
        = m_context.store.accounts().renameDevice(caller.accountId, {deviceId, *name});
    if (!renamed)
        return errorResponse(renamed.error());
    return *renamed ? jsonResponse(emptyObject()) : errorResponse(ErrorCode::NotFound);
}

HttpResponse AccountRoutes::removeDevice(const Caller &caller, const QByteArray &deviceId)
{
    const auto removed = m_context.store.accounts().removeDevice(caller.accountId, deviceId);
    if (!removed)
        return errorResponse(removed.error());
    return *removed ? jsonResponse(emptyObject()) : errorResponse(ErrorCode::NotFound);
}

} // namespace haex
