// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

class QPainter;
class QWidget;

namespace haex {

/// Draws lists, tables and what surrounds them: rows, column heads, scroll bars, menus, tabs.
namespace ViewPainter {

void itemPanel(const QStyleOptionViewItem &option, QPainter &painter, bool isTable);
void headerSection(const QStyleOptionHeader &option, QPainter &painter);
void scrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &slider);
void branch(const QStyleOption &option, QPainter &painter);
void menuItem(const QStyleOptionMenuItem &option, QPainter &painter);
void tab(const QStyleOptionTab &option, QPainter &painter);

} // namespace ViewPainter

} // namespace haex
