// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/requesthandler.h"
#include "core/server/servermetrics.h"

namespace haex {

/// GET /metrics, for a listener of its own, and nothing else.
class MetricsHandler final : public RequestHandler
{
public:
    explicit MetricsHandler(const ServerMetrics &metrics)
        : m_metrics(metrics)
    {
    }

    void handle(HttpRequest request, Reply reply) override;
    [[nodiscard]] RealtimeSessionId realtimeOpened(const QByteArray &authorization,
                                                   std::weak_ptr<RealtimePeer> peer) override;
    void realtimeReceived(RealtimeSessionId, const QByteArray &) override { }
    void realtimeClosed(RealtimeSessionId) override { }
    void tick() override { }

private:
    const ServerMetrics &m_metrics;
};

} // namespace haex
