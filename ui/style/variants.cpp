// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/variants.h"

#include <QVariant>
#include <QWidget>

namespace haex {

namespace {
constexpr char PropertyName[] = "haexVariant";
}

void setVariant(QWidget *widget, Variant variant)
{
    widget->setProperty(PropertyName, static_cast<int>(variant));
    widget->update();
}

Variant variantOf(const QWidget *widget)
{
    return widget ? static_cast<Variant>(widget->property(PropertyName).toInt()) : Variant::Normal;
}

} // namespace haex
