// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace haex::cli {

/// What the program ends with: stable, listed by --help and in README.md.
enum ExitCode : int {
    Ok = 0,
    Failed = 1,
    Usage = 2,
    /// No vault there, not a vault, too new, or the password is wrong.
    VaultRefused = 3,
    /// Another program has the vault, or it cannot be written.
    VaultUnavailable = 4,
    /// The server cannot be reached or refuses.
    Server = 5,
    /// The sync went through, but something is held back or refused.
    SyncIncomplete = 6,
    VaultDamaged = 7,
    /// Another device holds something else, or a server keeps something back.
    DevicesDisagree = 8,
    Interrupted = 130,
};

[[nodiscard]] ExitCode exitCodeOf(ErrorCode code);

} // namespace haex::cli
