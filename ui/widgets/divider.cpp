// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/divider.h"

#include "ui/style/theme.h"

#include <QPainter>

namespace haex {

Divider::Divider(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Divider::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(palette()).border);
}

} // namespace haex
