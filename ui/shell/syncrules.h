// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QDBusConnection>
#include <QObject>
#include <QTimer>
#include <QVariantMap>

namespace haex {

class AppSettings;

/// Watches whether the person's rules hold the sync up: the network by NetworkManager, the battery by
/// UPower, and the time of day. What does not answer holds nothing up.
class SyncRules final : public QObject
{
    Q_OBJECT
public:
    /// The settings must outlive it.
    SyncRules(const AppSettings &settings, const QDBusConnection &system, QObject *parent = nullptr);

    [[nodiscard]] SyncHold hold() const { return m_hold; }

Q_SIGNALS:
    void holdChanged();

private Q_SLOTS:
    void propertiesChanged(const QString &interface, const QVariantMap &properties, const QStringList &forgotten);

private:
    struct Source;
    void watch(const Source &source);
    void take(const QString &interface, const QString &property, const QVariant &value);
    void judge();

    const AppSettings &m_settings;
    QDBusConnection m_system;
    QTimer m_minute;
    bool m_isMetered = false;
    bool m_isOnBattery = false;
    SyncHold m_hold = SyncHold::None;
};

} // namespace haex
