// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/remotecell.h"
#include "core/replica/replica.h"

#include <optional>
#include <utility>

namespace haex {

/// The holding table (R22): cells that arrived, or rows that had to make room, and wait until they
/// fit. The best version of each cell only. For one transaction, in which nobody else fills it.
class HeldCells final
{
public:
    explicit HeldCells(Replica &replica)
        : m_database(replica.database())
        , m_clock(replica.clock())
    {
    }

    /// How many cells wait, counted up to `limit`.
    [[nodiscard]] Result<qint64> count(qint64 limit);
    [[nodiscard]] Result<std::vector<RemoteCell>> ofRow(const QByteArray &table, const QByteArray &rowPks);
    /// Keeps the cells, each unless a newer version waits; the reason replaces an earlier one.
    [[nodiscard]] Result<> hold(const std::vector<RemoteCell> &cells, const QByteArray &reason);
    [[nodiscard]] Result<bool> waitsFor(const QByteArray &table, const QByteArray &rowPks, const QByteArray &reason);
    [[nodiscard]] Result<> release(const QByteArray &table, const QByteArray &rowPks);
    /// Rows that wait, lower existence HLCs first, so that every device retries in one order.
    [[nodiscard]] Result<std::vector<std::pair<QByteArray, QByteArray>>> rows(qint64 limit);
    /// Equal when the same cells wait for the same reasons.
    [[nodiscard]] Result<QByteArray> fingerprint();

private:
    [[nodiscard]] Result<bool> isEmpty();

    Database &m_database;
    HybridLogicalClock &m_clock;
    /// Conservative: stays true once a cell was held. Most of the time nothing waits at all.
    std::optional<bool> m_any;
};

} // namespace haex
