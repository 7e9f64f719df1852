// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/style/metrics.h"
#include "ui/style/painting.h"

namespace haex {

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(palette());
    drawRounded(painter, QRectF(rect()), Radius::Card, t.surface, t.border);
}

} // namespace haex
