// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appsettings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace haex {

namespace {

constexpr int KeptVaults = 8;

QString usualFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return folder + QStringLiteral("/haex-vault/desktop.ini");
}

} // namespace

AppSettings::AppSettings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(file.isEmpty() ? usualFile() : file, QSettings::IniFormat)
    , m_autostart(file.isEmpty() ? QString() : QFileInfo(file).path())
{
}

template <class T>
void AppSettings::store(const QString &key, const T &value)
{
    m_settings.setValue(key, value);
    Q_EMIT changed();
}

bool AppSettings::setStartsWithSession(bool on)
{
    const bool isDone = m_autostart.set(on);
    Q_EMIT changed();
    return isDone;
}

QString AppSettings::language() const
{
    return m_languageOverride ? *m_languageOverride : m_settings.value(QStringLiteral("language")).toString();
}

void AppSettings::overrideLanguage(const QString &language)
{
    m_languageOverride = language;
    Q_EMIT changed();
}

void AppSettings::setLanguage(const QString &language)
{
    m_languageOverride.reset();
    store(QStringLiteral("language"), language);
}

ThemeChoice AppSettings::theme() const
{
    if (m_themeOverride)
        return *m_themeOverride;
    return static_cast<ThemeChoice>(qBound(0, m_settings.value(QStringLiteral("theme")).toInt(), 2));
}

void AppSettings::overrideTheme(ThemeChoice theme)
{
    m_themeOverride = theme;
    Q_EMIT changed();
}

void AppSettings::setTheme(ThemeChoice theme)
{
    m_themeOverride.reset();
    store(QStringLiteral("theme"), static_cast<int>(theme));
}

int AppSettings::autoLockMinutes() const
{
    return m_settings.value(QStringLiteral("auto_lock_minutes"), 10).toInt();
}

void AppSettings::setAutoLockMinutes(int minutes)
{
    store(QStringLiteral("auto_lock_minutes"), minutes);
}

bool AppSettings::locksWithSession() const
{
    return m_settings.value(QStringLiteral("lock_with_session"), true).toBool();
}

void AppSettings::setLocksWithSession(bool on)
{
    store(QStringLiteral("lock_with_session"), on);
}

bool AppSettings::locksWhenMinimized() const
{
    return m_settings.value(QStringLiteral("lock_when_minimized"), false).toBool();
}

void AppSettings::setLocksWhenMinimized(bool on)
{
    store(QStringLiteral("lock_when_minimized"), on);
}

int AppSettings::clipboardSeconds() const
{
    return m_settings.value(QStringLiteral("clipboard_seconds"), 20).toInt();
}

void AppSettings::setClipboardSeconds(int seconds)
{
    store(QStringLiteral("clipboard_seconds"), seconds);
}

bool AppSettings::closesToTray() const
{
    return m_settings.value(QStringLiteral("close_to_tray"), false).toBool();
}

void AppSettings::setClosesToTray(bool on)
{
    store(QStringLiteral("close_to_tray"), on);
}

SyncRuleSet AppSettings::syncRules() const
{
    SyncRuleSet rules;
    rules.waitsOnMetered = m_settings.value(QStringLiteral("sync_waits_on_metered"), false).toBool();
    rules.waitsOnBattery = m_settings.value(QStringLiteral("sync_waits_on_battery"), false).toBool();
    rules.hasHours = m_settings.value(QStringLiteral("sync_has_hours"), false).toBool();
    rules.from = m_settings.value(QStringLiteral("sync_from"), rules.from).toTime();
    rules.to = m_settings.value(QStringLiteral("sync_to"), rules.to).toTime();
    return rules;
}

void AppSettings::setSyncRules(const SyncRuleSet &rules)
{
    m_settings.setValue(QStringLiteral("sync_waits_on_metered"), rules.waitsOnMetered);
    m_settings.setValue(QStringLiteral("sync_waits_on_battery"), rules.waitsOnBattery);
    m_settings.setValue(QStringLiteral("sync_from"), rules.from);
    m_settings.setValue(QStringLiteral("sync_to"), rules.to);
    store(QStringLiteral("sync_has_hours"), rules.hasHours);
}

bool AppSettings::showsNotices() const
{
    return m_settings.value(QStringLiteral("show_notices"), true).toBool();
}

void AppSettings::setShowsNotices(bool on)
{
    store(QStringLiteral("show_notices"), on);
}

int AppSettings::syncIntervalSeconds() const
{
    return m_settings.value(QStringLiteral("sync_interval_seconds"), 60).toInt();
}

int AppSettings::syncDelayMs() const
{
    return m_settings.value(QStringLiteral("sync_delay_ms"), 400).toInt();
}

void AppSettings::setSyncTiming(int intervalSeconds, int delayMs)
{
    m_settings.setValue(QStringLiteral("sync_delay_ms"), delayMs);
    store(QStringLiteral("sync_interval_seconds"), intervalSeconds);
}

std::optional<QString> AppSettings::keys(const QString &command) const
{
    const QVariant value = m_settings.value(QLatin1String("keys/") + command);
    return value.isValid() ? std::optional(value.toString()) : std::nullopt;
}

void AppSettings::setKeys(const QString &command, const std::optional<QString> &keys)
{
    const QString key = QLatin1String("keys/") + command;
    if (keys)
        return store(key, *keys);
    m_settings.remove(key);
    Q_EMIT changed();
}

QStringList AppSettings::recentVaults() const
{
    QStringList present;
    for (const QString &path : m_settings.value(QStringLiteral("recent_vaults")).toStringList()) {
        if (QFileInfo::exists(path))
            present << path;
    }
    return present;
}

void AppSettings::addRecentVault(const QString &path)
{
    QStringList paths = m_settings.value(QStringLiteral("recent_vaults")).toStringList();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    store(QStringLiteral("recent_vaults"), paths.mid(0, KeptVaults));
}

void AppSettings::forgetRecentVault(const QString &path)
{
    QStringList paths = m_settings.value(QStringLiteral("recent_vaults")).toStringList();
    paths.removeAll(path);
    store(QStringLiteral("recent_vaults"), paths);
}

QByteArray AppSettings::windowGeometry() const
{
    return m_settings.value(QStringLiteral("window_geometry")).toByteArray();
}

void AppSettings::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(QStringLiteral("window_geometry"), geometry);
}

} // namespace haex
