// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choicebutton.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

namespace haex {

namespace {
constexpr int Height = 64;
constexpr int IconGround = 36;
}

ChoiceButton::ChoiceButton(const QString &iconName, const QString &title,
                           const QString &description, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
    , m_description(description)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(description);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ChoiceButton::sizeHint() const
{
    return {360, Height};
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    const bool active = underMouse() || isDown();
    drawRounded(painter, QRectF(rect()), Radius::Card, active ? t.hover : t.surface, active ? t.borderStrong : t.border);
    if (hasFocus())
        drawFocusRing(painter, QRectF(rect()), Radius::Card, t);
    // Laid out from left to right, then turned round where people read the other way.
    const auto placed = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const QRect ground(Space::M + 2, (height() - IconGround) / 2, IconGround, IconGround);
    drawRounded(painter, QRectF(placed(ground)), Radius::Control + 2, t.accentSoft);
    const int inset = (IconGround - 20) / 2;
    themedIcon(m_iconName, Tint::Accent).paint(&painter, placed(ground).adjusted(inset, inset, -inset, -inset));
    const QRect text = placed(rect().adjusted(ground.right() + Space::M, Space::M, -Space::XL - Space::S, -Space::M));
    const Qt::Alignment leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.setFont(fontOf(TextStyle::BodyStrong));
    painter.setPen(t.text);
    painter.drawText(text, int(Qt::AlignTop | leading), painter.fontMetrics().elidedText(this->text(), Qt::ElideRight, text.width()));
    painter.setFont(fontOf(TextStyle::Small));
    painter.setPen(t.textMuted);
    painter.drawText(text, int(Qt::AlignBottom | leading), painter.fontMetrics().elidedText(m_description, Qt::ElideMiddle, text.width()));
    const bool isReversed = layoutDirection() == Qt::RightToLeft;
    drawChevron(painter, QRectF(placed(QRect(width() - Space::XL - Space::XS, 0, 16, height()))), isReversed ? Qt::LeftArrow : Qt::RightArrow, t.textFaint);
}

void ChoiceButton::enterEvent(QEnterEvent *)
{
    update();
}

void ChoiceButton::leaveEvent(QEvent *)
{
    update();
}

} // namespace haex
