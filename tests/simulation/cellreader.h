// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/remotecell.h"
#include "core/replica/replica.h"

#include <map>
#include <tuple>

namespace haex::sim {

/// Names a cell: (table, row, column).
using CellName = std::tuple<QByteArray, QByteArray, QByteArray>;
using Cells = std::map<CellName, RemoteCell>;

/// The newest version of every cell of the person's tables that a device holds, wherever it keeps
/// it: rows, tombstones, the holding table. Reads them itself, so that the capture for a push is
/// held against it and not against itself.
[[nodiscard]] Result<Cells> cellsOf(Replica &replica);
[[nodiscard]] QByteArray textOf(const CellName &name);
/// Whether version a beats version b. Row markers are all alike: each counts what it had then.
[[nodiscard]] bool isNewer(const RemoteCell &a, const RemoteCell &b);
[[nodiscard]] CellName nameOf(const RemoteCell &cell);

} // namespace haex::sim
