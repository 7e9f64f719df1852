// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/syncedtable.h"
#include "core/storage/database.h"

namespace haex {

/// What a table looks like to SQLite now.
struct TableShape
{
    QByteArray name;
    bool exists = false;
    bool withoutRowid = false;
    bool isVirtual = false;
    bool hasBookkeeping = false;
    bool hasPersonTriggers = false;
    /// The one key column is an alias of the rowid: never NULL, never real.
    bool keyIsRowid = false;
    /// An alias of the rowid that no column hides; empty when there is none.
    QByteArray rowidName;
    QByteArray createSql;
    QByteArrayList indexSql;
    /// Without bookkeeping and generated columns.
    std::vector<SyncedColumn> columns;
    QByteArrayList generatedColumns = {};
    /// As comments in `createSql` declare them.
    QList<QByteArrayList> groups = {};
};

[[nodiscard]] Result<TableShape> inspectTable(Database &database, const QByteArray &name);
/// Ordinary tables of the main schema, without SQLite's own.
[[nodiscard]] Result<QByteArrayList> listTables(Database &database);

/// A foreign key of `child` that points to a parent table.
struct ForeignKey
{
    QByteArray child;
    QByteArray parent;
    QByteArrayList childColumns;
    /// Empty when it names none: the parent's primary key.
    QByteArrayList parentColumns;
};
[[nodiscard]] Result<std::vector<ForeignKey>> foreignKeysOf(Database &database,
                                                            const QByteArray &table);

} // namespace haex
