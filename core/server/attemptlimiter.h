// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <mutex>

namespace haex {

/// Counts attempts per key in a window that starts with the first one: failed logins of an account
/// or an address, requests of an account. In memory and bounded. Any thread.
class AttemptLimiter final
{
public:
    AttemptLimiter(int limit, qint64 windowMs);

    /// Seconds to wait before the next attempt; 0 = it may go ahead. A limit of 0 never waits.
    [[nodiscard]] int secondsToWait(const QByteArray &key, qint64 nowMs);
    void add(const QByteArray &key, qint64 nowMs);
    /// Takes one attempt back.
    void remove(const QByteArray &key);
    void clear(const QByteArray &key);

private:
    struct Window
    {
        qint64 startMs = 0;
        int count = 0;
    };
    void dropOld(qint64 nowMs);

    std::mutex m_mutex;
    int m_limit;
    qint64 m_windowMs;
    QHash<QByteArray, Window> m_windows;
};

} // namespace haex
