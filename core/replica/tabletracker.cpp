// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/tabletracker.h"

#include "core/replica/changetriggers.h"
#include "core/replica/digeststore.h"
#include "core/replica/ownstamps.h"
#include "core/replica/parkedtable.h"
#include "core/replica/replicaschema.h"
#include "core/replica/sqlfunctions.h"
#include "core/storage/connectionsetting.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <sqlite3.h>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 StampBatch = 20000;

// The column defaults stamp a plain insert in the same statement that writes the row: no second
// write. Tables that hold rows cannot get them and are stamped by a trigger.
constexpr const char *FilledColumns[] = {
    "haex_timestamp TEXT NOT NULL DEFAULT (current_hlc())",
    "haex_column_hlcs TEXT NOT NULL DEFAULT (haex_row_clocks())",
    "haex_local_seq INTEGER DEFAULT (haex_next_seq())",
};
constexpr const char *PlainColumns[] = {
    "haex_timestamp TEXT NOT NULL DEFAULT ''",
    "haex_column_hlcs TEXT NOT NULL DEFAULT '{}'",
    "haex_local_seq INTEGER",
};

Result<> checkSyncable(const TableShape &shape, TableOrigin origin)
{
    const auto refuse = [&](const char *why) {
        return fail(ErrorCode::NotSyncable, QString::fromUtf8(shape.name + ": " + why));
    };
    if (!shape.exists)
        return fail(ErrorCode::NotFound, QString::fromUtf8(shape.name));
    if (shape.isVirtual)
        return refuse("is a virtual table");
    if (isInternalName(shape.name) || (isApplicationName(shape.name) && origin == TableOrigin::Person))
        return refuse("has a reserved name");
    if (std::ranges::none_of(shape.columns, &SyncedColumn::isKey))
        return refuse("has no primary key");
    if (shape.hasBookkeeping)
        return refuse("has columns with reserved names");
    if (shape.hasPersonTriggers)
        return refuse("has triggers, which would run again for changes from other devices");
    return {};
}

/// Rows that no key can name elsewhere: NULL or real key values (R9).
Result<> checkKeys(Database &database, const TableShape &shape)
{
    if (shape.keyIsRowid)
        return {};
    QByteArray bad;
    for (const SyncedColumn &column : shape.columns) {
        if (column.isKey) {
            bad += (bad.isEmpty() ? "" : " OR ") + QByteArray("typeof(") + quoteIdentifier(column.name)
                + ") IN ('null', 'real')";
        }
    }
    HAEX_ASSIGN(found, database.scalar("SELECT 1 FROM " + quoteIdentifier(shape.name) + " WHERE " + bad
                                       + " LIMIT 1"));
    if (!found.isNull())
        return fail(ErrorCode::NotSyncable,
                    QString::fromUtf8(shape.name + ": has rows with NULL or real key values"));
    return {};
}

QByteArray baseColumnsJson(const TableShape &shape)
{
    QJsonArray names;
    for (const SyncedColumn &column : shape.columns)
        names.append(QString::fromUtf8(column.name));
    return QJsonDocument(names).toJson(QJsonDocument::Compact);
}

/// `createSql` with the columns that stamp a plain insert, as ALTER TABLE writes them into it. Done where that is
/// cheap: in a database with no other table.
Result<QByteArray> withBookkeeping(const TableShape &shape)
{
    HAEX_ASSIGN(scratch, Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite));
    HAEX_TRY(scratch->execute(shape.createSql));
    for (const char *column : FilledColumns)
        HAEX_TRY(scratch->execute("ALTER TABLE " + quoteIdentifier(shape.name) + " ADD COLUMN " + column));
    HAEX_ASSIGN(sql, scratch->scalar("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = "
                                     + quoteLiteral(shape.name)));
    return sql.bytes();
}

const char *originName(TableOrigin origin)
{
    return origin == TableOrigin::Application ? "application" : "person";
}

} // namespace

