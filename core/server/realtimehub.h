// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/realtimemessages.h"
#include "core/server/authenticator.h"
#include "core/server/serverevent.h"

#include <QHash>
#include <QSet>

namespace haex {

/// Names one WebSocket.
using RealtimeSessionId = quint64;

/// Where the hub's messages go. Called from the hub's functions, on its thread.
class RealtimeSink
{
public:
    virtual ~RealtimeSink() = default;
    /// A later message with the same non-empty `key` may take the place of one that is not sent
    /// yet.
    virtual void send(RealtimeSessionId session, const QByteArray &text, const QByteArray &key) = 0;
    /// With a close code of RFC 6455.
    virtual void close(RealtimeSessionId session, quint16 code, const QByteArray &reason) = 0;
};

/// Who listens to which vault (R21). Knows no sockets: they report what they received and send what
/// they are told. Thread of the API.
class RealtimeHub final
{
public:
    static constexpr quint16 PolicyViolation = 1008;
    static constexpr qint64 AuthenticationTimeMs = 10'000;
    static constexpr qsizetype MaxVaultsPerSession = 100;

    explicit RealtimeHub(ApiContext &context)
        : m_context(context)
        , m_authenticator(context)
    {
    }

    /// nullptr: nobody is told anything.
    void setSink(RealtimeSink *sink) { m_sink = sink; }

    /// `authorization` is the handshake's header; without one the first message must be `auth`.
    void opened(RealtimeSessionId id, const QByteArray &authorization);
    void received(RealtimeSessionId id, const QByteArray &text);
    void closed(RealtimeSessionId id);

    /// A change is told to every session that listens to the vault, except the device that pushed;
    /// the end of a login or of a device closes its sessions.
    void handle(const ServerEvent &event);
    /// Closes what is no longer authenticated: call it about once a second.
    void expire();
    /// Closes what the store no longer knows: another process may have ended it without an event.
    void recheck();
    /// Devices of the account that are connected right now.
    [[nodiscard]] QSet<QByteArray> devicesOf(qint64 accountId) const;

private:
    struct Session
    {
        std::optional<Caller> caller;
        qint64 openedAtMs = 0;
        QSet<QByteArray> vaults;
    };

    void handleEvent(const VaultChanged &event);
    void handleEvent(const LoginEnded &event);
    void handleEvent(const DeviceRemoved &event);
    void handleEvent(const AccountEnded &event);
    void authenticate(RealtimeSessionId id, Session &session, const Result<Caller> &caller);
    void handle(RealtimeSessionId id, Session &session, const RealtimeRequest &request);
    void subscribe(RealtimeSessionId id, Session &session, const QByteArray &vaultId);
    void sendError(RealtimeSessionId id, ErrorCode code, const QByteArray &vaultId = {});
    void send(RealtimeSessionId id, const RealtimeEvent &event, const QByteArray &key = {});
    void drop(RealtimeSessionId id, ErrorCode reason);
    template <class Matches>
    void dropAll(Matches matches, ErrorCode reason);

    ApiContext &m_context;
    Authenticator m_authenticator;
    RealtimeSink *m_sink = nullptr;
    QHash<RealtimeSessionId, Session> m_sessions;
    QHash<QByteArray, QSet<RealtimeSessionId>> m_listeners;
};

} // namespace haex
