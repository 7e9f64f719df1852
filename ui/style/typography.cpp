// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/typography.h"

#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>

namespace haex {

namespace {

QFont scaled(double factor, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

QFont monospace()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QString preferred = QStringLiteral("JetBrains Mono");
    if (QFontDatabase::hasFamily(preferred))
        font.setFamily(preferred);
    font.setPointSizeF(QGuiApplication::font().pointSizeF());
    return font;
}

} // namespace

QStringList addFonts(const QString &folder)
{
    QStringList families;
    const QDir fonts(folder);
    for (const QString &name : fonts.entryList({QStringLiteral("*.otf"), QStringLiteral("*.ttf")}, QDir::Files))
        families += QFontDatabase::applicationFontFamilies(QFontDatabase::addApplicationFont(fonts.filePath(name)));
    families.removeDuplicates();
    return families;
}

QFont fontOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Display:
        return scaled(2.0, QFont::DemiBold);
    case TextStyle::Title:
        return scaled(1.45, QFont::DemiBold);
    case TextStyle::Heading:
        return scaled(1.12, QFont::DemiBold);
    case TextStyle::Body:
        return scaled(1.0, QFont::Normal);
    case TextStyle::BodyStrong:
        return scaled(1.0, QFont::DemiBold);
    case TextStyle::Small:
        return scaled(0.9, QFont::Normal);
    case TextStyle::SmallStrong:
        return scaled(0.9, QFont::DemiBold);
    case TextStyle::Mono:
        return monospace();
    }
    return scaled(1.0, QFont::Normal);
}

QFont interfaceFont(const QFont &systemFont)
{
    QFont font = systemFont;
    for (const QString &family : {QStringLiteral("Inter"), QStringLiteral("Cantarell")}) {
        if (QFontDatabase::hasFamily(family)) {
            font.setFamilies({family, systemFont.family()});
            break;
        }
    }
    if (font.pointSizeF() < 10)
        font.setPointSizeF(10);
    return font;
}

} // namespace haex
