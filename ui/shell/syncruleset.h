// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QTime>

namespace haex {

/// When the person does not want anything synced by itself.
struct SyncRuleSet
{
    bool waitsOnMetered = false;
    bool waitsOnBattery = false;
    /// Only from `from` to `to`, over midnight too; equal times stand for the whole day.
    bool hasHours = false;
    QTime from = QTime(8, 0);
    QTime to = QTime(22, 0);

    /// Which of them holds the sync up; the first when several do.
    [[nodiscard]] SyncHold hold(bool isMetered, bool isOnBattery, QTime now) const
    {
        if (waitsOnMetered && isMetered)
            return SyncHold::Metered;
        if (waitsOnBattery && isOnBattery)
            return SyncHold::Battery;
        if (!hasHours || from == to)
            return SyncHold::None;
        const bool isInside = from < to ? now >= from && now < to : now >= from || now < to;
        return isInside ? SyncHold::None : SyncHold::Hours;
    }
};

} // namespace haex
