// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/roworder.h"
#include "ui/tables/gridrange.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace haex {

/// How one looks at the rows of a table: filtered, sorted, and where one is in them.
struct TablePagePlace
{
    QByteArray table = {};
    QString filter = {};
    bool showsColumnFilters = false;
    /// One for each column.
    QStringList columnFilters = {};
    /// -1: as they are.
    int sortColumn = -1;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    /// The rows as they stood, and the present cell and the chosen ones there.
    RowOrderPtr order = {};
    int row = -1;
    int column = -1;
    QList<GridRange> chosen = {};
};

/// What is open in Tables, for a view that is made anew in its place.
struct TablesPlace
{
    QByteArray table = {};
    bool isInConsole = false;
    QString sql = {};
    TablePagePlace page = {};
};

} // namespace haex
