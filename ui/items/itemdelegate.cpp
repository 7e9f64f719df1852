// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemdelegate.h"

#include "ui/items/itemlistmodel.h"
#include "ui/items/itemtile.h"
#include "ui/presenters/itemtexts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

#include <QAbstractItemView>

namespace haex {

namespace {

constexpr int TileSize = 34;
constexpr int MarkSize = 14;

QString secondLine(const ItemSummary &item)
{
    if (!item.username.isEmpty())
        return item.username;
    return item.url.isEmpty() ? ItemTexts::kind(item.kind) : item.url;
}

/// Draws marks from the end of the line; answers the width they took.
int drawMarks(QPainter &painter, const QRect &rect, const ItemSummary &item, const QStyleOptionViewItem &option)
{
    int right = rect.right();
    const auto draw = [&](const QString &name, Tint tint) {
        const QRect mark(right - MarkSize, rect.center().y() - MarkSize / 2 + 1, MarkSize, MarkSize);
        themedIcon(name, tint).paint(&painter, QStyle::visualRect(option.direction, option.rect, mark));
        right -= MarkSize + Space::XS;
    };
    if (item.isExpired(QDate::currentDate()))
        draw(QStringLiteral("warning"), Tint::Warning);
    if (item.favourite)
        draw(QStringLiteral("star-filled"), Tint::Warning);
    if (item.hasTotp)
        draw(QStringLiteral("clock"), Tint::Muted);
    if (item.isWaiting)
        draw(QStringLiteral("cloud-up"), Tint::Muted);
    return rect.right() - right;
}

} // namespace

void ItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto item = index.data(ItemListModel::SummaryRole).value<ItemSummary>();
    const Theme &t = themeOf(option.palette);
    painter->save();
    // Laid out from left to right, then turned round where people read the other way.
    const auto placed = [&option](const QRect &r) { return QStyle::visualRect(option.direction, option.rect, r); };
    const QRect row = option.rect.adjusted(Space::S, 1, -Space::S, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        drawRounded(*painter, QRectF(row), Radius::Control, selected ? t.accentSoft : t.hover);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    if (focus)
        drawFocusRing(*painter, QRectF(row), Radius::Control, t);
    const QRect tile(row.left() + Space::S, row.center().y() - TileSize / 2 + 1, TileSize, TileSize);
    drawItemTile(*painter, placed(tile), item.kind, item.title, t);
    QRect text = row.adjusted(Space::S + TileSize + Space::M, Space::XS + 2, -Space::M, -Space::XS - 2);
    text.setRight(text.right() - drawMarks(*painter, text, item, option));
    painter->setFont(fontOf(TextStyle::BodyStrong));
    painter->setPen(t.text);
    const QFontMetrics titleMetrics = painter->fontMetrics();
    painter->drawText(placed(text), Qt::AlignTop | Qt::AlignLeft,
                      titleMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->setFont(fontOf(TextStyle::Small));
    painter->setPen(selected ? t.textMuted : t.textFaint);
    painter->drawText(placed(text), Qt::AlignBottom | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(secondLine(item), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize ItemDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(fontOf(TextStyle::BodyStrong)).height() + QFontMetrics(fontOf(TextStyle::Small)).height();
    return {160, qMax(Size::TallRow, lines + Space::L)};
}

} // namespace haex
