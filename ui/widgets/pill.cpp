// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pill.h"

#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

#include <QFontMetrics>

namespace haex {

Pill::Pill(const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Pill::show(const QString &text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics(fontOf(TextStyle::SmallStrong));
    return {metrics.horizontalAdvance(m_text) + 2 * Space::S, metrics.height() + Space::XS};
}

void Pill::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    drawRounded(painter, QRectF(rect()), height() / 2.0, toneGround(m_tone, t));
    painter.setFont(fontOf(TextStyle::SmallStrong));
    painter.setPen(toneColour(m_tone, t));
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace haex
