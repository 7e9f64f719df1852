// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QVariantMap>

namespace haex {

/// Hears from the desktop and from the system's login manager that the person leaves: the screen was
/// locked, another user's session is in front, the machine goes to sleep. It asks the system to wait
/// with sleeping until `letSleep`, a few seconds at most. Without a bus it hears nothing.
class SessionWatch final : public QObject
{
    Q_OBJECT
public:
    /// `desktop` has the screen savers, `system` has org.freedesktop.login1.
    SessionWatch(const QDBusConnection &desktop, const QDBusConnection &system, QObject *parent = nullptr);

    /// What had to be done before is done. Without effect unless it is about to sleep.
    void letSleep();

Q_SIGNALS:
    void personLeft();

private Q_SLOTS:
    void screenSaverChanged(bool isActive);
    void prepareForSleep(bool begins);
    void sessionLocked();
    void sessionChanged(const QString &interface, const QVariantMap &properties, const QStringList &forgotten);

private:
    void watchScreenSavers(QDBusConnection desktop);
    void findSession();
    void watchSession(const QString &path);
    void holdSleep();

    QDBusConnection m_system;
    /// While it is open the system waits with sleeping.
    QDBusUnixFileDescriptor m_sleepHold;
    bool m_isGoingToSleep = false;
};

} // namespace haex
