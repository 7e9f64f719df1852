// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/replica.h"

namespace haex {

/// Clock sanity, R4's exception: when the device's HLC is more than `maxAheadMs` ahead of a wall
/// clock that is sane again, cells that carry such HLCs - no server takes them - get new ones, and
/// the clock falls back with them. Cells of other nodes too: only a copied or restored vault holds
/// such, from its identity before. Answers how many rows were stamped anew.
[[nodiscard]] Result<qint64> restampFuture(Replica &replica, qint64 maxAheadMs);

} // namespace haex
