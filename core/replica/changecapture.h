// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/remotecell.h"
#include "core/replica/replica.h"

#include <QSet>

namespace haex {

/// How far one backend has everything (R10); a part of its row in `haex_sync_backends`.
struct PushProgress
{
    /// Own rows up to this local sequence number were acknowledged. Below zero no scan is relied on: a
    /// full offer then is of everything.
    qint64 pushSeq = 0;
    /// Own cells up to this HLC were acknowledged: its watermark.
    QByteArray pushHlc;
    /// Cells of other backends up to this position of the relay were passed on.
    qint64 relaySeq = 0;
    /// The full offer of a new or reset backend: whether it is due, and how far it is.
    bool offerPending = false;
    QByteArray offerTable;
    QByteArray offerPosition;

    friend bool operator==(const PushProgress &, const PushProgress &) = default;
};

struct OutgoingCell
{
    RemoteCell cell;
    /// Hint on the wire: insert, update or delete.
    const char *operation = "update";
};

/// What to send next, and the progress to record once all of it was acknowledged.
struct CapturedChanges
{
    std::vector<OutgoingCell> cells;
    PushProgress progress;
    /// Nothing was left beyond it when it was read.
    bool complete = true;
    /// The last transaction was too large to be taken whole, or may have been cut before.
    bool isCut = false;
    QSet<QByteArray> tables;
    /// Cells, where a large one counts as many: what is captured at once is held in memory.
    qint64 weight = 0;

    void add(OutgoingCell cell)
    {
        weight += 1 + cell.cell.value.encodedSize() / BytesPerCell;
        cells.push_back(std::move(cell));
    }

private:
    static constexpr qint64 BytesPerCell = 4096;
};

/// Finds what a backend has not got: scans the dirty tables for rows by local sequence number, in
/// one snapshot, and takes from them the own cells newer than the watermark; passes on cells from
/// other backends; and walks all tables for a full offer. Reads only.
///
/// The local sequence number is commit-ordered and every local write raises its row's, so a write
/// during a scan or a request lies beyond what is recorded and comes next (R10).
class ChangeCapture final
{
public:
    /// A transaction of at most so many cells is captured, and so sent, whole.
    static constexpr qint64 MaxTransactionCells = 28'000;

    explicit ChangeCapture(Replica &replica);

    /// About `maxCells`, whole rows; more when one row or one transaction has more,
    /// fewer when they are large.
    [[nodiscard]] Result<CapturedChanges> capture(const QByteArray &backendId, const PushProgress &from,
                                                  qint64 maxCells,
                                                  qint64 maxTransactionCells = MaxTransactionCells);
    /// Rows with changes that the backend has not acknowledged, or refused.
    [[nodiscard]] Result<qint64> waitingRows(const QByteArray &backendId, const PushProgress &from);

    /// Whether the backend has acknowledged all that is in the vault.
    [[nodiscard]] Result<bool> hasEverything(const QByteArray &backendId, const PushProgress &progress);

    /// For the acknowledgement's transaction: the watermark that holds when nothing lies beyond
    /// `progress`, else the old one.
    [[nodiscard]] Result<QByteArray> watermarkAfter(const PushProgress &progress);
    /// Clears marks that no backend needs any more; `oldestPushSeq` and `oldestRelaySeq` are the
    /// lowest of all backends, disabled ones too.
    [[nodiscard]] Result<> clearMarks(qint64 oldestPushSeq, qint64 oldestRelaySeq);
    /// Marks every synced table dirty: a backend is new and has nothing.
    [[nodiscard]] Result<> markAllDirty();
    /// The version of a cell that the vault holds now: for a cell that was refused and is sent
    /// again. nullopt when there is none or a newer one.
    [[nodiscard]] Result<std::optional<OutgoingCell>> find(const QByteArray &table, const QByteArray &rowPks,
                                                           const QByteArray &column, const QByteArray &hlc);
    /// Every cell that the vault holds of a row, wherever it keeps it; of one cell perhaps two versions.
    [[nodiscard]] Result<std::vector<OutgoingCell>> cellsOf(const QByteArray &table, const QByteArray &rowPks);
    /// The rows of a table in the order of their keys: about `maxCells` cells from `position` on (empty: the
    /// first), which moves. True when those were the last.
    [[nodiscard]] Result<bool> readTable(const SyncedTable &table, QByteArray &position, qint64 maxCells,
                                         std::vector<OutgoingCell> &cells);

private:
    class Source;
    /// Which cells of a row: the own ones beyond the watermark; those that a full offer adds to them; all.
    enum class Take { Own, Offer, All };
    /// How many cells are enough, and how many at most, if the last transaction is as large.
    struct Amount
    {
        qint64 cells = 0;
        qint64 mostCells = 0;
    };
    [[nodiscard]] Result<> captureOwn(CapturedChanges &out, Amount amount);
    [[nodiscard]] Result<> captureRelayed(CapturedChanges &out, const QByteArray &backendId, Amount amount);
    [[nodiscard]] Result<> captureOffer(CapturedChanges &out, Take take, qint64 maxCells);
    [[nodiscard]] Result<bool> offerTable(CapturedChanges &out, const SyncedTable &table, Take take, qint64 maxCells);
    [[nodiscard]] Result<bool> offerSide(CapturedChanges &out, const QByteArray &side, Take take, qint64 maxCells);
    [[nodiscard]] Result<QByteArrayList> dirtyTables();
    [[nodiscard]] Result<qint64> newestSeqBeyond(qint64 seq);
    [[nodiscard]] bool isLate(QByteArrayView tableName, QByteArrayView columnName) const;
    [[nodiscard]] bool isWanted(const QByteArray &hlc, Take take, bool hasNumber, const QByteArray &watermark) const;
    [[nodiscard]] Result<> addAll(CapturedChanges &all, const QByteArray &tableName, const QByteArray &rowPks);
    void addRow(CapturedChanges &out, const SyncedTable &table, Statement &row, Take take);
    void addTombstone(CapturedChanges &out, Statement &row, Take take);
    void addHeld(CapturedChanges &out, Statement &row, Take take);

    Replica &m_replica;
    QByteArray m_ownNode;
};

} // namespace haex
