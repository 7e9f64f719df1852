// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/syncrules.h"

#include "ui/shell/appsettings.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace haex {

struct SyncRules::Source
{
    /// Of the service and of its interface.
    QLatin1String name;
    QLatin1String path;
    QLatin1String property;
};

namespace {

constexpr QLatin1String Properties("org.freedesktop.DBus.Properties");
constexpr QLatin1String Metered("Metered");
constexpr QLatin1String OnBattery("OnBattery");
constexpr int MinuteMs = 60'000;

/// NetworkManager's NMMetered: 1 is yes, 3 is yes by its guess.
bool isMetered(uint value)
{
    return value == 1 || value == 3;
}

} // namespace

SyncRules::SyncRules(const AppSettings &settings, const QDBusConnection &system, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_system(system)
{
    m_minute.setInterval(MinuteMs);
    connect(&m_minute, &QTimer::timeout, this, &SyncRules::judge);
    connect(&settings, &AppSettings::changed, this, &SyncRules::judge);
    m_minute.start();
    judge();
    if (!m_system.isConnected())
        return;
    watch({QLatin1String("org.freedesktop.NetworkManager"), QLatin1String("/org/freedesktop/NetworkManager"), Metered});
    watch({QLatin1String("org.freedesktop.UPower"), QLatin1String("/org/freedesktop/UPower"), OnBattery});
}

void SyncRules::watch(const Source &source)
{
    m_system.connect(source.name, source.path, Properties, QStringLiteral("PropertiesChanged"), this, SLOT(propertiesChanged(QString, QVariantMap, QStringList)));
    QDBusMessage call = QDBusMessage::createMethodCall(source.name, source.path, Properties, QStringLiteral("Get"));
    call << QString(source.name) << QString(source.property);
    auto *watcher = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, source] {
        watcher->deleteLater();
        if (const QDBusPendingReply<QDBusVariant> reply = *watcher; !reply.isError())
            take(source.name, source.property, reply.value().variant());
    });
}

void SyncRules::propertiesChanged(const QString &interface, const QVariantMap &properties, const QStringList &)
{
    for (const QLatin1String property : {Metered, OnBattery}) {
        if (properties.contains(property))
            take(interface, property, properties.value(property));
    }
}

void SyncRules::take(const QString &interface, const QString &property, const QVariant &value)
{
    if (property == Metered && interface.endsWith(QLatin1String("NetworkManager")))
        m_isMetered = isMetered(value.toUInt());
    else if (property == OnBattery && interface.endsWith(QLatin1String("UPower")))
        m_isOnBattery = value.toBool();
    judge();
}

void SyncRules::judge()
{
    const SyncHold hold = m_settings.syncRules().hold(m_isMetered, m_isOnBattery, QTime::currentTime());
    if (hold == m_hold)
        return;
    m_hold = hold;
    Q_EMIT holdChanged();
}

} // namespace haex
