// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pane.h"

#include <QPainter>

namespace haex {

Pane::Pane(QColor Theme::*ground, QWidget *parent)
    : QWidget(parent)
    , m_ground(ground)
{
}

void Pane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(palette()).*m_ground);
}

} // namespace haex
