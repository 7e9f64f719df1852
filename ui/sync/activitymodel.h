// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/activity/activityrecord.h"
#include "ui/presenters/devicenames.h"

#include <QAbstractTableModel>

namespace haex {

/// The part of the activity log that was asked for, newest first.
class ActivityModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Subject, Fields, Direction, Result, Device, Backend, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(QList<ActivityRecord> records);
    void setDevices(const DeviceNames &devices);
    [[nodiscard]] const QList<ActivityRecord> &records() const { return m_records; }
    /// Whether there is something that a click on the line opens: an item, or a table of the person's.
    [[nodiscard]] static bool canOpen(const ActivityRecord &record);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ActivityRecord &record, int column) const;

    QList<ActivityRecord> m_records;
    DeviceNames m_devices;
};

} // namespace haex
