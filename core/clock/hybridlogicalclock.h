// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/clock/hlctimestamp.h"

namespace haex {

/// The device's hybrid logical clock (R2, R3). Pure: reads the wall clock it was given, keeps its
/// last reading in memory; the owner stores `last()` in the transaction that used it.
/// One thread.
class HybridLogicalClock final
{
public:
    HybridLogicalClock(const Clock &clock, NodeId node, HlcTimestamp last = {});

    /// Next reading: greater than every earlier one and every one received, whatever the wall
    /// clock does. A full counter moves the milliseconds forward (R2).
    [[nodiscard]] HlcTimestamp mint();
    /// Receive rule (R3): later readings will be greater than `remote`.
    void observe(const HlcTimestamp &remote);
    /// Sets the last reading outright: after a roll-back, or when a clock that was far ahead is
    /// sane again (R4's exception).
    void reset(const HlcTimestamp &last) { m_last = last; }

    [[nodiscard]] const HlcTimestamp &last() const { return m_last; }
    [[nodiscard]] NodeId node() const { return m_node; }
    [[nodiscard]] qint64 nowMs() const { return m_clock.nowMs(); }

private:
    const Clock &m_clock;
    NodeId m_node;
    HlcTimestamp m_last;
};

} // namespace haex
