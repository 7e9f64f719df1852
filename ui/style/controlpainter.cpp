// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/controlpainter.h"

#include "ui/style/metrics.h"
#include "ui/style/painting.h"

#include <QStyle>

namespace haex::ControlPainter {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isPressed(const QStyleOption &option)
{
    return has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
}

bool isHovered(const QStyleOption &option)
{
    return has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
}

QColor filledColour(const QStyleOption &option, const QColor &normal, const QColor &hover,
                    const QColor &pressed, const Theme &theme)
{
    if (!has(option, QStyle::State_Enabled))
        return theme.pressed;
    return isPressed(option) ? pressed : isHovered(option) ? hover : normal;
}

bool showsFocus(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

void drawTick(QPainter &painter, const QRectF &rect, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(rect.center());
    painter.drawPolyline(QPolygonF({{-3.6, 0.2}, {-1.1, 2.8}, {3.8, -2.8}}));
    painter.restore();
}

QColor markFill(const QStyleOption &option, bool marked, const Theme &theme)
{
    if (!has(option, QStyle::State_Enabled))
        return marked ? theme.textDisabled : theme.window;
    if (marked)
        return isHovered(option) ? theme.accentHover : theme.accent;
    return isHovered(option) ? theme.hover : theme.surface;
}

} // namespace

void button(const QStyleOption &option, QPainter &painter, Variant variant)
{
    const Theme &t = themeOf(option.palette);
    const QRectF rect(option.rect);
    QColor fill;
    QColor border;
    switch (variant) {
    case Variant::Primary:
        fill = filledColour(option, t.accent, t.accentHover, t.accentPressed, t);
        break;
    case Variant::Danger:
        fill = filledColour(option, t.danger, t.dangerHover, t.dangerHover, t);
        break;
    case Variant::Quiet:
        fill = isPressed(option) ? t.pressed : isHovered(option) ? t.hover : QColor();
        break;
    case Variant::Normal:
        fill = isPressed(option) ? t.pressed : isHovered(option) ? t.hover : t.dark ? t.raised : t.surface;
        border = has(option, QStyle::State_Enabled) ? t.borderStrong : t.border;
        break;
    }
    drawRounded(painter, rect, Radius::Control, fill, border);
    if (!showsFocus(option))
        return;
    drawFocusRing(painter, rect, Radius::Control, t);
    if (variant == Variant::Primary || variant == Variant::Danger)
        drawRounded(painter, rect.adjusted(2, 2, -2, -2), Radius::Small, {}, t.onAccent, 1.5);
}

QColor buttonText(const QStyleOption &option, Variant variant)
{
    const Theme &t = themeOf(option.palette);
    if (!has(option, QStyle::State_Enabled))
        return t.textDisabled;
    switch (variant) {
    case Variant::Primary:
        return t.onAccent;
    case Variant::Danger:
        return t.onDanger;
    case Variant::Quiet:
        return t.accent;
    case Variant::Normal:
        break;
    }
    return t.text;
}

void toolButton(const QStyleOption &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    const QRectF rect(option.rect);
    if (has(option, QStyle::State_On))
        drawRounded(painter, rect, Radius::Control, t.accentSoft);
    else if (has(option, QStyle::State_Sunken))
        drawRounded(painter, rect, Radius::Control, t.pressed);
    else if (isHovered(option))
        drawRounded(painter, rect, Radius::Control, t.pressed);
    if (showsFocus(option))
        drawFocusRing(painter, rect, Radius::Control, t);
}

void field(const QStyleOption &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool readOnly = has(option, QStyle::State_ReadOnly);
    const QColor fill = !enabled || readOnly ? t.sunken : t.dark ? t.sunken : t.surface;
    const QColor border = isHovered(option) && !readOnly ? t.textFaint : enabled ? t.borderStrong : t.border;
    drawRounded(painter, QRectF(option.rect), Radius::Control, fill, border);
    if (has(option, QStyle::State_HasFocus))
        drawFocusRing(painter, QRectF(option.rect), Radius::Control, t);
}

void checkBox(const QStyleOption &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    const bool partly = has(option, QStyle::State_NoChange);
    const bool marked = has(option, QStyle::State_On) || partly;
    const QRectF rect(option.rect);
    drawRounded(painter, rect, Radius::Small, markFill(option, marked, t),
                marked ? QColor() : t.borderStrong);
    if (partly)
        drawRounded(painter, QRectF(rect.center() - QPointF(4, 1), QSizeF(8, 2)), 1, t.onAccent);
    else if (marked)
        drawTick(painter, rect, t.dark && !has(option, QStyle::State_Enabled) ? t.surface : t.onAccent);
    if (showsFocus(option))
        drawFocusRing(painter, rect.adjusted(-2, -2, 2, 2), Radius::Control, t);
}

void radioButton(const QStyleOption &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    const bool marked = has(option, QStyle::State_On);
    const QRectF rect(option.rect);
    drawRounded(painter, rect, rect.width() / 2, markFill(option, marked, t),
                marked ? QColor() : t.borderStrong);
    if (marked)
        drawRounded(painter, QRectF(rect.center() - QPointF(3, 3), QSizeF(6, 6)), 3, t.onAccent);
    if (showsFocus(option))
        drawFocusRing(painter, rect.adjusted(-2, -2, 2, 2), rect.width() / 2 + 2, t);
}

void comboBox(const QStyleOptionComboBox &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    field(option, painter);
    const QRectF arrow(QStyle::visualRect(option.direction, option.rect, {option.rect.right() - 26, option.rect.top(), 20, option.rect.height()}));
    const bool enabled = has(option, QStyle::State_Enabled);
    drawChevron(painter, arrow, Qt::DownArrow, enabled ? t.textMuted : t.textDisabled);
}

void spinBox(const QStyleOptionSpinBox &option, QPainter &painter, const QRect &up,
             const QRect &down)
{
    const Theme &t = themeOf(option.palette);
    field(option, painter);
    const bool canGoUp = option.stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled);
    const bool canGoDown = option.stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled);
    drawChevron(painter, up, Qt::UpArrow, canGoUp ? t.textMuted : t.textDisabled);
    drawChevron(painter, down, Qt::DownArrow, canGoDown ? t.textMuted : t.textDisabled);
}

void progress(const QStyleOptionProgressBar &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    QRectF groove(option.rect);
    groove = QRectF(groove.left(), groove.center().y() - 3, groove.width(), 6);
    drawRounded(painter, groove, 3, t.pressed);
    const double span = option.maximum - option.minimum;
    if (span <= 0)
        return;
    const double done = qBound(0.0, (option.progress - option.minimum) / span, 1.0);
    if (done <= 0)
        return;
    QRectF part(groove.topLeft(), QSizeF(qMax(6.0, groove.width() * done), 6));
    if (option.direction == Qt::RightToLeft)
        part.moveRight(groove.right());
    drawRounded(painter, part, 3, t.accent);
}

} // namespace haex::ControlPainter
