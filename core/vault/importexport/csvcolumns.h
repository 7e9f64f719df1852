// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/vault/importexport/csvreader.h"

#include <QByteArrayList>

namespace haex {

/// What the texts of a CSV column are. Only texts that a number gives back letter by letter are
/// numbers: neither `007` nor `1.10` is.
enum class CsvType { Nothing, Integer, Real, Text };

/// The type of a column so far, with one more field.
[[nodiscard]] CsvType widened(CsvType type, const CsvField &field);
/// SQL type name.
[[nodiscard]] QByteArray csvTypeName(CsvType type);
[[nodiscard]] CellValue csvValue(const CsvField &field, CsvType type);
/// Names from a header: trimmed, with a name for the nameless, and each once.
[[nodiscard]] QByteArrayList columnNames(const CsvRecord &header);

} // namespace haex
