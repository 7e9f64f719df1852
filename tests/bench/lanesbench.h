// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

namespace haex::bench {

/// `haex-bench lanes`: what several lanes do for devices that push to vaults of their own at the
/// same time, against one lane.
void runLanes(Report &report);

} // namespace haex::bench
