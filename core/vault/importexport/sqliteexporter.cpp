// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/replica/tableinspector.h"
#include "core/replica/tabletracker.h"
#include "core/storage/statementstop.h"
#include "core/storage/transaction.h"
#include "core/vault/importexport/exportcount.h"
#include "core/vault/importexport/exporter.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemschema.h"
#include "core/vault/tables/tableschema.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace haex {
namespace {

/// What items held before, and the settings, stay in the vault.
const QByteArrayList ItemTables{"vault_groups", "vault_items", "vault_item_fields", "vault_item_tags"};

class SqliteExportRun
{
public:
    SqliteExportRun(Replica &replica, Database &target, const ExportProgress &progress)
        : m_replica(replica)
        , m_target(target)
        , m_count(progress)
    {
    }

    [[nodiscard]] Result<ExportReport> run()
    {
        const auto isOver = [this] { return !m_count.isWanted(); };
        const StatementStop stopReading(m_replica.database(), isOver);
        const StatementStop stopWriting(m_target, isOver);
        // Rows go in table by table, whatever points where.
        HAEX_TRY(m_target.execute("PRAGMA foreign_keys = OFF"));
        HAEX_ASSIGN(snapshot, Transaction::beginRead(m_replica.database()));
        HAEX_ASSIGN(writing, Transaction::begin(m_target));
        HAEX_ASSIGN(names, browsableTables(m_replica.database(), false));
        HAEX_TRY(m_count.expectRows(m_replica.database(), names + ItemTables + QByteArrayList{"vault_attachments"}));
        for (const QByteArray &name : names)
            HAEX_TRY(exportTable(name));
        HAEX_TRY(exportItems());
        HAEX_TRY(writing.commit());
        snapshot.rollBack();
        return m_report;
    }

private:
    [[nodiscard]] Result<> exportTable(const QByteArray &name)
    {
        HAEX_ASSIGN(shape, inspectTable(m_replica.database(), name));
        HAEX_TRY(m_target.execute(withoutBookkeeping(shape.createSql)));
        HAEX_ASSIGN(rows, copyRows(name));
        for (const QByteArray &index : shape.indexSql)
            HAEX_TRY(m_target.execute(index));
        ++m_report.tables;
        m_report.rows += rows;
        return {};
    }

    [[nodiscard]] Result<> exportItems()
    {
        HAEX_TRY(m_target.execute(itemTablesSql()));
        for (const QByteArray &name : ItemTables) {
            HAEX_ASSIGN(rows, copyRows(name));
            if (name == "vault_items")
                m_report.items = rows;
        }
        return exportAttachments();
    }

    /// Whole, as other programs know no pieces; without content where it has not arrived.
    [[nodiscard]] Result<> exportAttachments()
    {
        HAEX_TRY(m_target.execute("CREATE TABLE vault_attachments(id TEXT PRIMARY KEY NOT NULL, item_id TEXT, name TEXT,"
                                  " size INTEGER, content BLOB)"));
        HAEX_ASSIGN(from, m_replica.database().prepare("SELECT id FROM vault_attachments"));
        HAEX_ASSIGN(to, m_target.prepare("INSERT INTO vault_attachments VALUES(?1, ?2, ?3, ?4, ?5)"));
        AttachmentStore attachments(m_replica);
        while (true) {
            HAEX_ASSIGN(more, from.step());
            if (!more)
                return {};
            HAEX_ASSIGN(attachment, attachments.find(from.text(0)));
            const auto content = attachments.content(attachment.id, [this](qint64, qint64) { return m_count.isWanted(); });
            if (!content && content.error().code == ErrorCode::Cancelled)
                return fail(content.error());
            to.bindText(1, attachment.id).bindText(2, attachment.itemId).bindString(3, attachment.name);
            to.bind(4, attachment.size).bind(5, content ? CellValue::blob(*content) : CellValue::null());
            HAEX_TRY(to.run());
            HAEX_TRY(m_count.next());
        }
    }

    [[nodiscard]] Result<qint64> copyRows(const QByteArray &name)
    {
        HAEX_ASSIGN(schema, readTableSchema(m_replica, name));
        QByteArrayList columns;
        QByteArrayList places;
        for (const TableColumn &column : schema.summary.columns) {
            if (column.isGenerated)
                continue;
            columns += column.name;
            places += "?" + QByteArray::number(columns.size());
        }
        const QByteArray list = quotedList(columns);
        HAEX_ASSIGN(from, m_replica.database().prepare("SELECT " + list + " FROM "
                                                       + quoteIdentifier(name)));
        HAEX_ASSIGN(to, m_target.prepare("INSERT INTO " + quoteIdentifier(name) + '(' + list
                                         + ") VALUES(" + places.join(", ") + ')'));
        for (qint64 rows = 0;; ++rows) {
            HAEX_ASSIGN(more, from.step());
            if (!more)
                return rows;
            for (int i = 0; i < static_cast<int>(columns.size()); ++i)
                to.bind(i + 1, from.value(i));
            HAEX_TRY(to.run());
            HAEX_TRY(m_count.next());
        }
    }

    Replica &m_replica;
    Database &m_target;
    ExportCount m_count;
    ExportReport m_report;
};

} // namespace

Result<ExportReport> exportSqlite(Replica &replica, const QString &path, const ExportProgress &progress)
{
    const QFileInfo info(path);
    if (info.exists() || info.isSymLink())
        return fail(ErrorCode::AlreadyExists, path);
    // Made in a folder that only its owner can enter, and moved into its place when it is whole.
    const QTemporaryDir folder(info.absoluteDir().filePath(QStringLiteral(".haex-export-XXXXXX")));
    if (!folder.isValid())
        return fail(ErrorCode::IoError, folder.errorString());
    const QString made = folder.filePath(QStringLiteral("export.sqlite"));
    ExportReport report;
    {
        HAEX_ASSIGN(target, Database::openPlain(made, Database::Mode::Create));
        HAEX_ASSIGN(done, SqliteExportRun(replica, *target, progress).run());
        report = done;
    }
    QFile::setPermissions(made, QFile::ReadOwner | QFile::WriteOwner);
    if (!QFile::rename(made, path))
        return fail(QFileInfo::exists(path) ? ErrorCode::AlreadyExists : ErrorCode::IoError, path);
    return report;
}

} // namespace haex
