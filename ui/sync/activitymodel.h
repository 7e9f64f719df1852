// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QAbstractTableModel>

namespace haex {

/// The activity log, newest first.
class ActivityModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Backend, What, Amount, Outcome, ColumnCount };
    /// Everything searchable of a row in one text; and as a file of the log has it, with exact times.
    enum Role { FilterRole = Qt::UserRole + 1, ErrorRole, DirectionRole, ExportRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(QList<ActivityEntry> entries);
    void addEntry(const ActivityEntry &entry);
    [[nodiscard]] const QList<ActivityEntry> &entries() const { return m_entries; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ActivityEntry &entry, int column) const;

    QList<ActivityEntry> m_entries;
};

} // namespace haex
