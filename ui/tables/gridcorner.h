// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace haex {

/// Gives the button above the row numbers, which chooses all cells, a name for screen readers.
void nameCorner(QTableView &grid);

} // namespace haex
