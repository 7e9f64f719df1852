// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace haex {

/// Rows to choose one of: read only, one column takes the room that is left.
class RowTable final : public QTableView
{
    Q_OBJECT
public:
    RowTable(const QString &name, QAbstractItemModel *model, int wideColumn, QWidget *parent = nullptr);
};

} // namespace haex
