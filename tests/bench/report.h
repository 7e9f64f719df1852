// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <vector>

namespace haex::bench {

/// One line of the result: the median of some runs against what it should keep to.
class Report final
{
public:
    enum class Good { Low, High };

    /// `measure` is run `runs` times; the median counts. Prints a line at once; false when the
    /// median misses the goal.
    void line(const QByteArray &name, double goal, Good good, const QByteArray &unit,
              const std::function<double()> &measure);
    void heading(const QByteArray &text) const;

    void setRuns(int runs) { m_runs = runs; }
    /// Leaves out every line whose name does not contain this.
    void setOnly(QByteArray part) { m_only = std::move(part); }
    /// Lines whose goal was missed.
    [[nodiscard]] int missed() const { return m_missed; }

private:
    int m_runs = 3;
    QByteArray m_only;
    int m_missed = 0;
};

} // namespace haex::bench
