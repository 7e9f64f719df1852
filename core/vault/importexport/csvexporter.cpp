// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/vault/importexport/csvwriter.h"
#include "core/vault/importexport/exporter.h"
#include "core/vault/importexport/exportcount.h"
#include "core/vault/importexport/exportfile.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/tableschema.h"

#include <QHash>

namespace haex {
namespace {

constexpr qint64 RowsBetweenLooks = 1000;

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
        header += csvField(column.name);
    file->write(csvRecord(header));
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
            fields += csvField(rows.value(i));
        file->write(csvRecord(fields));
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
        header += csvField(column);
    file->write(csvRecord(header));
    ExportReport report;
    for (const std::vector<CellValue> &row : result.rows) {
        QByteArrayList fields;
        for (const CellValue &value : row)
            fields += csvField(value);
        file->write(csvRecord(fields));
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
        file->write(csvRecord(QStringList {paths.value(item.groupId), QString(itemKindName(item.kind)), item.title,
                                           item.username, item.password, item.url, item.totpSecret, item.notes,
                                           item.tags.join(u','), item.favourite ? QStringLiteral("1") : QStringLiteral("0"),
                                           more.join(u'\n')}));
        ++report.items;
        HAEX_TRY(count.next());
    }
    HAEX_TRY(file->commit());
    return report;
}

} // namespace haex
