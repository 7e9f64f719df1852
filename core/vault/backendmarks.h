// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace haex {

class Database;

/// What the vault file tells the sync engine, which meets it as rows when it starts.

/// A new device identity (R29), in the transaction that gives it: whatever happens next, every
/// backend is pulled from zero and offered everything.
[[nodiscard]] Result<> forgetProgress(Database &database);
/// The vault key has a new wrapping that the servers do not have yet.
[[nodiscard]] Result<> markWrappedKeyPending(Database &database);

} // namespace haex
