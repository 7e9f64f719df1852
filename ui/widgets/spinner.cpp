// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spinner.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QTimerEvent>

namespace haex {

namespace {
constexpr int FrameMs = 33;
constexpr int DegreesPerFrame = 12;
}

Spinner::Spinner(int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
    setAccessibleName(tr("Working"));
}

void Spinner::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double stroke = qMax(2.0, width() / 9.0);
    const QRectF circle = QRectF(rect()).adjusted(stroke, stroke, -stroke, -stroke);
    painter.setPen(QPen(t.pressed, stroke));
    painter.drawEllipse(circle);
    painter.setPen(QPen(t.accent, stroke, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, (90 - m_angle) * 16, 100 * 16);
}

void Spinner::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    m_angle = (m_angle + DegreesPerFrame) % 360;
    update();
}

void Spinner::showEvent(QShowEvent *)
{
    m_timer.start(FrameMs, this);
}

void Spinner::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

} // namespace haex
