// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hybridlogicalclock.h"

#include <algorithm>
#include <limits>

namespace haex {

HybridLogicalClock::HybridLogicalClock(const Clock &clock, NodeId node, HlcTimestamp last)
    : m_clock(clock)
    , m_node(node)
    , m_last(last)
{
}

HlcTimestamp HybridLogicalClock::mint()
{
    HlcTimestamp next{std::max<qint64>(m_clock.nowMs(), 1), 0, m_node};
    if (next.physicalMs <= m_last.physicalMs) {
        next.physicalMs = m_last.physicalMs;
        if (m_last.counter == std::numeric_limits<quint16>::max())
            ++next.physicalMs;
        else
            next.counter = static_cast<quint16>(m_last.counter + 1);
    }
    m_last = next;
    return next;
}

void HybridLogicalClock::observe(const HlcTimestamp &remote)
{
    if (remote > m_last)
        m_last = {remote.physicalMs, remote.counter, m_node};
}

} // namespace haex
