// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/rowsaver.h"

#include "core/storage/database.h"

#include <optional>

namespace haex {
namespace {

QByteArray columnList(const ColumnValues &values)
{
    QByteArray list;
    for (const auto &[column, value] : values)
        list += (list.isEmpty() ? "" : ", ") + quoteIdentifier(column);
    return list;
}

Result<> insertRow(Database &database, const QByteArray &table, const QByteArray &id,
                   const ColumnValues &values)
{
    QByteArray places = "?1";
    for (size_t i = 0; i < values.size(); ++i)
        places += ", ?" + QByteArray::number(static_cast<qsizetype>(i) + 2);
    HAEX_ASSIGN(insert, database.cached("INSERT INTO " + quoteIdentifier(table) + "(id, "
                                        + columnList(values) + ") VALUES(" + places + ')'));
    insert->bindText(1, id);
    for (size_t i = 0; i < values.size(); ++i)
        insert->bind(static_cast<int>(i) + 2, values[i].second);
    return insert->run();
}

Result<> updateRow(Database &database, const QByteArray &table, const QByteArray &id,
                   const ColumnValues &changed)
{
    if (changed.empty())
        return {};
    QByteArray assignments;
    for (size_t i = 0; i < changed.size(); ++i) {
        assignments += (i == 0 ? "" : ", ") + quoteIdentifier(changed[i].first) + " = ?"
            + QByteArray::number(static_cast<qsizetype>(i) + 2);
    }
    HAEX_ASSIGN(update, database.cached("UPDATE " + quoteIdentifier(table) + " SET " + assignments
                                        + " WHERE id = ?1"));
    update->bindText(1, id);
    for (size_t i = 0; i < changed.size(); ++i)
        update->bind(static_cast<int>(i) + 2, changed[i].second);
    return update->run();
}

/// What differs from the stored row; nullopt when there is none.
Result<std::optional<ColumnValues>> changedValues(Database &database, const QByteArray &table,
                                                  const QByteArray &id, const ColumnValues &values)
{
    HAEX_ASSIGN(stored, database.cached("SELECT " + columnList(values) + " FROM "
                                        + quoteIdentifier(table) + " WHERE id = ?1"));
    stored->bindText(1, id);
    HAEX_ASSIGN(exists, stored->step());
    if (!exists)
        return std::optional<ColumnValues>();
    ColumnValues changed;
    for (size_t i = 0; i < values.size(); ++i) {
        if (stored->value(static_cast<int>(i)) != values[i].second)
            changed.push_back(values[i]);
    }
    stored->reset();
    return std::optional(std::move(changed));
}

} // namespace

Result<> saveRow(Database &database, const QByteArray &table, const QByteArray &id,
                 const ColumnValues &values)
{
    HAEX_ASSIGN(changed, changedValues(database, table, id, values));
    if (!changed)
        return insertRow(database, table, id, values);
    return updateRow(database, table, id, *changed);
}

} // namespace haex
