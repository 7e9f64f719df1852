// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace haex {

class Database;

/// What the vault file tells the sync engine, which meets it as rows when it starts.

/// A new device identity: every backend is pulled from zero and offered everything (R29).
[[nodiscard]] Result<> startBackendsOver(Database &database, const QString &reason);
/// The vault key has a new wrapping that the servers do not have yet.
[[nodiscard]] Result<> markWrappedKeyPending(Database &database);

} // namespace haex