QByteArray withoutBookkeeping(QByteArray createSql)
{
    for (const auto &columns : {FilledColumns, PlainColumns}) {
        for (int i = 0; i < 3; ++i)
            createSql.replace(QByteArray(", ") + columns[i], QByteArray());
    }
    return createSql;
}

Result<> TableTracker::track(const QByteArray &name, TableOrigin origin, bool publishIt,
                             const Replica::Progress &progress)
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(shape, inspectTable(database, name));
    HAEX_TRY(checkSyncable(shape, origin));
    HAEX_TRY(checkKeys(database, shape));
    HAEX_ASSIGN(regrown, regrow(shape));
    HAEX_ASSIGN(id, enroll(shape, origin));
    // Before the rows, so that other devices know the table when its rows arrive.
    if (publishIt && origin == TableOrigin::Person)
        HAEX_TRY(publish(shape));
    HAEX_TRY(addBookkeeping(shape, id));
    HAEX_TRY(m_replica.loadTable(id));
    ParkedTable parked(m_replica, id);
    HAEX_ASSIGN(isBack, parked.exists());
    if (isBack)
        HAEX_TRY(parked.resume(shape, regrown));
    HAEX_TRY(stampRows(shape, id, progress));
    return installTriggers(shape, id, m_replica.m_functions->entry(id)->hasLateColumns);
}

/// The table's number. One that was synced before keeps its own, and its late columns stay late.
Result<qint64> TableTracker::enroll(const TableShape &shape, TableOrigin origin)
{
    HAEX_ASSIGN(insert, m_replica.database().prepare(
                            "INSERT INTO haex_crdt_tables(table_name, origin, base_columns, trigger_version)"
                            " VALUES(?1, ?2, ?3, ?4) ON CONFLICT(table_name) DO UPDATE SET"
                            " origin = excluded.origin, trigger_version = excluded.trigger_version,"
                            " base_columns = (SELECT json_group_array(mine.value) FROM json_each(base_columns) AS mine"
                            " WHERE mine.value IN (SELECT value FROM json_each(excluded.base_columns)))"
                            " RETURNING id"));
    insert.bindText(1, shape.name)
        .bindText(2, QByteArrayView(originName(origin)))
        .bindText(3, baseColumnsJson(shape))
        .bind(4, TriggerVersion);
    HAEX_TRY(insert.step());
    const qint64 id = insert.integer(0);
    HAEX_TRY(insert.run());
    return id;
}

Result<> TableTracker::addBookkeeping(const TableShape &shape, qint64 id)
{
    Database &database = m_replica.database();
    database.clearStatements();
    const QByteArray table = quoteIdentifier(shape.name);
    HAEX_ASSIGN(any, database.scalar("SELECT 1 FROM " + table + " LIMIT 1"));
    HAEX_ASSIGN(isMade, any.isNull() ? makeAnew(shape) : false);
    if (!isMade) {
        for (const char *column : any.isNull() ? FilledColumns : PlainColumns)
            HAEX_TRY(database.execute("ALTER TABLE " + table + " ADD COLUMN " + column));
    }
    return database.execute("CREATE INDEX haex_seq_" + QByteArray::number(id) + " ON " + table
                            + " (haex_local_seq) WHERE haex_local_seq IS NOT NULL");
}

/// Replaces an empty table by one that has the columns: after each ALTER TABLE, SQLite reads the whole schema again,
/// with all triggers. False where only ALTER TABLE keeps all that belongs to the table.
Result<bool> TableTracker::makeAnew(const TableShape &shape)
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(rest, database.prepare("SELECT type, sql FROM main.sqlite_master WHERE tbl_name = ?1"
                                       " AND type <> 'table' AND sql IS NOT NULL ORDER BY rowid"));
    rest.bindText(1, shape.name);
    QByteArrayList indexes;
    while (true) {
        HAEX_ASSIGN(more, rest.step());
        if (!more)
            break;
        if (rest.textView(0) != "index")
            return false;
        indexes += rest.text(1);
    }
    rest.reset();
    // Its last number lies beside it.
    if (shape.createSql.toUpper().contains("AUTOINCREMENT"))
        return false;
    const auto createSql = withBookkeeping(shape);
    if (!createSql || createSql->isEmpty() || !database.execute("DROP TABLE " + quoteIdentifier(shape.name)))
        return false;
    HAEX_TRY(database.execute(*createSql));
    for (const QByteArray &index : indexes)
        HAEX_TRY(database.execute(index));
    return true;
}

