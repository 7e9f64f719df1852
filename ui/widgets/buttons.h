// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/icons.h"
#include "ui/style/variants.h"

class QPushButton;
class QToolButton;

namespace haex {

[[nodiscard]] QPushButton *makeButton(const QString &text, Variant variant = Variant::Normal,
                                      const QString &iconName = {});
/// A button that shows only an icon; `text` is its tooltip and what a screen reader says.
[[nodiscard]] QToolButton *makeIconButton(const QString &iconName, const QString &text,
                                          Tint tint = Tint::Muted);
/// As above for the one main action of a bar.
[[nodiscard]] QToolButton *makePrimaryIconButton(const QString &iconName, const QString &text);

} // namespace haex
