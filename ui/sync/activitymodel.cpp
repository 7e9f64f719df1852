// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/activitymodel.h"

#include "ui/presenters/activitytexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/style/icons.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QPalette>

namespace haex {

void ActivityModel::setRecords(QList<ActivityRecord> records)
{
    beginResetModel();
    m_records = std::move(records);
    endResetModel();
}

void ActivityModel::setDevices(const DeviceNames &devices)
{
    m_devices = devices;
    if (!m_records.isEmpty())
        Q_EMIT dataChanged(index(0, Device), index(int(m_records.size()) - 1, Device));
}

bool ActivityModel::canOpen(const ActivityRecord &record)
{
    const bool isOwnTable = record.isAboutRows && !record.line.tableName.startsWith("vault_");
    return record.hasItem || isOwnTable;
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActivityRecord &record = m_records.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.column());
    case Qt::ToolTipRole:
        return ActivityTexts::sentence(record, m_devices, QDateTime::currentMSecsSinceEpoch());
    case Qt::DecorationRole:
        if (index.column() == Direction)
            return themedIcon(ActivityTexts::iconName(record), ActivityTexts::isProblem(record) ? Tint::Warning : Tint::Accent);
        return {};
    case Qt::ForegroundRole:
        // What can be opened looks like what can be clicked.
        if (index.column() == Subject && canOpen(record))
            return QGuiApplication::palette().link();
        return {};
    default:
        return {};
    }
}

QString ActivityModel::text(const ActivityRecord &record, int column) const
{
    switch (column) {
    case When:
        return TimeTexts::exact(record.timeMs, QDateTime::currentMSecsSinceEpoch());
    case Subject:
        return ActivityTexts::subject(record);
    case Fields:
        return ActivityTexts::fields(record);
    case Direction:
        return ActivityTexts::direction(record);
    case Result:
        return ActivityTexts::result(record);
    case Device:
        return ActivityTexts::writer(record, m_devices);
    case Backend:
        return record.backendName;
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Subject:
        return tr("What");
    case Fields:
        return tr("Fields");
    case Direction:
        return tr("Direction");
    case Result:
        return tr("Result");
    case Device:
        return tr("Written by");
    case Backend:
        return tr("Backend");
    default:
        return {};
    }
}

} // namespace haex
