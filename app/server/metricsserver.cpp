// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/metricsserver.h"

#include <cstdio>

namespace haex {

Result<std::unique_ptr<MetricsServer>> MetricsServer::start(const CommandLine &line,
                                                            const ApiWorker &worker)
{
    std::unique_ptr<MetricsServer> server(new MetricsServer(worker));
    if (!line.hasMetrics)
        return server;
    HAEX_ASSIGN(listener, HttpListener::listen(line.metrics, server->m_handler, server->m_log));
    server->m_listener = std::move(listener);
    std::fprintf(stdout, "metrics at port %u\n", unsigned(server->m_listener->port()));
    server->m_thread = std::thread([listening = server->m_listener.get()] { listening->run(); });
    return server;
}

void MetricsServer::stop()
{
    if (!m_thread.joinable())
        return;
    m_listener->stop();
    m_thread.join();
}

} // namespace haex
