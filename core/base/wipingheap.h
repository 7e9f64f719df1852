// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace haex {

/// From now on whatever this process gives back to the heap is overwritten first: texts that were shown
/// or sealed pass through ordinary memory, and must not lie there once the vault is locked. Only with
/// glibc, and not under a sanitizer, which has a heap of its own; elsewhere it does nothing, and says so.
bool wipeFreedMemory();

} // namespace haex
