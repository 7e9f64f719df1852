// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/buttons.h"

#include <QPushButton>
#include <QToolButton>

namespace haex {

namespace {

Tint tintOn(Variant variant)
{
    switch (variant) {
    case Variant::Primary:
        return Tint::OnAccent;
    case Variant::Danger:
        return Tint::OnDanger;
    case Variant::Quiet:
        return Tint::Accent;
    case Variant::Normal:
        break;
    }
    return Tint::Muted;
}

} // namespace

QPushButton *makeButton(const QString &text, Variant variant, const QString &iconName)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    setVariant(button, variant);
    if (!iconName.isEmpty())
        button->setIcon(themedIcon(iconName, tintOn(variant)));
    return button;
}

QToolButton *makeIconButton(const QString &iconName, const QString &text, Tint tint)
{
    auto *button = new QToolButton;
    button->setIcon(themedIcon(iconName, tint));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

QToolButton *makePrimaryIconButton(const QString &iconName, const QString &text)
{
    QToolButton *button = makeIconButton(iconName, text, Tint::OnAccent);
    setVariant(button, Variant::Primary);
    return button;
}

} // namespace haex
