// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

namespace haex {

namespace {

Theme makeLight()
{
    Theme t;
    t.sidebar = QColor(0xE9EDEF);
    t.window = QColor(0xF4F6F7);
    t.surface = QColor(0xFFFFFF);
    t.raised = QColor(0xFFFFFF);
    t.sunken = QColor(0xF1F4F5);
    t.hover = QColor(0xEEF2F3);
    t.pressed = QColor(0xE2E8EA);
    t.border = QColor(0xDCE2E5);
    t.borderStrong = QColor(0x818F97);
    t.text = QColor(0x172126);
    t.textMuted = QColor(0x4C5B63);
    t.textFaint = QColor(0x58666E);
    t.textDisabled = QColor(0x9AA6AC);
    t.accent = QColor(0x0B6A79);
    t.accentHover = QColor(0x095C69);
    t.accentPressed = QColor(0x074D58);
    t.onAccent = QColor(0xFFFFFF);
    t.accentSoft = QColor(0xD8EDF0);
    t.danger = QColor(0xB3261E);
    t.dangerHover = QColor(0x96201A);
    t.onDanger = QColor(0xFFFFFF);
    t.dangerSoft = QColor(0xFBE9E7);
    t.warning = QColor(0x8A5300);
    t.warningSoft = QColor(0xFDF0D9);
    t.success = QColor(0x1B6E45);
    t.successSoft = QColor(0xDFF3E7);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.dark = true;
    t.sidebar = QColor(0x101315);
    t.window = QColor(0x15191C);
    t.surface = QColor(0x1B2024);
    t.raised = QColor(0x252C31);
    t.sunken = QColor(0x12161A);
    t.hover = QColor(0x242B30);
    t.pressed = QColor(0x2C353B);
    t.border = QColor(0x2C343A);
    t.borderStrong = QColor(0x687680);
    t.text = QColor(0xE7ECEE);
    t.textMuted = QColor(0xA9B5BB);
    t.textFaint = QColor(0x98A5AC);
    t.textDisabled = QColor(0x5E6A71);
    t.accent = QColor(0x56C2D0);
    t.accentHover = QColor(0x6FD0DC);
    t.accentPressed = QColor(0x8ADBE5);
    t.onAccent = QColor(0x04262C);
    t.accentSoft = QColor(0x153C44);
    t.danger = QColor(0xFF8A80);
    t.dangerHover = QColor(0xFFA29A);
    t.onDanger = QColor(0x3A0906);
    t.dangerSoft = QColor(0x42201E);
    t.warning = QColor(0xF2B45A);
    t.warningSoft = QColor(0x3D2E14);
    t.success = QColor(0x6FCF97);
    t.successSoft = QColor(0x173626);
    return t;
}

} // namespace

const Theme &lightTheme()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &darkTheme()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

QPalette paletteOf(const Theme &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.sunken);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.textFaint);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.danger);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.accentSoft);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.hover);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Dark, t.borderStrong);
    p.setColor(QPalette::Shadow, QColor(0, 0, 0, t.dark ? 120 : 40));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.textDisabled);
    p.setColor(QPalette::Disabled, QPalette::Base, t.window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.pressed);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, t.textDisabled);
    return p;
}

} // namespace haex
