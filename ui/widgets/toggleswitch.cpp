// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toggleswitch.h"

#include "ui/style/painting.h"

namespace haex {

namespace {
constexpr QSizeF Track(36, 20);
constexpr double Knob = 14;
}

ToggleSwitch::ToggleSwitch(const QString &accessibleName, QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ToggleSwitch::sizeHint() const
{
    return {42, 26};
}

void ToggleSwitch::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    const QRectF track(QPointF((width() - Track.width()) / 2, (height() - Track.height()) / 2), Track);
    QColor fill = isChecked() ? (underMouse() ? t.accentHover : t.accent) : t.textFaint;
    if (!isEnabled())
        fill = t.borderStrong;
    drawRounded(painter, track, Track.height() / 2, fill);
    const bool right = isChecked() != (layoutDirection() == Qt::RightToLeft);
    const double x = right ? track.right() - Knob - 3 : track.left() + 3;
    drawRounded(painter, QRectF(x, track.top() + 3, Knob, Knob), Knob / 2, isChecked() ? t.onAccent : t.surface);
    if (hasFocus())
        drawFocusRing(painter, QRectF(rect()), height() / 2.0, t);
}

void ToggleSwitch::enterEvent(QEnterEvent *)
{
    update();
}

void ToggleSwitch::leaveEvent(QEvent *)
{
    update();
}

} // namespace haex
