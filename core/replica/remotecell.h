// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"

#include <QByteArray>

#include <vector>

namespace haex {

/// Name of the cell that holds a row's existence: a row marker or a tombstone.
inline constexpr char RowExistenceColumn[] = "*";

/// One cell as it travels, opened: the version of (table, row, column) that `hlc` names.
struct RemoteCell
{
    QByteArray tableName;
    QByteArray rowPks;
    QByteArray columnName;
    QByteArray hlc;
    CellValue value;
    /// Set on held cells that this device wrote and may not have pushed yet.
    qint64 localSeq = 0;
    /// Of a cell that arrived: the other device for which it was sealed; empty when that is this one.
    QByteArray sender = {};

    [[nodiscard]] bool isExistence() const { return columnName == RowExistenceColumn; }
};

/// Whether version a of a cell beats version b: the newer HLC, then the greater value (R5).
[[nodiscard]] inline bool beats(const RemoteCell &a, const RemoteCell &b)
{
    if (a.hlc != b.hlc)
        return a.hlc > b.hlc;
    return a.value > b.value;
}

/// What a row marker tells about the insert: how many columns have its HLC or a newer one, so that a
/// receiver knows when the row is complete.
[[nodiscard]] CellValue makeRowMarker(qsizetype columnCount);
/// 0 when it does not tell.
[[nodiscard]] qsizetype columnCountOf(const CellValue &rowMarker);

} // namespace haex
