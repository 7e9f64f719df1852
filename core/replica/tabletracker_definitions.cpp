// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rowkey.h"
#include "core/replica/replicaschema.h"
#include "core/replica/tabledefinition.h"
#include "core/replica/tabletracker.h"

#include <algorithm>

// The parts of TableTracker that deal with definitions, which travel and only grow (R12).

namespace haex {
namespace {

bool isAmong(const std::vector<SyncedColumn> &columns, const QByteArray &name)
{
    return std::ranges::find(columns, name, &SyncedColumn::name) != columns.end();
}

} // namespace

std::optional<TableTracker::Declared> TableTracker::declaredBy(const RemoteCell &cell)
{
    if (cell.tableName != "vault_tables" || cell.columnName != "definition" || cell.value.type() != CellValue::Type::Text)
        return std::nullopt;
    const auto key = RowKey::parse(cell.rowPks);
    if (!key || key->parts().size() != 1)
        return std::nullopt;
    return Declared{key->parts().front().value.bytes(), cell.value.bytes(), true};
}

Result<TableDefinition> TableTracker::published(const QByteArray &name)
{
    HAEX_ASSIGN(found, m_replica.database().scalar("SELECT definition FROM vault_tables WHERE name = "
                                                   + quoteLiteral(name)));
    return TableDefinition::parse(found.bytes()).value_or(TableDefinition());
}

/// The columns that a table which syncs again lost meanwhile come back: on other devices they are, and
/// so are their values. Answers which.
Result<QByteArrayList> TableTracker::regrow(TableShape &shape)
{
    HAEX_ASSIGN(isBack, wasSynced(shape.name));
    if (!isBack)
        return QByteArrayList();
    HAEX_ASSIGN(known, published(shape.name));
    const auto told = known.shape(shape.name);
    if (!told)
        return QByteArrayList();
    HAEX_TRY(known.addMissing(m_replica.database(), shape, *told));
    HAEX_ASSIGN(whole, inspectTable(m_replica.database(), shape.name));
    QByteArrayList regrown;
    for (const SyncedColumn &column : whole.columns) {
        if (!isAmong(shape.columns, column.name))
            regrown += column.name;
    }
    shape = std::move(whole);
    return regrown;
}

Result<> TableTracker::publish(const TableShape &shape)
{
    TableDefinition definition{withoutBookkeeping(shape.createSql), shape.indexSql};
    // An index that this device could not make stays another's.
    HAEX_ASSIGN(known, published(shape.name));
    for (const QByteArray &index : known.indexSql) {
        if (!definition.indexSql.contains(index))
            definition.indexSql += index;
    }
    HAEX_ASSIGN(upsert,
                m_replica.database().prepare(
                    "INSERT INTO vault_tables(name, definition, synced) VALUES(?1, ?2, 1)"
                    " ON CONFLICT(name) DO UPDATE SET definition = excluded.definition, synced = 1"));
    return upsert.bindText(1, shape.name).bindText(2, definition.toJson()).run();
}

/// Publishes the table when it has what its definition has not. Only its author tells of a generated
/// column: others may not be able to have it, and would never agree.
Result<> TableTracker::publishNews(const TableShape &shape, bool isAuthor)
{
    HAEX_ASSIGN(known, published(shape.name));
    const bool hasNewIndex = std::ranges::any_of(
        shape.indexSql, [&](const QByteArray &sql) { return !known.indexSql.contains(sql); });
    // Mostly so, and then nothing has to be tried out when a vault opens.
    if (!hasNewIndex && known.createSql == withoutBookkeeping(shape.createSql))
        return {};
    const auto told = known.shape(shape.name);
    if (!told)
        return {};
    const bool isNews = hasNewIndex || std::ranges::any_of(shape.columns, [&](const SyncedColumn &column) {
        return !isAmong(told->columns, column.name);
    }) || (isAuthor && std::ranges::any_of(shape.generatedColumns, [&](const QByteArray &column) {
               return !told->generatedColumns.contains(column);
           }));
    return isNews ? publish(shape) : Result<>();
}

Result<bool> TableTracker::adoptDefinitions(const std::vector<Declared> &arrived)
{
    HAEX_ASSIGN(declared, declaredTables());
    bool changed = false;
    for (const auto &[name, definition, synced] : declared) {
        const SyncedTable *known = m_replica.table(name);
        if (synced) {
            HAEX_ASSIGN(adopted, tryAdopt(name, definition));
            changed = changed || adopted;
        } else if (known && !known->isApplicationTable()) {
            HAEX_TRY(untrack(name, false));
            changed = true;
        }
    }
    // A definition that lost may have columns that nobody's newer one has.
    for (const auto &[name, definition, synced] : arrived) {
        const SyncedTable *known = m_replica.table(name);
        if (!known || known->isApplicationTable())
            continue;
        HAEX_ASSIGN(adopted, tryAdopt(name, definition));
        changed = changed || adopted;
    }
    return changed;
}

/// All of them, before the schema changes: a statement that is still being read would lock it.
Result<std::vector<TableTracker::Declared>> TableTracker::declaredTables()
{
    HAEX_ASSIGN(list, m_replica.database().prepare("SELECT name, definition, synced FROM vault_tables ORDER BY name"));
    std::vector<Declared> declared;
    while (true) {
        HAEX_ASSIGN(row, list.step());
        if (!row)
            return declared;
        declared.push_back({list.text(0), list.text(1), list.integer(2) != 0});
    }
}

/// A definition that does not work here changes nothing and stops nothing: its cells wait.
Result<bool> TableTracker::tryAdopt(const QByteArray &name, const QByteArray &definition)
{
    Database &database = m_replica.database();
    HAEX_TRY(database.execute("SAVEPOINT haex_adopt"));
    const auto adopted = adopt(name, definition);
    if (!adopted) {
        const ErrorCode code = adopted.error().code;
        if (code != ErrorCode::SqlError && code != ErrorCode::NotSyncable && code != ErrorCode::ConstraintViolation)
            return adopted;
        database.clearStatements();
        HAEX_TRY(database.execute("ROLLBACK TO haex_adopt"));
        HAEX_TRY(m_replica.loadTables());
    }
    HAEX_TRY(database.execute("RELEASE haex_adopt"));
    return adopted.value_or(false);
}

/// An index that only speeds things up may be missing here, when its name is taken for instance.
Result<> TableTracker::createIndexes(const QByteArrayList &indexSql)
{
    for (const QByteArray &index : indexSql) {
        const auto created = m_replica.database().execute(index);
        if (!created && index.simplified().toUpper().startsWith("CREATE UNIQUE"))
            return created;
    }
    return {};
}

Result<bool> TableTracker::adopt(const QByteArray &name, const QByteArray &definitionJson)
{
    if (isInternalName(name) || isApplicationName(name))
        return false;
    const auto definition = TableDefinition::parse(definitionJson);
    if (!definition)
        return false;
    Database &database = m_replica.database();
    HAEX_ASSIGN(shape, inspectTable(database, name));
    if (shape.exists && !m_replica.table(name)) {
        HAEX_ASSIGN(isBack, wasSynced(name));
        if (!isBack)
            return false; // a table of that name that its owner keeps to this device
        HAEX_TRY(track(name, TableOrigin::Person, false, {}));
        HAEX_ASSIGN(back, inspectTable(database, name));
        shape = std::move(back);
    }
    const auto wanted = definition->shape(name);
    if (!wanted)
        return false; // not a plain table definition: its cells keep waiting
    if (shape.exists) {
        HAEX_ASSIGN(added, definition->addMissing(database, shape, *wanted));
        if (added.any) {
            HAEX_TRY(refreshChanged());
            // Indexes too change what is known.
            HAEX_TRY(m_replica.loadTables());
        }
        for (const QByteArray &index : added.unfitIndexes)
            m_unfitIndexes.insert(index, name);
        // Two devices that each added columns: the definition that all agree on has both.
        HAEX_ASSIGN(both, inspectTable(database, name));
        HAEX_TRY(publishNews(both, false));
        return added.any;
    }
    HAEX_TRY(database.execute(definition->createSql));
    HAEX_TRY(createIndexes(definition->indexSql));
    HAEX_TRY(track(name, TableOrigin::Person, false, {}));
    return true;
}

} // namespace haex
