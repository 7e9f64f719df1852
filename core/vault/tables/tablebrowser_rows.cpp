// SPDX-License-Identifier: GPL-3.0-or-later
// Finding rows and reading them.
#include "core/vault/tables/tablebrowser.h"

#include "core/replica/replica.h"
#include "core/storage/statementstop.h"
#include "core/vault/tables/cellhistory.h"
#include "core/vault/tables/tableschema.h"

#include <optional>

namespace haex {
namespace {

/// `LIKE` pattern for texts that contain `part`, with `\` as the escape.
QByteArray likePattern(QByteArray part)
{
    part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return '%' + part + '%';
}

QByteArray containsTest(const QByteArray &quotedColumn, int parameter)
{
    return "(typeof(" + quotedColumn + ") <> 'blob' AND " + quotedColumn + " LIKE ?" + QByteArray::number(parameter)
        + " ESCAPE '\\')";
}

const char *comparison(ColumnFilter::Test test)
{
    switch (test) {
    case ColumnFilter::Test::Equal:
        return " = ";
    case ColumnFilter::Test::NotEqual:
        return " <> ";
    case ColumnFilter::Test::Less:
        return " < ";
    case ColumnFilter::Test::LessOrEqual:
        return " <= ";
    case ColumnFilter::Test::Greater:
        return " > ";
    default:
        return " >= ";
    }
}

/// A query's WHERE with what is bound to it.
struct Where
{
    QByteArrayList terms;
    std::vector<CellValue> parameters;

