// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/rowkey.h"
#include "core/clock/hlctimestamp.h"
#include "core/vault/tables/tablesummary.h"

#include <QMetaType>

#include <optional>
#include <vector>

namespace haex {

/// Some rows of a table.
struct TablePage
{
    std::vector<TableColumn> columns = {};
    /// Without values where the row is gone since the order was made.
    std::vector<std::vector<CellValue>> rows = {};
    /// How to name each row when editing. Of a table that is not synced it is `{"rowid":n}`; empty
    /// (`text()` is) where the row cannot be named and so not be edited.
    std::vector<RowKey> keys = {};
};

/// A cell with its origin.
struct CellInfo
{
    CellValue value = {};
    /// Of the write that made the value; nullopt in a table that is not synced.
    std::optional<HlcTimestamp> writtenAt = {};
    /// A value that the cell held before, or that another device's write at the same time took the place of.
    struct Former
    {
        CellValue value = {};
        HlcTimestamp writtenAt = {};
        /// When it was replaced, and by whom.
        std::optional<HlcTimestamp> replacedAt = {};
        /// It lost against a write at the same time: kept in the conflict journal.
        bool isLost = false;
    };
    /// Newest first.
    QList<Former> former = {};
    /// The device that it names tells that it did not write this row.
    bool isDisowned = false;

    /// The device that wrote it: the node of its HLC.
    [[nodiscard]] NodeId writtenBy() const { return writtenAt ? writtenAt->node : NodeId(); }
};

} // namespace haex

Q_DECLARE_METATYPE(haex::TablePage)
Q_DECLARE_METATYPE(haex::CellInfo)
