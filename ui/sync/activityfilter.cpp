// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/activityfilter.h"

#include "ui/sync/activitymodel.h"

namespace haex {

ActivityFilter::ActivityFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setFilterRole(ActivityModel::FilterRole);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
}

void ActivityFilter::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

bool ActivityFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const QString direction = index.data(ActivityModel::DirectionRole).toString();
    if (m_show == Show::Problems && !index.data(ActivityModel::ErrorRole).toBool())
        return false;
    if (m_show == Show::Received && direction != QLatin1String("pull"))
        return false;
    if (m_show == Show::Sent && direction != QLatin1String("push"))
        return false;
    return QSortFilterProxyModel::filterAcceptsRow(row, parent);
}

} // namespace haex
