// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/tsvtexts.h"

#include "core/vault/importexport/csvreader.h"

#include <QLocale>

#include <algorithm>

namespace haex::TsvTexts {

namespace {

QString quoted(QString text)
{
    return u'"' + text.replace(u'"', QLatin1StringView("\"\"")) + u'"';
}

QString field(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        return QString::number(value.toInteger());
    case CellValue::Type::Real:
        return QString::number(value.toReal(), 'g', QLocale::FloatingPointShortest);
    case CellValue::Type::Blob:
        return QLatin1StringView("x'") + QString::fromLatin1(value.bytes().toHex()) + u'\'';
    case CellValue::Type::Text: {
        const QString text = QString::fromUtf8(value.bytes());
        const auto isSpecial = [](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r' || c == u'"'; };
        return text.isEmpty() || std::any_of(text.cbegin(), text.cend(), isSpecial) ? quoted(text) : text;
    }
    default:
        return {};
    }
}

CellValue valueOf(const CsvField &field)
{
    if (field.text.isEmpty() && !field.isQuoted)
        return CellValue::null();
    const bool isBlob = !field.isQuoted && field.text.startsWith("x'") && field.text.endsWith('\'') && field.text.size() % 2 == 1;
    if (isBlob) {
        const QByteArray hex = field.text.sliced(2, field.text.size() - 3);
        const QByteArray bytes = QByteArray::fromHex(hex);
        if (bytes.size() * 2 == hex.size())
            return CellValue::blob(bytes);
    }
    return CellValue::text(field.text);
}

} // namespace

void appendRow(QString &text, const std::vector<CellValue> &row, size_t firstColumn, size_t lastColumn)
{
    for (size_t column = firstColumn; column <= lastColumn; ++column) {
        if (column > firstColumn)
            text += u'\t';
        if (column < row.size())
            text += field(row[column]);
    }
    text += u'\n';
}

Result<std::vector<Record>> parse(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    CsvReader reader(utf8, '\t');
    std::vector<Record> records;
    CsvRecord record;
    while (true) {
        HAEX_ASSIGN(more, reader.next(record));
        if (!more)
            return records;
        Record &values = records.emplace_back();
        for (const CsvField &one : record)
            values.push_back(valueOf(one));
    }
}

} // namespace haex::TsvTexts
