// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

/// Names on the wire. A table or column may have any name in SQLite; on the wire the characters
/// that could end an SQL identifier or a pattern are percent-encoded, so that the server may refuse
/// them raw and odd names sync all the same.
namespace haex {

/// The column name of the cell that says whether its row exists (row marker or tombstone inside).
inline constexpr QByteArrayView RowCellColumn = "*";

/// Percent-encodes (upper-case hex of the UTF-8 bytes) `"`, `'`, backtick, `[`, `]`, `%`, `*`,
/// backslash and control characters.
[[nodiscard]] QByteArray encodeWireName(QByteArrayView name);
/// The inverse; `bad_identifier` for anything that `encodeWireName` does not produce.
[[nodiscard]] Result<QByteArray> decodeWireName(QByteArrayView wireName);

/// A table or column in its wire form: 1 to 255 bytes, canonically encoded UTF-8, not `sqlite_*`
/// and not `haex_*` in any case of letters.
[[nodiscard]] bool isValidWireIdentifier(QByteArrayView wireName);
/// The same, or `RowCellColumn`.
[[nodiscard]] bool isValidWireColumn(QByteArrayView wireName);

/// A lower-case UUID with hyphens: the one form of vault and device ids.
[[nodiscard]] bool isCanonicalUuid(QByteArrayView text);

} // namespace haex
