// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/csvlook.h"

#include "core/vault/importexport/csvcolumns.h"

#include <QFile>
#include <QSet>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 LookedAtBytes = 1024 * 1024;

QByteArrayList possibleKeys(const QByteArrayList &names, const std::vector<CsvRecord> &records)
{
    QByteArrayList keys;
    for (qsizetype column = 0; column < names.size(); ++column) {
        QSet<QByteArray> values;
        for (const CsvRecord &record : records) {
            if (size_t(column) < record.size() && !record[size_t(column)].text.isEmpty())
                values.insert(record[size_t(column)].text);
        }
        if (!records.empty() && values.size() == qsizetype(records.size()))
            keys += names.at(column);
    }
    return keys;
}

} // namespace

Result<CsvLook> lookAtCsv(const QString &path, qsizetype mostRows)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, file.errorString());
    const QByteArray text = decodedText(file.read(LookedAtBytes));
    const bool isCut = !file.atEnd();
    CsvReader reader(text, detectDelimiter(text));
    CsvRecord header;
    HAEX_ASSIGN(any, reader.next(header));
    if (!any)
        return fail(ErrorCode::UnsupportedFormat, QStringLiteral("no records"));
    std::vector<CsvRecord> records;
    CsvRecord record;
    while (qsizetype(records.size()) < mostRows) {
        const auto more = reader.next(record);
        // Where the look ends, a record may too.
        if (!more && !isCut)
            return fail(more.error());
        if (!more || !*more || (isCut && reader.position() >= text.size()))
            break;
        records.push_back(record);
    }
    CsvLook look{columnNames(header), {}, {}};
    std::vector<CsvType> types(header.size(), CsvType::Nothing);
    for (const CsvRecord &each : records) {
        for (size_t i = 0; i < std::min(each.size(), types.size()); ++i)
            types[i] = widened(types[i], each[i]);
    }
    for (const CsvRecord &each : records) {
        std::vector<CellValue> &row = look.rows.emplace_back(types.size());
        for (size_t i = 0; i < std::min(each.size(), types.size()); ++i)
            row[i] = csvValue(each[i], types[i]);
    }
    look.possibleKeys = possibleKeys(look.columns, records);
    return look;
}

} // namespace haex
