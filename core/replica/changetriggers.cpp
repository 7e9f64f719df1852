// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/changetriggers.h"

#include "core/base/rowkey.h"
#include "core/replica/replicaschema.h"

#include <algorithm>

namespace haex {
namespace {

constexpr int BitsPerMask = 60;
constexpr qsizetype ValuesPerImage = 90;

constexpr const char *Suffixes[] = {"insert", "update", "key", "delete"};

QByteArray triggerName(qint64 id, const char *suffix)
{
    return "haex_t" + QByteArray::number(id) + '_' + suffix;
}

QByteArray header(const TableShape &shape, qint64 id, const char *suffix, const QByteArray &event,
                  const QByteArray &condition)
{
    return "CREATE TRIGGER " + triggerName(id, suffix) + ' ' + event + " ON "
        + quoteIdentifier(shape.name) + " WHEN haex_applying() = 0" + condition + " BEGIN ";
}

/// Whether equal-comparing values of this column can differ in type: then the type counts too.
bool keepsTypes(const QByteArray &declaredType)
{
    const QByteArray type = declaredType.toUpper();
    return !type.contains("INT") && !type.contains("CHAR") && !type.contains("CLOB")
        && !type.contains("TEXT") && !type.contains("REAL") && !type.contains("FLOA")
        && !type.contains("DOUB");
}

/// Byte-wise difference: a column's own collation must not hide a change of case (R6).
QByteArray differs(const SyncedColumn &column)
{
    const QByteArray name = quoteIdentifier(column.name);
    QByteArray term = "(OLD." + name + " COLLATE BINARY IS NOT NEW." + name + ')';
    if (keepsTypes(column.type))
        term = '(' + term + " OR typeof(OLD." + name + ") <> typeof(NEW." + name + "))";
    return term;
}

std::vector<const SyncedColumn *> columnsWhere(const TableShape &shape, bool key)
{
    std::vector<const SyncedColumn *> result;
    for (const SyncedColumn &column : shape.columns) {
        if (column.isKey == key)
            result.push_back(&column);
    }
    return result;
}

QByteArray keyArguments(const TableShape &shape, QByteArrayView row)
{
    QByteArray arguments;
    for (const SyncedColumn *column : columnsWhere(shape, true))
        arguments += ", " + row.toByteArray() + '.' + quoteIdentifier(column->name);
    return arguments;
}

/// On the first write of a transaction; `Replica` makes sure of it when the transaction ends.
QByteArray markDirty(const TableShape &shape, qint64 id)
{
    return markDirtySql(quoteLiteral(shape.name), "haex_mark(" + QByteArray::number(id) + ')') + "; ";
}

QByteArray setBookkeeping(const TableShape &shape, const QByteArray &clocks, const QByteArray &condition = {})
{
    return "UPDATE " + quoteIdentifier(shape.name)
        + " SET haex_timestamp = current_hlc(), haex_column_hlcs = " + clocks
        + ", haex_local_seq = haex_next_seq() WHERE " + keyMatch(shape, "NEW") + condition + "; ";
}

/// One trigger, and one call to find that there is nothing to do: a plain insert was stamped by the
/// column defaults. Else it checks the key (R9), stamps rows that the defaults did not (copies of
/// another row's stamps, tables that had rows before they were synced, late columns), lets a
/// deleted row come back, and marks the table.
QByteArray insertTrigger(const TableShape &shape, qint64 id, bool hasLateColumns)
{
    const QByteArray table = QByteArray::number(id);
    qsizetype names = 2;
    for (const SyncedColumn *column : columnsWhere(shape, true))
        names += 6 * column->name.size() + 6;
    const QByteArray budget = QByteArray::number(std::max<qsizetype>(RowKey::MaxBytes - names, 0));
    const QByteArray late = hasLateColumns
        ? QByteArray()
        : " AND (NEW.haex_timestamp IS NOT current_hlc() OR NEW.haex_local_seq IS NULL)";
    return "CREATE TRIGGER " + triggerName(id, "insert") + " AFTER INSERT ON " + quoteIdentifier(shape.name)
        + " WHEN haex_insert_is_plain(" + table + ", NEW.haex_timestamp, NEW.haex_local_seq, " + budget
        + keyArguments(shape, "NEW") + ") = 0 BEGIN SELECT " + rowPksCall(shape, id, "NEW") + "; "
        + setBookkeeping(shape, "haex_late_clocks(" + table + ')', late)
        + "DELETE FROM haex_crdt_tombstones WHERE haex_has_tombstones(" + table + ") = 1 AND table_name = "
        + quoteLiteral(shape.name) + " AND row_pks = " + rowPksCall(shape, id, "NEW") + "; " + markDirty(shape, id)
        + "END";
}

QByteArray updateTrigger(const TableShape &shape, qint64 id)
{
    QByteArray columns;
    for (const SyncedColumn *column : columnsWhere(shape, false))
        columns += (columns.isEmpty() ? "" : ", ") + quoteIdentifier(column->name);
    const ChangeTerms changes = changeTerms(shape);
    const QByteArray clocks = "haex_bump_clocks(" + QByteArray::number(id)
        + ", OLD.haex_column_hlcs" + changes.masks + ')';
    // The comparison first: a save that changed nothing costs no call.
    return "CREATE TRIGGER " + triggerName(id, "update") + " AFTER UPDATE OF " + columns + " ON "
        + quoteIdentifier(shape.name) + " WHEN (" + changes.any + ") AND haex_applying() = 0 BEGIN "
        + setBookkeeping(shape, clocks) + "END";
}

QByteArray keyTrigger(const TableShape &shape, qint64 id)
{
    QByteArray columns;
    QByteArray any;
    for (const SyncedColumn *column : columnsWhere(shape, true)) {
        columns += (columns.isEmpty() ? "" : ", ") + quoteIdentifier(column->name);
        any += (any.isEmpty() ? "" : " OR ") + differs(*column);
    }
    return header(shape, id, "key", "BEFORE UPDATE OF " + columns, " AND (" + any + ')')
        + "SELECT RAISE(ABORT, 'the primary key of a synced row cannot change:"
          " delete the row and insert it again'); END";
}

QByteArray deleteTrigger(const TableShape &shape, qint64 id)
{
    return header(shape, id, "delete", "AFTER DELETE", {})
        + "INSERT INTO haex_crdt_tombstones(table_name, row_pks, hlc, column_hlcs, last_values,"
          " local_seq) VALUES("
        + quoteLiteral(shape.name) + ", " + rowPksCall(shape, id, "OLD")
        + ", current_hlc(), OLD.haex_column_hlcs, " + imageCall(shape, id)
        + ", haex_next_seq()) ON CONFLICT(table_name, row_pks) DO UPDATE SET hlc = excluded.hlc,"
          " column_hlcs = excluded.column_hlcs, last_values = excluded.last_values,"
          " local_seq = excluded.local_seq; END";
}

} // namespace

QByteArray rowPksCall(const TableShape &shape, qint64 id, QByteArrayView row)
{
    return "haex_row_pks(" + QByteArray::number(id) + keyArguments(shape, row) + ')';
}

/// The row's values in pieces, as an SQL function takes a limited number of arguments.
QByteArray imageCall(const TableShape &shape, qint64 id)
{
    const auto columns = columnsWhere(shape, false);
    QByteArray pieces;
    for (qsizetype first = 0; first < static_cast<qsizetype>(columns.size()) || first == 0;
         first += ValuesPerImage) {
        pieces += (pieces.isEmpty() ? "" : ", ") + QByteArray("haex_row_image(")
            + QByteArray::number(id) + ", " + QByteArray::number(first);
        for (qsizetype i = first;
             i < std::min(first + ValuesPerImage, static_cast<qsizetype>(columns.size())); ++i)
            pieces += ", OLD." + quoteIdentifier(columns[static_cast<size_t>(i)]->name);
        pieces += ')';
    }
    const bool isOne = static_cast<qsizetype>(columns.size()) <= ValuesPerImage;
    return isOne ? pieces : "haex_join_images(" + pieces + ')';
}

ChangeTerms changeTerms(const TableShape &shape)
{
    QByteArray any;
    QByteArray masks;
    int bit = 0;
    for (const SyncedColumn *column : columnsWhere(shape, false)) {
        const QByteArray term = differs(*column);
        any += (any.isEmpty() ? "" : " OR ") + term;
        masks += bit % BitsPerMask == 0 ? QByteArray(", ") : QByteArray(" | ");
        masks += '(' + term + " << " + QByteArray::number(bit % BitsPerMask) + ')';
        ++bit;
    }
    return any.isEmpty() ? ChangeTerms() : ChangeTerms{any, masks};
}

QByteArray keyMatch(const TableShape &shape, QByteArrayView row)
{
    if (!shape.rowidName.isEmpty())
        return shape.rowidName + " = " + row.toByteArray() + '.' + shape.rowidName;
    QByteArray terms;
    for (const SyncedColumn *column : columnsWhere(shape, true)) {
        const QByteArray name = quoteIdentifier(column->name);
        terms += (terms.isEmpty() ? "" : " AND ") + name + " = " + row.toByteArray() + '.' + name;
    }
    return terms;
}

QByteArrayList changeTriggers(const TableShape &shape, qint64 id, bool hasLateColumns)
{
    QByteArrayList triggers{insertTrigger(shape, id, hasLateColumns), keyTrigger(shape, id), deleteTrigger(shape, id)};
    if (!columnsWhere(shape, false).empty())
        triggers += updateTrigger(shape, id);
    return triggers;
}

QByteArrayList changeTriggerNames(qint64 id)
{
    QByteArrayList names;
    for (const char *suffix : Suffixes)
        names += triggerName(id, suffix);
    return names;
}

} // namespace haex
