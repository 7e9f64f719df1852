// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowstore.h"

#include "core/replica/sqlfunctions.h"

#include <algorithm>
#include <initializer_list>

namespace haex {
namespace {

/// Whether a column of this type stores the key value as it is. One that it would convert names
/// another row than its text says (R9).
bool keepsKey(const SyncedColumn &column, const CellValue &value)
{
    const bool isInteger = value.type() == CellValue::Type::Integer;
    if (isInteger ? column.type == "INTEGER" : column.type == "TEXT")
        return true;
    const QByteArray type = column.type.toUpper();
    const auto names = [&](std::initializer_list<const char *> parts) {
        return std::ranges::any_of(parts, [&](const char *part) { return type.contains(part); });
    };
    const bool isIntegral = names({"INT"});
    const bool isText = !isIntegral && names({"CHAR", "CLOB", "TEXT"});
    const bool isBlob = !isIntegral && !isText && (type.isEmpty() || names({"BLOB"}));
    if (isText || isBlob)
        return !(isText && isInteger);
    if (isInteger)
        return isIntegral || !names({"REAL", "FLOA", "DOUB"});
    bool isNumber = false;
    (void)value.bytes().trimmed().toDouble(&isNumber);
    return value.type() != CellValue::Type::Text || !isNumber;
}

QByteArray selectByKey(const SyncedTable &table)
{
    QByteArray columns = "haex_column_hlcs, haex_local_seq";
    for (const SyncedColumn &column : table.columns) {
        if (column.isKey)
            columns += ", " + quoteIdentifier(column.name);
    }
    return "SELECT " + columns + " FROM " + quoteIdentifier(table.name) + " WHERE " + RowStore::keyTerms(table, 1);
}

QByteArray insertSql(const SyncedTable &table, const RowImage &values, bool orReplace)
{
    // OR ABORT: a conflict clause in the table's own definition must not drop rows here.
    QByteArray sql = orReplace ? "INSERT OR REPLACE INTO " : "INSERT OR ABORT INTO ";
    sql += quoteIdentifier(table.name) + "(haex_timestamp, haex_column_hlcs, haex_local_seq";
    QByteArray marks = "?1, ?2, ?3";
    int parameter = 4;
    const auto add = [&](const QByteArray &column) {
        sql += ", " + quoteIdentifier(column);
        marks += ", ?" + QByteArray::number(parameter++);
    };
    for (const QByteArray &column : table.keyColumns())
        add(column);
    for (const auto &[column, value] : values)
        add(column);
    return sql + ") VALUES(" + marks + ')';
}

QByteArray updateSql(const SyncedTable &table, const RowImage &values, bool orReplace)
{
    QByteArray sql = orReplace ? "UPDATE OR REPLACE " : "UPDATE OR ABORT ";
    sql += quoteIdentifier(table.name) + " SET haex_timestamp = ?1, haex_column_hlcs = ?2";
    int parameter = 3;
    for (const auto &[column, value] : values)
        sql += ", " + quoteIdentifier(column) + " = ?" + QByteArray::number(parameter++);
    return sql + " WHERE " + RowStore::keyTerms(table, parameter);
}

/// The SQL for these columns: that of the last row when it named the same ones.
template <class ColumnSql>
const QByteArray &sqlFor(ColumnSql &known, const RowImage &values, auto &&build)
{
    constexpr auto Column = &RowImage::value_type::first;
    if (known.sql.isEmpty() || !std::ranges::equal(known.columns, values, {}, {}, Column)) {
        known.columns.clear();
        std::ranges::transform(values, std::back_inserter(known.columns), Column);
        known.sql = build();
    }
    return known.sql;
}

void bindValues(Statement &statement, const RowImage &values, int first)
{
    for (const auto &[column, value] : values)
        statement.borrow(first++, value);
}

} // namespace

RowStore::TableSql &RowStore::sqlOf(const SyncedTable &table)
{
    TableSql &sql = m_sql[&table];
    if (sql.load.isEmpty()) {
        sql.load = selectByKey(table);
        sql.remove = "DELETE FROM " + quoteIdentifier(table.name) + " WHERE " + keyTerms(table, 1);
    }
    return sql;
}

QByteArray RowStore::keyTerms(const SyncedTable &table, int first)
{
    QByteArray terms;
    for (const SyncedColumn &column : table.columns) {
        if (!column.isKey)
            continue;
        terms += (terms.isEmpty() ? "" : " AND ") + quoteIdentifier(column.name) + " = ?"
            + QByteArray::number(first++);
    }
    return terms;
}

bool RowStore::fits(const SyncedTable &table, const RowKey &key)
{
    const auto keys = std::ranges::count_if(table.columns, &SyncedColumn::isKey);
    return static_cast<size_t>(keys) == key.parts().size()
        && std::ranges::all_of(table.columns, [&](const SyncedColumn &column) {
               const CellValue *value = column.isKey ? key.find(column.name) : nullptr;
               return !column.isKey || (value && keepsKey(column, *value));
           });
}

void RowStore::bindKey(Statement &statement, const SyncedTable &table, const RowKey &key, int first)
{
    for (const SyncedColumn &column : table.columns) {
        if (column.isKey)
            statement.borrow(first++, *key.find(column.name));
    }
}

Result<std::optional<RowStore::Row>> RowStore::load(const SyncedTable &table, const RowKey &key)
{
    HAEX_ASSIGN(select, m_replica.database().cached(sqlOf(table).load));
    bindKey(*select, table, key, 1);
    HAEX_ASSIGN(found, select->step());
    int at = 2;
    for (const SyncedColumn &column : table.columns)
        found = found && (!column.isKey || select->holds(at++, *key.find(column.name)));
    if (!found) {
        select->reset();
        return std::nullopt;
    }
    auto clocks = ColumnClocks::parse(select->textView(0));
    const qint64 localSeq = select->integer(1);
    select->reset();
    if (!clocks)
        return fail(ErrorCode::VaultDamaged, QString::fromUtf8("column clocks in " + table.name));
    return Row{std::move(*clocks), localSeq};
}

Result<std::vector<RowKey>> RowStore::keys(const SyncedTable &table)
{
    const QByteArrayList names = table.keyColumns();
    QByteArray list;
    for (const QByteArray &name : names)
        list += (list.isEmpty() ? "" : ", ") + quoteIdentifier(name);
    HAEX_ASSIGN(rows, m_replica.database().prepare("SELECT " + list + " FROM " + quoteIdentifier(table.name)));
    std::vector<RowKey> keys;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return keys;
        std::vector<RowKey::Part> parts;
        for (int i = 0; i < names.size(); ++i)
            parts.push_back({names.at(i), rows.value(i)});
        if (auto key = RowKey::fromParts(std::move(parts)))
            keys.push_back(std::move(*key));
    }
}

