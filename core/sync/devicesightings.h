// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <algorithm>

namespace haex {

/// When other devices were last seen to be alive since the vault was opened: the newest cell of each
/// that was pulled, by its clock, and what servers tell of their confirmations, by the server's.
class DeviceSightings final
{
public:
    void note(const QByteArray &deviceId, qint64 ms)
    {
        qint64 &known = m_lastMs[deviceId];
        known = std::max(known, ms);
    }
    /// 0 = not since then.
    [[nodiscard]] qint64 lastMs(const QByteArray &deviceId) const { return m_lastMs.value(deviceId); }

private:
    QHash<QByteArray, qint64> m_lastMs;
};

} // namespace haex
