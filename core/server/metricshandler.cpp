// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/metricshandler.h"

#include "core/server/responses.h"

namespace haex {

void MetricsHandler::handle(HttpRequest request, Reply reply)
{
    if (request.target != "/metrics")
        return reply(errorResponse(ErrorCode::NotFound));
    if (request.method != "GET")
        return reply(errorResponse(ErrorCode::MethodNotAllowed));
    HttpResponse response;
    response.headers.emplace_back("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.body = m_metrics.text();
    reply(std::move(response));
}

RealtimeSessionId MetricsHandler::realtimeOpened(const QByteArray &,
                                                 std::weak_ptr<RealtimePeer> peer)
{
    if (const auto open = peer.lock())
        open->close(RealtimeHub::PolicyViolation, "not_found");
    return 0;
}

} // namespace haex
