// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

#include <functional>

namespace haex::sim {

/// Runs a plan in a fresh world.
using Runner = std::function<Outcome(const Plan &)>;

/// The shortest plan found that still fails in the same way: steps, then faults of steps, then
/// tables and devices are left out while it does.
[[nodiscard]] Plan shrink(const Plan &plan, const Outcome &outcome, const Runner &run);

} // namespace haex::sim
