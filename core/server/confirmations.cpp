// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/confirmations.h"

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 OneHourMs = 3'600'000;
// Beyond this it starts anew: it only saves work.
constexpr qsizetype MaxRemembered = 100'000;
constexpr qint64 MarksPerPeriod = 64;

/// Also for a clock that was set back.
bool hasPassed(qint64 sinceMs, qint64 nowMs, qint64 periodMs)
{
    return nowMs < sinceMs || nowMs - sinceMs >= periodMs;
}

} // namespace

bool Confirmations::isDue(const Confirmation &confirmation) const
{
    const auto noted = m_notedMs.constFind({confirmation.vault, confirmation.deviceId});
    const qint64 gapMs = std::min(OneHourMs, confirmation.backupsKeptMs / MarksPerPeriod);
    return noted == m_notedMs.cend() || hasPassed(*noted, confirmation.nowMs, gapMs);
}

void Confirmations::note(const Confirmation &confirmation)
{
    if (m_notedMs.size() >= MaxRemembered)
        m_notedMs.clear();
    m_notedMs.insert({confirmation.vault, confirmation.deviceId}, confirmation.nowMs);
}

bool isAgeMarkDue(qint64 newestMarkMs, const Confirmation &confirmation)
{
    return hasPassed(newestMarkMs, confirmation.nowMs, confirmation.backupsKeptMs / MarksPerPeriod);
}

} // namespace haex
