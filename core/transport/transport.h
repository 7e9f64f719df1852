// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace haex {

/// One request to a sync server.
struct TransportRequest
{
    QUrl server;
    /// GET, POST, PATCH or DELETE.
    QByteArray method;
    /// Path and query below the server's URL, beginning with a slash.
    QByteArray path;
    /// Sent as `Authorization: Bearer`; empty = none.
    QByteArray bearerToken;
    QByteArray body;
    int timeoutMs = 30000;
};

/// The server's answer, whatever its status.
struct TransportResponse
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    int retryAfterSeconds = 0;
};

/// A subscription to one vault's changes on one server; deleting it unsubscribes. It reconnects by
/// itself with backoff; `connected` fires after each (re)connection, so that the owner pulls what
/// it may have missed.
class RealtimeChannel : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void connected();
    void disconnected();
    /// The vault has changes up to `sequence`; losing this costs nothing but the timer's interval.
    void changed(qint64 sequence);
    /// The server refused the token.
    void unauthorized();
    /// `proxy_refused`, with what the proxy said: it tries again, much later.
    void refusedByProxy(const haex::Error &error);
};

/// Carries requests to sync servers. The callback runs once, on the caller's thread, after `send`
/// returned or from within it; an Error means that no answer came (network, timeout, TLS, redirect
/// to elsewhere).
class Transport
{
public:
    using Callback = std::function<void(Result<TransportResponse>)>;

    virtual ~Transport() = default;
    virtual void send(const TransportRequest &request, Callback callback) = 0;
    /// `token` is asked for at each connection; nullptr when the transport has no realtime.
    [[nodiscard]] virtual std::unique_ptr<RealtimeChannel>
    subscribe(const QUrl &server, const QByteArray &vaultId, std::function<QByteArray()> token) = 0;
};

} // namespace haex
