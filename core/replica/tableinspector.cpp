// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/tableinspector.h"

#include "core/replica/mergegroups.h"
#include "core/replica/replicaschema.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <utility>

namespace haex {
namespace {

constexpr qsizetype MostRemembered = 512;

Result<> readKind(Database &database, TableShape &shape)
{
    // With its argument the pragma describes one table, without it all of them.
    HAEX_ASSIGN(list, database.cached(QByteArrayLiteral("SELECT type, wr FROM pragma_table_list(?1)"
                                                        " WHERE schema = 'main' AND name = ?1")));
    list->bindText(1, shape.name);
    HAEX_ASSIGN(row, list->step());
    const QByteArray type = row ? list->text(0) : QByteArray();
    shape.exists = type == "table" || type == "virtual";
    shape.isVirtual = type == "virtual";
    shape.withoutRowid = row && list->integer(1) != 0;
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

/// The table's own statement and those of what belongs to it.
Result<> readStatements(Database &database, TableShape &shape)
{
    HAEX_ASSIGN(list, database.cached(QByteArrayLiteral("SELECT type, name, sql FROM main.sqlite_master"
                                                        " WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY rowid")));
    list->bindText(1, shape.name);
    while (true) {
        HAEX_ASSIGN(row, list->step());
        if (!row)
            break;
        if (list->textView(0) == "table")
            shape.createSql = list->text(2);
        else if (isInternalName(list->textView(1)))
            continue;
        else if (list->textView(0) == "index")
            shape.indexSql += list->text(2);
        else if (list->textView(0) == "trigger")
            shape.hasPersonTriggers = true;
    }
    list->reset();
    return {};
}

/// What the table's own statement says of it. Remembered, as the same tables are looked at again and again: whenever
/// a vault opens, and after each change of its schema.
Result<TableShape> shapeOf(Database &database, const QByteArray &name, const QByteArray &createSql)
{
    thread_local QHash<std::pair<QByteArray, QByteArray>, TableShape> known;
    const std::pair key(name, createSql);
    if (const auto found = known.constFind(key); found != known.cend())
        return *found;
    TableShape shape;
    shape.name = name;
    shape.createSql = createSql;
    HAEX_TRY(readKind(database, shape));
    if (!shape.exists || shape.isVirtual)
        return shape;
    HAEX_TRY(readColumns(database, shape));
    shape.groups = declaredMergeGroups(createSql);
    if (known.size() >= MostRemembered)
        known.clear();
    known.insert(key, shape);
    return shape;
}

} // namespace

Result<TableShape> inspectTable(Database &database, const QByteArray &name)
{
    TableShape now;
    now.name = name;
    HAEX_TRY(readStatements(database, now));
    if (now.createSql.isEmpty())
        return now;
    HAEX_ASSIGN(shape, shapeOf(database, name, now.createSql));
    shape.indexSql = now.indexSql;
    shape.hasPersonTriggers = now.hasPersonTriggers;
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