    int add(CellValue value)
    {
        parameters.push_back(std::move(value));
        return static_cast<int>(parameters.size());
    }
    [[nodiscard]] QByteArray sql() const { return terms.isEmpty() ? QByteArray() : " WHERE " + terms.join(" AND "); }
};

QByteArray columnTest(const ColumnFilter &filter, Where &where)
{
    const QByteArray name = quoteIdentifier(filter.column);
    if (filter.test == ColumnFilter::Test::IsNull)
        return name + " IS NULL";
    if (filter.test == ColumnFilter::Test::IsNotNull)
        return name + " IS NOT NULL";
    if (filter.test == ColumnFilter::Test::Contains)
        return containsTest(name, where.add(CellValue::text(likePattern(filter.value.bytes()))));
    return name + comparison(filter.test) + '?' + QByteArray::number(where.add(filter.value));
}

Result<Where> whereOf(const TableSchema &schema, const TableQuery &query)
{
    Where where;
    if (!query.filter.isEmpty()) {
        const int pattern = where.add(CellValue::text(likePattern(query.filter.toUtf8())));
        QByteArrayList tests;
        for (const TableColumn &column : schema.summary.columns)
            tests += containsTest(quoteIdentifier(column.name), pattern);
        where.terms += '(' + tests.join(" OR ") + ')';
    }
    for (const ColumnFilter &filter : query.columns) {
        if (!schema.summary.column(filter.column))
            return fail(ErrorCode::NotFound, QString::fromUtf8(filter.column));
        where.terms += columnTest(filter, where);
    }
    return where;
}

/// Equal values stand in the order of the rows' names, so that a page does not depend on chance.
Result<QByteArray> orderBy(const TableSchema &schema, const TableQuery &query)
{
    if (query.sortColumn.isEmpty())
        return " ORDER BY " + quotedList(schema.rowName.isEmpty() ? schema.orderName() : schema.rowName);
    if (!schema.summary.column(query.sortColumn))
        return fail(ErrorCode::NotFound, QString::fromUtf8(query.sortColumn));
    return " ORDER BY " + quoteIdentifier(query.sortColumn) + (query.descending ? " DESC, " : ", ")
        + quotedList(schema.orderName());
}

Result<Statement> prepareOrder(Database &database, const TableSchema &schema, const TableQuery &query)
{
    if (schema.orderName().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("rows without a name"));
    HAEX_ASSIGN(where, whereOf(schema, query));
    HAEX_ASSIGN(order, orderBy(schema, query));
    QByteArray sql = "SELECT " + quotedList(schema.orderName()) + " FROM " + quoteIdentifier(query.table) + where.sql() + order;
    // With any LIMIT, SQLite sorts in a tree instead of by merging, which takes four times as long.
    if (query.limit >= 0)
        sql += " LIMIT ?" + QByteArray::number(where.add(CellValue::integer(query.limit)));
    HAEX_ASSIGN(statement, database.prepare(sql));
    int parameter = 1;
    for (const CellValue &value : where.parameters)
        statement.bind(parameter++, value);
    return statement;
}

Result<RowOrderPtr> readOrder(Statement &statement, const TableSchema &schema)
{
    const int keyColumns = schema.rowid.isEmpty() ? statement.columnCount() : 0;
    auto order = std::make_shared<RowOrder>(keyColumns);
    std::vector<CellValue> key(static_cast<size_t>(keyColumns));
    while (true) {
        HAEX_ASSIGN(more, statement.step());
        if (!more)
            break;
        if (keyColumns == 0) {
            order->append(statement.integer(0));
            continue;
        }
        for (int i = 0; i < keyColumns; ++i)
            key[static_cast<size_t>(i)] = statement.value(i);
        order->append(key);
    }
    order->shrink();
    return RowOrderPtr(std::move(order));
}

QByteArray selectByName(const TableSchema &schema)
{
    QByteArrayList tests;
    for (const QByteArray &name : schema.orderName())
        tests += quoteIdentifier(name) + " = ?" + QByteArray::number(tests.size() + 1);
    const QByteArray keys = schema.rowName.isEmpty() ? QByteArray() : ", " + quotedList(schema.rowName);
    return "SELECT " + schema.columnList() + keys + " FROM " + quoteIdentifier(schema.summary.name) + " WHERE "
        + tests.join(" AND ");
}

} // namespace

Result<RowOrderPtr> TableBrowser::order(const TableQuery &query, const std::atomic_bool *stop)
{
    HAEX_ASSIGN(schema, readTableSchema(m_replica, query.table));
    HAEX_ASSIGN(statement, prepareOrder(m_replica.database(), schema, query));
    std::optional<StatementStop> stopping;
    if (stop)
        stopping.emplace(m_replica.database(), *stop);
    return readOrder(statement, schema);
}

Result<SqlResult> TableBrowser::runSql(const QByteArray &sql, qint64 rowLimit, const std::atomic_bool *stop)
{
    std::optional<StatementStop> stopping;
    if (stop)
        stopping.emplace(m_replica.database(), *stop);
    return runKeepingFormer(m_replica, sql, rowLimit);
}

Result<TablePage> TableBrowser::rows(const QByteArray &table, const RowOrder &order, qint64 first, qint64 count)
{
    HAEX_ASSIGN(schema, readTableSchema(m_replica, table));
    if (schema.orderName().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("rows without a name"));
    HAEX_ASSIGN(select, m_replica.database().prepare(selectByName(schema)));
    const int columns = static_cast<int>(schema.summary.columns.size());
    TablePage page;
    const qint64 end = qMin(order.size(), first + count);
    for (qint64 row = first; row < end; ++row) {
        int parameter = 1;
        for (const CellValue &value : order.name(row))
            select.bind(parameter++, value);
        HAEX_ASSIGN(exists, select.step());
        std::vector<CellValue> &values = page.rows.emplace_back();
        for (int i = 0; exists && i < columns; ++i)
            values.push_back(select.value(i));
        page.keys.push_back(exists ? schema.keyFrom(select, columns) : RowKey());
        select.reset();
    }
    page.columns = std::move(schema.summary.columns);
    return page;
}

Result<TablePage> TableBrowser::page(const TableQuery &query)
{
    HAEX_ASSIGN(found, order(query));
    return rows(query.table, *found, 0, found->size());
}

} // namespace haex
