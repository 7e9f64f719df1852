// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include "ui/shell/appsettings.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <utility>

namespace haex {

namespace {

QLocale localeFor(const QString &wanted)
{
    if (!wanted.isEmpty())
        return QLocale(wanted);
    const QLocale system = QLocale::system();
    return system.language() == QLocale::C ? QLocale(QLocale::English) : system;
}

} // namespace

Language::Language(AppSettings &settings, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_folder(folder)
{
    apply(settings.language());
    connect(&settings, &AppSettings::changed, this, [this] {
        if (m_settings.language() == m_wanted)
            return;
        const auto before = std::pair(m_found, QLocale());
        apply(m_settings.language());
        if (before != std::pair(m_found, QLocale()))
            Q_EMIT changed();
    });
}

Language::~Language() = default;

/// Answers the language that was found.
QString Language::loadOwn(const QLocale &locale)
{
    const QString name = QStringLiteral("haex-vault");
    // English, the language of last resort, needs its file for the plural forms.
    for (const QLocale &candidate : {locale, QLocale(QLocale::English)}) {
        if (m_own.load(candidate, name, QStringLiteral("_"), m_folder))
            return QFileInfo(m_own.filePath()).completeBaseName().mid(name.size() + 1);
    }
    return QStringLiteral("en");
}

void Language::apply(const QString &wanted)
{
    m_wanted = wanted;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QLocale locale = localeFor(wanted);
    QLocale::setDefault(locale);
    m_found = loadOwn(locale);
    QCoreApplication::installTranslator(&m_own);
    if (m_qt.load(QLocale(m_found), QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // The words decide it, not the country.
    QGuiApplication::setLayoutDirection(QLocale(m_found).textDirection());
}

} // namespace haex
