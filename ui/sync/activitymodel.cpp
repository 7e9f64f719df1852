// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/activitymodel.h"

#include "ui/presenters/activitytexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/style/icons.h"

#include <QDateTime>
#include <QLocale>

namespace haex {

namespace {
constexpr qsizetype KeptEntries = 2000;
}

void ActivityModel::setEntries(QList<ActivityEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

void ActivityModel::addEntry(const ActivityEntry &entry)
{
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
    endInsertRows();
    if (m_entries.size() <= KeptEntries)
        return;
    beginRemoveRows({}, int(KeptEntries), int(m_entries.size()) - 1);
    m_entries.resize(KeptEntries);
    endRemoveRows();
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActivityEntry &entry = m_entries.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(entry, index.column());
    if (role == Qt::DecorationRole && index.column() == What)
        return themedIcon(ActivityTexts::iconName(entry), entry.errorCode.isEmpty() ? Tint::Accent : Tint::Warning);
    if (role == ErrorRole)
        return !entry.errorCode.isEmpty();
    if (role == DirectionRole)
        return entry.direction;
    if (role == ExportRole && index.column() == When)
        return QDateTime::fromMSecsSinceEpoch(entry.timeMs, Qt::UTC).toString(Qt::ISODateWithMs);
    if (role == ExportRole)
        return index.column() == Amount ? QString::number(entry.cells) : text(entry, index.column());
    if (role == FilterRole) {
        QStringList all;
        for (int column = 0; column < ColumnCount; ++column)
            all << text(entry, column);
        return all.join(u' ');
    }
    return {};
}

QString ActivityModel::text(const ActivityEntry &entry, int column) const
{
    switch (column) {
    case When:
        return TimeTexts::exact(entry.timeMs, QDateTime::currentMSecsSinceEpoch());
    case Backend:
        return entry.backendName;
    case What:
        return ActivityTexts::what(entry);
    case Amount:
        return entry.cells > 0 ? tr("%n value(s)", nullptr, int(entry.cells)) : QString();
    case Outcome:
        return ActivityTexts::outcome(entry);
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
    case Backend:
        return tr("Backend");
    case What:
        return tr("What");
    case Amount:
        return tr("How much");
    case Outcome:
        return tr("Details");
    default:
        return {};
    }
}

} // namespace haex
