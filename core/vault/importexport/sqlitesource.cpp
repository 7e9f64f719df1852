// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/sqlitesource.h"

#include "core/replica/replicaschema.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView ShadowSuffixes[] = {"_data", "_idx", "_content", "_docsize", "_config",
                                             "_segments", "_segdir", "_stat", "_node", "_parent",
                                             "_rowid"};

/// Whether SQLite would know `name` as the storage of a virtual table if it had the module.
bool isShadowName(const QByteArray &name, const QByteArrayList &virtualTables)
{
    return std::ranges::any_of(virtualTables, [&name](const QByteArray &owner) {
        return name.startsWith(owner + '_')
            && std::ranges::any_of(ShadowSuffixes, [&](QByteArrayView suffix) {
                   return name.size() == owner.size() + suffix.size() && name.endsWith(suffix);
               });
    });
}

Error sourceError(Error error, const QString &path)
{
    if (error.code == ErrorCode::VaultNotFound)
        return Error{ErrorCode::NotFound, path};
    if (error.code == ErrorCode::VaultNotAVault)
        return Error{ErrorCode::UnsupportedFormat, QStringLiteral("not an SQLite database")};
    return error;
}

bool isWorthACopy(const Error &error)
{
    return error.code == ErrorCode::IoError || error.code == ErrorCode::DatabaseBusy
        || error.code == ErrorCode::VaultReadOnly;
}

QByteArray freeRowidName(const QByteArrayList &columns)
{
    for (const char *alias : {"rowid", "_rowid_", "oid"}) {
        if (std::ranges::none_of(columns, [alias](const QByteArray &column) {
                return column.compare(alias, Qt::CaseInsensitive) == 0;
            }))
            return alias;
    }
    return {};
}

} // namespace

Result<std::unique_ptr<SqliteSource>> SqliteSource::open(const QString &path)
{
    const QFileInfo file(path);
    if (file.isFile() && file.size() == 0)
        return fail(ErrorCode::UnsupportedFormat, QStringLiteral("an empty file"));
    std::unique_ptr<SqliteSource> source(new SqliteSource);
    auto opened = Database::openPlain(path, Database::Mode::ReadOnly);
    Result<> done;
    if (opened) {
        source->m_database = std::move(*opened);
        done = source->read();
    } else {
        done = fail(std::move(opened.error()));
    }
    if (!done && isWorthACopy(done.error()))
        done = source->openCopy(path);
    if (!done)
        return fail(sourceError(std::move(done.error()), path));
    return source;
}

Result<> SqliteSource::openCopy(const QString &path)
{
    m_database.reset();
    m_tables.clear();
    m_leftOut.clear();
    m_copy = std::make_unique<QTemporaryDir>();
    const QString copy = m_copy->filePath(QStringLiteral("source.sqlite"));
    for (const char *suffix : {"", "-wal", "-journal"}) {
        const QString side = path + QLatin1StringView(suffix);
        if (QFileInfo::exists(side) && !QFile::copy(side, copy + QLatin1StringView(suffix)))
            return fail(ErrorCode::IoError, side);
        QFile::setPermissions(copy + QLatin1StringView(suffix),
                              QFile::ReadOwner | QFile::WriteOwner);
    }
    // Writable, so that an interrupted transaction of its program can be rolled back.
    HAEX_ASSIGN(database, Database::openPlain(copy, Database::Mode::ReadWrite));
    m_database = std::move(database);
    return read();
}

Result<> SqliteSource::read()
{
    // One snapshot for everything; ends with the connection.
    HAEX_TRY(m_database->execute("BEGIN"));
    HAEX_ASSIGN(virtualTables, readVirtualTables());
    HAEX_ASSIGN(objects, m_database->prepare(
                             "SELECT m.type, m.name, m.tbl_name, m.sql, coalesce(l.type, ''), l.wr"
                             " FROM sqlite_master AS m LEFT JOIN pragma_table_list AS l ON"
                             " m.type = 'table' AND l.schema = 'main' AND l.name = m.name"
                             " ORDER BY m.rowid"));
    while (true) {
        HAEX_ASSIGN(more, objects.step());
        if (!more)
            break;
        HAEX_TRY(readObject(objects, virtualTables));
    }
    for (SourceTable &table : m_tables)
        HAEX_TRY(readDetails(table));
    return {};
}

Result<QByteArrayList> SqliteSource::readVirtualTables()
{
    HAEX_ASSIGN(rows, m_database->prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND"
                                          " sql LIKE 'CREATE VIRTUAL TABLE%'"));
    QByteArrayList names;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return names;
        names += rows.text(0);
    }
}

