// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/tables/tablebrowser.h"

#include "core/replica/columnclocks.h"
#include "core/replica/replica.h"
#include "core/vault/tables/tableschema.h"

#include <algorithm>

namespace haex {
namespace {

/// `LIKE` pattern for texts that contain `filter`, with `\` as the escape.
QByteArray likePattern(const QString &filter)
{
    QString escaped = filter;
    escaped.replace(u'\\', QLatin1StringView("\\\\"))
        .replace(u'%', QLatin1StringView("\\%"))
        .replace(u'_', QLatin1StringView("\\_"));
    return QByteArray(u'%' + escaped.toUtf8() + u'%');
}

/// Always takes parameter ?1, the pattern.
QByteArray whereFilter(const TableSchema &schema, const QString &filter)
{
    if (filter.isEmpty())
        return {};
    QByteArray where;
    for (const TableColumn &column : schema.summary.columns) {
        const QByteArray name = quoteIdentifier(column.name);
        where += (where.isEmpty() ? " WHERE " : " OR ") + ("(typeof(" + name + ") <> 'blob' AND " + name)
            + " LIKE ?1 ESCAPE '\\')";
    }
    return where;
}

QByteArray orderBy(const TableSchema &schema, const TableQuery &query)
{
    QByteArrayList terms;
    if (!query.sortColumn.isEmpty())
        terms += quoteIdentifier(query.sortColumn) + (query.descending ? " DESC" : "");
    for (const QByteArray &name : schema.rowName)
        terms += quoteIdentifier(name);
    return terms.isEmpty() ? QByteArray() : " ORDER BY " + terms.join(", ");
}

Result<qint64> countRows(Database &database, const TableSchema &schema, const QString &filter)
{
    HAEX_ASSIGN(count, database.prepare("SELECT count(*) FROM " + quoteIdentifier(schema.summary.name)
                                        + whereFilter(schema, filter)));
    if (!filter.isEmpty())
        count.bindText(1, likePattern(filter));
    HAEX_TRY(count.step());
    return count.integer(0);
}

void bindKey(Statement &statement, int first, const RowKey &key)
{
    for (const RowKey::Part &part : key.parts())
        statement.bind(first++, part.value);
}

/// For a write: tables of the application are edited by its own means.
Result<TableSchema> writableSchema(Replica &replica, const QByteArray &table)
{
    HAEX_ASSIGN(schema, readTableSchema(replica, table));
    if (schema.summary.origin == TableOrigin::Application)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a table of the application"));
    return schema;
}

Result<> checkWritable(const TableSchema &schema, const QByteArray &column)
{
    const TableColumn *found = schema.summary.column(column);
    if (!found)
        return fail(ErrorCode::NotFound, QString::fromUtf8(column));
    if (found->isGenerated)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a generated column"));
    return {};
}

/// Runs a statement about one row that must be there.
Result<> runForRow(Database &database, Statement &statement)
{
    HAEX_TRY(statement.run());
    if (database.changes() == 0)
        return fail(ErrorCode::NotFound, QStringLiteral("row"));
    return {};
}

} // namespace

TableBrowser::TableBrowser(Replica &replica)
    : m_replica(replica)
{
}

Result<QList<TableSummary>> TableBrowser::tables(Scope scope)
{
    HAEX_ASSIGN(names, browsableTables(m_replica.database(), scope == Scope::WithApplicationTables));
    QList<TableSummary> tables;
    for (const QByteArray &name : names) {
        HAEX_ASSIGN(summary, table(name));
        tables += summary;
    }
    return tables;
}

Result<TableSummary> TableBrowser::table(const QByteArray &name)
{
    HAEX_ASSIGN(schema, readTableSchema(m_replica, name));
    HAEX_ASSIGN(count, countRows(m_replica.database(), schema, {}));
    schema.summary.rowCount = count;
    return std::move(schema.summary);
}

Result<TablePage> TableBrowser::page(const TableQuery &query)
{
    HAEX_ASSIGN(schema, readTableSchema(m_replica, query.table));
    if (!query.sortColumn.isEmpty() && !schema.summary.column(query.sortColumn))
        return fail(ErrorCode::NotFound, QString::fromUtf8(query.sortColumn));
    TablePage page;
    page.columns = schema.summary.columns;
    HAEX_ASSIGN(total, countRows(m_replica.database(), schema, query.filter));
    page.total = total;
    const QByteArray keys = schema.rowName.isEmpty() ? QByteArray() : ", " + quotedList(schema.rowName);
    HAEX_ASSIGN(rows, m_replica.database().prepare(
                          "SELECT " + schema.columnList() + keys + " FROM " + quoteIdentifier(query.table)
                          + whereFilter(schema, query.filter) + orderBy(schema, query)
                          + " LIMIT ?2 OFFSET ?3"));
    if (!query.filter.isEmpty())
        rows.bindText(1, likePattern(query.filter));
    rows.bind(2, query.limit).bind(3, query.offset);
    const int columns = static_cast<int>(page.columns.size());
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return page;
        std::vector<CellValue> &values = page.rows.emplace_back();
        for (int i = 0; i < columns; ++i)
            values.push_back(rows.value(i));
        page.keys.push_back(schema.keyFrom(rows, columns));
    }
}

