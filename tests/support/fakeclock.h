// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace haex {

/// A clock that stands still until the test moves it, backwards too.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(qint64 nowMs = 1'760'000'000'000)
        : m_nowMs(nowMs)
    {
    }

    [[nodiscard]] qint64 nowMs() const override { return m_nowMs; }
    void set(qint64 nowMs) { m_nowMs = nowMs; }
    void advance(qint64 milliseconds) { m_nowMs += milliseconds; }

private:
    qint64 m_nowMs;
};

} // namespace haex
