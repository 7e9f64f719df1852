// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sessionwatch.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace haex {

namespace {

constexpr QLatin1String LoginService("org.freedesktop.login1");
constexpr QLatin1String LoginPath("/org/freedesktop/login1");
constexpr QLatin1String ManagerInterface("org.freedesktop.login1.Manager");
constexpr QLatin1String SessionInterface("org.freedesktop.login1.Session");

QDBusMessage managerCall(const char *method)
{
    return QDBusMessage::createMethodCall(LoginService, LoginPath, ManagerInterface, QString::fromLatin1(method));
}

} // namespace

SessionWatch::SessionWatch(const QDBusConnection &desktop, const QDBusConnection &system, QObject *parent)
    : QObject(parent)
    , m_system(system)
{
    watchScreenSavers(desktop);
    if (!m_system.isConnected())
        return;
    m_system.connect(LoginService, LoginPath, ManagerInterface, QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
    findSession();
    holdSleep();
}

/// Each desktop has an interface of its own for the same thing.
void SessionWatch::watchScreenSavers(QDBusConnection desktop)
{
    if (!desktop.isConnected())
        return;
    for (const char *name : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver"})
        desktop.connect({}, {}, QString::fromLatin1(name), QStringLiteral("ActiveChanged"), this, SLOT(screenSaverChanged(bool)));
}

void SessionWatch::findSession()
{
    QDBusMessage call = managerCall("GetSessionByPID");
    call << static_cast<uint>(QCoreApplication::applicationPid());
    auto *watcher = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (const QDBusPendingReply<QDBusObjectPath> reply = *watcher; !reply.isError())
            watchSession(reply.value().path());
    });
}

void SessionWatch::watchSession(const QString &path)
{
    m_system.connect(LoginService, path, SessionInterface, QStringLiteral("Lock"), this, SLOT(sessionLocked()));
    m_system.connect(LoginService, path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"), this,
                     SLOT(sessionChanged(QString, QVariantMap, QStringList)));
}

void SessionWatch::holdSleep()
{
    QDBusMessage call = managerCall("Inhibit");
    call << QStringLiteral("sleep") << QCoreApplication::applicationName() << QStringLiteral("locks the vault first") << QStringLiteral("delay");
    auto *watcher = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher; !reply.isError())
            m_sleepHold = reply.value();
    });
}

void SessionWatch::letSleep()
{
    if (m_isGoingToSleep)
        m_sleepHold = QDBusUnixFileDescriptor();
}

void SessionWatch::screenSaverChanged(bool isActive)
{
    if (isActive)
        Q_EMIT personLeft();
}

void SessionWatch::prepareForSleep(bool begins)
{
    m_isGoingToSleep = begins;
    if (begins)
        Q_EMIT personLeft();
    else
        holdSleep();
}

void SessionWatch::sessionLocked()
{
    Q_EMIT personLeft();
}

void SessionWatch::sessionChanged(const QString &interface, const QVariantMap &properties, const QStringList &)
{
    // Another user's session is in front now.
    const QVariant active = properties.value(QStringLiteral("Active"));
    if (interface == SessionInterface && active.isValid() && !active.toBool())
        Q_EMIT personLeft();
}

} // namespace haex
