// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as designs.
#include "core/vault/tables/tablebrowser.h"

#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"
#include "core/vault/tables/tableschema.h"

#include <QMap>

#include <algorithm>

namespace haex {
namespace {

/// Columns with a UNIQUE constraint or index of their own.
Result<QByteArrayList> uniqueColumns(Database &database, const QByteArray &table)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT min(i.name) FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i"
                                       " WHERE l.\"unique\" AND NOT l.partial AND l.origin <> 'pk'"
                                       " GROUP BY l.name HAVING count(*) = 1 AND min(i.name) IS NOT NULL"));
    rows.bindText(1, table);
    QByteArrayList columns;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return columns;
        columns += rows.text(0);
    }
}

/// The primary key, and UNIQUE constraints and indexes, of several columns.
Result<QList<QByteArrayList>> compositeKeys(Database &database, const QByteArray &table)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT 'pk', name FROM pragma_table_info(?1) WHERE pk > 0"
                                       " UNION ALL SELECT l.name, i.name FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i"
                                       " WHERE l.\"unique\" AND NOT l.partial AND l.origin <> 'pk' AND i.name IS NOT NULL"));
    rows.bindText(1, table);
    QMap<QByteArray, QByteArrayList> all;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        all[rows.text(0)] += rows.text(1);
    }
    QList<QByteArrayList> several = all.values();
    several.removeIf([](const QByteArrayList &columns) { return columns.size() < 2; });
    return several;
}

Result<QList<ColumnDesign>> readColumns(Database &database, const QByteArray &table)
{
    HAEX_ASSIGN(unique, uniqueColumns(database, table));
    HAEX_ASSIGN(rows, database.prepare("SELECT name, type, \"notnull\", pk, dflt_value FROM pragma_table_xinfo(?1)"
                                       " WHERE hidden = 0"));
    rows.bindText(1, table);
    QList<ColumnDesign> columns;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return columns;
        const QByteArray name = rows.text(0);
        if (!isInternalName(name))
            columns += {name, rows.text(1), rows.integer(2) != 0, unique.contains(name), rows.integer(3) != 0, rows.text(4), name};
    }
}

ForeignKeyDesign::OnDelete onDelete(const QByteArray &action)
{
    if (action == "CASCADE")
        return ForeignKeyDesign::OnDelete::DeleteToo;
    return action == "SET NULL" ? ForeignKeyDesign::OnDelete::SetNull : ForeignKeyDesign::OnDelete::Refuse;
}

/// A reference that names no columns means the parent's primary key.
Result<QByteArray> nameOfParent(Database &database, const QByteArray &parentTable, const QByteArray &named, qint64 part)
{
    if (!named.isEmpty())
        return named;
    HAEX_ASSIGN(row, database.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk = ?2"));
    HAEX_ASSIGN(found, row.bindText(1, parentTable).bind(2, part + 1).step());
    return found ? row.text(0) : QByteArray();
}

Result<QList<ForeignKeyDesign>> readForeignKeys(Database &database, const QByteArray &table)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT \"from\", \"table\", coalesce(\"to\", ''), on_delete, seq, max(seq) OVER (PARTITION BY id) > 0"
                                       " FROM pragma_foreign_key_list(?1) ORDER BY id DESC, seq"));
    rows.bindText(1, table);
    QList<ForeignKeyDesign> keys;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return keys;
        HAEX_ASSIGN(parentColumn, nameOfParent(database, rows.text(1), rows.text(2), rows.integer(4)));
        keys += {rows.text(0), rows.text(1), parentColumn, onDelete(rows.text(3)), rows.integer(5) != 0};
    }
}

} // namespace

Result<TableDesign> TableBrowser::design(const QByteArray &table)
{
    HAEX_ASSIGN(schema, readTableSchema(m_replica, table));
    TableDesign design;
    design.name = schema.summary.name;
    design.synced = schema.summary.synced;
    HAEX_ASSIGN(columns, readColumns(m_replica.database(), table));
    design.columns = std::move(columns);
    HAEX_ASSIGN(keys, readForeignKeys(m_replica.database(), table));
    design.foreignKeys = std::move(keys);
    return design;
}

Result<DesignSurroundings> TableBrowser::surroundings()
{
    HAEX_ASSIGN(names, browsableTables(m_replica.database(), false));
    DesignSurroundings all;
    for (const QByteArray &name : names) {
        HAEX_ASSIGN(columns, readColumns(m_replica.database(), name));
        DesignSurroundings::Table &table = all.tables.emplaceBack();
        table.name = name;
        const auto keys = std::ranges::count_if(columns, &ColumnDesign::isKey);
        for (const ColumnDesign &column : columns) {
            table.columns += column.name;
            if (column.unique || (column.isKey && keys == 1))
                table.uniqueColumns += column.name;
        }
        HAEX_ASSIGN(composite, compositeKeys(m_replica.database(), name));
        table.compositeKeys = composite;
    }
    return all;
}

Result<> TableBrowser::runDesign(const QByteArray &sql)
{
    HAEX_TRY(runUserSql(m_replica, sql));
    return {};
}

Result<> TableBrowser::dropTable(const QByteArray &table)
{
    HAEX_ASSIGN(schema, readTableSchema(m_replica, table));
    if (schema.summary.origin == TableOrigin::Application)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a table of the application"));
    return m_replica.write([&]() -> Result<> {
        if (schema.summary.synced)
            HAEX_TRY(m_replica.untrack(table));
        HAEX_TRY(runUserSql(m_replica, "DROP TABLE " + quoteIdentifier(table)));
        return {};
    });
}

} // namespace haex
