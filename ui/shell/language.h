// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QTranslator>

namespace haex {

class AppSettings;

/// The language of the application, and with it the direction of its windows: as set, and again
/// whenever that is changed. English where nothing fits. One for the application.
class Language final : public QObject
{
    Q_OBJECT
public:
    /// Takes effect at once. The settings must outlive it. `folder` has the translations.
    explicit Language(AppSettings &settings, const QString &folder = QStringLiteral(":/i18n"), QObject *parent = nullptr);
    ~Language() override;

Q_SIGNALS:
    /// What is translated from now on comes in another language; what is shown already must be made anew.
    void changed();

private:
    void apply(const QString &wanted);
    [[nodiscard]] QString loadOwn(const QLocale &locale);

    AppSettings &m_settings;
    QString m_folder;
    QString m_wanted;
    /// Of the words.
    QString m_found;
    QTranslator m_own;
    /// Words of Qt's own parts: buttons of file dialogs, menus of fields.
    QTranslator m_qt;
};

} // namespace haex
