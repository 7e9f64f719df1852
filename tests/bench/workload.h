// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/benchdatabase.h"

#include <functional>

namespace haex::bench {

/// What people's programs do to a table, each as CPU nanoseconds on one database.
struct Workload
{
    using Run = std::function<qint64(BenchDatabase &)>;
    QByteArray name;
    /// The first goal and the next, as ratios to plain SQLite.
    double goal;
    double nextGoal;
    /// Fills the table first when set.
    bool needsRows;
    Run run;
};

inline constexpr int Rows = 100'000;

/// `rows` rows of about 290 bytes, `perTransaction` in one transaction.
void insertRows(BenchDatabase &database, int rows, int perTransaction);
[[nodiscard]] std::vector<Workload> localWorkloads();
[[nodiscard]] QByteArray keyOf(int row);

} // namespace haex::bench
