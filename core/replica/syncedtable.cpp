// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/syncedtable.h"

#include <algorithm>

namespace haex {
namespace {

QByteArrayList namesWhere(const std::vector<SyncedColumn> &columns, bool key)
{
    QByteArrayList names;
    for (const SyncedColumn &column : columns) {
        if (column.isKey == key)
            names += column.name;
    }
    return names;
}

} // namespace

const SyncedColumn *SyncedTable::column(QByteArrayView columnName) const
{
    const auto found = std::ranges::find(columns, columnName, [](const SyncedColumn &column) {
        return QByteArrayView(column.name);
    });
    return found == columns.end() ? nullptr : &*found;
}

QByteArrayList SyncedTable::keyColumns() const
{
    return namesWhere(columns, true);
}

QByteArrayList SyncedTable::dataColumns() const
{
    return namesWhere(columns, false);
}

} // namespace haex
