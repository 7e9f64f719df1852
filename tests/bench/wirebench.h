// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

namespace haex::bench {

/// `haex-bench wire`: how fast changes are found, sealed, opened and applied on one core, and how
/// many bytes they are on the wire.
void runWire(Report &report, int millionRows);

} // namespace haex::bench
