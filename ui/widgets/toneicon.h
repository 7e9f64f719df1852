// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/icons.h"
#include "ui/widgets/tone.h"

#include <QString>

#include <utility>

namespace haex {

/// The icon that says what a tone says, as colour never says it alone; `other` for a tone without a meaning.
[[nodiscard]] std::pair<QString, Tint> toneIcon(Tone tone, const std::pair<QString, Tint> &other);

} // namespace haex
