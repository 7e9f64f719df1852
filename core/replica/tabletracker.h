// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/remotecell.h"
#include "core/replica/replica.h"
#include "core/replica/tabledefinition.h"

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
    /// Renews triggers and definitions of tables whose columns changed; forgets dropped tables. Reads what is
    /// known of the tables again when something was not as expected.
    [[nodiscard]] Result<> refreshChanged();
    /// Tracks those of these tables, which were just created, that have a primary key.
    [[nodiscard]] Result<> trackNew(const QByteArrayList &created);
    struct Declared
    {
        QByteArray name;
        QByteArray definition;
        bool synced = false;
    };
    /// The definition that a cell of `vault_tables` brings; nullopt for any other cell.
    [[nodiscard]] static std::optional<Declared> declaredBy(const RemoteCell &cell);
    /// Does what `vault_tables` says that other devices declared, and takes over what tables that are
    /// here lack of definitions that arrived, also of those that lost; true when something changed.
    [[nodiscard]] Result<bool> adoptDefinitions(const std::vector<Declared> &arrived = {});
    /// Unique indexes that rows here do not fit, and their tables: they are yet to be made.
    [[nodiscard]] const QHash<QByteArray, QByteArray> &unfitIndexes() const { return m_unfitIndexes; }

private:
    [[nodiscard]] Result<QByteArrayList> regrow(TableShape &shape);
    [[nodiscard]] Result<qint64> enroll(const TableShape &shape, TableOrigin origin);
    [[nodiscard]] Result<> addBookkeeping(const TableShape &shape, qint64 id);
    [[nodiscard]] Result<bool> makeAnew(const TableShape &shape);
    [[nodiscard]] Result<> stampRows(const TableShape &shape, qint64 id, const Replica::Progress &progress);
    [[nodiscard]] Result<> installTriggers(const TableShape &shape, qint64 id, bool hasLateColumns);
    [[nodiscard]] Result<> dropTriggers(qint64 id);
    [[nodiscard]] Result<> publish(const TableShape &shape);
    /// False when all was as it is known.
    [[nodiscard]] Result<bool> refresh(qint64 id, const QByteArray &name, int triggerVersion);
    [[nodiscard]] Result<> forget(qint64 id, const QByteArray &name);
    [[nodiscard]] Result<bool> wasSynced(const QByteArray &name);
    [[nodiscard]] Result<TableDefinition> published(const QByteArray &name);
    [[nodiscard]] Result<> publishNews(const TableShape &shape, bool isAuthor);
    [[nodiscard]] Result<std::vector<Declared>> declaredTables();
    [[nodiscard]] Result<bool> tryAdopt(const QByteArray &name, const QByteArray &definition);
    [[nodiscard]] Result<> createIndexes(const QByteArrayList &indexSql);
    [[nodiscard]] Result<bool> adopt(const QByteArray &name, const QByteArray &definition);

    Replica &m_replica;
    QHash<QByteArray, QByteArray> m_unfitIndexes;
};

/// The person's view of a table's CREATE statement: without the bookkeeping columns.
[[nodiscard]] QByteArray withoutBookkeeping(QByteArray createSql);

} // namespace haex
