// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QAbstractTableModel>

namespace haex {

/// Cells that arrived but are not in use: held until something else arrives, or refused.
class WaitingModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, State, Why, Advice, Since, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setCells(QList<WaitingCell> cells);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const WaitingCell &cell, int column) const;

    QList<WaitingCell> m_cells;
};

} // namespace haex
