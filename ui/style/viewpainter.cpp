// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/viewpainter.h"

#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

#include <QStyle>

namespace haex::ViewPainter {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

void menuSeparator(const QStyleOptionMenuItem &option, QPainter &painter, const Theme &t)
{
    const int y = option.rect.center().y();
    painter.fillRect(QRect(option.rect.left() + Space::S, y, option.rect.width() - 2 * Space::S, 1),
                     t.border);
}

void menuMark(const QStyleOptionMenuItem &option, QPainter &painter, const QRect &box,
              const Theme &t)
{
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (!option.checked)
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.accent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = QRectF(box).center();
        painter.drawPolyline(QPolygonF({c + QPointF(-4, 0), c + QPointF(-1.2, 3), c + QPointF(4, -3.2)}));
        return;
    }
    const auto mode = has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled;
    option.icon.paint(&painter, box, Qt::AlignCenter, mode);
}

void menuText(const QStyleOptionMenuItem &option, QPainter &painter, const QRect &rect,
              const Theme &t)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const QStringList parts = option.text.split(u'\t');
    painter.setFont(option.font);
    painter.setPen(enabled ? t.text : t.textDisabled);
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic;
    painter.drawText(rect, flags | Qt::AlignLeft, parts.value(0));
    if (parts.size() < 2)
        return;
    painter.setPen(enabled ? t.textFaint : t.textDisabled);
    painter.drawText(rect, flags | Qt::AlignRight, parts.at(1));
}

} // namespace

void itemPanel(const QStyleOptionViewItem &option, QPainter &painter, bool isTable)
{
    const Theme &t = themeOf(option.palette);
    const bool selected = has(option, QStyle::State_Selected);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (!selected && !hovered)
        return;
    const QColor fill = selected ? t.accentSoft : t.hover;
    if (isTable)
        painter.fillRect(option.rect, fill);
    else
        drawRounded(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), Radius::Control, fill);
}

void headerSection(const QStyleOptionHeader &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    const bool hovered = has(option, QStyle::State_MouseOver);
    const QRect r = option.rect;
    if (option.orientation == Qt::Vertical)
        return painter.fillRect(r, t.surface);
    painter.fillRect(r, hovered ? t.hover : t.window);
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.border);
    if (option.position != QStyleOptionHeader::End && option.position != QStyleOptionHeader::OnlyOneSection)
        painter.fillRect(QRect(r.right(), r.top() + 8, 1, r.height() - 16), t.border);
}

void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &slider)
{
    if (option.maximum <= option.minimum)
        return;
    const Theme &t = themeOf(option.palette);
    const bool active = has(option, QStyle::State_Sunken) || has(option, QStyle::State_MouseOver);
    const QColor colour = active ? t.textFaint : t.borderStrong;
    const double thickness = active ? 8 : 6;
    QRectF handle(slider);
    if (option.orientation == Qt::Vertical)
        handle = QRectF(handle.right() - thickness - 2, handle.top() + 2, thickness, handle.height() - 4);
    else
        handle = QRectF(handle.left() + 2, handle.bottom() - thickness - 2, handle.width() - 4, thickness);
    drawRounded(painter, handle, thickness / 2, colour);
}

void branch(const QStyleOption &option, QPainter &painter)
{
    if (!has(option, QStyle::State_Children))
        return;
    const Theme &t = themeOf(option.palette);
    const auto closed = option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    drawChevron(painter, QRectF(option.rect), has(option, QStyle::State_Open) ? Qt::DownArrow : closed,
                t.textMuted);
}

void menuItem(const QStyleOptionMenuItem &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    painter.save();
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        menuSeparator(option, painter, t);
        painter.restore();
        return;
    }
    if (has(option, QStyle::State_Selected) && has(option, QStyle::State_Enabled))
        drawRounded(painter, QRectF(option.rect).adjusted(4, 0, -4, 0), Radius::Small, t.accentSoft);
    const QRect inner = option.rect.adjusted(Space::M, 0, -Space::M, 0);
    const QRect box(inner.left(), inner.center().y() - Size::Icon / 2 + 1, Size::Icon, Size::Icon);
    menuMark(option, painter, QStyle::visualRect(option.direction, option.rect, box), t);
    QRect text = inner.adjusted(Size::Icon + Space::S, 0, 0, 0);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(text.right() - 12, text.top(), 12, text.height());
        drawChevron(painter, arrow, Qt::RightArrow, t.textMuted);
        text.setRight(arrow.left() - Space::S);
    }
    menuText(option, painter, QStyle::visualRect(option.direction, option.rect, text), t);
    painter.restore();
}

void tab(const QStyleOptionTab &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    const bool selected = has(option, QStyle::State_Selected);
    const bool hovered = has(option, QStyle::State_MouseOver);
    const QRect r = option.rect;
    if (hovered && !selected)
        drawRounded(painter, QRectF(r).adjusted(2, 4, -2, -4), Radius::Control, t.hover);
    if (selected)
        drawRounded(painter, QRectF(r.left() + Space::M, r.bottom() - 1.5, r.width() - 2 * Space::M, 2), 1, t.accent);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        drawFocusRing(painter, QRectF(r).adjusted(2, 4, -2, -4), Radius::Control, t);
    painter.save();
    const bool enabled = has(option, QStyle::State_Enabled);
    painter.setFont(fontOf(selected ? TextStyle::BodyStrong : TextStyle::Body));
    painter.setPen(!enabled ? t.textDisabled : selected ? t.text : t.textMuted);
    painter.drawText(r, Qt::AlignCenter | Qt::TextHideMnemonic, option.text);
    painter.restore();
}

} // namespace haex::ViewPainter
