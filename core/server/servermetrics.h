// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <utility>

namespace haex {

/// Counts what a server does, for Prometheus. Knows routes and codes, and nobody. Any thread.
class ServerMetrics final
{
public:
    void answered(const QByteArray &route, int status, qint64 microseconds);

    /// The text format, version 0.0.4.
    [[nodiscard]] QByteArray text() const;

    // Since the start.
    std::atomic<qint64> cellsApplied = 0;
    std::atomic<qint64> cellsStale = 0;
    std::atomic<qint64> cellsPulled = 0;
    std::atomic<qint64> storageErrors = 0;
    // Now.
    std::atomic<qint64> connections = 0;
    std::atomic<qint64> channels = 0;

private:
    /// Upper bounds of the buckets; the last one has none.
    static constexpr auto BucketsUs
        = std::to_array<qint64>({1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000,
                                 500'000, 1'000'000, 2'500'000, 5'000'000, 10'000'000});

    struct Times
    {
        std::array<qint64, BucketsUs.size() + 1> counts{};
        qint64 sumUs = 0;
        qint64 count = 0;
    };

    [[nodiscard]] QByteArray requestLines() const;
    [[nodiscard]] QByteArray timeLines() const;

    mutable std::mutex m_mutex;
    std::map<std::pair<QByteArray, int>, qint64> m_requests;
    std::map<QByteArray, Times> m_times;
};

} // namespace haex
