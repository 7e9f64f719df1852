// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/tableinspector.h"

#include "core/replica/mergegroups.h"
#include "core/replica/replicaschema.h"

#include <algorithm>
#include <map>

namespace haex {
namespace {

Result<> readKind(Database &database, TableShape &shape)
{
    // With its argument the pragma describes one table, without it all of them.
    HAEX_ASSIGN(list, database.cached(QByteArrayLiteral(
                          "SELECT t.type, t.wr, coalesce(m.sql, '') FROM pragma_table_list(?1) AS t"
                          " LEFT JOIN main.sqlite_master AS m ON m.type = 'table' AND m.name = t.name"
                          " WHERE t.schema = 'main' AND t.name = ?1")));
    list->bindText(1, shape.name);
    HAEX_ASSIGN(row, list->step());
    const QByteArray type = row ? list->text(0) : QByteArray();
    shape.exists = type == "table" || type == "virtual";
    if (shape.exists) {
        shape.isVirtual = type == "virtual";
        shape.withoutRowid = list->integer(1) != 0;
        shape.createSql = list->text(2);
    }
    list->reset();
    return {};
}

Result<> readColumns(Database &database, TableShape &shape)
{
    HAEX_ASSIGN(info, database.cached(QByteArrayLiteral(
                          "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk, hidden"
                          " FROM pragma_table_xinfo(?1)")));
    info->bindText(1, shape.name);
    QByteArrayList allNames;
    while (true) {
        HAEX_ASSIGN(row, info->step());
        if (!row)
            break;
        const QByteArray name = info->text(0);
        allNames += name.toLower();
        if (isInternalName(name)) {
            shape.hasBookkeeping = true;
            continue;
        }
        if (info->integer(5) != 0) {
            shape.generatedColumns += name;
            continue;
        }
        shape.columns.push_back({name, info->text(1), info->integer(4) != 0, info->integer(2) != 0,
                                 info->integer(3) != 0, false});
    }
    info->reset();
    for (const char *alias : {"rowid", "_rowid_", "oid"}) {
        if (!shape.withoutRowid && !allNames.contains(alias)) {
            shape.rowidName = alias;
            break;
        }
    }
    const auto isKey = [](const SyncedColumn &column) { return column.isKey; };
    const auto key = std::ranges::find_if(shape.columns, isKey);
    shape.keyIsRowid = !shape.withoutRowid && key != shape.columns.end()
        && std::ranges::count_if(shape.columns, isKey) == 1 && key->type.toUpper() == "INTEGER";
    return {};
}

Result<> readDependents(Database &database, TableShape &shape)
{
    HAEX_ASSIGN(list, database.cached(QByteArrayLiteral("SELECT type, name, sql FROM main.sqlite_master"
                                                        " WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY rowid")));
    list->bindText(1, shape.name);
    while (true) {
        HAEX_ASSIGN(row, list->step());
        if (!row)
            break;
        if (isInternalName(list->textView(1)))
            continue;
        if (list->textView(0) == "index")
            shape.indexSql += list->text(2);
        else if (list->textView(0) == "trigger")
            shape.hasPersonTriggers = true;
    }
    list->reset();
    return {};
}

} // namespace

Result<TableShape> inspectTable(Database &database, const QByteArray &name)
{
    TableShape shape;
    shape.name = name;
    HAEX_TRY(readKind(database, shape));
    if (!shape.exists || shape.isVirtual)
        return shape;
    HAEX_TRY(readColumns(database, shape));
    HAEX_TRY(readDependents(database, shape));
    shape.groups = declaredMergeGroups(shape.createSql);
    return shape;
}

Result<QByteArrayList> listTables(Database &database)
{
    HAEX_ASSIGN(list, database.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main'"
                                       " AND type = 'table' ORDER BY name"));
    QByteArrayList names;
    while (true) {
        HAEX_ASSIGN(row, list.step());
        if (!row)
            return names;
        if (!isInternalName(list.textView(0)))
            names += list.text(0);
    }
}

Result<std::vector<ForeignKey>> foreignKeysOf(Database &database, const QByteArray &table)
{
    HAEX_ASSIGN(list, database.prepare("SELECT id, \"table\", \"from\", \"to\" FROM"
                                       " pragma_foreign_key_list(?1) ORDER BY id, seq"));
    list.bindText(1, table);
    std::map<qint64, ForeignKey> keys;
    while (true) {
        HAEX_ASSIGN(row, list.step());
        if (!row)
            break;
        ForeignKey &key = keys[list.integer(0)];
        key.child = table;
        key.parent = list.text(1);
        key.childColumns += list.text(2);
        if (!list.isNull(3))
            key.parentColumns += list.text(3);
    }
    std::vector<ForeignKey> result;
    for (auto &[id, key] : keys)
        result.push_back(std::move(key));
    return result;
}

} // namespace haex
