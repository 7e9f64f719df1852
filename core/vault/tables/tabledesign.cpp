// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/tables/tabledesign.h"

#include "core/storage/database.h"

#include <algorithm>

namespace haex {
namespace {

QByteArray onDeleteSql(const ForeignKeyDesign &key)
{
    if (key.onDelete == ForeignKeyDesign::OnDelete::DeleteToo)
        return " ON DELETE CASCADE";
    return key.onDelete == ForeignKeyDesign::OnDelete::SetNull ? " ON DELETE SET NULL" : "";
}

QByteArray referenceSql(const ForeignKeyDesign &key)
{
    return " REFERENCES " + quoteIdentifier(key.parentTable) + '(' + quoteIdentifier(key.parentColumn) + ')' + onDeleteSql(key);
}

QByteArray columnSql(const TableDesign &design, const ColumnDesign &column, bool isOnlyKey)
{
    QByteArray sql = quoteIdentifier(column.name);
    if (!column.type.isEmpty())
        sql += ' ' + column.type;
    if (isOnlyKey)
        sql += " PRIMARY KEY";
    // SQLite lets keys be NULL, which would be rows without a name.
    if (column.notNull || column.isKey)
        sql += " NOT NULL";
    if (column.unique && !isOnlyKey)
        sql += " UNIQUE";
    if (!column.defaultSql.isEmpty())
        sql += " DEFAULT " + column.defaultSql;
    for (const ForeignKeyDesign &key : design.foreignKeys) {
        if (key.column == column.name && !key.isPart)
            sql += referenceSql(key);
    }
    return sql;
}

QByteArray quotedNames(const QByteArrayList &names)
{
    QByteArrayList quoted;
    for (const QByteArray &name : names)
        quoted += quoteIdentifier(name);
    return quoted.join(", ");
}

QByteArray compositeSql(const QList<ForeignKeyDesign> &parts)
{
    QByteArrayList columns;
    QByteArrayList parentColumns;
    for (const ForeignKeyDesign &part : parts) {
        columns += part.column;
        parentColumns += part.parentColumn;
    }
    return "    FOREIGN KEY(" + quotedNames(columns) + ") REFERENCES " + quoteIdentifier(parts.first().parentTable) + '('
        + quotedNames(parentColumns) + ')' + onDeleteSql(parts.first());
}

} // namespace

QByteArrayList TableDesign::keyColumns() const
{
    QByteArrayList keys;
    for (const ColumnDesign &one : columns) {
        if (one.isKey)
            keys += one.name;
    }
    return keys;
}

const ColumnDesign *TableDesign::column(QByteArrayView columnName) const
{
    const auto found = std::ranges::find_if(columns, [columnName](const ColumnDesign &one) {
        return columnName.compare(one.name, Qt::CaseInsensitive) == 0;
    });
    return found == columns.end() ? nullptr : &*found;
}

const DesignSurroundings::Table *DesignSurroundings::table(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(tables, [name](const Table &one) {
        return name.compare(one.name, Qt::CaseInsensitive) == 0;
    });
    return found == tables.end() ? nullptr : &*found;
}

QList<QList<ForeignKeyDesign>> compositeReferences(const QList<ForeignKeyDesign> &keys)
{
    QList<QList<ForeignKeyDesign>> references;
    for (const ForeignKeyDesign &key : keys) {
        if (!key.isPart)
            continue;
        const auto open = std::ranges::find_if(references, [&key](const QList<ForeignKeyDesign> &parts) {
            return parts.first().parentTable == key.parentTable
                && std::ranges::find(parts, key.parentColumn, &ForeignKeyDesign::parentColumn) == parts.end();
        });
        if (open == references.end())
            references.append({key});
        else
            open->append(key);
    }
    return references;
}

QByteArray createSql(const TableDesign &design)
{
    const QByteArrayList keys = design.keyColumns();
    QByteArrayList lines;
    for (const ColumnDesign &column : design.columns)
        lines += "    " + columnSql(design, column, column.isKey && keys.size() == 1);
    if (keys.size() > 1)
        lines += "    PRIMARY KEY(" + quotedNames(keys) + ')';
    for (const QList<ForeignKeyDesign> &parts : compositeReferences(design.foreignKeys))
        lines += compositeSql(parts);
    return "CREATE TABLE " + quoteIdentifier(design.name) + " (\n" + lines.join(",\n") + "\n);\n";
}

QByteArray changeSql(const TableDesign &present, const TableDesign &design)
{
    const QByteArray alter = "ALTER TABLE " + quoteIdentifier(present.name);
    QByteArray sql;
    for (const ColumnDesign &column : present.columns) {
        const bool stays = std::ranges::any_of(design.columns, [&](const ColumnDesign &one) {
            return one.formerName == column.name;
        });
        if (!stays)
            sql += alter + " DROP COLUMN " + quoteIdentifier(column.name) + ";\n";
    }
    for (const ColumnDesign &column : design.columns) {
        if (!column.formerName.isEmpty() && column.formerName != column.name)
            sql += alter + " RENAME COLUMN " + quoteIdentifier(column.formerName) + " TO " + quoteIdentifier(column.name) + ";\n";
    }
    for (const ColumnDesign &column : design.columns) {
        if (column.formerName.isEmpty())
            sql += alter + " ADD COLUMN " + columnSql(design, column, false) + ";\n";
    }
    if (design.name != present.name)
        sql += alter + " RENAME TO " + quoteIdentifier(design.name) + ";\n";
    return sql;
}

} // namespace haex
