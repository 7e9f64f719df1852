// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/limits.h"
#include "core/server/requesthandler.h"
#include "core/server/serverlog.h"
#include "core/server/tlscertificate.h"

#include <memory>

namespace haex {

/// Limits of one listening port. Times are the whole time allowed, however slowly bytes trickle.
struct ListenOptions
{
    /// A numeric IPv4 or IPv6 address; `::` takes IPv4 as well.
    QByteArray address = "127.0.0.1";
    /// 0 = any free one.
    quint16 port = 0;
    TlsFiles tls = {};
    int maxConnections = 1024;
    /// From the first byte of a request to the end of its header.
    int headerTimeMs = 10'000;
    int bodyTimeMs = 60'000;
    int writeTimeMs = 60'000;
    /// Between two requests of a connection.
    int idleTimeMs = 75'000;
    /// Of a WebSocket without a frame; pings keep it alive.
    int realtimeIdleMs = 60'000;
    /// For requests in flight when the server stops.
    int stopTimeMs = 5'000;
    qsizetype maxBodyBytes = limits::MaxBodyBytes;
    /// Behind a proxy on this machine: whom to throttle is the last address in X-Forwarded-For.
    bool isBehindProxy = false;
    /// SIGTERM and SIGINT stop it. Off inside a program that has other things to end as well.
    bool endsWithSignals = true;
};

/// HTTP/1.1 and WebSockets on one port, all of it by TLS or nothing. Everything a stranger sends ends at a limit here: header,
/// body, message and time. All sockets live on the thread that calls `run`.
class HttpListener final
{
public:
    /// Reads the certificate and binds the port; `handler` and `log` must outlive the listener.
    /// `already_exists` when another program listens there.
    [[nodiscard]] static Result<std::unique_ptr<HttpListener>>
    listen(const ListenOptions &options, RequestHandler &handler, ServerLog &log);
    ~HttpListener();

    [[nodiscard]] quint16 port() const;
    /// Serves until `stop`, or a signal; then lets requests in flight finish.
    void run();
    /// Any thread.
    void stop();

    class Impl;

private:
    explicit HttpListener(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> m_impl;
};

/// Whether the numeric address is one that only this machine reaches.
[[nodiscard]] bool isLoopbackAddress(const QByteArray &address);

/// Whom failed attempts of that address count for: of IPv6 the network, since a household has 2^64
/// addresses. Any other text is left as it is.
[[nodiscard]] QByteArray addressToThrottle(const QByteArray &address);

} // namespace haex
