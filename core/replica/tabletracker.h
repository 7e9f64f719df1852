// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/replica.h"
#include "core/replica/tableinspector.h"

namespace haex {

/// Makes tables synced and unsynced: bookkeeping columns, triggers, and the definition that tells
/// the other devices (R12). Works inside the caller's write transaction.
class TableTracker final
{
public:
    explicit TableTracker(Replica &replica)
        : m_replica(replica)
    {
    }

    [[nodiscard]] Result<> track(const QByteArray &name, TableOrigin origin, bool publish,
                                 const Replica::Progress &progress);
    [[nodiscard]] Result<> untrack(const QByteArray &name, bool publish);
    /// Renews triggers and definitions of tables whose columns changed; forgets dropped tables.
    [[nodiscard]] Result<> refreshChanged();
    /// Tracks those of these tables, which were just created, that have a primary key.
    [[nodiscard]] Result<> trackNew(const QByteArrayList &created);
    /// Does what `vault_tables` says that other devices declared; true when something changed.
    [[nodiscard]] Result<bool> adoptDefinitions();

private:
    [[nodiscard]] Result<qint64> enroll(const TableShape &shape, TableOrigin origin);
    [[nodiscard]] Result<> addBookkeeping(const TableShape &shape, qint64 id);
    [[nodiscard]] Result<> stampRows(const TableShape &shape, qint64 id, const Replica::Progress &progress);
    [[nodiscard]] Result<> installTriggers(const TableShape &shape, qint64 id, bool hasLateColumns);
    [[nodiscard]] Result<> dropTriggers(qint64 id);
    [[nodiscard]] Result<> publish(const TableShape &shape);
    [[nodiscard]] Result<> refresh(qint64 id, const QByteArray &name, int triggerVersion);
    [[nodiscard]] Result<> forget(qint64 id, const QByteArray &name);
    [[nodiscard]] Result<bool> wasSynced(const QByteArray &name);
    struct Declared
    {
        QByteArray name;
        QByteArray definition;
        bool synced = false;
    };
    [[nodiscard]] Result<std::vector<Declared>> declaredTables();
    [[nodiscard]] Result<bool> tryAdopt(const QByteArray &name, const QByteArray &definition);
    [[nodiscard]] Result<> createIndexes(const QByteArrayList &indexSql);
    [[nodiscard]] Result<bool> adopt(const QByteArray &name, const QByteArray &definition);

    Replica &m_replica;
};

/// The person's view of a table's CREATE statement: without the bookkeeping columns.
[[nodiscard]] QByteArray withoutBookkeeping(QByteArray createSql);

} // namespace haex
