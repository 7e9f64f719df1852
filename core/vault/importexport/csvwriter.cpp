// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/csvwriter.h"

#include "core/base/cellvalue.h"

#include <QLocale>

#include <algorithm>

namespace haex {

QByteArray csvField(const QByteArray &text)
{
    const bool isPlain = !text.isEmpty() && text.front() != ' ' && text.back() != ' '
        && std::ranges::none_of(text, [](char c) {
               return c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t';
           });
    if (isPlain)
        return text;
    QByteArray quoted = text;
    quoted.replace('"', "\"\"");
    return '"' + quoted + '"';
}

QByteArray csvField(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        return QByteArray::number(value.toInteger());
    case CellValue::Type::Real:
        return QByteArray::number(value.toReal(), 'g', QLocale::FloatingPointShortest);
    case CellValue::Type::Text:
        return csvField(value.bytes());
    case CellValue::Type::Blob:
        return csvField(value.bytes().toBase64());
    default:
        return {};
    }
}

QByteArray csvRecord(const QByteArrayList &fields)
{
    return fields.join(',') + "\r\n";
}

QByteArray csvRecord(const QStringList &texts)
{
    QByteArrayList fields;
    for (const QString &text : texts)
        fields += text.isEmpty() ? QByteArray() : csvField(text.toUtf8());
    return csvRecord(fields);
}

} // namespace haex
