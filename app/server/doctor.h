// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/commandline.h"

namespace haex {

/// doctor: looks at the storage, the disk, the clock, file modes and the options, and prints what
/// it found, a line each. The exit code is 1 when something is wrong, and 0 when at most something
/// will be.
[[nodiscard]] int runDoctor(const CommandLine &line);

} // namespace haex