Result<> TableTracker::stampRows(const TableShape &shape, qint64 id, const Replica::Progress &progress)
{
    Database &database = m_replica.database();
    const QByteArray table = quoteIdentifier(shape.name);
    HAEX_ASSIGN(count, database.scalar("SELECT count(*) FROM " + table + " WHERE haex_timestamp = ''"));
    if (count.toInteger() == 0)
        return {};
    const QByteArray set = "UPDATE " + table + " SET haex_timestamp = current_hlc(), haex_column_hlcs ="
        " haex_late_clocks(" + QByteArray::number(id) + "), haex_local_seq = haex_next_seq() WHERE ";
    m_replica.m_functions->noteWrite(shape.name);
    if (shape.rowidName.isEmpty())
        return database.execute(set + "haex_timestamp = ''");
    const QByteArray rowid = shape.rowidName;
    HAEX_ASSIGN(batch, database.prepare(set + rowid + " IN (SELECT " + rowid + " FROM " + table
                                        + " WHERE haex_timestamp = '' LIMIT ?1)"));
    for (qint64 done = 0; done < count.toInteger();) {
        HAEX_TRY(batch.bind(1, StampBatch).run());
        if (database.changes() == 0)
            break;
        done += database.changes();
        if (progress && !progress(done, count.toInteger()))
            return fail(ErrorCode::Cancelled);
    }
    return {};
}

Result<> TableTracker::installTriggers(const TableShape &shape, qint64 id, bool hasLateColumns)
{
    for (const QByteArray &trigger : changeTriggers(shape, id, hasLateColumns))
        HAEX_TRY(m_replica.database().execute(trigger));
    return {};
}

Result<> TableTracker::dropTriggers(qint64 id)
{
    for (const QByteArray &name : changeTriggerNames(id))
        HAEX_TRY(m_replica.database().execute("DROP TRIGGER IF EXISTS " + name));
    return {};
}

Result<> TableTracker::untrack(const QByteArray &name, bool publishIt)
{
    Database &database = m_replica.database();
    const qint64 id = m_replica.m_functions->idOf(name);
    if (id == 0)
        return fail(ErrorCode::NotFound, QString::fromUtf8(name));
    database.clearStatements();
    HAEX_TRY(dropTriggers(id));
    HAEX_ASSIGN(shape, inspectTable(database, name));
    HAEX_TRY(ParkedTable(m_replica, id).park(shape));
    const QByteArray table = quoteIdentifier(name);
    HAEX_TRY(database.execute("DROP INDEX IF EXISTS haex_seq_" + QByteArray::number(id)));
    // Before a column is dropped SQLite reads every view and trigger, and refuses if one is wrong: also one of
    // the person's that has long been so. A schema that may be repaired is not looked at so closely.
    const ConnectionSetting withoutViewCheck(database.handle(), SQLITE_DBCONFIG_WRITABLE_SCHEMA, true);
    for (const char *column : {"haex_timestamp", "haex_column_hlcs", "haex_local_seq"})
        HAEX_TRY(database.execute("ALTER TABLE " + table + " DROP COLUMN " + column));
    // Its tombstones stay: what was deleted here, sent or not, stays deleted should the table sync again.
    HAEX_TRY(database.execute("UPDATE haex_crdt_tables SET trigger_version = " + QByteArray::number(NoTriggers)
                              + " WHERE id = " + QByteArray::number(id)
                              + "; DELETE FROM haex_crdt_dirty_tables WHERE table_name = " + quoteLiteral(name)));
    if (publishIt)
        HAEX_TRY(database.execute("UPDATE vault_tables SET synced = 0 WHERE name = " + quoteLiteral(name)));
    return m_replica.loadTables();
}

