// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace haex {

/// One request as the API sees it: whole, within the body limit, without a socket.
struct HttpRequest
{
    QByteArray method;
    /// Path and query as sent.
    QByteArray target;
    /// Value of the Authorization header; empty when there is none.
    QByteArray authorization;
    /// As it was sent.
    QByteArray body;
    /// Whom to throttle; any text that names the peer.
    QByteArray remoteAddress;
    /// Value of the Content-Encoding header; empty when there is none.
    QByteArray contentEncoding = {};
};

struct HttpResponse
{
    int status = 200;
    /// Beyond Content-Type (JSON) and Content-Length, which are always sent.
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
};

} // namespace haex
