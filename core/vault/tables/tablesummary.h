// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/syncedtable.h"

#include <QByteArray>
#include <QMetaType>

#include <vector>

namespace haex {

/// A column as a browser of tables shows it; bookkeeping columns are left out.
struct TableColumn
{
    QByteArray name = {};
    /// Declared type as written; may be empty.
    QByteArray type = {};
    bool isKey = false;
    bool notNull = false;
    bool hasDefault = false;
    /// Computed from other columns: cannot be written.
    bool isGenerated = false;
};

/// A table of the vault, synced or not.
struct TableSummary
{
    QByteArray name = {};
    qint64 rowCount = 0;
    bool synced = false;
    TableOrigin origin = TableOrigin::Person;
    bool hasPrimaryKey = false;
    bool withoutRowid = false;
    std::vector<TableColumn> columns = {};

    [[nodiscard]] const TableColumn *column(QByteArrayView columnName) const;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::TableSummary)
