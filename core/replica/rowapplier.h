// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/conflictjournal.h"
#include "core/replica/foreignkeymap.h"
#include "core/replica/heldcells.h"
#include "core/replica/rowmerge.h"
#include "core/replica/rowstore.h"
#include "core/replica/rowtrail.h"
#include "core/replica/tombstonestore.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <map>
#include <tuple>

namespace haex {

class DeleteGuard;

/// From whom a page comes, and what that backend knows of us.
struct ApplyContext
{
    QByteArray backendId;
    /// Own cells up to this HLC were acknowledged by the backend (its watermark).
    QByteArray pushHlc;
    /// No further page follows: what still waits for its children need not wait longer.
    bool lastPage = true;
    /// Other backends exist: what is news goes on to them.
    bool relay = false;
    /// Cells may be arriving for the second time (several backends, or a pull from zero): a cell
    /// older than the newest one seen of its author is no concurrent write.
    bool replay = false;
    /// Holds up what would delete much of a table (R15); null to let everything through.
    DeleteGuard *guard = nullptr;
    /// Hears, within the transaction, of each cell that another device wrote in the name of this one.
    std::function<Result<>(const RemoteCell &)> writtenInOurName = {};
    /// Is told what became of the cells, page by page: of a page that fails too. Null when nobody asks.
    RowTrail *trail = nullptr;
    /// Per node (hex) the newest stamp up to which its device confirmed that what is here is its own.
    QHash<QByteArray, QByteArray> confirmed = {};
    /// Hears, within the transaction, of a cell under such a stamp that was not here when its device did.
    std::function<Result<>(const RemoteCell &)> cameAfterConfirmation = {};
};

/// Applies the cells of one row: plan by HLC, write, and find a deterministic way out when a
/// constraint forbids the merged row. Inside the page's transaction.
class RowApplier final
{
public:
    RowApplier(Replica &replica, ConflictJournal &journal, const ApplyContext &context);

    /// `cells`: arrived cells of one row, any number of versions; held ones join them. True when
    /// the row ended in its table or in its tombstone, false when something of it waits.
    [[nodiscard]] Result<bool> apply(const QByteArray &tableName, const QByteArray &rowPks,
                                     std::vector<RemoteCell> cells);
    /// Moves a row, and the rows that reference it, to the holding table.
    [[nodiscard]] Result<> evict(const SyncedTable &table, const RowKey &key, const QByteArray &reason);

    /// From now on a delete no longer waits for the deletes of rows that reference its row.
    void settle() { m_settling = true; }

    /// Tables came or changed within the page.
    [[nodiscard]] Result<> tablesChanged();
    [[nodiscard]] ForeignKeyMap &foreignKeys() { return m_foreignKeys; }
    /// Rows with foreign keys that were written.
    [[nodiscard]] const std::vector<RowRef> &writtenChildren() const { return m_writtenChildren; }
    /// Rows that deletes of others took from their tables.
    [[nodiscard]] const std::vector<RowRef> &removedRows() const { return m_removedRows; }
    [[nodiscard]] const QSet<QByteArray> &changedTables() const { return m_changedTables; }
    [[nodiscard]] qint64 appliedCells() const { return m_applied; }
    [[nodiscard]] qint64 conflictCount() const { return m_conflicts; }
    /// Rows that appeared, went or were moved so far.
    [[nodiscard]] qint64 moves() const { return m_moves; }
    /// Journals the unique values that two rows still claim.
    [[nodiscard]] Result<> recordClashes();
    /// Rows that wait before any of them is tried again: those that this page did not bring are no news.
    void noteWaiting(const std::vector<std::pair<QByteArray, QByteArray>> &rows);
    /// To the trail, at the end of the page: what arrived, and waits still.
    void tellWaiting();
    /// Tells, once the page is in place, of what came in this device's name and was never here.
    [[nodiscard]] Result<> tellOfUnknown();

private:
    struct Row
    {
        const SyncedTable &table;
        const RowKey &key;
        LocalRow local;
        std::optional<Tombstone> tombstone;
        qint64 localSeq = 0;
        std::vector<RemoteCell> cells;
        RowPlan plan;
        /// Values of the live row, read when first needed.
        std::optional<RowImage> values;
    };

    /// A cell in this device's name of which nothing was here.
    struct Unknown
    {
        RemoteCell cell;
        /// Its row was.
        bool hasRow = false;
    };

    /// Compared in this order: the newest HLC of the row and all that it references, how far it is
    /// from the rows that reference nothing, its own HLC, its key.
    struct Rank
    {
        QByteArray chainHlc;
        int depth = 0;
        QByteArray ownHlc;
        QByteArray key;
        friend bool operator<(const Rank &a, const Rank &b)
        {
            return std::tie(a.chainHlc, a.depth, a.ownHlc, a.key) < std::tie(b.chainHlc, b.depth, b.ownHlc, b.key);
        }
    };

