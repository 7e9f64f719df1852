// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"

#include <QByteArray>

namespace haex {

/// Where a cell is, in the three names that stand on the wire.
struct CellPlace
{
    QByteArray tableName;
    QByteArray rowPks;
    QByteArray columnName;

    friend bool operator==(const CellPlace &, const CellPlace &) = default;
};

/// A value together with the names of its place: what is sealed where those stand nowhere else.
struct PlacedValue
{
    CellPlace place;
    CellValue value;
};

} // namespace haex
