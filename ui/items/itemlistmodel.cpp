// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemlistmodel.h"

#include "ui/presenters/itemtexts.h"

#include <QMimeData>

#include <algorithm>

namespace haex {

void ItemListModel::setItems(QList<ItemSummary> items)
{
    if (hasSameRows(items)) {
        m_items = std::move(items);
        if (!m_items.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_items.size()) - 1));
        return;
    }
    const qsizetype before = m_items.size();
    if (before > 0 && items.size() > before && hasSameRows(items.first(before))) {
        beginInsertRows({}, int(before), int(items.size()) - 1);
        m_items = std::move(items);
        endInsertRows();
        Q_EMIT dataChanged(index(0), index(int(before) - 1));
        return;
    }
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

bool ItemListModel::hasSameRows(const QList<ItemSummary> &items) const
{
    return std::equal(m_items.cbegin(), m_items.cend(), items.cbegin(), items.cend(),
                      [](const ItemSummary &a, const ItemSummary &b) { return a.id == b.id; });
}

QModelIndex ItemListModel::indexOf(const QByteArray &id) const
{
    const auto it = std::find_if(m_items.cbegin(), m_items.cend(),
                                 [&id](const ItemSummary &item) { return item.id == id; });
    return it == m_items.cend() ? QModelIndex() : index(int(it - m_items.cbegin()));
}

int ItemListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant ItemListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ItemSummary &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.title.isEmpty() ? ItemTexts::untitled() : item.title;
    case Qt::ToolTipRole:
        return item.url;
    case Qt::AccessibleDescriptionRole:
        return item.isWaiting ? tr("%1, not yet on all backends", "user name").arg(item.username) : item.username;
    case Qt::AccessibleTextRole:
        return item.isExpired(QDate::currentDate()) ? tr("%1, %2, expired", "title, kind of item").arg(item.title, ItemTexts::kind(item.kind))
                                                    : tr("%1, %2", "title, kind of item").arg(item.title, ItemTexts::kind(item.kind));
    case IdRole:
        return item.id;
    case SummaryRole:
        return QVariant::fromValue(item);
    default:
        return {};
    }
}

Qt::ItemFlags ItemListModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList ItemListModel::mimeTypes() const
{
    return {QString::fromLatin1(MimeType)};
}

QMimeData *ItemListModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArrayList ids;
    for (const QModelIndex &index : indexes)
        ids.append(m_items.at(index.row()).id);
    auto *data = new QMimeData;
    data->setData(QString::fromLatin1(MimeType), ids.join(','));
    return data;
}

} // namespace haex
