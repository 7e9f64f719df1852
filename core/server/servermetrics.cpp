// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/servermetrics.h"

#include <algorithm>

namespace haex {
namespace {

QByteArray seconds(qint64 microseconds)
{
    return QByteArray::number(static_cast<double>(microseconds) / 1e6, 'g', 15);
}

QByteArray head(const char *name, const char *type, const char *help)
{
    return QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

QByteArray single(const char *name, const char *type, const char *help, qint64 value)
{
    return head(name, type, help) + name + ' ' + QByteArray::number(value) + '\n';
}

} // namespace

void ServerMetrics::answered(const QByteArray &route, int status, qint64 microseconds)
{
    const auto bucket = std::ranges::lower_bound(BucketsUs, microseconds) - BucketsUs.begin();
    const std::lock_guard lock(m_mutex);
    ++m_requests[{route, status}];
    Times &times = m_times[route];
    ++times.counts[static_cast<size_t>(bucket)];
    times.sumUs += microseconds;
    ++times.count;
}

QByteArray ServerMetrics::requestLines() const
{
    QByteArray text = head("haex_requests_total", "counter", "Answered requests.");
    for (const auto &[key, count] : m_requests)
        text += "haex_requests_total{route=\"" + key.first + "\",status=\""
            + QByteArray::number(key.second) + "\"} " + QByteArray::number(count) + '\n';
    return text;
}

QByteArray ServerMetrics::timeLines() const
{
    QByteArray text = head("haex_request_seconds", "histogram",
                           "From a request's first byte to the start of its answer.");
    for (const auto &[route, times] : m_times) {
        const QByteArray label = "{route=\"" + route + '"';
        qint64 count = 0;
        for (size_t i = 0; i < times.counts.size(); ++i) {
            count += times.counts[i];
            const QByteArray bound
                = i < BucketsUs.size() ? seconds(BucketsUs[i]) : QByteArray("+Inf");
            text += "haex_request_seconds_bucket" + label + ",le=\"" + bound + "\"} "
                + QByteArray::number(count) + '\n';
        }
        text += "haex_request_seconds_sum" + label + "} " + seconds(times.sumUs)
            + "\nhaex_request_seconds_count" + label + "} " + QByteArray::number(times.count)
            + '\n';
    }
    return text;
}

QByteArray ServerMetrics::text() const
{
    QByteArray text;
    {
        const std::lock_guard lock(m_mutex);
        text = requestLines() + timeLines();
    }
    text += head("haex_cells_pushed_total", "counter", "Cells that were offered.")
        + "haex_cells_pushed_total{result=\"applied\"} " + QByteArray::number(cellsApplied.load())
        + "\nhaex_cells_pushed_total{result=\"stale\"} " + QByteArray::number(cellsStale.load())
        + '\n';
    text += single("haex_cells_pulled_total", "counter", "Cells that were handed on.", cellsPulled);
    text += single("haex_storage_errors_total", "counter",
                   "Requests that the storage failed, or was too busy for.", storageErrors);
    text += single("haex_connections", "gauge", "Open connections.", connections);
    text += single("haex_channels", "gauge", "Open realtime channels among them.", channels);
    return text;
}

} // namespace haex
