// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/historytriggers.h"

#include "core/storage/database.h"

namespace haex {
namespace {

/// When that column of the old row was written.
QByteArray clockOf(const QByteArray &column)
{
    return "coalesce(json_extract(OLD.haex_column_hlcs, '$." + quoteIdentifier(column)
        + "'), json_extract(OLD.haex_column_hlcs, '$.\"\"'))";
}

QByteArray keep(const QByteArray &itemId, const QByteArray &partId, const QByteArray &column,
                const QByteArray &clock, const QByteArray &value, const QByteArray &condition)
{
    // A value of this very transaction was never anybody's; an upsert, as the outer statement's
    // conflict clause would override OR IGNORE.
    return "INSERT INTO vault_item_history(item_id, part_id, column_name, value_hlc, value) SELECT "
        + itemId + ", " + partId + ", " + quoteLiteral(column) + ", " + clock + ", " + value
        + " WHERE " + condition + " AND " + clock + " <> current_hlc() ON CONFLICT DO NOTHING; ";
}

QByteArray isReplaced(const QByteArray &column)
{
    const QByteArray name = quoteIdentifier(column);
    return "OLD." + name + " <> '' AND OLD." + name + " COLLATE BINARY IS NOT NEW." + name;
}

QByteArray itemTrigger()
{
    QByteArray columns;
    QByteArray any;
    QByteArray body;
    for (const QByteArray &column : historyColumns()) {
        columns += (columns.isEmpty() ? "" : ", ") + quoteIdentifier(column);
        any += (any.isEmpty() ? "(" : " OR (") + isReplaced(column) + ')';
        body += keep("OLD.id", "''", column, clockOf(column), "OLD." + quoteIdentifier(column),
                     isReplaced(column));
    }
    return "CREATE TRIGGER IF NOT EXISTS vault_items_history AFTER UPDATE OF " + columns
        + " ON vault_items WHEN haex_applying() = 0 AND (" + any + ") BEGIN " + body + "END; ";
}

QByteArray fieldTrigger()
{
    return "CREATE TRIGGER IF NOT EXISTS vault_item_fields_history AFTER UPDATE OF value ON "
           "vault_item_fields"
           " WHEN haex_applying() = 0 AND "
        + isReplaced("value") + " BEGIN "
        + keep("OLD.item_id", "OLD.id", "value", clockOf("value"), "OLD.value", "true") + "END; ";
}

/// A field that goes with its whole item lies in the trash with it, and is no history.
QByteArray removedFieldTrigger()
{
    return "CREATE TRIGGER IF NOT EXISTS vault_item_fields_removed AFTER DELETE ON "
           "vault_item_fields"
           " WHEN haex_applying() = 0 AND OLD.value <> ''"
           " AND EXISTS (SELECT 1 FROM vault_items WHERE id = OLD.item_id) BEGIN "
        + keep("OLD.item_id", "OLD.id", "*", "OLD.haex_timestamp",
               "json_object('kind', OLD.kind, 'name', OLD.name, 'value', OLD.value, 'protected', "
               "OLD.protected)",
               "true")
        + "END; ";
}

/// Tags may be long, and a key must not be.
constexpr int LongestKept = 400;

QByteArray keepCell(const QByteArray &table, const QByteArray &rowPks, const QByteArray &column,
                    const QByteArray &clock, const QByteArray &value, const QByteArray &condition)
{
    return "INSERT INTO vault_cell_history(table_name, row_pks, column_name, value_hlc, value) SELECT "
        + quoteLiteral(table) + ", " + rowPks + ", " + quoteLiteral(column) + ", " + clock + ", " + value + " WHERE "
        + condition + " AND " + clock + " <> current_hlc() ON CONFLICT DO NOTHING; ";
}

QByteArray differs(const QByteArray &column)
{
    const QByteArray name = quoteIdentifier(column);
    return "OLD." + name + " COLLATE BINARY IS NOT NEW." + name;
}

QByteArray filingTrigger(const QByteArray &table, qint64 id, const QByteArrayList &columns)
{
    const QByteArray rowPks = "haex_row_pks(" + QByteArray::number(id) + ", OLD.id)";
    QByteArrayList any;
    QByteArray body;
    for (const QByteArray &column : columns) {
        any += differs(column);
        body += keepCell(table, rowPks, column, clockOf(column), "coalesce(OLD." + quoteIdentifier(column) + ", '')",
                         differs(column));
    }
    return "CREATE TRIGGER IF NOT EXISTS " + table + "_filing AFTER UPDATE OF " + columns.join(", ") + " ON " + table
        + " WHEN haex_applying() = 0 AND (" + any.join(" OR ") + ") BEGIN " + body + "END; ";
}

/// Tags that go with their item are in the trash with it.
QByteArray tagTrigger(qint64 id)
{
    const QByteArray rowPks = "haex_row_pks(" + QByteArray::number(id) + ", OLD.item_id, OLD.tag)";
    return "CREATE TRIGGER IF NOT EXISTS vault_item_tags_filing AFTER DELETE ON vault_item_tags"
           " WHEN haex_applying() = 0 AND EXISTS (SELECT 1 FROM vault_items WHERE id = OLD.item_id) BEGIN "
        + keepCell("vault_item_tags", rowPks, "*", "OLD.haex_timestamp", "NULL",
                   "length(CAST(" + rowPks + " AS BLOB)) <= " + QByteArray::number(LongestKept))
        + "END; ";
}

} // namespace

QByteArray filingTriggersSql(qint64 items, qint64 groups, qint64 tags)
{
    return filingTrigger("vault_items", items, {"group_id"})
        + filingTrigger("vault_groups", groups, {"name", "parent_id"}) + tagTrigger(tags);
}

QByteArrayList historyColumns()
{
    return {"title", "username", "password", "url", "notes", "totp"};
}

QByteArray historyTriggersSql()
{
    return itemTrigger() + fieldTrigger() + removedFieldTrigger();
}

} // namespace haex
