// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/commandline.h"
#include "core/server/apiworker.h"
#include "core/server/metricshandler.h"

#include <memory>
#include <thread>

namespace haex {

/// A port and a thread for metrics, when they are asked for. The worker must outlive it.
class MetricsServer final
{
public:
    [[nodiscard]] static Result<std::unique_ptr<MetricsServer>> start(const CommandLine &line,
                                                                      const ApiWorker &worker);
    ~MetricsServer() { stop(); }
    void stop();

private:
    explicit MetricsServer(const ApiWorker &worker)
        : m_handler(worker.metrics())
    {
    }

    MetricsHandler m_handler;
    ServerLog m_log{true};
    std::unique_ptr<HttpListener> m_listener;
    std::thread m_thread;
};

} // namespace haex
