// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httpmessage.h"
#include "core/server/realtimehub.h"

#include <functional>
#include <memory>

namespace haex {

/// One WebSocket as the server behind the listener sees it. Any thread.
class RealtimePeer
{
public:
    virtual ~RealtimePeer() = default;
    virtual void send(const QByteArray &text, const QByteArray &key) = 0;
    virtual void close(quint16 code, const QByteArray &reason) = 0;
};

/// What a listener hands its requests to. Any thread; must not block.
class RequestHandler
{
public:
    /// Called once, on any thread.
    using Reply = std::function<void(HttpResponse)>;

    virtual ~RequestHandler() = default;
    virtual void handle(HttpRequest request, Reply reply) = 0;

    [[nodiscard]] virtual RealtimeSessionId realtimeOpened(const QByteArray &authorization,
                                                           std::weak_ptr<RealtimePeer> peer)
        = 0;
    virtual void realtimeReceived(RealtimeSessionId id, const QByteArray &text) = 0;
    virtual void realtimeClosed(RealtimeSessionId id) = 0;
    /// About once a second.
    virtual void tick() = 0;

    // For figures: what the listener answered, by itself or for the handler, and what it has open.
    virtual void answered(const QByteArray & /*route*/, int /*status*/, qint64 /*microseconds*/) { }
    virtual void connectionsOpen(qint64 /*count*/) { }
};

} // namespace haex
