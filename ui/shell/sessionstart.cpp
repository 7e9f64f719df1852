// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sessionstart.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

namespace haex {

namespace {

/// As a desktop file quotes it.
QByteArray quoted(QString path)
{
    for (const QChar special : {u'\\', u'"', u'`', u'$'})
        path.replace(special, QStringLiteral("\\") + special);
    // Backslashes count twice in a value, and a per cent sign begins a field.
    path.replace(u'\\', QStringLiteral("\\\\")).replace(u'%', QStringLiteral("%%"));
    return '"' + path.toUtf8() + '"';
}

QString program()
{
    // The program of an AppImage lies somewhere else each time; the image itself stays.
    const QString image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

} // namespace

SessionStart::SessionStart(QString folder)
    : m_folder(std::move(folder))
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
            + QStringLiteral("/autostart");
}

bool SessionStart::isPossible()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsSet("FLATPAK_ID");
#else
    return false;
#endif
}

QString SessionStart::file() const
{
    return QDir(m_folder).filePath(QStringLiteral("haex-vault.desktop"));
}

bool SessionStart::isOn() const
{
    return QFile::exists(file());
}

bool SessionStart::set(bool on) const
{
    if (!on)
        return !isOn() || QFile::remove(file());
    QSaveFile target(file());
    const QByteArray text
        = "[Desktop Entry]\nType=Application\nName=Haex Vault\nIcon=haex-vault\nExec="
        + quoted(program()) + " --hidden\nX-GNOME-Autostart-enabled=true\n";
    return QDir().mkpath(m_folder) && target.open(QIODevice::WriteOnly)
        && target.write(text) == text.size() && target.commit();
}

} // namespace haex
