// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashmodel.h"

#include "ui/presenters/timetexts.h"
#include "ui/style/icons.h"

#include <QDateTime>

namespace haex {

void TrashModel::setEntries(QList<TrashEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int TrashModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int TrashModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrashModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TrashEntry &entry = m_entries.at(index.row());
    if (role == EntryRole)
        return QVariant::fromValue(entry);
    if (role == Qt::DecorationRole && index.column() == Title)
        return themedIcon(entry.iconName);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Title:
        return entry.title;
    case Kind:
        return entry.kind;
    case Deleted:
        return TimeTexts::ago(entry.deletedMs, QDateTime::currentMSecsSinceEpoch());
    default:
        return {};
    }
}

QVariant TrashModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("What");
    case Kind:
        return tr("Kind");
    case Deleted:
        return tr("Deleted");
    default:
        return {};
    }
}

} // namespace haex
