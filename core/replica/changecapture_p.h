// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/changecapture.h"
#include "core/storage/database.h"

#include <algorithm>

// What the parts of ChangeCapture share: where cells are kept, and the columns that they are read
// from.

namespace haex::capture {

inline constexpr char TombstoneSide[] = "haex_crdt_tombstones";
inline constexpr char HeldSide[] = "haex_crdt_held";
inline constexpr char TombstoneColumns[]
    = "local_seq, table_name, row_pks, hlc, column_hlcs, last_values";
inline constexpr char HeldColumns[]
    = "local_seq, table_name, row_pks, column_name, hlc, value_type, value";

/// Each with a comma before it.
inline QByteArray quotedList(const QByteArrayList &columns)
{
    QByteArray list;
    for (const QByteArray &column : columns)
        list += ", " + quoteIdentifier(column);
    return list;
}

/// seq, clocks, keys, data: the columns that addRow reads.
inline QByteArray rowColumns(const SyncedTable &table)
{
    return "haex_local_seq, haex_column_hlcs" + quotedList(table.keyColumns())
        + quotedList(table.dataColumns());
}

inline std::vector<OutgoingCell>::iterator cellOf(CapturedChanges &changes, QByteArrayView column,
                                                  QByteArrayView hlc)
{
    return std::ranges::find_if(changes.cells, [&](const OutgoingCell &cell) {
        return cell.cell.columnName == column && cell.cell.hlc == hlc;
    });
}

} // namespace haex::capture
