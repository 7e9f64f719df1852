// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>

namespace haex {

/// How late a timer comes that should come every five milliseconds: what a click would have waited.
class Pulse final : public QObject
{
public:
    Pulse()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(BeatMs);
        connect(&m_timer, &QTimer::timeout, this, [this] { m_late.append(m_since.restart() - BeatMs); });
        m_since.start();
        m_timer.start();
    }

    [[nodiscard]] qint64 slowestOfAHundred()
    {
        std::sort(m_late.begin(), m_late.end());
        return m_late.isEmpty() ? 0 : m_late.at(m_late.size() * 99 / 100);
    }
    [[nodiscard]] qint64 slowest() const { return m_late.isEmpty() ? 0 : *std::max_element(m_late.cbegin(), m_late.cend()); }
    [[nodiscard]] qsizetype beats() const { return m_late.size(); }

private:
    static constexpr int BeatMs = 5;

    QTimer m_timer;
    QElapsedTimer m_since;
    QList<qint64> m_late;
};

} // namespace haex
