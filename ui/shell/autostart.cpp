// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <utility>

namespace haex {

namespace {

/// An AppImage is mounted anew at each start: its file is what stays.
QString program()
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

} // namespace

Autostart::Autostart(QString configFolder)
    : m_configFolder(configFolder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) : std::move(configFolder))
{
}

QString Autostart::path() const
{
    return QDir(m_configFolder).filePath(QStringLiteral("autostart/haex-vault.desktop"));
}

bool Autostart::isPossible()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsSet("FLATPAK_ID");
#else
    return false;
#endif
}

bool Autostart::isOn() const
{
    QFile file(path());
    // Desktops switch an entry off by a line of their own.
    return file.open(QIODevice::ReadOnly) && !file.readAll().contains("\nHidden=true");
}

QString Autostart::execLine(const QString &program)
{
    QString quoted = program;
    // Escaped for the quotes of Exec, then once more as the value of a string, and % for its codes.
    for (const char *character : {"\\", "\"", "`", "$"})
        quoted.replace(QLatin1StringView(character), QLatin1StringView("\\") + QLatin1StringView(character));
    quoted.replace(u'\\', QLatin1StringView("\\\\")).replace(u'%', QLatin1StringView("%%"));
    return u'"' + quoted + u'"';
}

bool Autostart::set(bool on) const
{
    if (!on)
        return !QFile::exists(path()) || QFile::remove(path());
    QSaveFile file(path());
    if (!QDir().mkpath(QFileInfo(path()).absolutePath()) || !file.open(QIODevice::WriteOnly))
        return false;
    const QString entry = QStringLiteral("[Desktop Entry]\nType=Application\nName=Haex Vault\nIcon=haex-vault\nExec=%1 --hidden\nTerminal=false\n").arg(execLine(program()));
    const QByteArray bytes = entry.toUtf8();
    return file.write(bytes) == bytes.size() && file.commit();
}

} // namespace haex
