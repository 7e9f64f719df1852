// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"

struct sqlite3_value;

namespace haex {

/// A value as SQLite hands it to functions and hooks.
[[nodiscard]] CellValue cellValueOf(sqlite3_value *value);
[[nodiscard]] QByteArrayView textViewOf(sqlite3_value *value);

} // namespace haex
