// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/tableinspector.h"

namespace haex {

class Database;
class Replica;

/// What a table that stopped syncing last had of its registers: a copy of its rows with their
/// clocks, beside the tombstones, which stay. When the table syncs again, what the person changed
/// meanwhile is found by comparing, and everything else keeps the clock that it had. Inside the
/// caller's write transaction.
class ParkedTable final
{
public:
    /// `id`: the table's number in `haex_crdt_tables`.
    ParkedTable(Replica &replica, qint64 id);

    /// The copies of all tables that do not sync now.
    [[nodiscard]] static Result<QByteArrayList> names(Database &database);
    [[nodiscard]] Result<bool> exists() const;
    /// Of a table that has its bookkeeping columns still.
    [[nodiscard]] Result<> park(const TableShape &shape);
    /// Of a table that has them again, empty, and is known to the replica: rows that were there get
    /// their clocks back, with what differs stamped now; rows that went get tombstones; rows that
    /// came are left to the caller; columns that went and were `regrown` get their values back. All
    /// of it is offered to every backend, as none may have been told.
    [[nodiscard]] Result<> resume(const TableShape &shape, const QByteArrayList &regrown);
    [[nodiscard]] Result<> forget();

private:
    [[nodiscard]] Result<bool> matchColumns(const TableShape &shape, const TableShape &copy);
    [[nodiscard]] Result<> restoreValues(const TableShape &shape, const TableShape &copy,
                                         const QByteArrayList &columns);
    [[nodiscard]] Result<> restoreClocks(const TableShape &shape);
    [[nodiscard]] Result<> buryMissingRows(const TableShape &shape);
    [[nodiscard]] Result<> offerRows(const TableShape &shape);

    Replica &m_replica;
    qint64 m_id;
    QByteArray m_name;
};

} // namespace haex
