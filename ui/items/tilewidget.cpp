// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/tilewidget.h"

#include "ui/items/itemtile.h"

#include <QPainter>

namespace haex {

TileWidget::TileWidget(ItemKind kind, QString title, int size, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_title(std::move(title))
{
    setFixedSize(size, size);
}

void TileWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawItemTile(painter, rect(), m_kind, m_title, themeOf(palette()));
}

} // namespace haex