Result<RowImage> RowStore::values(const SyncedTable &table, const RowKey &key)
{
    const QByteArrayList columns = table.dataColumns();
    QByteArray names = "1";
    for (const QByteArray &column : columns)
        names += ", " + quoteIdentifier(column);
    HAEX_ASSIGN(select, m_replica.database().cached("SELECT " + names + " FROM " + quoteIdentifier(table.name)
                                          + " WHERE " + keyTerms(table, 1)));
    bindKey(*select, table, key, 1);
    HAEX_ASSIGN(found, select->step());
    RowImage image;
    for (int i = 0; found && i < columns.size(); ++i)
        image.emplace_back(columns.at(i), select->value(i + 1));
    select->reset();
    return image;
}

Result<> RowStore::insert(const SyncedTable &table, const RowKey &key, const RowImage &values,
                          const ColumnClocks &clocks, qint64 localSeq, bool orReplace)
{
    const QByteArray &sql = sqlFor(sqlOf(table).insert.at(orReplace ? 1 : 0), values,
                                   [&] { return insertSql(table, values, orReplace); });
    HAEX_ASSIGN(statement, m_replica.database().cached(sql));
    const QByteArray json = clocks.toJson();
    const QByteArray newest = clocks.newest();
    statement->borrowText(1, newest).borrowText(2, json);
    if (localSeq > 0)
        statement->bind(3, localSeq);
    bindKey(*statement, table, key, 4);
    bindValues(*statement, values, 4 + static_cast<int>(key.parts().size()));
    return statement->run();
}

Result<> RowStore::update(const SyncedTable &table, const RowKey &key, const RowImage &values,
                          const ColumnClocks &clocks, bool orReplace)
{
    const QByteArray &sql = sqlFor(sqlOf(table).update.at(orReplace ? 1 : 0), values,
                                   [&] { return updateSql(table, values, orReplace); });
    HAEX_ASSIGN(statement, m_replica.database().cached(sql));
    const QByteArray json = clocks.toJson();
    const QByteArray newest = clocks.newest();
    statement->borrowText(1, newest).borrowText(2, json);
    bindValues(*statement, values, 3);
    bindKey(*statement, table, key, 3 + static_cast<int>(values.size()));
    return statement->run();
}

Result<> RowStore::remove(const SyncedTable &table, const RowKey &key)
{
    HAEX_ASSIGN(statement, m_replica.database().cached(sqlOf(table).remove));
    bindKey(*statement, table, key, 1);
    return statement->run();
}

Result<> RowStore::restamp(const SyncedTable &table, const RowKey &key, const ColumnClocks &clocks)
{
    HAEX_ASSIGN(statement, m_replica.database().cached("UPDATE " + quoteIdentifier(table.name)
                                             + " SET haex_timestamp = ?1, haex_column_hlcs = ?2,"
                                               " haex_local_seq = haex_next_seq() WHERE "
                                             + keyTerms(table, 3)));
    statement->bindText(1, clocks.newest()).bindText(2, clocks.toJson());
    bindKey(*statement, table, key, 3);
    m_replica.functions().noteWrite(table.name);
    return statement->run();
}

} // namespace haex
