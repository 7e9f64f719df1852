// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QStringList>

namespace haex {

class CellValue;

// RFC 4180, as `CsvReader` reads it: what a reader might take otherwise stands in quotes.

/// An empty text is `""`, which is not nothing.
[[nodiscard]] QByteArray csvField(const QByteArray &text);
/// NULL is nothing; a BLOB is base64.
[[nodiscard]] QByteArray csvField(const CellValue &value);
[[nodiscard]] QByteArray csvRecord(const QByteArrayList &fields);
/// Of texts, where empty ones are nothing.
[[nodiscard]] QByteArray csvRecord(const QStringList &texts);

} // namespace haex
