// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace haex {

/// What a row's value in one column must be to be found.
struct ColumnFilter
{
    enum class Test {
        /// The value as text contains the filter's text, whatever the case of letters.
        Contains,
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        IsNull,
        IsNotNull,
    };

    QByteArray column = {};
    Test test = Test::Contains;
    /// Not used by IsNull and IsNotNull.
    CellValue value = {};

    friend bool operator==(const ColumnFilter &, const ColumnFilter &) = default;
};

/// Which rows of a table to find, and in which order.
struct TableQuery
{
    QByteArray table = {};
    /// The table's own order, by its key, when empty.
    QByteArray sortColumn = {};
    bool descending = false;
    /// Rows in which some column contains it, whatever the case of letters; all rows when empty.
    QString filter = {};
    /// All of them must hold.
    QList<ColumnFilter> columns = {};
    /// At most so many rows; all of them when negative.
    qint64 limit = -1;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::TableQuery)
