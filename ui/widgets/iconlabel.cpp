// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/iconlabel.h"

#include <QPainter>

namespace haex {

IconLabel::IconLabel(QWidget *parent)
    : QLabel(parent)
{
}

void IconLabel::setIcon(const QString &name, Tint tint, int size)
{
    m_icon = themedIcon(name, tint);
    setFixedSize(size, size);
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace haex
