// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/parkedtable.h"

#include "core/replica/changetriggers.h"
#include "core/replica/ownstamps.h"
#include "core/replica/replica.h"
#include "core/replica/sqlfunctions.h"

#include <algorithm>

namespace haex {
namespace {

QByteArray columnList(const TableShape &shape)
{
    QByteArray list;
    for (const SyncedColumn &column : shape.columns)
        list += quoteIdentifier(column.name) + ", ";
    return list;
}

bool has(const TableShape &shape, const QByteArray &column)
{
    return std::ranges::find(shape.columns, column, &SyncedColumn::name) != shape.columns.end();
}

/// Finds NEW, a row of the table, and OLD, the copy: by the table's index, which a collation may
/// make coarse, and exactly.
QByteArray sameKey(const TableShape &shape)
{
    QByteArray terms;
    for (const SyncedColumn &column : shape.columns) {
        const QByteArray name = quoteIdentifier(column.name);
        if (column.isKey)
            terms += (terms.isEmpty() ? "" : " AND ")
                + ("NEW." + name + " = OLD." + name + " AND OLD." + name) + " COLLATE BINARY = NEW."
                + name;
    }
    return terms;
}

} // namespace

ParkedTable::ParkedTable(Replica &replica, qint64 id)
    : m_replica(replica)
    , m_id(id)
    , m_name("haex_parked_" + QByteArray::number(id))
{
}

Result<QByteArrayList> ParkedTable::names(Database &database)
{
    HAEX_ASSIGN(rows,
                database.prepare("SELECT name FROM main.sqlite_master WHERE type = 'table'"
                                 " AND name GLOB 'haex_parked_[0-9]*'"));
    QByteArrayList names;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return names;
        names += rows.text(0);
    }
}

Result<bool> ParkedTable::exists() const
{
    HAEX_ASSIGN(found,
                m_replica.database().scalar(
                    "SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND name = "
                    + quoteLiteral(m_name)));
    return !found.isNull();
}

Result<> ParkedTable::park(const TableShape &shape)
{
    QByteArray keys;
    for (const SyncedColumn &column : shape.columns) {
        if (column.isKey)
            keys += (keys.isEmpty() ? "" : ", ") + quoteIdentifier(column.name);
    }
    HAEX_TRY(forget());
    return m_replica.database().execute("CREATE TABLE " + m_name + " AS SELECT " + columnList(shape)
                                        + "haex_column_hlcs, haex_local_seq FROM "
                                        + quoteIdentifier(shape.name) + "; CREATE INDEX " + m_name
                                        + "_key ON " + m_name + " (" + keys + ')');
}

Result<> ParkedTable::resume(const TableShape &shape, const QByteArrayList &regrown)
{
    HAEX_ASSIGN(copy, inspectTable(m_replica.database(), m_name));
    HAEX_ASSIGN(matches, matchColumns(shape, copy));
    if (matches) {
        HAEX_TRY(restoreValues(shape, copy, regrown));
        HAEX_TRY(restoreClocks(shape));
        HAEX_TRY(buryMissingRows(shape));
    } else {
        HAEX_TRY(OwnStamps(m_replica).forgetUpToNow());
    }
    HAEX_TRY(offerRows(shape));
    return forget();
}

/// A column that the table got meanwhile has no value in the copy. False when the key is another
/// one: then nothing can be compared.
Result<bool> ParkedTable::matchColumns(const TableShape &shape, const TableShape &copy)
{
    for (const SyncedColumn &column : shape.columns) {
        if (has(copy, column.name))
            continue;
        if (column.isKey)
            return false;
        HAEX_TRY(m_replica.database().execute("ALTER TABLE " + m_name + " ADD COLUMN "
                                              + quoteIdentifier(column.name)));
    }
    return true;
}

Result<> ParkedTable::restoreValues(const TableShape &shape, const TableShape &copy,
                                    const QByteArrayList &columns)
{
    QByteArray set;
    for (const QByteArray &column : columns) {
        if (has(copy, column))
            set += (set.isEmpty() ? "" : ", ") + quoteIdentifier(column) + " = OLD."
                + quoteIdentifier(column);
    }
    if (set.isEmpty())
        return {};
    return m_replica.database().execute("UPDATE " + quoteIdentifier(shape.name) + " AS NEW SET "
                                        + set + " FROM " + m_name + " AS OLD WHERE "
                                        + sameKey(shape));
}

Result<> ParkedTable::restoreClocks(const TableShape &shape)
{
    const ChangeTerms changes = changeTerms(shape);
    const QByteArray clocks = "haex_bump_clocks(" + QByteArray::number(m_id)
        + ", OLD.haex_column_hlcs" + changes.masks + ')';
    // A new number also where nothing changed: a backend that is yet to come finds own rows by it.
    return m_replica.database().execute(
        "UPDATE " + quoteIdentifier(shape.name) + " AS NEW SET haex_column_hlcs = " + clocks
        + ", haex_timestamp = (SELECT max(value) FROM json_each(" + clocks
        + ")), haex_local_seq = CASE WHEN OLD.haex_local_seq IS NOT NULL OR " + changes.any
        + " THEN haex_next_seq() END FROM " + m_name + " AS OLD WHERE " + sameKey(shape));
}

/// And a row that came back is not deleted any more.
Result<> ParkedTable::buryMissingRows(const TableShape &shape)
{
    const QByteArray table = quoteIdentifier(shape.name);
    const QByteArray name = quoteLiteral(shape.name);
    return m_replica.database().execute(
        "INSERT INTO haex_crdt_tombstones(table_name, row_pks, hlc, column_hlcs, last_values, "
        "local_seq) SELECT "
        + name + ", " + rowPksCall(shape, m_id, "OLD") + ", current_hlc(), OLD.haex_column_hlcs, "
        + imageCall(shape, m_id) + ", haex_next_seq() FROM " + m_name
        + " AS OLD WHERE NOT EXISTS (SELECT 1 FROM " + table + " AS NEW WHERE " + sameKey(shape)
        + ") ON CONFLICT(table_name, row_pks) DO UPDATE SET hlc = excluded.hlc, column_hlcs = "
          "excluded.column_hlcs,"
          " last_values = excluded.last_values, local_seq = excluded.local_seq,"
          " generation = NULL;"
          " DELETE FROM haex_crdt_tombstones WHERE table_name = "
        + name + " AND row_pks IN (SELECT " + rowPksCall(shape, m_id, "NEW") + " FROM " + table
        + " AS NEW)");
}

/// While the table was not synced the backends' progress went on without it, and backends may have
/// come: whole rows take the way of relayed cells, which asks for no watermark.
Result<> ParkedTable::offerRows(const TableShape &shape)
{
    const QByteArray name = quoteLiteral(shape.name);
    const QByteArray offer = "INSERT INTO haex_crdt_relay(backend_id, table_name, row_pks, "
                             "column_name, hlc) SELECT '', "
        + name + ", ";
    const QByteArray ifAny = " AND EXISTS (SELECT 1 FROM haex_sync_backends)";
    return m_replica.database().execute(
        offer + rowPksCall(shape, m_id, "NEW") + ", '', '' FROM " + quoteIdentifier(shape.name)
        + " AS NEW WHERE haex_timestamp <> ''" + ifAny + "; " + offer
        + "row_pks, '', '' FROM haex_crdt_tombstones WHERE table_name = " + name + ifAny);
}

Result<> ParkedTable::forget()
{
    m_replica.database().clearStatements();
    return m_replica.database().execute("DROP TABLE IF EXISTS " + m_name);
}

} // namespace haex
