// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace haex {

/// The colours of one appearance, named by use. Every text colour keeps a contrast of 4.5 or more
/// on every ground it may stand on; tests/ui/tst_theme.cpp holds that.
struct Theme
{
    bool dark = false;
    // Grounds, from the back to the front.
    QColor sidebar;
    QColor window;
    QColor surface;
    QColor raised;
    QColor sunken;
    QColor hover;
    QColor pressed;
    // Lines.
    QColor border;
    QColor borderStrong;
    // Texts.
    QColor text;
    QColor textMuted;
    QColor textFaint;
    QColor textDisabled;
    // The one accent.
    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;
    QColor accentSoft;
    // Meanings; each has a soft ground of its own.
    QColor danger;
    QColor dangerHover;
    QColor onDanger;
    QColor dangerSoft;
    QColor warning;
    QColor warningSoft;
    QColor success;
    QColor successSoft;
};

[[nodiscard]] const Theme &lightTheme();
[[nodiscard]] const Theme &darkTheme();
/// The theme a palette belongs to, told by the lightness of its window: widgets ask with theirs.
[[nodiscard]] const Theme &themeOf(const QPalette &palette);
[[nodiscard]] QPalette paletteOf(const Theme &theme);

} // namespace haex
