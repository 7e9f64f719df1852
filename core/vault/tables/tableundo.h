// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablebrowser.h"
#include "core/vault/tables/tablechange.h"

namespace haex {

struct TableSchema;

/// Edits of the person's tables that can be taken back, by writing back: ordinary edits with a new
/// clock, so they win and sync like any other. Thread of the Replica.
class TableUndo final
{
public:
    /// Both must outlive it.
    TableUndo(Replica &replica, TableBrowser &tables);

    // As the functions of TableBrowser, in one transaction; they answer what came of it. Cells that
    // held the value already are not part of that.
    [[nodiscard]] Result<TableChange> setCells(const QByteArray &table, const std::vector<TableBrowser::CellEdit> &edits);
    [[nodiscard]] Result<TableChange> insertRows(const QByteArray &table, const std::vector<TableBrowser::Values> &rows);
    [[nodiscard]] Result<TableChange> deleteRows(const QByteArray &table, const std::vector<RowKey> &keys);

    /// Takes a change back, in one transaction; with `change.inverse()` it is done again. Rows that
    /// went together with deleted ones, by foreign keys, come back with them. NotFound when a row
    /// that was edited or added is no more, or when the trash was emptied meanwhile.
    [[nodiscard]] Result<> revert(const TableChange &change);

private:
    [[nodiscard]] Result<CellValue> read(const TableSchema &schema, const RowKey &key, const QByteArray &column);
    [[nodiscard]] Result<TableChange::Row> remember(const TableSchema &schema, const RowKey &key);
    [[nodiscard]] Result<> insert(const QByteArray &table, const TableChange::Row &row);
    [[nodiscard]] Result<> restore(const QByteArray &table, const std::vector<TableChange::Row> &rows);

    Replica &m_replica;
    TableBrowser &m_tables;
};

} // namespace haex
