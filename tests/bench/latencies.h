// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/cputime.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace haex::bench {

/// How long each of many runs of one thing took, by the wall clock, and what they cost together.
class Latencies final
{
public:
    template <class Work>
    void time(Work &&work)
    {
        const auto begin = std::chrono::steady_clock::now();
        m_cpu += cpuOf(work);
        m_microseconds.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
                .count());
    }

    /// Microseconds that this part of the runs stayed below; 0.5 = the median.
    [[nodiscard]] double quantile(double part) const
    {
        std::vector<double> sorted = m_microseconds;
        const auto at = static_cast<size_t>(part * double(sorted.size() - 1));
        std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(at));
        return sorted.at(at);
    }
    [[nodiscard]] double perSecond() const { return 1e6 / quantile(0.5); }
    /// How many a second of this process's CPU does.
    [[nodiscard]] double perSecondOfCpu() const
    {
        return double(m_microseconds.size()) * 1e9 / double(m_cpu);
    }

private:
    std::vector<double> m_microseconds;
    qint64 m_cpu = 0;
};

} // namespace haex::bench
