// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/rowkey.h"
#include "core/vault/tables/tablesummary.h"

#include <QByteArrayList>
#include <QList>

namespace haex {

class Database;
class Replica;
class Statement;

/// What the browser and the exports know about a table: its summary, and by which columns a row
/// of it is named. A table that is not synced is named by its rowid where it has one, for its
/// primary key may hold NULLs.
struct TableSchema
{
    TableSummary summary;
    /// Key columns or an alias of the rowid; empty when rows cannot be named.
    QByteArrayList rowName;
    /// An alias of the rowid that no column hides; empty when there is none.
    QByteArray rowid;

    /// By which columns `RowOrder` names rows: the rowid, else the key; empty when there is neither.
    [[nodiscard]] QByteArrayList orderName() const;
    /// `"a", "b"`: all columns that can be read.
    [[nodiscard]] QByteArray columnList() const;
    /// Key of the row whose `rowName` values begin at that column; empty when it is no key.
    [[nodiscard]] RowKey keyFrom(const Statement &row, int firstColumn) const;
    /// `"a" = ?n AND …` for that key, with parameters from `first`; InvalidArgument for a key of
    /// other columns.
    [[nodiscard]] Result<QByteArray> whereKey(const RowKey &key, int first) const;
};

/// Ordinary tables of the person's (and the application's) own, by name.
[[nodiscard]] Result<QByteArrayList> browsableTables(Database &database, bool withApplication);
/// NotFound when there is no such table or it is internal. Does not count rows.
[[nodiscard]] Result<TableSchema> readTableSchema(Replica &replica, const QByteArray &name);
[[nodiscard]] QByteArray quotedList(const QByteArrayList &names);

} // namespace haex
