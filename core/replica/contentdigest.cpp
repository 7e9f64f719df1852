// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"

#include <QCryptographicHash>

#include <algorithm>

namespace haex {
namespace {

/// Tables that keep books rather than the person's content.
bool isBookkeepingTable(QByteArrayView name)
{
    return applicationTableNames().contains(name.toByteArray());
}

void addField(QCryptographicHash &hash, const CellValue &value)
{
    const QByteArray data = value.encoded();
    const char type = static_cast<char>(value.type());
    hash.addData(QByteArrayView(&type, 1));
    hash.addData(QByteArray::number(data.size()) + ':');
    hash.addData(data);
}

/// A table's rows in the order of their keys as bytes; columns by name, so that the order in which
/// a device declared them does not matter.
Result<> addTable(Replica &replica, const SyncedTable &table, QCryptographicHash &hash)
{
    std::vector<QByteArray> columns;
    for (const SyncedColumn &column : table.columns)
        columns.push_back(column.name);
    std::ranges::sort(columns);
    QByteArray list;
    for (const QByteArray &column : columns)
        list += (list.isEmpty() ? "" : ", ") + quoteIdentifier(column);
    QByteArrayList keys = table.keyColumns();
    std::ranges::sort(keys);
    QByteArray order;
    for (const QByteArray &key : keys)
        order += (order.isEmpty() ? "" : ", ") + quoteIdentifier(key) + " COLLATE BINARY";
    hash.addData("table " + table.name + ' ' + list + '\n');
    HAEX_ASSIGN(rows, replica.database().prepare("SELECT " + list + " FROM " + quoteIdentifier(table.name)
                                                 + " ORDER BY " + order));
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        for (int i = 0; i < static_cast<int>(columns.size()); ++i)
            addField(hash, rows.value(i));
    }
}

} // namespace

Result<QByteArray> contentDigest(Replica &replica)
{
    std::vector<const SyncedTable *> tables;
    for (const SyncedTable &table : replica.tables()) {
        if (!isBookkeepingTable(table.name))
            tables.push_back(&table);
    }
    std::ranges::sort(tables, {}, [](const SyncedTable *table) { return table->name; });
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const SyncedTable *table : tables)
        HAEX_TRY(addTable(replica, *table, hash));
    return hash.result().toHex();
}

} // namespace haex
