// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/connection_p.h"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace haex {

using UpgradeRequest = boost::beast::http::request<boost::beast::http::string_body>;

/// Takes the socket over for the WebSocket handshake that `request` asks for.
void startWebSocket(std::shared_ptr<ConnectionContext> context, PeerStream stream,
                    UpgradeRequest request, QByteArray requestId);

} // namespace haex
