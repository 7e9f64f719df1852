// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace haex {

/// The primary key of one row in its one canonical text (R9), which names the row on the wire, in
/// the associated data and on the server: a JSON object with keys sorted as bytes and no spaces;
/// integers as integers, text as UTF-8 with one escape form, a BLOB as `{"$blob":"<base64>"}`.
/// Floats and NULL are no keys.
class RowKey final
{
public:
    static constexpr qsizetype MaxBytes = 1024;

    struct Part
    {
        QByteArray column;
        CellValue value;
    };

    RowKey() = default;

    /// From the key columns in any order; `bad_row_pks` for a value that is no key, text that is
    /// not UTF-8, a column named twice, no column, or a result over `MaxBytes`.
    [[nodiscard]] static Result<RowKey> fromParts(std::vector<Part> parts);
    /// Reads canonical text back; `bad_row_pks` for any other form of the same key.
    [[nodiscard]] static Result<RowKey> parse(QByteArrayView text);

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    /// Sorted by column name as bytes.
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    /// The value of that key column; nullptr when the key has no such column.
    [[nodiscard]] const CellValue *find(QByteArrayView column) const;

    friend bool operator==(const RowKey &a, const RowKey &b) { return a.m_text == b.m_text; }

private:
    std::vector<Part> m_parts;
    QByteArray m_text;
};

/// Whether `text` is canonical, without building the key: the server's check.
[[nodiscard]] Result<> checkCanonicalRowPks(QByteArrayView text);

} // namespace haex
