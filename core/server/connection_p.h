// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httplistener.h"
#include "core/server/peerstream_p.h"


#include <utility> // asio of Boost 1.74 forgets it in C++20
#include <vector>

namespace haex {

/// One open socket of a listener, HTTP or WebSocket. On the listener's thread.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    virtual ~Connection() = default;
    /// The server stops: end at once when idle, else after the request in flight.
    virtual void windDown() = 0;
    virtual void abort() = 0;
    /// Waits for a peer that has not sent a whole header: the first to go when there is no room.
    [[nodiscard]] virtual bool isWaiting() const = 0;
};

/// What connections share.
struct ConnectionContext
{
    ListenOptions options;
    RequestHandler &handler;
    ServerLog &log;
    bool isStopping = false;
    /// In the order of their coming.
    std::vector<std::shared_ptr<Connection>> connections = {};
    /// Called when one has gone.
    std::function<void()> onGone = {};

    void remove(const std::shared_ptr<Connection> &connection);
};

/// Begins to serve the socket as a connection of the context. The ids of its requests are the
/// prefix and a number.
void startHttp(std::shared_ptr<ConnectionContext> context, PeerStream stream,
               QByteArray requestIdPrefix);

} // namespace haex
