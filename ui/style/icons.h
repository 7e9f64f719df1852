// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>

namespace haex {

/// Which colour of the theme an icon is drawn in.
enum class Tint { Text, Muted, Accent, OnAccent, Danger, OnDanger, Warning, Success };

/// One of our icons (resources/icons/<name>.svg), drawn in a colour of the present theme each time
/// it is painted, so that it follows a change of appearance.
[[nodiscard]] QIcon themedIcon(const QString &name, Tint tint = Tint::Muted);

} // namespace haex