Result<> TableTracker::refreshChanged()
{
    HAEX_ASSIGN(list, m_replica.database().prepare("SELECT id, table_name, trigger_version FROM"
                                                   " haex_crdt_tables"));
    struct Row
    {
        qint64 id;
        QByteArray name;
        int version;
    };
    std::vector<Row> rows;
    while (true) {
        HAEX_ASSIGN(more, list.step());
        if (!more)
            break;
        rows.push_back({list.integer(0), list.text(1), static_cast<int>(list.integer(2))});
    }
    bool changed = false;
    for (const Row &row : rows) {
        HAEX_ASSIGN(refreshed, refresh(row.id, row.name, row.version));
        changed = changed || refreshed;
    }
    return changed ? m_replica.loadTables() : Result<>();
}

Result<bool> TableTracker::refresh(qint64 id, const QByteArray &name, int triggerVersion)
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(shape, inspectTable(database, name));
    if (!shape.exists) {
        HAEX_TRY(forget(id, name));
        return true;
    }
    if (triggerVersion == NoTriggers)
        return false;
    const SyncedTable *known = m_replica.table(name);
    const auto sameColumns = [&] {
        return known && std::ranges::equal(known->columns, shape.columns, {}, &SyncedColumn::name,
                                           &SyncedColumn::name);
    };
    if (known && known->origin == TableOrigin::Person)
        HAEX_TRY(publishNews(shape, true));
    if (triggerVersion == TriggerVersion && sameColumns())
        return false;
    database.clearStatements();
    HAEX_TRY(DigestStore(m_replica).drop({name}));
    HAEX_TRY(dropTriggers(id));
    HAEX_ASSIGN(base, database.scalar("SELECT base_columns FROM haex_crdt_tables WHERE id = "
                                      + QByteArray::number(id)));
    const QJsonArray baseNames = QJsonDocument::fromJson(base.bytes()).array();
    const bool late = std::ranges::any_of(shape.columns, [&](const SyncedColumn &column) {
        return !baseNames.contains(QString::fromUtf8(column.name));
    });
    HAEX_TRY(installTriggers(shape, id, late));
    HAEX_TRY(database.execute("UPDATE haex_crdt_tables SET trigger_version = "
                              + QByteArray::number(TriggerVersion)
                              + " WHERE id = " + QByteArray::number(id)));
    return true;
}

/// The table is gone. One of the same name that comes later is another one.
Result<> TableTracker::forget(qint64 id, const QByteArray &name)
{
    HAEX_TRY(OwnStamps(m_replica).forgetUpToNow());
    HAEX_TRY(ParkedTable(m_replica, id).forget());
    return m_replica.database().execute("DELETE FROM haex_crdt_tables WHERE id = " + QByteArray::number(id)
                                        + "; DELETE FROM haex_crdt_dirty_tables WHERE table_name = "
                                        + quoteLiteral(name));
}

Result<> TableTracker::trackNew(const QByteArrayList &created)
{
    HAEX_ASSIGN(names, listTables(m_replica.database()));
    for (const QByteArray &name : names) {
        if (!created.contains(name) || isApplicationName(name) || m_replica.table(name))
            continue;
        const auto tracked = track(name, TableOrigin::Person, true, {});
        if (!tracked && tracked.error().code != ErrorCode::NotSyncable)
            return tracked;
    }
    return {};
}

Result<bool> TableTracker::wasSynced(const QByteArray &name)
{
    HAEX_ASSIGN(found, m_replica.database().scalar("SELECT 1 FROM haex_crdt_tables WHERE table_name = "
                                                   + quoteLiteral(name)));
    return !found.isNull();
}

} // namespace haex
