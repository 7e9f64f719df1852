// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/commandline.h"

namespace haex {

/// init: makes the storage ready and writes the configuration file, which must not exist yet. Says
/// what comes next.
[[nodiscard]] Result<> runInit(const CommandLine &line);
/// init --config -: the file goes to standard output, and nothing is made.
[[nodiscard]] bool onlyPrintsConfig(const CommandLine &line);
void printConfig(const CommandLine &line);

} // namespace haex
