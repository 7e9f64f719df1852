// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/cyclepacer.h"

#include <utility>

namespace haex::sim {

/// Counts the points that a device's cycles reach and stops at one of them: for good, before a
/// kill, or until `goOn`.
class CycleStops final : public CyclePacer
{
public:
    /// From now on; 0 = nowhere.
    void arm(int killAt, int pauseAt)
    {
        m_killAt = killAt;
        m_pauseAt = pauseAt;
        m_reached = 0;
    }
    [[nodiscard]] bool isAtKill() const { return m_killAt > 0 && m_reached >= m_killAt; }
    [[nodiscard]] bool isPaused() const { return m_held != nullptr; }
    /// The cycle is gone.
    void forget()
    {
        arm(0, 0);
        m_held = nullptr;
    }
    void goOn()
    {
        m_pauseAt = 0;
        if (const auto held = std::exchange(m_held, nullptr))
            held();
    }

    void reached(const QByteArray &, const QByteArray &, std::function<void()> proceed) override
    {
        ++m_reached;
        if (isAtKill())
            return;
        if (m_reached == m_pauseAt)
            m_held = std::move(proceed);
        else
            proceed();
    }

private:
    int m_killAt = 0;
    int m_pauseAt = 0;
    int m_reached = 0;
    std::function<void()> m_held;
};

} // namespace haex::sim
