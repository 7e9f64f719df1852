// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/tables/tablebrowser.h"

#include "core/replica/conflictjournal.h"
#include "core/replica/columnclocks.h"
#include "core/replica/replica.h"
#include "core/vault/tables/cellhistory.h"
#include "core/vault/tables/tableschema.h"

#include <algorithm>

#include <functional>

namespace haex {
namespace {

Result<qint64> countRows(Database &database, const TableSchema &schema)
{
    HAEX_ASSIGN(count, database.scalar("SELECT count(*) FROM " + quoteIdentifier(schema.summary.name)));
    return count.toInteger();
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

Result<QByteArray> insertSql(const TableSchema &schema, const TableBrowser::Values &values)
{
    QByteArrayList names;
    QByteArrayList places;
    for (const auto &[column, value] : values) {
        HAEX_TRY(checkWritable(schema, column));
        names += column;
        places += "?" + QByteArray::number(names.size());
    }
    QByteArray sql = "INSERT INTO " + quoteIdentifier(schema.summary.name);
    sql += names.isEmpty() ? QByteArray(" DEFAULT VALUES")
                           : '(' + quotedList(names) + ") VALUES(" + places.join(", ") + ')';
    if (!schema.rowName.isEmpty())
        sql += " RETURNING " + quotedList(schema.rowName);
    return sql;
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
    HAEX_ASSIGN(count, countRows(m_replica.database(), schema));
    schema.summary.rowCount = count;
    return std::move(schema.summary);
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
    HAEX_ASSIGN(conflicts, ConflictJournal(m_replica).list(true));
    for (const Conflict &conflict : conflicts) {
        if (conflict.tableName == table && conflict.columnName == column && conflict.rowPks == key.text())
            info.former.append({conflict.supersededValue, conflict.supersededHlc, conflict.winnerHlc, true});
    }
    HAEX_ASSIGN(replaced, CellHistory(m_replica).of(table, key, column));
    for (const CellInfo::Former &former : std::as_const(replaced)) {
        const bool isKnown = std::ranges::any_of(info.former, [&](const CellInfo::Former &known) {
            return known.writtenAt == former.writtenAt && known.value == former.value;
        });
        if (!isKnown)
            info.former.append(former);
    }
    std::ranges::sort(info.former, std::greater<>(), &CellInfo::Former::writtenAt);
    HAEX_ASSIGN(isDisowned, ConflictJournal(m_replica).isDisowned(table, key.text(), info.writtenBy()));
    info.isDisowned = isDisowned;
    return info;
}

Result<> TableBrowser::setCell(const QByteArray &table, const RowKey &key, const QByteArray &column,
                               const CellValue &value)
{
    return setCells(table, {{key, column, value}});
}

Result<> TableBrowser::setCells(const QByteArray &table, const std::vector<CellEdit> &edits)
{
    HAEX_ASSIGN(schema, writableSchema(m_replica, table));
    return CellHistory(m_replica).keepWhile(table, [&]() -> Result<> {
        for (const CellEdit &edit : edits) {
            HAEX_TRY(checkWritable(schema, edit.column));
            HAEX_ASSIGN(where, schema.whereKey(edit.key, 2));
            HAEX_ASSIGN(update, m_replica.database().cached("UPDATE " + quoteIdentifier(table) + " SET "
                                                            + quoteIdentifier(edit.column) + " = ?1 WHERE " + where));
            update->bind(1, edit.value);
            bindKey(*update, 2, edit.key);
            HAEX_TRY(runForRow(m_replica.database(), *update));
        }
        return {};
    });
}

Result<RowKey> TableBrowser::insertRow(const QByteArray &table, const Values &values)
{
    HAEX_ASSIGN(keys, insertRows(table, {values}));
    return std::move(keys.front());
}

Result<std::vector<RowKey>> TableBrowser::insertRows(const QByteArray &table, const std::vector<Values> &rows)
{
    HAEX_ASSIGN(schema, writableSchema(m_replica, table));
    std::vector<RowKey> keys;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        for (const Values &values : rows) {
            HAEX_ASSIGN(sql, insertSql(schema, values));
            HAEX_ASSIGN(insert, m_replica.database().cached(sql));
            for (size_t i = 0; i < values.size(); ++i)
                insert->bind(static_cast<int>(i) + 1, values[i].second);
            HAEX_ASSIGN(returned, insert->step());
            keys.push_back(returned ? schema.keyFrom(*insert, 0) : RowKey());
            HAEX_TRY(insert->run());
        }
        return {};
    }));
    return keys;
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
