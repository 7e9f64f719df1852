// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace haex {

/// The values of one row by column name, as a tombstone keeps them. Encoded: per column
/// name length u16, name, type tag u8, data length u32, data (all big endian); two encodings may
/// be joined by appending them.
using RowImage = std::vector<std::pair<QByteArray, CellValue>>;

void appendToImage(QByteArray &image, QByteArrayView column, const CellValue &value);
[[nodiscard]] QByteArray encodeImage(const RowImage &image);
/// nullopt when the bytes are not an image.
[[nodiscard]] std::optional<RowImage> decodeImage(QByteArrayView bytes);
/// Sets or adds the value of a column.
void setInImage(RowImage &image, QByteArrayView column, const CellValue &value);
[[nodiscard]] const CellValue *findInImage(const RowImage &image, QByteArrayView column);

} // namespace haex
