// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace haex {

/// The true time of a scenario: from the first millisecond of 2026 on, moved by the steps.
class WorldClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_nowMs; }
    void advance(qint64 milliseconds) { m_nowMs += milliseconds; }
    /// One step has passed; nothing while frozen.
    void tick() { m_nowMs += m_frozen ? 0 : 1; }
    void setFrozen(bool frozen) { m_frozen = frozen; }

private:
    qint64 m_nowMs = 1'767'225'600'000;
    bool m_frozen = false;
};

/// A machine's own clock: the true time, wrong by an offset.
class SkewedClock final : public Clock
{
public:
    SkewedClock(const WorldClock &world, qint64 offsetMs)
        : m_world(world)
        , m_offsetMs(offsetMs)
    {
    }
    [[nodiscard]] qint64 nowMs() const override { return m_world.nowMs() + m_offsetMs; }
    void setOffset(qint64 milliseconds) { m_offsetMs = milliseconds; }

private:
    const WorldClock &m_world;
    qint64 m_offsetMs;
};

} // namespace haex
