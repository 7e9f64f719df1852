// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace haex {

class Database;

using ColumnValues = std::vector<std::pair<QByteArray, CellValue>>;

/// Inserts the row with that `id`, or updates the columns that differ from what is stored and no
/// others. Inside the caller's write transaction.
[[nodiscard]] Result<> saveRow(Database &database, const QByteArray &table, const QByteArray &id,
                               const ColumnValues &values);

} // namespace haex