    [[nodiscard]] Result<std::vector<RemoteCell>> bestOf(const QByteArray &table, const QByteArray &rowPks,
                                                         std::vector<RemoteCell> arrived);
    [[nodiscard]] static std::vector<RemoteCell> withBuried(const Row &row);
    [[nodiscard]] Result<> load(Row &row);
    [[nodiscard]] bool isInOurName(const RemoteCell &cell) const;
    [[nodiscard]] Result<> guardOwnName(Row &row, std::vector<RemoteCell> &cells);
    [[nodiscard]] Result<bool> wasWrittenByOthers(Row &row, const RemoteCell &cell);
    [[nodiscard]] Result<> reassert(Row &row, const std::vector<RemoteCell> &others);
    [[nodiscard]] Result<> deleteAnew(Row &row, const QByteArray &now, const std::vector<RemoteCell> &others);
    [[nodiscard]] Result<> recordOthers(Row &row, const RemoteCell &cell, const QByteArray &now);
    [[nodiscard]] Result<> tellOfOthers(const RemoteCell &cell);
    [[nodiscard]] Result<> noteUnknown(const Row &row, const std::vector<RemoteCell> &cells);
    [[nodiscard]] Result<> noteUnknownTable(const std::vector<RemoteCell> &cells);
    [[nodiscard]] Result<bool> isKnown(const Row &row, const RemoteCell &cell);
    [[nodiscard]] Result<QByteArray> waitingHlc(const RemoteCell &cell);
    [[nodiscard]] Result<QByteArray> existenceOf(const RemoteCell &cell);
    [[nodiscard]] Result<> recordUnknown(const RemoteCell &cell);
    [[nodiscard]] bool isConfirmed(const RemoteCell &cell);
    [[nodiscard]] Result<> noteLate(const Row *row, const std::vector<RemoteCell> &cells);
    [[nodiscard]] Result<> decideTies(Row &row);
    [[nodiscard]] Result<const RowImage *> valuesOf(Row &row);
    [[nodiscard]] Result<bool> write(Row &row);
    [[nodiscard]] Result<> releaseReferences(const Row &row);
    [[nodiscard]] Result<> healTombstone(Row &row);
    [[nodiscard]] Result<> writeOnce(Row &row, bool orReplace);
    [[nodiscard]] static QByteArray reasonOf(const Error &error);
    [[nodiscard]] Result<std::optional<Rank>> rankOf(const SyncedTable &table, const RowKey &key,
                                                     const QByteArray &existenceHlc, const RowImage &values,
                                                     QSet<QByteArray> &visited);
    [[nodiscard]] Result<RowImage> mergedValues(Row &row);
    [[nodiscard]] Result<bool> makeRoom(Row &row, const Error &error);
    void noteClash(const SyncedTable &table, const RowKey &held, const QByteArray &heldHlc, const RowKey &winner,
                   const QByteArray &winnerHlc);
    [[nodiscard]] Result<std::vector<RowKey>> blockersOf(Row &row);
    [[nodiscard]] Result<> standAside(Row &row, const QByteArray &reason);
    [[nodiscard]] Result<bool> bury(Row &row);
    [[nodiscard]] Result<bool> childrenAllow(const Row &row);
    [[nodiscard]] Result<> recordConflicts(Row &row);
    [[nodiscard]] Result<bool> isOnItsWay(const Row &row, const RemoteCell &remote, const QByteArray &ours);
    [[nodiscard]] Result<> recordBuriedEdits(Row &row);
    [[nodiscard]] Result<> record(Conflict conflict);
    [[nodiscard]] static std::vector<RemoteCell> takeForbiddenNulls(Row &row);
    [[nodiscard]] static bool isNews(const Row &row, const RemoteCell &cell);
    [[nodiscard]] Result<> relay(const RemoteCell &cell);
    [[nodiscard]] Result<> relayAll(const std::vector<RemoteCell> &cells);
    [[nodiscard]] Result<> relayNews(const Row &row, const std::vector<RemoteCell> &arrived);
    [[nodiscard]] bool isUnacknowledged(const QByteArray &hlc) const;
    [[nodiscard]] bool wasSeen(const QByteArray &hlc) const;
    [[nodiscard]] bool isOld(const QByteArray &hlc) const;
    void wrote(const Row &row);
    [[nodiscard]] bool meetsOwnEdit(const Row &row) const;
    [[nodiscard]] Result<> hold(const std::vector<RemoteCell> &cells, const QByteArray &reason);
    void tell(const std::vector<RemoteCell> &cells, CellFate fate);
    void tellExistence(const Row &row, CellValue::Type what);

    Replica &m_replica;
    ConflictJournal &m_journal;
    const ApplyContext &m_context;
    RowStore m_rows;
    TombstoneStore m_tombstones;
    HeldCells m_held;
    ForeignKeyMap &m_foreignKeys;
    QByteArray m_ownNode;
    std::vector<Unknown> m_unknown;
    /// The node of the last cell, and what its device confirmed.
    QByteArray m_author;
    QByteArray m_authorConfirmed;
    std::vector<RowRef> m_writtenChildren;
    std::vector<RowRef> m_removedRows;
    QSet<QByteArray> m_changedTables;
    qint64 m_applied = 0;
    qint64 m_conflicts = 0;
    qint64 m_moves = 0;
    std::map<std::pair<QByteArray, QByteArray>, Conflict> m_clashes;
    bool m_settling = false;
    struct Waiting
    {
        std::vector<RemoteCell> cells;
        QByteArray reason;
        QByteArray sender;
    };
    /// What was held in this page, by table and key.
    QHash<std::pair<QByteArray, QByteArray>, Waiting> m_waiting;
    QSet<std::pair<QByteArray, QByteArray>> m_waitedBefore;
    /// Who sent the row that is being applied; empty while what waited before is tried.
    QByteArray m_sender;
};

} // namespace haex
