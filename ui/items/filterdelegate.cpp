// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/filterdelegate.h"

#include "ui/items/filtertree.h"
#include "ui/items/itemfilter.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

#include <QLocale>

namespace haex {

namespace {

bool isHeading(const QModelIndex &index)
{
    return index.data(FilterTree::FilterRole).value<ItemFilter>().kind == ItemFilter::Kind::Heading;
}

} // namespace

void FilterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &t = themeOf(option.palette);
    // Laid out from left to right, then turned round where people read the other way.
    const auto placed = [&option](const QRect &r) { return QStyle::visualRect(option.direction, option.rect, r); };
    const QRect row = option.rect.adjusted(0, 1, -Space::S, -1);
    painter->save();
    if (isHeading(index)) {
        painter->setFont(fontOf(TextStyle::SmallStrong));
        painter->setPen(t.textFaint);
        painter->drawText(placed(row.adjusted(Space::S, 0, 0, -Space::XS)), Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        drawRounded(*painter, QRectF(placed(row)), Radius::Control, selected ? t.accentSoft : t.pressed);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        drawFocusRing(*painter, QRectF(placed(row)), Radius::Control, t);
    const QRect icon(row.left() + Space::S, row.center().y() - Size::Icon / 2 + 1, Size::Icon, Size::Icon);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, placed(icon));
    QRect text = row.adjusted(Space::S + Size::Icon + Space::S, 0, -Space::S, 0);
    const qint64 count = index.data(FilterTree::CountRole).toLongLong();
    if (count > 0) {
        const QString number = QLocale().toString(count);
        painter->setFont(fontOf(TextStyle::Small));
        painter->setPen(t.textFaint);
        painter->drawText(placed(text), Qt::AlignRight | Qt::AlignVCenter, number);
        text.setRight(text.right() - painter->fontMetrics().horizontalAdvance(number) - Space::XS);
    }
    painter->setFont(fontOf(selected ? TextStyle::BodyStrong : TextStyle::Body));
    painter->setPen(t.text);
    painter->drawText(placed(text), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize FilterDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {120, isHeading(index) ? Size::Row + Space::XS : Size::Row};
}

} // namespace haex
