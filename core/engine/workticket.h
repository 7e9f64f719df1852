// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <functional>
#include <memory>

namespace haex {

/// Shared by who waits for something that takes long and who works on it, on another thread: how far
/// it is, and whether it is still wanted.
class WorkTicket final
{
public:
    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }
    void tell(qint64 done, qint64 total)
    {
        m_total = total;
        m_done = done;
    }
    [[nodiscard]] qint64 done() const { return m_done; }
    /// 0 while nobody knows.
    [[nodiscard]] qint64 total() const { return m_total; }

private:
    std::atomic<bool> m_cancelled = false;
    std::atomic<qint64> m_done = 0;
    std::atomic<qint64> m_total = 0;
};
using WorkTicketPtr = std::shared_ptr<WorkTicket>;

/// For who works: tells, and answers whether to go on.
[[nodiscard]] inline std::function<bool(qint64 done, qint64 total)> progressOf(WorkTicketPtr ticket)
{
    return [ticket = std::move(ticket)](qint64 done, qint64 total) {
        ticket->tell(done, total);
        return !ticket->isCancelled();
    };
}

} // namespace haex
