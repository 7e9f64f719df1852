// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/variants.h"

#include <QStyleOption>

class QPainter;

namespace haex {

/// Draws what people click and type into: buttons, fields, marks.
namespace ControlPainter {

void button(const QStyleOption &option, QPainter &painter, Variant variant);
[[nodiscard]] QColor buttonText(const QStyleOption &option, Variant variant);
void toolButton(const QStyleOption &option, QPainter &painter);
void field(const QStyleOption &option, QPainter &painter);
void checkBox(const QStyleOption &option, QPainter &painter);
void radioButton(const QStyleOption &option, QPainter &painter);
void comboBox(const QStyleOptionComboBox &option, QPainter &painter);
void spinBox(const QStyleOptionSpinBox &option, QPainter &painter, const QRect &up,
             const QRect &down);
void progress(const QStyleOptionProgressBar &option, QPainter &painter);

} // namespace ControlPainter

} // namespace haex
