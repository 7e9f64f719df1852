// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homeserversettings.h"

#include <QDir>
#include <QSettings>

namespace haex {
namespace {

QString onKey()
{
    return QStringLiteral("on");
}

QString portKey()
{
    return QStringLiteral("port");
}

QString toldKey()
{
    return QStringLiteral("told_addresses");
}

} // namespace

HomeServerSettings::HomeServerSettings(const QString &folder)
    : m_file(QDir(folder).filePath(QStringLiteral("home.ini")))
{
}

bool HomeServerSettings::isOn() const
{
    return QSettings(m_file, QSettings::IniFormat).value(onKey(), false).toBool();
}

void HomeServerSettings::setOn(bool on)
{
    QSettings(m_file, QSettings::IniFormat).setValue(onKey(), on);
}

quint16 HomeServerSettings::port() const
{
    return static_cast<quint16>(
        QSettings(m_file, QSettings::IniFormat).value(portKey(), 0).toUInt());
}

void HomeServerSettings::setPort(quint16 port)
{
    QSettings(m_file, QSettings::IniFormat).setValue(portKey(), port);
}

QStringList HomeServerSettings::toldAddresses() const
{
    return QSettings(m_file, QSettings::IniFormat).value(toldKey()).toStringList();
}

void HomeServerSettings::setToldAddresses(const QStringList &addresses)
{
    QSettings(m_file, QSettings::IniFormat).setValue(toldKey(), addresses);
}

} // namespace haex
