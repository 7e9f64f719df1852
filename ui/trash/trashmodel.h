// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/trash/trashentry.h"

#include <QAbstractTableModel>
#include <QList>

namespace haex {

/// What was deleted and can be brought back, newest first.
class TrashModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, Kind, Deleted, ColumnCount };
    enum Role { EntryRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(QList<TrashEntry> entries);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<TrashEntry> m_entries;
};

} // namespace haex
