// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/tables/tableundo.h"

#include "core/replica/replica.h"
#include "core/replica/tombstonestore.h"
#include "core/replica/trash.h"
#include "core/storage/database.h"
#include "core/storage/statement.h"
#include "core/vault/tables/tableschema.h"

#include <QSet>

namespace haex {
namespace {

Result<Statement> selectRow(Database &database, const TableSchema &schema, const RowKey &key, const QByteArrayList &columns)
{
    HAEX_ASSIGN(where, schema.whereKey(key, 1));
    HAEX_ASSIGN(row, database.prepare("SELECT " + quotedList(columns) + " FROM " + quoteIdentifier(schema.summary.name)
                                      + " WHERE " + where));
    int parameter = 1;
    for (const RowKey::Part &part : key.parts())
        row.bind(parameter++, part.value);
    HAEX_ASSIGN(exists, row.step());
    if (!exists)
        return fail(ErrorCode::NotFound, QStringLiteral("row"));
    return row;
}

/// What can be written beside the key.
QByteArrayList valueColumns(const TableSchema &schema, const RowKey &key)
{
    QByteArrayList columns;
    for (const TableColumn &column : schema.summary.columns) {
        if (!column.isGenerated && !key.find(column.name))
            columns += column.name;
    }
    return columns;
}

/// All rows of one deletion, those that went by foreign keys among them.
Result<std::vector<std::pair<QByteArray, QByteArray>>> deletedAt(Database &database, const QByteArray &hlc)
{
    HAEX_ASSIGN(stones, database.prepare("SELECT table_name, row_pks FROM haex_crdt_tombstones WHERE hlc = ?1 AND is_purged = 0"));
    stones.bindText(1, hlc);
    std::vector<std::pair<QByteArray, QByteArray>> rows;
    while (true) {
        HAEX_ASSIGN(more, stones.step());
        if (!more)
            return rows;
        rows.emplace_back(stones.text(0), stones.text(1));
    }
}

} // namespace

TableUndo::TableUndo(Replica &replica, TableBrowser &tables)
    : m_replica(replica)
    , m_tables(tables)
{
}

Result<CellValue> TableUndo::read(const TableSchema &schema, const RowKey &key, const QByteArray &column)
{
    HAEX_ASSIGN(row, selectRow(m_replica.database(), schema, key, {column}));
    return row.value(0);
}

Result<TableChange> TableUndo::setCells(const QByteArray &table, const std::vector<TableBrowser::CellEdit> &edits)
{
    TableChange change{table};
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(schema, readTableSchema(m_replica, table));
        for (const TableBrowser::CellEdit &edit : edits) {
            if (!schema.summary.column(edit.column))
                return fail(ErrorCode::NotFound, QString::fromUtf8(edit.column));
            HAEX_ASSIGN(before, read(schema, edit.key, edit.column));
            change.cells.push_back({edit.key, edit.column, before, edit.value});
        }
        HAEX_TRY(m_tables.setCells(table, edits));
        // What the column made of it: a text of digits in an INTEGER column is a number.
        for (TableChange::Cell &cell : change.cells) {
            HAEX_ASSIGN(after, read(schema, cell.key, cell.column));
            cell.after = after;
        }
        return {};
    }));
    std::erase_if(change.cells, [](const TableChange::Cell &cell) { return cell.before == cell.after; });
    return change;
}

Result<TableChange> TableUndo::insertRows(const QByteArray &table, const std::vector<TableBrowser::Values> &rows)
{
    TableChange change{table};
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(schema, readTableSchema(m_replica, table));
        HAEX_ASSIGN(keys, m_tables.insertRows(table, rows));
        for (const RowKey &key : keys) {
            // A row that cannot be named stays.
            if (key.text().isEmpty())
                continue;
            HAEX_ASSIGN(row, remember(schema, key));
            change.added.push_back(std::move(row));
        }
        return {};
    }));
    return change;
}

Result<TableChange> TableUndo::deleteRows(const QByteArray &table, const std::vector<RowKey> &keys)
{
    TableChange change{table};
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(schema, readTableSchema(m_replica, table));
        for (const RowKey &key : keys) {
            HAEX_ASSIGN(row, remember(schema, key));
            change.removed.push_back(std::move(row));
        }
        return m_tables.deleteRows(table, keys);
    }));
    return change;
}

Result<TableChange::Row> TableUndo::remember(const TableSchema &schema, const RowKey &key)
{
    TableChange::Row remembered{key};
    const QByteArrayList columns = schema.summary.synced ? QByteArrayList() : valueColumns(schema, key);
    if (columns.isEmpty())
        return remembered;
    HAEX_ASSIGN(row, selectRow(m_replica.database(), schema, key, columns));
    for (int i = 0; i < columns.size(); ++i)
        remembered.values.push_back({columns.at(i), row.value(i)});
    return remembered;
}

Result<> TableUndo::revert(const TableChange &change)
{
    return m_replica.write([&]() -> Result<> {
        std::vector<TableBrowser::CellEdit> edits;
        for (const TableChange::Cell &cell : change.cells)
            edits.push_back({cell.key, cell.column, cell.before});
        HAEX_TRY(m_tables.setCells(change.table, edits));
        std::vector<RowKey> added;
        for (const TableChange::Row &row : change.added)
            added.push_back(row.key);
        HAEX_TRY(m_tables.deleteRows(change.table, added));
        return restore(change.table, change.removed);
    });
}

Result<> TableUndo::restore(const QByteArray &table, const std::vector<TableChange::Row> &rows)
{
    // Rows of one deletion may refer to each other.
    HAEX_TRY(m_replica.database().deferForeignKeys());
    if (!m_replica.table(table)) {
        for (const TableChange::Row &row : rows)
            HAEX_TRY(insert(table, row));
        return {};
    }
    QSet<QByteArray> deletions;
    for (const TableChange::Row &row : rows) {
        HAEX_ASSIGN(stone, TombstoneStore(m_replica).load(table, row.key.text()));
        const bool isEmptied = stone && stone->values.empty() && !m_replica.table(table)->dataColumns().isEmpty();
        if (!stone || isEmptied)
            return fail(ErrorCode::NotFound, QStringLiteral("deleted row"));
        deletions += stone->hlc;
    }
    for (const QByteArray &deletion : std::as_const(deletions)) {
        HAEX_ASSIGN(stones, deletedAt(m_replica.database(), deletion));
        for (const auto &[tableName, rowPks] : stones)
            HAEX_TRY(Trash(m_replica).insertAgain(tableName, rowPks));
    }
    return {};
}

Result<> TableUndo::insert(const QByteArray &table, const TableChange::Row &row)
{
    std::vector<RowKey::Part> values = row.key.parts();
    values.insert(values.end(), row.values.begin(), row.values.end());
    QByteArrayList names;
    QByteArrayList places;
    for (const RowKey::Part &part : values) {
        names += part.column;
        places += QByteArrayLiteral("?");
    }
    HAEX_ASSIGN(insert, m_replica.database().prepare("INSERT INTO " + quoteIdentifier(table) + '(' + quotedList(names)
                                                     + ") VALUES(" + places.join(", ") + ')'));
    for (size_t i = 0; i < values.size(); ++i)
        insert.bind(static_cast<int>(i) + 1, values[i].value);
    return insert.run();
}

} // namespace haex
