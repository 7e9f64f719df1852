// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace haex {

/// Initialises libsodium once; aborts the process when the system has no random source. Any thread.
void ensureSodium();

} // namespace haex
