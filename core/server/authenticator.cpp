// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/authenticator.h"

#include <QCryptographicHash>

namespace haex {
namespace {

constexpr qsizetype TokenBytes = 32;
constexpr qsizetype MaxTokenText = 256;
// How exact "last seen" is: a write to the store for every request would be too much.
constexpr qint64 LastSeenStepMs = 10LL * 60 * 1000;

} // namespace

IssuedToken issueToken(Random &random)
{
    IssuedToken issued;
    issued.token = random.bytes(TokenBytes)
                       .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    issued.hash = hashToken(issued.token);
    return issued;
}

QByteArray hashToken(QByteArrayView token)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(token);
    return hash.result();
}

Error refusal(ServerStore &store, const QByteArray &tokenHash)
{
    const auto wasRemoved = store.removals().wasOfRemovedAccount(tokenHash);
    if (!wasRemoved)
        return wasRemoved.error();
    if (*wasRemoved)
        return {ErrorCode::NotFound, QStringLiteral("the account was deleted")};
    return {ErrorCode::Unauthorized};
}

Result<Caller> Authenticator::authenticateHeader(const QByteArray &authorization,
                                                 Freshness freshness)
{
    // The scheme is case-insensitive (RFC 9110).
    constexpr QByteArrayView Scheme = "bearer ";
    const QByteArrayView header(authorization);
    if (header.size() <= Scheme.size()
        || header.first(Scheme.size()).compare(Scheme, Qt::CaseInsensitive) != 0)
        return fail(ErrorCode::Unauthorized);
    return authenticateToken(header.sliced(Scheme.size()).trimmed(), freshness);
}

Result<Caller> Authenticator::authenticateToken(QByteArrayView token, Freshness freshness)
{
    if (token.isEmpty() || token.size() > MaxTokenText)
        return fail(ErrorCode::Unauthorized);
    const QByteArray hash = hashToken(token);
    AccountStore &accounts = m_context.store.accounts();
    HAEX_ASSIGN(caller, freshness == Freshness::Recalled ? accounts.recallCaller(hash)
                                                         : accounts.findCaller(hash));
    if (!caller)
        return fail(refusal(m_context.store, hash));
    if (caller->expiresAtMs <= m_context.clock.nowMs())
        return fail(ErrorCode::TokenExpired);
    HAEX_TRY(noteSeen(*caller));
    return *caller;
}

Result<> Authenticator::noteSeen(const Caller &caller)
{
    const qint64 nowMs = m_context.clock.nowMs();
    if (qAbs(nowMs - caller.lastSeenAtMs) < LastSeenStepMs)
        return {};
    return m_context.store.accounts().touchDevice(caller.accountId, caller.deviceId, nowMs);
}

} // namespace haex
