// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/replica.h"
#include "tests/scenario/json.h"

#include <map>

namespace haex {

/// One row as the person sees it: column → value.
using ShownRow = std::map<QByteArray, CellValue>;

/// A table's rows as the person sees them, without bookkeeping columns, in an order that depends on
/// them alone.
[[nodiscard]] Result<std::vector<ShownRow>> rowsOf(Replica &replica, const QByteArray &table);
/// What a scenario expects, in the same form.
[[nodiscard]] std::vector<ShownRow> expectedRows(const Json &rows);
/// Only those columns.
[[nodiscard]] std::vector<ShownRow> narrowed(const std::vector<ShownRow> &rows,
                                             const QByteArrayList &columns);

[[nodiscard]] QByteArray shown(const std::vector<ShownRow> &rows);

} // namespace haex
