// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/digestsum.h"
#include "core/replica/changecapture.h"

#include <array>
#include <map>

namespace haex {

/// How one cell is digested: under a key that this module does not know.
using CellDigest = std::function<DigestSum(QByteArrayView message)>;

/// What a table holds, in a few numbers: per column the sum over the digests of its cells; `*`
/// stands for the rows' existence. Equal on two devices exactly when those registers are.
using ColumnSums = std::map<QByteArray, DigestSum>;
/// The same split by row, to find where two tables differ: one sum for each bucket.
using BucketSums = std::array<DigestSum, 256>;

/// Digests the registers of one synced table, wherever the vault keeps them: rows, and cells that
/// wait. Rows that are deleted count as rows that never were, since a tombstone may be dropped; so
/// do seeded defaults. In steps, so that nobody waits for a large table; reads only.
class RegisterDigest final
{
public:
    /// `replica` and `digest` must outlive it; the table is read until `advance` says it is done,
    /// and must not be written meanwhile.
    RegisterDigest(Replica &replica, const SyncedTable &table, const CellDigest &digest);

    /// Reads about so many cells more; true when that was all.
    [[nodiscard]] Result<bool> advance(qint64 maxCells);
    [[nodiscard]] qint64 cellsRead() const { return m_cellsRead; }
    [[nodiscard]] const ColumnSums &sums() const { return m_sums; }

    /// By the bucket of its row, over `columns` only; the whole table at once.
    [[nodiscard]] static Result<BucketSums> buckets(Replica &replica, const SyncedTable &table,
                                                    const QByteArrayList &columns,
                                                    const CellDigest &digest);
    /// Every cell of the rows in those buckets, tombstones too: what a device offers again.
    [[nodiscard]] static Result<std::vector<OutgoingCell>>
    cellsIn(Replica &replica, const SyncedTable &table, const std::array<bool, 256> &buckets,
            const CellDigest &digest);

private:
    using Visit = std::function<void(const RemoteCell &)>;
    [[nodiscard]] Result<bool> walk(qint64 maxCells, const Visit &visit);
    [[nodiscard]] Result<> loadHeld();
    [[nodiscard]] Result<> walkHeld(const Visit &visit);

    Replica &m_replica;
    const SyncedTable &m_table;
    const CellDigest &m_digest;
    ColumnSums m_sums;
    /// Rows with cells that wait: looked at as a whole, at the end.
    QSet<QByteArray> m_held;
    bool m_hasBegun = false;
    qint64 m_cellsRead = 0;
    QByteArray m_position;
};

/// The bytes that are digested for a cell: each part behind its length.
[[nodiscard]] QByteArray digestMessage(const RemoteCell &cell);

} // namespace haex
