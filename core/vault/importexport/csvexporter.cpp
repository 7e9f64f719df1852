// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/vault/importexport/exporter.h"
#include "core/vault/importexport/exportcount.h"
#include "core/vault/importexport/exportfile.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/tableschema.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 RowsBetweenLooks = 1000;

QByteArray csvText(const QByteArray &text)
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

QByteArray csvCell(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        return QByteArray::number(value.toInteger());
    case CellValue::Type::Real:
        return QByteArray::number(value.toReal(), 'g', QLocale::FloatingPointShortest);
    case CellValue::Type::Text:
        return csvText(value.bytes());
    case CellValue::Type::Blob:
        return csvText(value.bytes().toBase64());
    default:
        return {};
    }
}

QByteArray csvLine(const QByteArrayList &fields)
{
    return fields.join(',') + "\r\n";
}

/// `Work/Servers` for each group.
QHash<QByteArray, QString> groupPaths(const QList<ItemGroup> &groups)
{
    QHash<QByteArray, QString> paths;
    for (const ItemGroup &group : groups) {
        const QString parent = paths.value(group.parentId);
        paths[group.id] = parent.isEmpty() ? group.name : parent + u'/' + group.name;
    }
    return paths;
}

} // namespace

Result<ExportReport> exportTableCsv(Replica &replica, const QByteArray &table, const QString &path, const ExportProgress &progress)
{
    HAEX_ASSIGN(schema, readTableSchema(replica, table));
    HAEX_ASSIGN(file, ExportFile::create(path));
    QByteArrayList header;
    for (const TableColumn &column : schema.summary.columns)
        header += csvText(column.name);
    file->write(csvLine(header));
    HAEX_ASSIGN(total, replica.database().scalar("SELECT count(*) FROM " + quoteIdentifier(table)));
    HAEX_ASSIGN(rows, replica.database().prepare("SELECT " + schema.columnList() + " FROM "
                                                 + quoteIdentifier(table)));
    ExportReport report{1, 0, 0};
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        QByteArrayList fields;
        for (int i = 0; i < static_cast<int>(header.size()); ++i)
            fields += csvCell(rows.value(i));
        file->write(csvLine(fields));
        ++report.rows;
        if (progress && report.rows % RowsBetweenLooks == 0 && !progress(report.rows, total.toInteger()))
            return fail(ErrorCode::Cancelled, QStringLiteral("export"));
    }
    HAEX_TRY(file->commit());
    return report;
}

Result<ExportReport> exportResultCsv(const SqlResult &result, const QString &path)
{
    HAEX_ASSIGN(file, ExportFile::create(path));
    QByteArrayList header;
    for (const QByteArray &column : result.columns)
        header += csvText(column);
    file->write(csvLine(header));
    ExportReport report;
    for (const std::vector<CellValue> &row : result.rows) {
        QByteArrayList fields;
        for (const CellValue &value : row)
            fields += csvCell(value);
        file->write(csvLine(fields));
        ++report.rows;
    }
    HAEX_TRY(file->commit());
    return report;
}

Result<ExportReport> exportItemsCsv(ItemRepository &items, const QString &path, const ExportProgress &progress)
{
    ExportCount count(progress);
    HAEX_ASSIGN(groups, items.groups());
    const QHash<QByteArray, QString> paths = groupPaths(groups);
    HAEX_ASSIGN(list, items.list());
    count.expect(list.size());
    HAEX_ASSIGN(file, ExportFile::create(path));
    file->write("group,kind,title,username,password,url,totp,notes,tags,favourite,fields\r\n");
    ExportReport report;
    for (const ItemSummary &summary : list) {
        HAEX_ASSIGN(item, items.load(summary.id));
        QStringList more = item.extraUrls;
        for (const ItemField &field : item.fields)
            more += field.name + QLatin1StringView(": ") + field.value;
        QByteArrayList fields;
        for (const QString &text :
             {paths.value(item.groupId), QString(itemKindName(item.kind)), item.title, item.username,
              item.password, item.url, item.totpSecret, item.notes, item.tags.join(u','),
              item.favourite ? QStringLiteral("1") : QStringLiteral("0"), more.join(u'\n')})
            fields += text.isEmpty() ? QByteArray() : csvText(text.toUtf8());
        file->write(csvLine(fields));
        ++report.items;
        HAEX_TRY(count.next());
    }
    HAEX_TRY(file->commit());
    return report;
}

} // namespace haex
