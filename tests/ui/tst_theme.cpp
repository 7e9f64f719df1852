// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/trayicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/tone.h"

#include <QTest>

#include <cmath>

using namespace haex;

/// Holds what ui/README.md promises about colours.
class TestTheme final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyText_isReadable_onEveryGround_data();
    void everyText_isReadable_onEveryGround();
    void everyField_standsOut_fromItsGround();
    void palette_isRecognised_byItsTheme();
    void trayPicture_hasADot_whereSomebodyIsNeeded();
};

namespace {

constexpr double Enough = 4.5;

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

/// WCAG 2: 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

struct Named
{
    const char *name;
    QColor Theme::*colour;
};

} // namespace

void TestTheme::everyText_isReadable_onEveryGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    const Named grounds[] = {{"sidebar", &Theme::sidebar}, {"window", &Theme::window}, {"surface", &Theme::surface}, {"raised", &Theme::raised},
                             {"sunken", &Theme::sunken}, {"hover", &Theme::hover}};
    const Named texts[] = {{"text", &Theme::text}, {"muted", &Theme::textMuted}, {"faint", &Theme::textFaint}};
    const Named onSoft[] = {{"text", &Theme::text}, {"muted", &Theme::textMuted}, {"accent", &Theme::accent}};
    const Tone tones[] = {Tone::Accent, Tone::Success, Tone::Warning, Tone::Danger, Tone::Muted, Tone::Faint};
    for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
        const char *prefix = theme->dark ? "dark" : "light";
        for (const Named &ground : grounds) {
            for (const Named &text : texts)
                QTest::addRow("%s %s on %s", prefix, text.name, ground.name) << theme->*text.colour << theme->*ground.colour;
            for (Tone tone : tones)
                QTest::addRow("%s tone %d on %s", prefix, int(tone), ground.name) << toneColour(tone, *theme) << theme->*ground.colour;
        }
        for (const Named &text : onSoft)
            QTest::addRow("%s %s on the selection", prefix, text.name) << theme->*text.colour << theme->accentSoft;
        for (Tone tone : tones)
            QTest::addRow("%s tone %d on its pill", prefix, int(tone)) << toneColour(tone, *theme) << toneGround(tone, *theme);
        QTest::addRow("%s primary button", prefix) << theme->onAccent << theme->accent;
        QTest::addRow("%s primary button, hovered", prefix) << theme->onAccent << theme->accentHover;
        QTest::addRow("%s primary button, pressed", prefix) << theme->onAccent << theme->accentPressed;
        QTest::addRow("%s danger button", prefix) << theme->onDanger << theme->danger;
        QTest::addRow("%s danger button, hovered", prefix) << theme->onDanger << theme->dangerHover;
    }
}

void TestTheme::everyText_isReadable_onEveryGround()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    const double found = contrast(text, ground);
    QVERIFY2(found >= Enough, qPrintable(QStringLiteral("contrast %1").arg(found)));
}

/// WCAG 2.1, 1.4.11: the edge of a field is how one knows that it is one.
void TestTheme::everyField_standsOut_fromItsGround()
{
    for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
        for (const QColor &ground : {theme->window, theme->surface, theme->raised})
            QVERIFY2(contrast(theme->borderStrong, ground) >= 3, qPrintable(QStringLiteral("contrast %1").arg(contrast(theme->borderStrong, ground))));
    }
}

void TestTheme::palette_isRecognised_byItsTheme()
{
    QVERIFY(!themeOf(paletteOf(lightTheme())).dark);
    QVERIFY(themeOf(paletteOf(darkTheme())).dark);
}

void TestTheme::trayPicture_hasADot_whereSomebodyIsNeeded()
{
    const Theme &theme = lightTheme();
    const auto corner = [&theme](Tone tone) { return trayPicture(tone, theme).pixmap(QSize(64, 64), 1).toImage().pixelColor(50, 50); };
    QCOMPARE(corner(Tone::Danger), theme.danger);
    QCOMPARE(corner(Tone::Warning), theme.warning);
    const QColor usual = corner(Tone::Success);
    QVERIFY(usual != theme.danger && usual != theme.warning);
    QCOMPARE(corner(Tone::Muted), usual);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
