// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/columnclocks.h"
#include "core/replica/remotecell.h"
#include "core/replica/syncedtable.h"

#include <optional>

namespace haex {

/// What a device holds of one row before cells arrive for it.
struct LocalRow
{
    /// The clocks of the live row; nullopt when the table has no such row.
    std::optional<ColumnClocks> clocks;
    /// HLC of the tombstone; empty when there is none.
    QByteArray tombstoneHlc;
};

/// What is to be done with a row: the outcome of comparing HLCs, without any I/O.
struct RowPlan
{
    enum class Action {
        /// Nothing that arrived is newer.
        Nothing,
        /// Columns of the live row get newer values.
        Update,
        /// The row comes into being (or back) with these columns.
        Insert,
        /// The row goes, or stays gone; `winners` still belong into its tombstone.
        Bury,
        /// Not enough is known: everything waits.
        Wait,
    };
    Action action = Action::Nothing;
    /// Column cells that win, in the order of the table.
    std::vector<RemoteCell> winners;
    /// Column cells with the same HLC as ours: their values decide (R5).
    std::vector<RemoteCell> ties;
    /// Column cells that lose against ours.
    std::vector<RemoteCell> losers;
    /// Cells of columns that this device does not have.
    std::vector<RemoteCell> unknown;
    /// HLC of the row's existence after the merge, and of its tombstone for Bury.
    QByteArray existenceHlc;
    bool existenceChanged = false;
};

/// Merges the cells of one row, the best version of each column only, into what the device holds:
/// existence is a last-writer-wins register of its own (R13), each column another.
[[nodiscard]] RowPlan planRow(const SyncedTable &table, const LocalRow &local,
                              const std::vector<RemoteCell> &cells);

/// The clocks of a row after `plan`'s winners were written into it.
[[nodiscard]] ColumnClocks mergedClocks(const SyncedTable &table,
                                        const std::optional<ColumnClocks> &before,
                                        const RowPlan &plan);

} // namespace haex
