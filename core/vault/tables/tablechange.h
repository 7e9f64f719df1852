// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/rowkey.h"

#include <utility>
#include <vector>

namespace haex {

/// What one action did to the rows of a table. May hold secrets: never log it.
struct TableChange
{
    struct Cell
    {
        RowKey key = {};
        QByteArray column = {};
        CellValue before = {};
        CellValue after = {};
    };
    struct Row
    {
        RowKey key = {};
        /// What it held beside its key; empty in a synced table, whose trash keeps it.
        std::vector<RowKey::Part> values = {};
    };
    QByteArray table = {};
    std::vector<Cell> cells = {};
    std::vector<Row> added = {};
    std::vector<Row> removed = {};

    [[nodiscard]] bool isEmpty() const { return cells.empty() && added.empty() && removed.empty(); }
    /// The same the other way round.
    [[nodiscard]] TableChange inverse() const
    {
        TableChange change{table, cells, removed, added};
        for (Cell &cell : change.cells)
            std::swap(cell.before, cell.after);
        return change;
    }
};

} // namespace haex
