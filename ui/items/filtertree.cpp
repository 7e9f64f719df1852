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
    event->setAccepted(targetOf(itemAt(event->position().toPoint())).has_value());
}

void FilterTree::dropEvent(QDropEvent *event)
{
    const auto target = targetOf(itemAt(event->position().toPoint()));
    if (!target)
        return;
    const QByteArray ids = event->mimeData()->data(QString::fromLatin1(ItemListModel::MimeType));
    event->acceptProposedAction();
    Q_EMIT itemsDropped(ids.split(','), *target);
}

} // namespace haex
