// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/clock/hybridlogicalclock.h"
#include "core/replica/syncedtable.h"
#include "core/storage/database.h"

#include <QHash>

#include <functional>
#include <memory>

namespace haex {

class ForeignKeyMap;
class SqlFunctions;
class SqlGuard;

/// One device's copy of the synced tables: which tables they are, the device's clock, and the
/// transactions in which people's writes are stamped. Reading and writing rows is ordinary SQL on
/// `database()`; writes go through `write`, so that the clock is stored with them (R2).
/// One thread, the Database's. See core/replica/README.md for the rules.
class Replica final
{
public:
    /// Answers false to stop; called with rows done and rows in all.
    using Progress = std::function<bool(qint64 done, qint64 total)>;
    /// Called after a commit with the tables that were written.
    using ChangeListener = std::function<void(const QByteArrayList &tables)>;

    /// `database` (migrated) and `clock` must outlive the replica.
    [[nodiscard]] static Result<std::unique_ptr<Replica>>
    open(Database &database, const Clock &clock, const QByteArray &deviceId);
    ~Replica();

    [[nodiscard]] Database &database() const { return m_database; }
    [[nodiscard]] const QByteArray &deviceId() const { return m_deviceId; }
    [[nodiscard]] HybridLogicalClock &clock() { return m_clock; }

    /// Runs `work` in one write transaction: its rows share one HLC; an error rolls back. Nested
    /// calls join the outer transaction.
    [[nodiscard]] Result<> write(const std::function<Result<>()> &work);
    /// As `write`, for the defaults that a fresh install seeds: stamped with HLC zero, so that
    /// they never beat anyone's value (R11).
    [[nodiscard]] Result<> seed(const std::function<Result<>()> &work);

    [[nodiscard]] const std::vector<SyncedTable> &tables() const { return m_tables; }
    [[nodiscard]] const SyncedTable *table(QByteArrayView name) const;
    /// Makes a table synced; stamps rows that are there already, in batches. `not_syncable` with
    /// the reason when it has no primary key or a reserved name. Done before: no effect.
    [[nodiscard]] Result<> track(const QByteArray &tableName, TableOrigin origin,
                                 const Progress &progress = {});
    /// Columns of an application's table that win or lose together, in every process that writes to
    /// it; the person's tables say so in their definition (mergegroups.h).
    void setMergeGroups(const QByteArray &tableName, QList<QByteArrayList> groups);
    /// Stops syncing the table here and on the other devices; its rows stay everywhere.
    [[nodiscard]] Result<> untrack(const QByteArray &tableName);
    /// Brings triggers and definitions in line after the schema may have changed; those of the tables
    /// `created` that have a primary key become synced.
    [[nodiscard]] Result<> reconcileSchema(const QByteArrayList &created = {});

    /// The triggers' functions: for the parts of this module.
    [[nodiscard]] SqlFunctions &functions() { return *m_functions; }
    [[nodiscard]] ForeignKeyMap &foreignKeys() { return *m_foreignKeys; }
    [[nodiscard]] SqlGuard &guard() { return *m_guard; }
    /// Stores the clock in the running transaction, which was not begun by `write` (R3).
    [[nodiscard]] Result<> storeClock();
    /// Another number after everything that may have changed a cell, and when that was; opening
    /// counts.
    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] qint64 changedMs() const { return m_changedMs; }
    /// Of a transaction that was not begun by `write`.
    void noteChange();

    /// Newest HLC that was applied of that node (hex), and raising it.
    [[nodiscard]] QByteArray seenUpTo(const QByteArray &node) const { return m_seen.value(node); }
    void raiseSeen(const QByteArray &node, const QByteArray &hlc) { m_seen[node] = hlc; }

    void setChangeListener(ChangeListener listener) { m_listener = std::move(listener); }
    /// Announces tables that were written without `write` (a page was applied).
    void announce(const QByteArrayList &tables);

private:
    friend class TableTracker;
    friend class PageApplier;
    Replica(Database &database, const Clock &clock, QByteArray deviceId, NodeId node);
    [[nodiscard]] Result<> load();
    [[nodiscard]] Result<> loadTables();
    /// One that became synced: the others are as they were.
    [[nodiscard]] Result<> loadTable(qint64 id);
    [[nodiscard]] Result<> readTables(Statement &list);
    [[nodiscard]] Result<> loadSeen();
    [[nodiscard]] Result<> markWritten();

    Database &m_database;
    QByteArray m_deviceId;
    HybridLogicalClock m_clock;
    std::unique_ptr<SqlFunctions> m_functions;
    std::unique_ptr<ForeignKeyMap> m_foreignKeys;
    std::unique_ptr<SqlGuard> m_guard;
    std::vector<SyncedTable> m_tables;
    ChangeListener m_listener;
    QHash<QByteArray, QByteArray> m_seen;
    QHash<QByteArray, QList<QByteArrayList>> m_groups;
    int m_depth = 0;
    quint64 m_revision = 0;
    qint64 m_changedMs = 0;
};

/// Runs the person's SQL, statement by statement, in one transaction of the replica: `INSERT`
/// without a column list fits although synced tables have bookkeeping columns, `SELECT *` leaves
/// those out, and tables that it creates become synced.
struct SqlResult
{
    QByteArrayList columns;
    std::vector<std::vector<CellValue>> rows;
    qint64 changedRows = 0;
    /// True when `rowLimit` cut the rows.
    bool truncated = false;
};
[[nodiscard]] Result<SqlResult> runUserSql(Replica &replica, QByteArrayView sql,
                                           const std::vector<CellValue> &parameters = {},
                                           qint64 rowLimit = -1);

/// Keyless digest over the rows of the person's synced tables and items: equal on two devices
/// exactly when the tables are. Lower-case hex.
[[nodiscard]] Result<QByteArray> contentDigest(Replica &replica);

} // namespace haex
