// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/websocketrealtimechannel.h"

#include "core/base/certificatepin.h"
#include "core/protocol/limits.h"
#include "core/protocol/realtimemessages.h"
#include "core/transport/fetchcertificate.h"
#include "core/transport/networkproxy.h"

#include <QRandomGenerator>
#include <QSslConfiguration>

#include <algorithm>
#include <utility>

namespace haex {
namespace {

QUrl realtimeUrl(const QUrl &server)
{
    QUrl url = server.adjusted(QUrl::RemoveFragment);
    url.setScheme(server.scheme() == QLatin1StringView("https") ? QStringLiteral("wss")
                                                                : QStringLiteral("ws"));
    QString path = url.path();
    if (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QLatin1StringView("/realtime"));
    return url;
}

/// Between three quarters and five quarters: devices that lost a server together come back apart.
int jittered(int milliseconds)
{
    return milliseconds * 3 / 4 + QRandomGenerator::global()->bounded(milliseconds / 2 + 1);
}

} // namespace

WebSocketRealtimeChannel::WebSocketRealtimeChannel(const QUrl &server, QByteArray vaultId,
                                                   std::function<QByteArray()> token)
    : WebSocketRealtimeChannel(server, std::move(vaultId), std::move(token), Timing {})
{
}

WebSocketRealtimeChannel::WebSocketRealtimeChannel(const QUrl &server, QByteArray vaultId,
                                                   std::function<QByteArray()> token,
                                                   const Timing &timing,
                                                   std::shared_ptr<const ConnectionSecrets> secrets)
    : m_url(realtimeUrl(server))
    , m_pin(certificatePin(server).value_or(QByteArray()))
    , m_proxy(serverProxy(server).value_or(ServerProxy()))
    , m_secrets(std::move(secrets))
    , m_vaultId(std::move(vaultId))
    , m_token(std::move(token))
    , m_timing(timing)
    , m_retryMs(timing.firstRetryMs)
{
    m_socket.setMaxAllowedIncomingMessageSize(limits::MaxRealtimeMessageBytes);
    m_socket.setMaxAllowedIncomingFrameSize(limits::MaxRealtimeMessageBytes);
    connect(&m_socket, &QWebSocket::connected, this, &WebSocketRealtimeChannel::authenticate);
    connect(&m_socket, &QWebSocket::sslErrors, this, [this] {
        if (showsCertificate(m_socket.sslConfiguration(), m_pin))
            m_socket.ignoreSslErrors();
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &WebSocketRealtimeChannel::receive);
    connect(&m_socket, &QWebSocket::pong, &m_silence, &QTimer::stop);
    // Of a connection that never came about there is no other word.
    connect(&m_socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            socketClosed();
    });
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &WebSocketRealtimeChannel::heed);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &WebSocketRealtimeChannel::open);
    connect(&m_heartbeat, &QTimer::timeout, this, &WebSocketRealtimeChannel::beat);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { m_socket.abort(); });
    // Not from here, so that the owner can connect the signals first.
    m_retry.start(0);
}

WebSocketRealtimeChannel::~WebSocketRealtimeChannel()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void WebSocketRealtimeChannel::open()
{
    m_socket.setProxy(networkProxy(m_proxy, m_url, proxyLogins(m_secrets).get()));
    if (m_secrets) {
        QSslConfiguration connection = QSslConfiguration::defaultConfiguration();
        m_secrets->clientCertificates.of(m_url).applyTo(connection);
        m_socket.setSslConfiguration(connection);
    }
    m_socket.open(m_url);
    m_silence.start(m_timing.silenceMs);
}

void WebSocketRealtimeChannel::authenticate()
{
    // One that an authority vouches for raises no error, and may still be another.
    if (!m_pin.isEmpty() && !showsCertificate(m_socket.sslConfiguration(), m_pin))
        return m_socket.abort();
    RealtimeRequest request;
    request.type = RealtimeRequest::Type::Auth;
    request.token = m_token();
    m_socket.sendTextMessage(QString::fromUtf8(encodeRealtimeRequest(request)));
}

void WebSocketRealtimeChannel::receive(const QString &message)
{
    const auto event = parseRealtimeEvent(message.toUtf8());
    if (!event)
        return m_socket.abort();
    switch (event->type) {
    case RealtimeEvent::Type::Authenticated: {
        RealtimeRequest request;
        request.type = RealtimeRequest::Type::Subscribe;
        request.vaultId = m_vaultId;
        m_socket.sendTextMessage(QString::fromUtf8(encodeRealtimeRequest(request)));
        break;
    }
    case RealtimeEvent::Type::Subscribed:
        m_silence.stop();
        m_heartbeat.start(m_timing.heartbeatMs);
        m_retryMs = m_timing.firstRetryMs;
        m_subscribed = true;
        Q_EMIT connected();
        break;
    case RealtimeEvent::Type::Changed:
        if (event->vaultId == m_vaultId)
            Q_EMIT changed(event->sequence);
        break;
    case RealtimeEvent::Type::Error:
        refused(event->error);
        break;
    case RealtimeEvent::Type::Unsubscribed:
    case RealtimeEvent::Type::Pong:
        break;
    }
}

void WebSocketRealtimeChannel::refused(ErrorCode code)
{
    m_socket.abort();
    // Last, since the owner may drop the channel; or it has another token at the next try.
    if (code == ErrorCode::Unauthorized || code == ErrorCode::TokenExpired
        || code == ErrorCode::DeviceMismatch)
        Q_EMIT unauthorized();
}

void WebSocketRealtimeChannel::socketClosed()
{
    m_heartbeat.stop();
    m_silence.stop();
    scheduleReconnect();
    if (std::exchange(m_subscribed, false))
        Q_EMIT disconnected();
}

/// Comes before or behind the word that the socket is closed.
void WebSocketRealtimeChannel::heed(QAbstractSocket::SocketError error)
{
    // Forbidden by an HTTP proxy, or by the rules of a SOCKS5 one.
    const bool isForbidden = error == QAbstractSocket::SocketAccessError && m_socket.proxy().type() != QNetworkProxy::NoProxy;
    if (error != QAbstractSocket::ProxyAuthenticationRequiredError && !isForbidden)
        return;
    m_retry.start(jittered(m_timing.refusedRetryMs));
    Q_EMIT refusedByProxy({ErrorCode::ProxyRefused, m_socket.errorString()});
}

void WebSocketRealtimeChannel::scheduleReconnect()
{
    if (m_retry.isActive())
        return;
    m_retry.start(jittered(m_retryMs));
    m_retryMs = std::min(m_retryMs * 2, m_timing.longestRetryMs);
}

void WebSocketRealtimeChannel::beat()
{
    if (m_silence.isActive())
        return;
    m_socket.ping();
    m_silence.start(m_timing.silenceMs);
}

} // namespace haex
