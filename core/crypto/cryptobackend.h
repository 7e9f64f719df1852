// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace haex {

/// Starts the cryptographic library (QCA with our provider) for the whole process and checks it
/// against known answers. Once, early in main(), after QCoreApplication was made; later calls
/// return the first outcome. `cipher_unavailable` when a needed algorithm or a real random source
/// is missing: then nothing of core/crypto may be used.
[[nodiscard]] Result<> initializeCrypto();

/// Keeps the process's memory out of core dumps and away from other processes of the same user, and
/// has freed memory wiped.
/// For executables that hold keys; best effort, since some systems lack it.
void hardenProcess();

} // namespace haex