Result<> SqliteSource::readObject(const Statement &row, const QByteArrayList &virtualTables)
{
    const QByteArray type = row.text(0);
    const QByteArray name = row.text(1);
    const auto leaveOut = [&](ImportReason reason, const QString &detail = {}) {
        m_leftOut.append({reason, QString::fromUtf8(name), detail, 1});
    };
    if (type == "view") {
        leaveOut(ImportReason::ViewLeftOut);
    } else if (type == "trigger") {
        leaveOut(ImportReason::TriggerLeftOut, QString::fromUtf8(row.text(2)));
    } else if (type == "table" && virtualTables.contains(name)) {
        leaveOut(ImportReason::VirtualTableLeftOut);
    } else if (type == "table" && (row.textView(4) == "shadow" || isShadowName(name, virtualTables))) {
        leaveOut(ImportReason::ShadowTableLeftOut);
    } else if (type == "table" && !name.startsWith("sqlite_")) {
        if (isInternalName(name) || isApplicationName(name)) {
            leaveOut(ImportReason::InternalTableLeftOut);
            return {};
        }
        SourceTable table;
        table.name = name;
        table.sql = row.text(3);
        table.withoutRowid = row.integer(5) != 0;
        m_tables.push_back(std::move(table));
    }
    return {};
}

Result<> SqliteSource::readDetails(SourceTable &table)
{
    HAEX_TRY(readColumns(table));
    HAEX_TRY(readForeignKeys(table));
    HAEX_TRY(readIndexes(table));
    HAEX_ASSIGN(count, m_database->scalar("SELECT count(*) FROM " + quoteIdentifier(table.name)));
    table.rows = count.toInteger();
    return {};
}

Result<> SqliteSource::readColumns(SourceTable &table)
{
    HAEX_ASSIGN(rows, m_database->prepare("SELECT name, type, pk, hidden FROM pragma_table_xinfo(?1)"));
    rows.bindText(1, table.name);
    std::vector<std::pair<qint64, QByteArray>> keys;
    QByteArrayList all;
    QByteArray keyType;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        const QByteArray name = rows.text(0);
        all += name;
        if (rows.integer(3) != 0)
            continue;
        table.columns += name;
        table.types += rows.text(1);
        if (rows.integer(2) == 0)
            continue;
        keys.emplace_back(rows.integer(2), name);
        keyType = rows.text(1);
    }
    std::ranges::sort(keys);
    for (const auto &[position, name] : keys)
        table.keyColumns += name;
    if (!table.withoutRowid)
        table.rowidName = freeRowidName(all);
    table.keyIsRowid = !table.withoutRowid && keys.size() == 1
        && keyType.compare("INTEGER", Qt::CaseInsensitive) == 0;
    return {};
}

Result<> SqliteSource::readForeignKeys(SourceTable &table)
{
    HAEX_ASSIGN(rows, m_database->prepare("SELECT id, \"table\", \"from\", \"to\" FROM"
                                          " pragma_foreign_key_list(?1) ORDER BY id DESC, seq"));
    rows.bindText(1, table.name);
    qint64 current = -1;
    // SQLite counts them from the last one of the text.
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        if (rows.integer(0) != current) {
            current = rows.integer(0);
            table.foreignKeys.push_back({rows.text(1), {}, {}});
        }
        table.foreignKeys.back().columns += rows.text(2);
        if (!rows.isNull(3))
            table.foreignKeys.back().parentColumns += rows.text(3);
    }
}

Result<> SqliteSource::readIndexes(SourceTable &table)
{
    HAEX_ASSIGN(rows, m_database->prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index'"
                                          " AND sql IS NOT NULL AND tbl_name = ?1 COLLATE NOCASE"));
    rows.bindText(1, table.name);
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        table.indexes.push_back({rows.text(0), rows.text(1)});
    }
    // `INTEGER PRIMARY KEY DESC` is no alias: the key then has an index of its own.
    HAEX_ASSIGN(keyIndex, m_database->prepare("SELECT 1 FROM pragma_index_list(?1) WHERE origin = 'pk'"));
    keyIndex.bindText(1, table.name);
    HAEX_ASSIGN(hasKeyIndex, keyIndex.step());
    table.keyIsRowid = table.keyIsRowid && !hasKeyIndex;
    return {};
}

Result<bool> isUniqueTarget(Database &database, const QByteArray &table, const QByteArrayList &columns)
{
    const auto folded = [](QByteArrayList names) {
        for (QByteArray &name : names)
            name = name.toLower();
        std::ranges::sort(names);
        return names;
    };
    const QByteArrayList wanted = folded(columns);
    // The group of the key comes first and is named by NULL.
    HAEX_ASSIGN(rows, database.prepare(
                          "SELECT NULL AS key, name FROM pragma_table_info(?1) WHERE pk > 0 UNION ALL"
                          " SELECT l.name, coalesce(i.name, '') FROM pragma_index_list(?1) AS l,"
                          " pragma_index_info(l.name) AS i WHERE l.\"unique\" AND NOT l.partial"
                          " ORDER BY key"));
    rows.bindText(1, table);
    QByteArray current;
    QByteArrayList group;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (more && (group.isEmpty() || rows.textView(0) == current)) {
            current = rows.text(0);
            group += rows.text(1);
            continue;
        }
        if (folded(group) == wanted)
            return true;
        if (!more)
            return false;
        current = rows.text(0);
        group = {rows.text(1)};
    }
}

} // namespace haex
