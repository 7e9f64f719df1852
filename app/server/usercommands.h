// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/commandline.h"

namespace haex {

/// user add, user invite, user list, backup and restore: everything but serving. Prints its result
/// and returns the process's exit code.
[[nodiscard]] int runMaintenance(const CommandLine &line);

/// The name of an error and what is known about it, on standard error; returns 1.
[[nodiscard]] int reportFailure(const Error &error);

} // namespace haex
