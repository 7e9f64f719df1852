// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/tables/tableschema.h"

#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"

#include <algorithm>

namespace haex {
namespace {

// PRAGMA table_xinfo's `hidden`: of virtual tables, generated, generated and stored.
constexpr qint64 HiddenColumn = 1;

QByteArrayList keyColumns(const TableSummary &summary)
{
    QByteArrayList keys;
    for (const TableColumn &column : summary.columns) {
        if (column.isKey)
            keys += column.name;
    }
    return keys;
}

QByteArray rowidAlias(const TableSummary &summary)
{
    if (summary.withoutRowid)
        return {};
    for (const char *alias : {"rowid", "_rowid_", "oid"}) {
        const bool hidden = std::ranges::any_of(summary.columns, [alias](const TableColumn &column) {
            return column.name.compare(alias, Qt::CaseInsensitive) == 0;
        });
        if (!hidden)
            return alias;
    }
    return {};
}

Result<std::vector<TableColumn>> readColumns(Database &database, const QByteArray &table)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM"
                                       " pragma_table_xinfo(?1)"));
    rows.bindText(1, table);
    std::vector<TableColumn> columns;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return columns;
        const QByteArray name = rows.text(0);
        if (isInternalName(name) || rows.integer(5) == HiddenColumn)
            continue;
        columns.push_back({name, rows.text(1), rows.integer(4) != 0, rows.integer(2) != 0,
                           !rows.isNull(3), rows.integer(5) > HiddenColumn});
    }
}

} // namespace

QByteArray quotedList(const QByteArrayList &names)
{
    QByteArray list;
    for (const QByteArray &name : names)
        list += (list.isEmpty() ? "" : ", ") + quoteIdentifier(name);
    return list;
}

QByteArray TableSchema::columnList() const
{
    QByteArrayList names;
    for (const TableColumn &column : summary.columns)
        names += column.name;
    return quotedList(names);
}

QByteArrayList TableSchema::orderName() const
{
    return rowid.isEmpty() ? keyColumns(summary) : QByteArrayList{rowid};
}

RowKey TableSchema::keyFrom(const Statement &row, int firstColumn) const
{
    std::vector<RowKey::Part> parts;
    for (int i = 0; i < static_cast<int>(rowName.size()); ++i)
        parts.push_back({rowName[i], row.value(firstColumn + i)});
    return RowKey::fromParts(std::move(parts)).value_or(RowKey());
}

Result<QByteArray> TableSchema::whereKey(const RowKey &key, int first) const
{
    QByteArray where;
    const bool complete = !rowName.isEmpty() && std::ssize(key.parts()) == rowName.size();
    for (const RowKey::Part &part : key.parts()) {
        if (!complete || !rowName.contains(part.column))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("key of another table"));
        where += (where.isEmpty() ? "" : " AND ") + quoteIdentifier(part.column) + " = ?"
            + QByteArray::number(first++);
    }
    if (where.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a row without a key"));
    return where;
}

Result<QByteArrayList> browsableTables(Database &database, bool withApplication)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND"
                                       " type = 'table' ORDER BY name COLLATE NOCASE"));
    QByteArrayList names;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return names;
        const QByteArray name = rows.text(0);
        if (!isInternalName(name) && (withApplication || !isApplicationName(name)))
            names += name;
    }
}

Result<TableSchema> readTableSchema(Replica &replica, const QByteArray &name)
{
    HAEX_ASSIGN(row, replica.database().prepare("SELECT name, wr FROM pragma_table_list WHERE schema ="
                                                " 'main' AND type = 'table' AND name = ?1"));
    row.bindText(1, name);
    HAEX_ASSIGN(exists, row.step());
    if (!exists || isInternalName(name))
        return fail(ErrorCode::NotFound, QString::fromUtf8(name));
    TableSchema schema;
    schema.summary.name = name;
    schema.summary.withoutRowid = row.integer(1) != 0;
    row.reset();
    const SyncedTable *synced = replica.table(name);
    schema.summary.synced = synced != nullptr;
    if (isApplicationName(name) || (synced && synced->isApplicationTable()))
        schema.summary.origin = TableOrigin::Application;
    HAEX_ASSIGN(columns, readColumns(replica.database(), name));
    schema.summary.columns = std::move(columns);
    schema.summary.hasPrimaryKey
        = std::ranges::any_of(schema.summary.columns, &TableColumn::isKey);
    schema.rowid = rowidAlias(schema.summary);
    const bool byKey = schema.summary.synced || schema.rowid.isEmpty();
    schema.rowName = byKey ? keyColumns(schema.summary) : QByteArrayList{schema.rowid};
    return schema;
}

} // namespace haex
