// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/realtimehub.h"

namespace haex {

void RealtimeHub::opened(RealtimeSessionId id, const QByteArray &authorization)
{
    Session &session = m_sessions[id];
    session.openedAtMs = m_context.clock.nowMs();
    if (!authorization.isEmpty())
        authenticate(id, session, m_authenticator.authenticateHeader(authorization));
}

void RealtimeHub::closed(RealtimeSessionId id)
{
    const Session session = m_sessions.take(id);
    for (const QByteArray &vaultId : session.vaults) {
        const auto listeners = m_listeners.find(vaultId);
        listeners->remove(id);
        if (listeners->isEmpty())
            m_listeners.erase(listeners);
    }
}

void RealtimeHub::received(RealtimeSessionId id, const QByteArray &text)
{
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end())
        return;
    const auto request = parseRealtimeRequest(text);
    if (!request) {
        sendError(id, request.error().code);
        return;
    }
    handle(id, *session, *request);
}

void RealtimeHub::handle(RealtimeSessionId id, Session &session, const RealtimeRequest &request)
{
    if (request.type == RealtimeRequest::Type::Auth) {
        authenticate(id, session, m_authenticator.authenticateToken(request.token));
        return;
    }
    if (!session.caller) {
        drop(id, ErrorCode::Unauthorized);
        return;
    }
    switch (request.type) {
    case RealtimeRequest::Type::Subscribe:
        subscribe(id, session, request.vaultId);
        return;
    case RealtimeRequest::Type::Unsubscribe:
        session.vaults.remove(request.vaultId);
        m_listeners[request.vaultId].remove(id);
        if (m_listeners[request.vaultId].isEmpty())
            m_listeners.remove(request.vaultId);
        send(id, {RealtimeEvent::Type::Unsubscribed, request.vaultId, {}, 0, {}});
        return;
    case RealtimeRequest::Type::Auth:
    case RealtimeRequest::Type::Ping:
        break;
    }
    send(id, {});
}

void RealtimeHub::authenticate(RealtimeSessionId id, Session &session, const Result<Caller> &caller)
{
    if (!caller) {
        drop(id, caller.error().code);
        return;
    }
    // A new token of the same account prolongs the session; one of another account would keep the
    // subscriptions of the first.
    if (session.caller && session.caller->accountId != caller->accountId) {
        drop(id, ErrorCode::Forbidden);
        return;
    }
    session.caller = *caller;
    send(id, {RealtimeEvent::Type::Authenticated, {}, {}, 0, {}});
}

void RealtimeHub::subscribe(RealtimeSessionId id, Session &session, const QByteArray &vaultId)
{
    const auto vault = m_context.store.vaults().findVault(session.caller->accountId, vaultId);
    if (!vault || !*vault) {
        sendError(id, vault ? ErrorCode::NotFound : ErrorCode::ServerError, vaultId);
        return;
    }
    if (session.vaults.size() >= MaxVaultsPerSession && !session.vaults.contains(vaultId)) {
        sendError(id, ErrorCode::RateLimited, vaultId);
        return;
    }
    session.vaults.insert(vaultId);
    m_listeners[vaultId].insert(id);
    send(id, {RealtimeEvent::Type::Subscribed, vaultId, (*vault)->epoch, (*vault)->sequence, {}});
}

void RealtimeHub::handle(const ServerEvent &event)
{
    std::visit([this](const auto &kind) { handleEvent(kind); }, event);
}

void RealtimeHub::handleEvent(const VaultChanged &change)
{
    const auto listeners = m_listeners.constFind(change.vaultId);
    if (listeners == m_listeners.cend())
        return;
    const RealtimeEvent event {
        RealtimeEvent::Type::Changed, change.vaultId, {}, change.sequence, {}};
    for (const RealtimeSessionId id : *listeners) {
        const Caller &caller = *m_sessions.constFind(id)->caller;
        // Another account may have a vault of the same id, and it is not this one.
        if (caller.accountId == change.accountId && caller.deviceId != change.deviceId)
            send(id, event, change.vaultId);
    }
}

template <class Matches>
void RealtimeHub::dropAll(Matches matches, ErrorCode reason)
{
    QList<RealtimeSessionId> ended;
    for (auto it = m_sessions.cbegin(); it != m_sessions.cend(); ++it) {
        if (matches(*it))
            ended.append(it.key());
    }
    for (const RealtimeSessionId id : ended)
        drop(id, reason);
}

void RealtimeHub::expire()
{
    const qint64 nowMs = m_context.clock.nowMs();
    dropAll(
        [nowMs](const Session &session) {
            return !session.caller && nowMs - session.openedAtMs >= AuthenticationTimeMs;
        },
        ErrorCode::Unauthorized);
    dropAll(
        [nowMs](const Session &session) {
            return session.caller && session.caller->expiresAtMs <= nowMs;
        },
        ErrorCode::TokenExpired);
}

void RealtimeHub::handleEvent(const LoginEnded &login)
{
    dropAll(
        [&login](const Session &session) {
            return session.caller && session.caller->sessionId == login.session;
        },
        ErrorCode::Unauthorized);
}

void RealtimeHub::handleEvent(const DeviceRemoved &device)
{
    dropAll(
        [&device](const Session &session) {
            return session.caller && session.caller->accountId == device.accountId
                && session.caller->deviceId == device.deviceId;
        },
        ErrorCode::Unauthorized);
}

void RealtimeHub::handleEvent(const AccountEnded &account)
{
    dropAll(
        [&account](const Session &session) {
            return session.caller && session.caller->accountId == account.accountId;
        },
        ErrorCode::Unauthorized);
}

void RealtimeHub::recheck()
{
    dropAll(
        [this](const Session &session) {
            // A store that does not answer is no reason.
            return session.caller
                && !m_context.store.accounts()
                        .isSessionOpen(session.caller->sessionId)
                        .value_or(true);
        },
        ErrorCode::Unauthorized);
}

QSet<QByteArray> RealtimeHub::devicesOf(qint64 accountId) const
{
    QSet<QByteArray> devices;
    for (const Session &session : m_sessions) {
        if (session.caller && session.caller->accountId == accountId)
            devices += session.caller->deviceId;
    }
    return devices;
}

void RealtimeHub::drop(RealtimeSessionId id, ErrorCode reason)
{
    closed(id);
    sendError(id, reason);
    const QLatin1StringView name = errorCodeName(reason);
    if (m_sink)
        m_sink->close(id, PolicyViolation, {name.data(), name.size()});
}

void RealtimeHub::sendError(RealtimeSessionId id, ErrorCode code, const QByteArray &vaultId)
{
    send(id, {RealtimeEvent::Type::Error, vaultId, {}, 0, code});
}

void RealtimeHub::send(RealtimeSessionId id, const RealtimeEvent &event, const QByteArray &key)
{
    if (m_sink)
        m_sink->send(id, encodeRealtimeEvent(event), key);
}

} // namespace haex
