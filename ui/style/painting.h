// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace haex {

/// A rounded rectangle whose 1-pixel border lies sharply on the pixel grid. An invalid colour draws
/// nothing.
void drawRounded(QPainter &painter, const QRectF &rect, double radius, const QColor &fill,
                 const QColor &border = {}, double borderWidth = 1);
/// An arrow of two strokes, as in our icons.
void drawChevron(QPainter &painter, const QRectF &rect, Qt::ArrowType direction,
                 const QColor &colour);
/// The ring around the control that the keyboard goes to.
void drawFocusRing(QPainter &painter, const QRectF &rect, double radius, const Theme &theme);
[[nodiscard]] QColor blend(const QColor &below, const QColor &above, double amount);

} // namespace haex
