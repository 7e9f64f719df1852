// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/attemptlimiter.h"

#include <algorithm>

namespace haex {
namespace {

constexpr qsizetype MaxKeys = 50'000;

} // namespace

AttemptLimiter::AttemptLimiter(int limit, qint64 windowMs)
    : m_limit(limit)
    , m_windowMs(windowMs)
{
}

int AttemptLimiter::secondsToWait(const QByteArray &key, qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    const auto window = m_windows.find(key);
    if (m_limit == 0 || window == m_windows.end())
        return 0;
    const qint64 leftMs = window->startMs + m_windowMs - nowMs;
    // A clock that stepped back must not lock anybody out for longer than one window.
    if (leftMs <= 0 || leftMs > m_windowMs) {
        m_windows.erase(window);
        return 0;
    }
    if (window->count < m_limit)
        return 0;
    return static_cast<int>((leftMs + 999) / 1000);
}

void AttemptLimiter::add(const QByteArray &key, qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    if (m_limit == 0)
        return;
    if (m_windows.size() >= MaxKeys)
        dropOld(nowMs);
    Window &window = m_windows[key];
    if (window.count == 0 || nowMs - window.startMs >= m_windowMs)
        window = {nowMs, 0};
    ++window.count;
}

void AttemptLimiter::clear(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    m_windows.remove(key);
}

void AttemptLimiter::remove(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    const auto window = m_windows.find(key);
    if (window == m_windows.end())
        return;
    if (--window->count <= 0)
        m_windows.erase(window);
}

void AttemptLimiter::dropOld(qint64 nowMs)
{
    m_windows.removeIf(
        [&](const auto &entry) { return nowMs - entry.value().startMs >= m_windowMs; });
    // All of them current: somebody makes up keys, and the memory matters more than the count.
    if (m_windows.size() >= MaxKeys)
        m_windows.clear();
}

} // namespace haex
