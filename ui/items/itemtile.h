// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"
#include "ui/style/theme.h"

#include <QRect>

class QPainter;

namespace haex {

/// The coloured square of an item: a login shows its initial in a colour of its own, other kinds
/// their icon. Colours keep a contrast of 4.5 to the letter in both themes.
void drawItemTile(QPainter &painter, const QRect &rect, ItemKind kind, const QString &title,
                  const Theme &theme);

} // namespace haex
