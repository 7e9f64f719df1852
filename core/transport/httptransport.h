// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/connectionsecrets.h"
#include "core/transport/transport.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>
#include <utility>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace haex {

/// The real transport: HTTP and WebSocket. It trusts nothing about the answer but TLS: size, time
/// and place are bounded here, whether the answer makes sense is for the layers above.
/// Made on any thread, used on one, whose event loop runs it.
class HttpTransport final : public Transport
{
public:
    struct Options
    {
        /// An answer over this is cut off: `server_protocol_error`.
        qint64 maxResponseBytes = 64LL * 1024 * 1024;
        /// Unencrypted connections to other machines; loopback is always allowed.
        bool allowPlainHttp = false;
        /// What proxies and servers ask for; nullptr where none does.
        std::shared_ptr<const ConnectionSecrets> secrets = {};
    };

    HttpTransport();
    explicit HttpTransport(const Options &options);
    ~HttpTransport() override;

    /// Errors: `network_error`, `timeout`, `tls_error`, `client_certificate_required`, `proxy_refused`; `not_a_sync_server` for an answer that
    /// leads elsewhere; `invalid_argument` for an address that is not allowed. An address may name
    /// the server's certificate and a proxy (certificatepin.h, serverproxy.h).
    void send(const TransportRequest &request, Callback callback) override;
    [[nodiscard]] std::unique_ptr<RealtimeChannel>
    subscribe(const QUrl &server, const QByteArray &vaultId,
              std::function<QByteArray()> token) override;

private:
    [[nodiscard]] QNetworkAccessManager &network(const QByteArray &certificatePin,
                                                 const ServerProxy &proxy);
    /// Compresses the body when the server said that it takes that.
    void setBody(QNetworkRequest &made, QByteArray &body) const;
    void showClientCertificate(QNetworkRequest &made) const;
    void noteCodings(const QNetworkReply &reply);

    /// Connections that were opened with what has changed since are not used again.
    void followSecrets();

    Options m_options;
    quint64 m_secretsSeen = 0;
    /// Servers (scheme and authority) whose last answer took zstd.
    QSet<QString> m_zstdServers;
    // Made by the first request, so that they belong to the thread that sends. One for each pinned
    // certificate and proxy: a connection that was opened for one must not serve a request without
    // it.
    std::map<std::pair<QByteArray, QString>, std::unique_ptr<QNetworkAccessManager>> m_networks;
};

/// Whether a server's address may be talked to: https, or http to this machine itself.
[[nodiscard]] Result<> checkServerAddress(const QUrl &server, bool allowPlainHttp);

} // namespace haex
