// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/connectionsecrets.h"
#include "core/transport/transport.h"

#include <QTimer>
#include <QWebSocket>

namespace haex {

/// The WebSocket at `<server>/realtime`. The token is sent as the first message rather than in the
/// handshake: a refusal then comes as a code of ours, which QWebSocket does not tell of a handshake.
class WebSocketRealtimeChannel final : public RealtimeChannel
{
    Q_OBJECT
public:
    struct Timing
    {
        int firstRetryMs = 1000;
        int longestRetryMs = 60000;
        int heartbeatMs = 30000;
        int silenceMs = 15000;
        /// After a proxy said no: asked again and again it may lock a name out.
        int refusedRetryMs = 15 * 60'000;
    };

    WebSocketRealtimeChannel(const QUrl &server, QByteArray vaultId,
                             std::function<QByteArray()> token);
    WebSocketRealtimeChannel(const QUrl &server, QByteArray vaultId,
                             std::function<QByteArray()> token, const Timing &timing,
                             std::shared_ptr<const ConnectionSecrets> secrets = {});
    ~WebSocketRealtimeChannel() override;

private:
    void open();
    void authenticate();
    void receive(const QString &message);
    void refused(ErrorCode code);
    void heed(QAbstractSocket::SocketError error);
    void socketClosed();
    void scheduleReconnect();
    void beat();

    QUrl m_url;
    /// Empty: the authorities decide.
    QByteArray m_pin;
    ServerProxy m_proxy;
    std::shared_ptr<const ConnectionSecrets> m_secrets;
    QByteArray m_vaultId;
    std::function<QByteArray()> m_token;
    Timing m_timing;
    QWebSocket m_socket;
    QTimer m_retry;
    QTimer m_heartbeat;
    QTimer m_silence;
    int m_retryMs;
    bool m_subscribed = false;
};

} // namespace haex
