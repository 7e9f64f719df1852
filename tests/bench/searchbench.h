// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

namespace haex::bench {

/// How long a search in that many items takes while somebody types, in an encrypted vault: by the index in memory,
/// and beside it, in the same run, by FTS5 and by LIKE in the file.
void runSearch(Report &report, int items);

} // namespace haex::bench
