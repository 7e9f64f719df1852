// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/columnclocks.h"
#include "core/replica/replica.h"
#include "core/replica/tableinspector.h"
#include "core/replica/tabletracker.h"
#include "core/storage/statementstop.h"
#include "core/vault/importexport/exporter.h"
#include "core/vault/importexport/exportcount.h"
#include "core/vault/importexport/exportfile.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/tableschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <cmath>

namespace haex {
namespace {

void appendBytes(QByteArray &out, const char *name, const QByteArray &bytes)
{
    out += QByteArray("{\"") + name + "\":\"" + bytes.toBase64() + "\"}";
}

/// A number that a reader takes for a real again; JSON has no infinities.
void appendReal(QByteArray &out, double value)
{
    if (std::isinf(value)) {
        out += value < 0 ? "{\"$real\":\"-Infinity\"}" : "{\"$real\":\"Infinity\"}";
        return;
    }
    const QByteArray text = QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
    out += text;
    if (!text.contains('.') && !text.contains('e'))
        out += ".0";
}

void appendCell(QByteArray &out, const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        out += QByteArray::number(value.toInteger());
        return;
    case CellValue::Type::Real:
        return appendReal(out, value.toReal());
    case CellValue::Type::Text:
        if (value.bytes().isValidUtf8())
            return appendJsonString(out, value.bytes());
        return appendBytes(out, "$text", value.bytes());
    case CellValue::Type::Blob:
        return appendBytes(out, "$blob", value.bytes());
    default:
        out += "null";
    }
}

QJsonObject itemJson(const VaultItem &item)
{
    QJsonArray fields;
    for (const ItemField &field : item.fields)
        fields += QJsonObject{{u"name"_qs, field.name},
                              {u"value"_qs, field.value},
                              {u"protected"_qs, field.isProtected}};
    return {
        {u"id"_qs, QString::fromUtf8(item.id)},
        {u"kind"_qs, QString(itemKindName(item.kind))},
        {u"groupId"_qs, QString::fromUtf8(item.groupId)},
        {u"title"_qs, item.title},
        {u"username"_qs, item.username},
        {u"password"_qs, item.password},
        {u"url"_qs, item.url},
        {u"extraUrls"_qs, QJsonArray::fromStringList(item.extraUrls)},
        {u"notes"_qs, item.notes},
        {u"totp"_qs, item.totpSecret},
        {u"favourite"_qs, item.favourite},
        {u"tags"_qs, QJsonArray::fromStringList(item.tags)},
        {u"expires"_qs, item.expires().toString(Qt::ISODate)},
        {u"fields"_qs, fields},
        {u"createdMs"_qs, item.createdMs},
        {u"modifiedMs"_qs, item.modifiedMs},
    };
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

class JsonExportRun
{
public:
    JsonExportRun(Replica &replica, ItemRepository &items, ExportFile &file, const ExportProgress &progress)
        : m_replica(replica)
        , m_items(items)
        , m_file(file)
        , m_count(progress)
    {
    }

    [[nodiscard]] Result<ExportReport> run()
    {
        const StatementStop stop(m_replica.database(), [this] { return !m_count.isWanted(); });
        m_file.write("{\"format\":\"haex-vault\",\"version\":1,\"tables\":[");
        HAEX_ASSIGN(names, browsableTables(m_replica.database(), false));
        HAEX_TRY(m_count.expectRows(m_replica.database(), names));
        HAEX_TRY(m_count.expectRows(m_replica.database(), {"vault_items"}));
        for (const QByteArray &name : names)
            HAEX_TRY(writeTable(name));
        m_file.write("\n],\"groups\":[");
        HAEX_TRY(writeGroups());
        m_file.write("\n],\"items\":[");
        HAEX_TRY(writeItems());
        m_file.write("\n]}\n");
        return m_report;
    }

private:
    [[nodiscard]] Result<> writeTable(const QByteArray &name)
    {
        HAEX_ASSIGN(schema, readTableSchema(m_replica, name));
        HAEX_ASSIGN(shape, inspectTable(m_replica.database(), name));
        QByteArray head = m_report.tables++ == 0 ? "\n{\"name\":" : ",\n{\"name\":";
        appendJsonString(head, name);
        head += ",\"definition\":";
        appendJsonString(head, withoutBookkeeping(shape.createSql));
        head += ",\"columns\":[";
        for (const TableColumn &column : schema.summary.columns) {
            if (!head.endsWith('['))
                head += ',';
            appendJsonString(head, column.name);
        }
        m_file.write(head + "],\"rows\":[");
        HAEX_TRY(writeRows(schema));
        m_file.write("]}");
        return {};
    }

    [[nodiscard]] Result<> writeRows(const TableSchema &schema)
    {
        HAEX_ASSIGN(rows, m_replica.database().prepare("SELECT " + schema.columnList() + " FROM "
                                                       + quoteIdentifier(schema.summary.name)));
        for (bool isFirst = true;; isFirst = false) {
            HAEX_ASSIGN(more, rows.step());
            if (!more)
                return {};
            QByteArray line = isFirst ? "\n[" : ",\n[";
            for (int i = 0; i < rows.columnCount(); ++i) {
                if (i > 0)
                    line += ',';
                appendCell(line, rows.value(i));
            }
            m_file.write(line + ']');
            ++m_report.rows;
            HAEX_TRY(m_count.next());
        }
    }

    [[nodiscard]] Result<> writeGroups()
    {
        HAEX_ASSIGN(groups, m_items.groups());
        for (qsizetype i = 0; i < groups.size(); ++i) {
            m_file.write(i == 0 ? "\n" : ",\n");
            m_file.write(compact({{u"id"_qs, QString::fromUtf8(groups[i].id)},
                                  {u"parentId"_qs, QString::fromUtf8(groups[i].parentId)},
                                  {u"name"_qs, groups[i].name},
                                  {u"icon"_qs, groups[i].icon},
                                  {u"position"_qs, groups[i].position}}));
        }
        return {};
    }

    [[nodiscard]] Result<> writeItems()
    {
        HAEX_ASSIGN(list, m_items.list());
        for (const ItemSummary &summary : list) {
            HAEX_ASSIGN(item, m_items.load(summary.id));
            m_file.write(m_report.items++ == 0 ? "\n" : ",\n");
            QByteArray json = compact(itemJson(item));
            HAEX_TRY(addFiles(json, item));
            m_file.write(json);
            HAEX_TRY(m_count.next());
        }
        return {};
    }

    /// Puts the files of the item before the end of its object.
    [[nodiscard]] Result<> addFiles(QByteArray &json, const VaultItem &item)
    {
        if (item.files.isEmpty())
            return {};
        json.chop(1);
        json += ",\"attachments\":[";
        for (const ItemFile &file : item.files) {
            if (!json.endsWith('['))
                json += ',';
            const auto content = AttachmentStore(m_replica).content(file.id, [this](qint64, qint64) { return m_count.isWanted(); });
            if (!content && content.error().code == ErrorCode::Cancelled)
                return fail(content.error());
            QJsonObject head{{u"id"_qs, QString::fromUtf8(file.id)}, {u"name"_qs, file.name}, {u"size"_qs, file.size}};
            // Without content where it has not arrived.
            if (content)
                head.insert(u"content"_qs, QJsonObject{{u"$blob"_qs, QString::fromLatin1(content->toBase64())}});
            json += compact(head);
        }
        json += "]}";
        return {};
    }

    Replica &m_replica;
    ItemRepository &m_items;
    ExportFile &m_file;
    ExportCount m_count;
    ExportReport m_report;
};

} // namespace

Result<ExportReport> exportJson(Replica &replica, ItemRepository &items, const QString &path, const ExportProgress &progress)
{
    HAEX_ASSIGN(file, ExportFile::create(path));
    HAEX_ASSIGN(report, JsonExportRun(replica, items, *file, progress).run());
    HAEX_TRY(file->commit());
    return report;
}

} // namespace haex
