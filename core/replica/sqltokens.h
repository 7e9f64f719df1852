// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <functional>

namespace haex {

/// Columns of a synced table by name; empty for any other.
using ColumnsOf = std::function<QByteArrayList(QByteArrayView tableName)>;

/// `sql` with a column list put into its first statement when that is an `INSERT INTO table` (or
/// REPLACE) without one, so that it fits although the table has bookkeeping columns. Everything
/// else stays as it is, byte for byte.
[[nodiscard]] QByteArray withColumnList(QByteArrayView sql, const ColumnsOf &columnsOf);

/// The table of a first statement `ALTER TABLE …` that does anything but add a column; else empty.
[[nodiscard]] QByteArray alteredTable(QByteArrayView sql);

/// The table of a first statement `CREATE UNIQUE INDEX … ON table`; else empty.
[[nodiscard]] QByteArray uniquelyIndexedTable(QByteArrayView sql);

/// The index of a first statement `DROP INDEX`; else empty.
[[nodiscard]] QByteArray droppedIndex(QByteArrayView sql);

/// What stands for a column between the parentheses of a CREATE TABLE: its name, type and
/// constraints; empty when there is no such column.
[[nodiscard]] QByteArray columnDefinition(QByteArrayView createSql, QByteArrayView column);

} // namespace haex
