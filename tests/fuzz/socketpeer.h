// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/connection_p.h"

#include <boost/asio/io_context.hpp>

namespace haex {

/// Answers every request and every message with few words, so that what is met is the connection.
class ShortAnswers final : public RequestHandler
{
public:
    void handle(HttpRequest request, Reply reply) override;
    [[nodiscard]] RealtimeSessionId realtimeOpened(const QByteArray &authorization,
                                                   std::weak_ptr<RealtimePeer> peer) override;
    void realtimeReceived(RealtimeSessionId id, const QByteArray &text) override;
    void realtimeClosed(RealtimeSessionId id) override;
    void tick() override { }

private:
    std::weak_ptr<RealtimePeer> m_peer;
};

/// Sends bytes to a connection of the server and answers what came back, all in one thread and over
/// a pair of sockets: no port, no waiting.
[[nodiscard]] QByteArray exchange(QByteArrayView bytes);

} // namespace haex
