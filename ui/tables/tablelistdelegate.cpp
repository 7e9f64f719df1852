// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablelistdelegate.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"
#include "ui/tables/tablelistmodel.h"

#include <QLocale>

namespace haex {

void TableListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const auto table = index.data(TableListModel::SummaryRole).value<TableSummary>();
    const Theme &t = themeOf(option.palette);
    // Laid out from left to right, then turned round where people read the other way.
    const auto placed = [&option](const QRect &r) { return QStyle::visualRect(option.direction, option.rect, r); };
    const QRect row = option.rect.adjusted(Space::S, 1, -Space::S, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        drawRounded(*painter, QRectF(row), Radius::Control, selected ? t.accentSoft : t.hover);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        drawFocusRing(*painter, QRectF(row), Radius::Control, t);
    const QRect icon(row.left() + Space::S, row.center().y() - Size::Icon / 2 + 1, Size::Icon, Size::Icon);
    themedIcon(table.synced ? QStringLiteral("tables") : QStringLiteral("cloud-off"), table.synced ? Tint::Accent : Tint::Muted).paint(painter, placed(icon));
    QRect text = row.adjusted(Space::S + Size::Icon + Space::S, 0, -Space::S, 0);
    const QString count = QLocale().toString(table.rowCount);
    painter->setFont(fontOf(TextStyle::Small));
    painter->setPen(t.textFaint);
    painter->drawText(placed(text), Qt::AlignRight | Qt::AlignVCenter, count);
    text.setRight(text.right() - painter->fontMetrics().horizontalAdvance(count) - Space::S);
    painter->setFont(fontOf(selected ? TextStyle::BodyStrong : TextStyle::Body));
    painter->setPen(t.text);
    painter->drawText(placed(text), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, text.width()));
    painter->restore();
}

QSize TableListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {160, Size::Row + Space::XS};
}

} // namespace haex
