// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/countdownring.h"

#include "ui/style/theme.h"
#include "ui/style/typography.h"

#include <QPainter>

namespace haex {

namespace {
constexpr int Diameter = 28;
constexpr int HurrySeconds = 5;
}

CountdownRing::CountdownRing(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(Diameter, Diameter);
}

void CountdownRing::showRemaining(int seconds, int period)
{
    m_seconds = seconds;
    m_period = qMax(1, period);
    setAccessibleName(tr("%n second(s) left", nullptr, seconds));
    setToolTip(accessibleName());
    update();
}

void CountdownRing::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(rect()).adjusted(2, 2, -2, -2);
    const QColor colour = m_seconds <= HurrySeconds ? t.warning : t.accent;
    painter.setPen(QPen(t.pressed, 2.5));
    painter.drawEllipse(circle);
    painter.setPen(QPen(colour, 2.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, 90 * 16, -360 * 16 * m_seconds / m_period);
    QFont font = fontOf(TextStyle::SmallStrong);
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    painter.drawText(rect(), Qt::AlignCenter, QString::number(m_seconds));
}

} // namespace haex
