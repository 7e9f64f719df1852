// SPDX-License-Identifier: GPL-3.0-or-later
// CSV files, up to the values and items that would be stored.
#include "core/vault/importexport/csvcolumns.h"
#include "core/vault/importexport/csvitems.h"
#include "tests/fuzz/fuzztarget.h"

#include <QSet>

namespace haex {
namespace {

/// A number stands for its text letter by letter.
void checkValue(const CsvField &field)
{
    const CsvType type = widened(CsvType::Nothing, field);
    const CellValue value = csvValue(field, type);
    if (value.type() == CellValue::Type::Integer)
        must(QByteArray::number(value.toInteger()) == field.text, "an integer is its text");
    else if (value.type() == CellValue::Type::Text)
        must(value.bytes() == field.text, "a text is its text");
    must(widened(type, field) == type, "a column of one value keeps its type");
}

void readAll(QByteArrayView text, char delimiter)
{
    CsvReader reader(text, delimiter);
    CsvRecord record;
    qsizetype position = -1;
    while (true) {
        const auto more = reader.next(record);
        if (!more || !*more)
            return;
        must(reader.position() > position, "each record takes some of the text");
        position = reader.position();
        const QByteArrayList names = columnNames(record);
        must(names.size() == static_cast<qsizetype>(record.size()), "each column has a name");
        must(QSet<QByteArray>(names.begin(), names.end()).size() == names.size(),
             "each name is there once");
        for (const CsvField &field : record)
            checkValue(field);
    }
}

void readItems(const QByteArray &text)
{
    const auto mapping = suggestCsvMapping(text);
    const auto vault = readCsvItems(text, mapping.value_or(CsvMapping()));
    for (const VaultItem &item : vault ? vault->items : QList<VaultItem>())
        must(item.groupId.isEmpty() || !vault->groups.isEmpty(), "an item's group is there");
}

} // namespace

void fuzzOne(QByteArrayView data)
{
    const QByteArray text = decodedText(data.toByteArray());
    must(text.isValidUtf8(), "a file is read as UTF-8");
    readAll(text, detectDelimiter(text));
    readItems(text);
}

} // namespace haex
