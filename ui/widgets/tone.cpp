// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tone.h"

namespace haex {

QColor toneColour(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Text:
        return theme.text;
    case Tone::Muted:
        return theme.textMuted;
    case Tone::Faint:
        return theme.textFaint;
    case Tone::Accent:
        return theme.accent;
    case Tone::Success:
        return theme.success;
    case Tone::Warning:
        return theme.warning;
    case Tone::Danger:
        return theme.danger;
    }
    return theme.text;
}

QColor toneGround(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Accent:
        return theme.accentSoft;
    case Tone::Success:
        return theme.successSoft;
    case Tone::Warning:
        return theme.warningSoft;
    case Tone::Danger:
        return theme.dangerSoft;
    default:
        return theme.dark ? theme.pressed : theme.hover;
    }
}

} // namespace haex
