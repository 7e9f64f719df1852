// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/csvcolumns.h"

#include <QLocale>

#include <algorithm>

namespace haex {
namespace {

bool isInteger(const QByteArray &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && QByteArray::number(number) == text;
}

bool isReal(const QByteArray &text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    return ok && QByteArray::number(number, 'g', QLocale::FloatingPointShortest) == text
        && (text.contains('.') || text.contains('e'));
}

CsvType typeOf(const CsvField &field)
{
    if (field.text.isEmpty() && !field.isQuoted)
        return CsvType::Nothing;
    if (isInteger(field.text))
        return CsvType::Integer;
    return isReal(field.text) ? CsvType::Real : CsvType::Text;
}

} // namespace

CsvType widened(CsvType type, const CsvField &field)
{
    return type == CsvType::Text ? type : std::max(type, typeOf(field));
}

QByteArray csvTypeName(CsvType type)
{
    switch (type) {
    case CsvType::Integer:
        return "INTEGER";
    case CsvType::Real:
        return "NUMERIC"; // keeps the integers among the reals
    case CsvType::Nothing:
    case CsvType::Text:
        break;
    }
    return "TEXT";
}

CellValue csvValue(const CsvField &field, CsvType type)
{
    if (field.text.isEmpty() && !field.isQuoted)
        return CellValue::null();
    const bool isNumber = type == CsvType::Integer || type == CsvType::Real;
    if (isNumber && isInteger(field.text))
        return CellValue::integer(field.text.toLongLong());
    if (isNumber)
        return CellValue::real(field.text.toDouble());
    return CellValue::text(field.text);
}

QByteArrayList columnNames(const CsvRecord &header)
{
    QByteArrayList names;
    const auto isTaken = [&names](const QByteArray &name) {
        return std::ranges::any_of(names, [&name](const QByteArray &other) {
            return other.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    for (const CsvField &field : header) {
        QByteArray name = field.text.trimmed();
        if (name.isEmpty())
            name = "column" + QByteArray::number(names.size() + 1);
        const QByteArray base = name;
        for (int i = 2; isTaken(name); ++i)
            name = base + '_' + QByteArray::number(i);
        names += name;
    }
    return names;
}

} // namespace haex
