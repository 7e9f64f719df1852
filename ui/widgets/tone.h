// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

namespace haex {

/// What a text, a pill or a bar means; decides its colours.
enum class Tone { Text, Muted, Faint, Accent, Success, Warning, Danger };

[[nodiscard]] QColor toneColour(Tone tone, const Theme &theme);
/// The soft ground that goes with it.
[[nodiscard]] QColor toneGround(Tone tone, const Theme &theme);

} // namespace haex
