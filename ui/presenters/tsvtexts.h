// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"

#include <QString>

#include <vector>

namespace haex {

/// Cells as text with tabs between, as spreadsheets take and give it. NULL is an empty field, empty
/// text one in quotes; bytes are `x'0aff'`.
namespace TsvTexts {

/// For the range of columns from `firstColumn` to `lastColumn`.
void appendRow(QString &text, const std::vector<CellValue> &row, size_t firstColumn, size_t lastColumn);

using Record = std::vector<CellValue>;
/// What was pasted: texts, NULLs and bytes; the types of columns are not known here.
/// UnsupportedFormat for a quote that is never closed.
[[nodiscard]] Result<std::vector<Record>> parse(const QString &text);

} // namespace TsvTexts

} // namespace haex
