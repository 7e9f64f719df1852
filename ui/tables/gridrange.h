// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>

namespace haex {

/// Rows and columns of a grid, both ends included.
struct GridRange
{
    int firstRow = 0;
    int lastRow = 0;
    int firstColumn = 0;
    int lastColumn = 0;

    [[nodiscard]] int rows() const { return lastRow - firstRow + 1; }
};

} // namespace haex

Q_DECLARE_METATYPE(haex::GridRange)
