// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// How stores keep an operation, and what they count as a vault's size: the same in every store, so
/// that all answer alike.
namespace haex {

/// The number of an operation in the cells, and back.
[[nodiscard]] qint64 operationNumber(QByteArrayView operation);
[[nodiscard]] QByteArrayView operationName(qint64 number);

/// A tombstone, as far as its sender says: what is inside only devices can read.
[[nodiscard]] bool isDelete(QByteArrayView columnName, QByteArrayView operation);
[[nodiscard]] qint64 deleteNumber();
/// The column of a row's existence.
inline constexpr QByteArrayView ExistenceColumn = "*";

// What a cell and a row weigh beside their own bytes, roughly: indexes and page overhead.
inline constexpr qint64 CellOverheadBytes = 64;
inline constexpr qint64 RowOverheadBytes = 64;

} // namespace haex
