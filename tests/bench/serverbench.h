// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

namespace haex::bench {

/// `haex-bench server`: what one server core carries, for both storages and vaults of these sizes,
/// beside bare upserts that take turns with it.
void runServer(Report &report, const std::vector<qint64> &sizes);

} // namespace haex::bench
