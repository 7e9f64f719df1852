// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <algorithm>
#include <cstdio>

namespace haex::bench {

void Report::heading(const QByteArray &text) const
{
    std::printf("\n%-58s %10s %10s\n", text.constData(), "median", "goal");
}

void Report::line(const QByteArray &name, double goal, Good good, const QByteArray &unit,
                  const std::function<double()> &measure)
{
    if (!name.contains(m_only))
        return;
    std::vector<double> values;
    for (int run = 0; run < m_runs; ++run)
        values.push_back(measure());
    std::ranges::sort(values);
    const double median = values.at(values.size() / 2);
    const bool met = good == Good::Low ? median <= goal : median >= goal;
    m_missed += met ? 0 : 1;
    const int digits = goal >= 100 ? 0 : 2;
    std::printf("%-58s %10.*f %s%8.*f %s%s\n", name.constData(), digits, median,
                good == Good::Low ? "<= " : ">= ", digits, goal, unit.constData(),
                met ? "" : "   MISSED");
    std::fflush(stdout);
}

} // namespace haex::bench
