// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <time.h>

namespace haex::bench {

/// CPU time of this process in nanoseconds: unlike the wall clock it does not tell of neighbours.
[[nodiscard]] inline qint64 cpuNow()
{
    timespec time {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// Nanoseconds of CPU that `work` took.
template <class Work>
[[nodiscard]] qint64 cpuOf(Work &&work)
{
    const qint64 begin = cpuNow();
    work();
    return cpuNow() - begin;
}

} // namespace haex::bench
