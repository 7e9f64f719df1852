// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

namespace haex::bench {

/// `haex-bench local`: what being synced costs on a device, against plain SQLite with the same
/// settings in the same run, with and without encryption.
void runLocal(Report &report);

} // namespace haex::bench