Result<CellInfo> TableBrowser::cellInfo(const QByteArray &table, const RowKey &key,
                                        const QByteArray &column)
{
    HAEX_ASSIGN(schema, readTableSchema(m_replica, table));
    if (!schema.summary.column(column))
        return fail(ErrorCode::NotFound, QString::fromUtf8(column));
    HAEX_ASSIGN(where, schema.whereKey(key, 1));
    const SyncedTable *synced = m_replica.table(table);
    HAEX_ASSIGN(row, m_replica.database().prepare("SELECT " + quoteIdentifier(column)
                                                  + (synced ? ", haex_column_hlcs" : "") + " FROM "
                                                  + quoteIdentifier(table) + " WHERE " + where));
    bindKey(row, 1, key);
    HAEX_ASSIGN(exists, row.step());
    if (!exists)
        return fail(ErrorCode::NotFound, QStringLiteral("row"));
    CellInfo info{row.value(0), std::nullopt};
    const SyncedColumn *syncedColumn = synced ? synced->column(column) : nullptr;
    if (!syncedColumn)
        return info;
    if (const auto clocks = ColumnClocks::parse(row.textView(1)))
        info.writtenAt = HlcTimestamp::parse(clocks->of(*syncedColumn));
    return info;
}

Result<> TableBrowser::setCell(const QByteArray &table, const RowKey &key, const QByteArray &column,
                               const CellValue &value)
{
    HAEX_ASSIGN(schema, writableSchema(m_replica, table));
    HAEX_TRY(checkWritable(schema, column));
    HAEX_ASSIGN(where, schema.whereKey(key, 2));
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().prepare("UPDATE " + quoteIdentifier(table) + " SET "
                                                         + quoteIdentifier(column) + " = ?1 WHERE "
                                                         + where));
        update.bind(1, value);
        bindKey(update, 2, key);
        return runForRow(m_replica.database(), update);
    });
}

Result<RowKey> TableBrowser::insertRow(const QByteArray &table, const Values &values)
{
    HAEX_ASSIGN(schema, writableSchema(m_replica, table));
    QByteArrayList names;
    QByteArrayList places;
    for (const auto &[column, value] : values) {
        HAEX_TRY(checkWritable(schema, column));
        names += column;
        places += "?" + QByteArray::number(names.size());
    }
    QByteArray sql = "INSERT INTO " + quoteIdentifier(table);
    sql += names.isEmpty() ? QByteArray(" DEFAULT VALUES")
                           : '(' + quotedList(names) + ") VALUES(" + places.join(", ") + ')';
    if (!schema.rowName.isEmpty())
        sql += " RETURNING " + quotedList(schema.rowName);
    RowKey key;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(insert, m_replica.database().prepare(sql));
        for (size_t i = 0; i < values.size(); ++i)
            insert.bind(static_cast<int>(i) + 1, values[i].second);
        HAEX_ASSIGN(returned, insert.step());
        if (returned)
            key = schema.keyFrom(insert, 0);
        return insert.run();
    }));
    return key;
}

Result<> TableBrowser::deleteRows(const QByteArray &table, const std::vector<RowKey> &keys)
{
    HAEX_ASSIGN(schema, writableSchema(m_replica, table));
    return m_replica.write([&]() -> Result<> {
        for (const RowKey &key : keys) {
            HAEX_ASSIGN(where, schema.whereKey(key, 1));
            HAEX_ASSIGN(remove, m_replica.database().cached("DELETE FROM " + quoteIdentifier(table)
                                                            + " WHERE " + where));
            bindKey(*remove, 1, key);
            HAEX_TRY(runForRow(m_replica.database(), *remove));
        }
        return {};
    });
}

Result<> TableBrowser::setSynced(const QByteArray &table, bool synced, const Progress &progress)
{
    HAEX_TRY(writableSchema(m_replica, table));
    return synced ? m_replica.track(table, TableOrigin::Person, progress) : m_replica.untrack(table);
}

} // namespace haex
