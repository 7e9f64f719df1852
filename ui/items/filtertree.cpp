// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/filtertree.h"

#include "ui/items/itemfilter.h"
#include "ui/items/itemlistmodel.h"

#include <QDropEvent>
#include <QMimeData>

#include <optional>

namespace haex {

namespace {

/// The group below the pointer; the empty id for "All items".
std::optional<QByteArray> targetOf(const QTreeWidgetItem *item)
{
    if (!item)
        return std::nullopt;
    const auto filter = item->data(0, FilterTree::FilterRole).value<ItemFilter>();
    if (filter.kind == ItemFilter::Kind::All)
        return QByteArray();
    if (filter.kind == ItemFilter::Kind::Group)
        return filter.groupId;
    return std::nullopt;
}

QString tagOf(const QTreeWidgetItem *item)
{
    return item ? item->data(0, FilterTree::FilterRole).value<ItemFilter>().tag : QString();
}

} // namespace

FilterTree::FilterTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setAcceptDrops(true);
    setDragDropMode(QAbstractItemView::DropOnly);
}

void FilterTree::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(event->mimeData()->hasFormat(QString::fromLatin1(ItemListModel::MimeType)));
}

void FilterTree::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeWidget::dragMoveEvent(event);
    const QTreeWidgetItem *item = itemAt(event->position().toPoint());
    event->setAccepted(targetOf(item).has_value() || !tagOf(item).isEmpty());
}

void FilterTree::dropEvent(QDropEvent *event)
{
    const QTreeWidgetItem *item = itemAt(event->position().toPoint());
    const auto target = targetOf(item);
    const QString tag = tagOf(item);
    if (!target && tag.isEmpty())
        return;
    const QByteArrayList ids = event->mimeData()->data(QString::fromLatin1(ItemListModel::MimeType)).split(',');
    event->acceptProposedAction();
    if (target)
        Q_EMIT itemsDropped(ids, *target);
    else
        Q_EMIT itemsTagged(ids, tag);
}

} // namespace haex
