// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace haex {

/// Lets the event loop run until `done` holds; false after a time in which everything that ever
/// ends has ended.
template <class Done>
[[nodiscard]] bool runUntil(const Done &done)
{
    constexpr qint64 LongMs = 60'000;
    const QDeadlineTimer deadline(LongMs);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    }
    return true;
}

/// Lets what a sync left to be done when there is time be done: the devices compare what they hold.
inline void runWhatIsLeft()
{
    constexpr int Turns = 100;
    for (int i = 0; i < Turns; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents);
}

} // namespace haex
