// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace haex {

class Replica;

/// Makes the application's own tables synced, with what belongs to them: columns that merge
/// together, and the triggers that write the history of items. To be called whenever a vault was
/// opened; does nothing the second time.
[[nodiscard]] Result<> trackApplicationTables(Replica &replica);

} // namespace haex
