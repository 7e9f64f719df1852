// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/waitingdelegate.h"

#include "ui/style/metrics.h"

#include <QHeaderView>
#include <QTableView>

namespace haex {

namespace {
/// Ample: a line too many is air, a line too few is a cut sentence.
constexpr int Padding = Space::XL;
}

QSize WaitingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize usual = QStyledItemDelegate::sizeHint(option, index);
    const auto *grid = qobject_cast<const QTableView *>(option.widget);
    if (!grid || grid->horizontalHeader()->sectionResizeMode(index.column()) != QHeaderView::Stretch)
        return usual;
    const QRect room(0, 0, grid->columnWidth(index.column()) - Padding, 10000);
    const int text = option.fontMetrics.boundingRect(room, Qt::TextWordWrap, index.data().toString()).height();
    return {usual.width(), qMax(Size::Row, text + Space::L)};
}

} // namespace haex
