// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace haex {

struct CsvField
{
    QByteArray text = {};
    /// An empty field in quotes is empty text, without quotes it is nothing.
    bool isQuoted = false;

    friend bool operator==(const CsvField &, const CsvField &) = default;
};
using CsvRecord = std::vector<CsvField>;

/// Reads RFC 4180 records: quoted fields with doubled quotes and line ends inside, CRLF, LF or CR
/// behind a record. Empty lines are skipped. The text must outlive the reader.
class CsvReader final
{
public:
    CsvReader(QByteArrayView text, char delimiter);

    /// False at the end; UnsupportedFormat for a quote that is never closed.
    [[nodiscard]] Result<bool> next(CsvRecord &record);
    /// Line on which the last record began, from 1.
    [[nodiscard]] qint64 line() const { return m_recordLine; }
    [[nodiscard]] qsizetype position() const { return m_at; }

private:
    [[nodiscard]] Result<> readField(CsvField &field);
    [[nodiscard]] Result<> readQuoted(CsvField &field);
    [[nodiscard]] bool atLineEnd() const;
    void skipLineEnd();

    QByteArrayView m_text;
    char m_delimiter;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    qint64 m_recordLine = 1;
};

/// The bytes of a text file as UTF-8 without a byte order mark: UTF-8, UTF-16 with a mark, else
/// Latin-1.
[[nodiscard]] QByteArray decodedText(const QByteArray &bytes);
/// Comma, semicolon, tab or bar: the one that splits the first records most evenly.
[[nodiscard]] char detectDelimiter(QByteArrayView text);

} // namespace haex
