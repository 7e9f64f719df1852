// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/rowapplier.h"
#include "core/replica/tabletracker.h"
#include "core/storage/transaction.h"

namespace haex {

struct ApplyReport
{
    qint64 appliedCells = 0;
    qint64 conflicts = 0;
    QByteArrayList changedTables;
};

/// Applies one page of remote cells in one transaction, with everything that belongs to it: the
/// receive rule (R3), tables that it declares (R12), what waits (R22), the journal (R27), the relay to
/// other backends (R10) and whatever the caller stores with it (the cursor). All or nothing.
class PageApplier final
{
public:
    PageApplier(Replica &replica, ConflictJournal &journal)
        : m_replica(replica)
        , m_journal(journal)
    {
    }

    using InTransaction = std::function<Result<>()>;

    /// No cell is more than `maxAheadMs` ahead of the wall clock: the caller quarantines those.
    [[nodiscard]] Result<ApplyReport> apply(std::vector<RemoteCell> cells, const ApplyContext &context,
                                            const InTransaction &alongside);
    /// Tries what waits once more: after a migration, or when the person's own writes may have made
    /// room.
    [[nodiscard]] Result<ApplyReport> retryHeld(const ApplyContext &context);

private:
    [[nodiscard]] Result<ApplyReport> run(const ApplyContext &context,
                                          const std::function<Result<>(RowApplier &)> &work,
                                          const QByteArray &waiting = {});
    [[nodiscard]] bool isUnchanged(const RowApplier &applier, const QByteArray &waiting);
    [[nodiscard]] Result<ApplyReport> takeBack(Transaction &transaction, const HlcTimestamp &clockBefore);
    [[nodiscard]] Result<> applyGroups(RowApplier &applier, std::vector<RemoteCell> cells);
    [[nodiscard]] Result<> adoptDefinitions(RowApplier &applier,
                                            const std::vector<TableTracker::Declared> &arrived = {});
    [[nodiscard]] Result<> fitIndex(RowApplier &applier, const SyncedTable &table, const QByteArray &indexSql);
    [[nodiscard]] Result<> retry(RowApplier &applier, const ApplyContext &context);
    [[nodiscard]] Result<> resolveForeignKeys(RowApplier &applier);
    [[nodiscard]] Result<> evictAllOrphans(RowApplier &applier);
    [[nodiscard]] Result<> observe(const std::vector<RemoteCell> &cells);

    Replica &m_replica;
    ConflictJournal &m_journal;
    /// Newest HLC per node in the page; known to the replica once the page is committed.
    QHash<QByteArray, QByteArray> m_seen;
    /// This transaction created or changed tables.
    bool m_adopted = false;
    /// Tables that the page has cells of.
    QSet<QByteArray> m_named;
};

} // namespace haex
