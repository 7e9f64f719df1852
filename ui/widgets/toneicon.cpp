// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toneicon.h"

namespace haex {

std::pair<QString, Tint> toneIcon(Tone tone, const std::pair<QString, Tint> &other)
{
    switch (tone) {
    case Tone::Success:
        return {QStringLiteral("success"), Tint::Success};
    case Tone::Warning:
        return {QStringLiteral("warning"), Tint::Warning};
    case Tone::Danger:
        return {QStringLiteral("error"), Tint::Danger};
    default:
        return other;
    }
}

} // namespace haex
