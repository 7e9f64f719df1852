// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/appearance.h"

#include "ui/style/haexstyle.h"
#include "ui/style/theme.h"
#include "ui/style/typography.h"

#include <QApplication>

namespace haex {

Appearance::Appearance(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_systemIsDark(themeOf(application.palette()).dark)
{
    application.setStyle(new HaexStyle);
    application.setFont(interfaceFont(application.font()));
    apply(ThemeChoice::System);
}

void Appearance::apply(ThemeChoice choice)
{
    m_choice = choice;
    const bool dark = choice == ThemeChoice::Dark
        || (choice == ThemeChoice::System && m_systemIsDark);
    m_application.setPalette(paletteOf(dark ? darkTheme() : lightTheme()));
    Q_EMIT changed();
}

} // namespace haex
