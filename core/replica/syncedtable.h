// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <vector>

namespace haex {

/// Who declares a synced table: a table of the person's own travels to the other devices with its
/// definition; the application's own tables are made by migrations on every device.
enum class TableOrigin { Person, Application };

struct SyncedColumn
{
    QByteArray name;
    /// Declared type as written; may be empty.
    QByteArray type;
    bool isKey = false;
    bool notNull = false;
    bool hasDefault = false;
    /// Added after the table was synced: not covered by the row's first HLC in the column clocks.
    bool isLate = false;
};

/// A synced table as the replica knows it; bookkeeping and generated columns are left out.
struct SyncedTable
{
    QByteArray name;
    TableOrigin origin = TableOrigin::Person;
    bool withoutRowid = false;
    /// In the order of the table.
    std::vector<SyncedColumn> columns;
    /// Its merge groups: columns that win or lose together.
    QList<QByteArrayList> groups = {};

    [[nodiscard]] const SyncedColumn *column(QByteArrayView columnName) const;
    [[nodiscard]] QByteArrayList keyColumns() const;
    [[nodiscard]] QByteArrayList dataColumns() const;
    /// Tables named `vault_*` keep items, conflicts and devices; they are no "tables of one's own".
    [[nodiscard]] bool isApplicationTable() const { return origin == TableOrigin::Application; }
};

} // namespace haex
