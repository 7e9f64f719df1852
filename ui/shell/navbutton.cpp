// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navbutton.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

#include <QLocale>

namespace haex {

NavButton::NavButton(const QString &iconName, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavButton::setCount(qint64 count)
{
    m_count = count;
    setAccessibleDescription(count > 0 ? tr("%n open", nullptr, int(count)) : QString());
    update();
}

QSize NavButton::sizeHint() const
{
    return {160, Size::Row + Space::XS};
}

void NavButton::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    if (isChecked())
        drawRounded(painter, QRectF(rect()), Radius::Control, t.accentSoft);
    else if (isDown() || underMouse())
        drawRounded(painter, QRectF(rect()), Radius::Control, t.pressed);
    if (hasFocus())
        drawFocusRing(painter, QRectF(rect()), Radius::Control, t);
    // Laid out from left to right, then turned round where people read the other way.
    const auto placed = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const QRect icon(Space::M, (height() - Size::Icon) / 2, Size::Icon, Size::Icon);
    themedIcon(m_iconName, isChecked() ? Tint::Accent : Tint::Muted).paint(&painter, placed(icon));
    QRect textRect = rect().adjusted(Space::M + Size::Icon + Space::M, 0, -Space::M, 0);
    if (m_count > 0) {
        const QString number = QLocale().toString(m_count);
        painter.setFont(fontOf(TextStyle::SmallStrong));
        const int width = qMax(22, painter.fontMetrics().horizontalAdvance(number) + Space::M);
        const QRect badge(textRect.right() - width + Space::XS, (height() - 20) / 2, width, 20);
        drawRounded(painter, QRectF(placed(badge)), 10, t.warningSoft);
        painter.setPen(t.warning);
        painter.drawText(placed(badge), Qt::AlignCenter, number);
        textRect.setRight(badge.left() - Space::XS);
    }
    painter.setFont(fontOf(isChecked() ? TextStyle::BodyStrong : TextStyle::Body));
    painter.setPen(t.text);
    painter.drawText(placed(textRect), Qt::AlignVCenter | Qt::AlignLeft, text());
}

void NavButton::enterEvent(QEnterEvent *)
{
    update();
}

void NavButton::leaveEvent(QEvent *)
{
    update();
}

} // namespace haex
