// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace haex {

/// From now on SQLite overwrites what it gives back to the heap: pages and values of a vault must not
/// lie there once it is locked. For the whole process, and only before SQLite was used in it; later
/// calls change nothing.
void wipeFreedSqliteMemory();

} // namespace haex
