// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/autostart.h"
#include "ui/shell/syncruleset.h"
#include "ui/style/appearance.h"

#include <QObject>
#include <QSettings>
#include <QStringList>

#include <optional>

namespace haex {

/// What this person set for this application on this machine; nothing of a vault's contents. What
/// belongs to a vault is kept in the vault.
class AppSettings final : public QObject
{
    Q_OBJECT
public:
    /// The usual place when `file` is empty.
    explicit AppSettings(const QString &file = {}, QObject *parent = nullptr);

    /// "de", "en", or empty for the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    /// For this run only (a command line flag), or until one is set.
    void overrideLanguage(const QString &language);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// For this run only (a command line flag).
    void overrideTheme(ThemeChoice theme);
    /// 0 = never.
    [[nodiscard]] int autoLockMinutes() const;
    void setAutoLockMinutes(int minutes);
    /// With the screen, before sleep, and when another user's session comes to the front.
    [[nodiscard]] bool locksWithSession() const;
    void setLocksWithSession(bool on);
    /// When the window is minimised, or goes into the tray.
    [[nodiscard]] bool locksWhenMinimized() const;
    void setLocksWhenMinimized(bool on);
    /// 0 = never.
    [[nodiscard]] int clipboardSeconds() const;
    void setClipboardSeconds(int seconds);
    [[nodiscard]] bool closesToTray() const;
    void setClosesToTray(bool on);
    /// When nothing is synced by itself.
    [[nodiscard]] SyncRuleSet syncRules() const;
    void setSyncRules(const SyncRuleSet &rules);
    /// Whether the desktop tells what needs the person.
    [[nodiscard]] bool showsNotices() const;
    void setShowsNotices(bool on);
    [[nodiscard]] int syncIntervalSeconds() const;
    [[nodiscard]] int syncDelayMs() const;
    void setSyncTiming(int intervalSeconds, int delayMs);

    /// Whether the desktop starts this application, out of sight, when the person logs in.
    [[nodiscard]] static bool canStartWithSession() { return Autostart::isPossible(); }
    [[nodiscard]] bool startsWithSession() const { return m_autostart.isOn(); }
    /// False when that could not be written.
    [[nodiscard]] bool setStartsWithSession(bool on);

    /// Keys that the person chose for a command (`CommandKeys`), in portable text; empty for none.
    [[nodiscard]] std::optional<QString> keys(const QString &command) const;
    void setKeys(const QString &command, const std::optional<QString> &keys);

    /// Vault files, the last one first; those that are gone are left out.
    [[nodiscard]] QStringList recentVaults() const;
    void addRecentVault(const QString &path);
    void forgetRecentVault(const QString &path);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

Q_SIGNALS:
    void changed();

private:
    template <class T>
    void store(const QString &key, const T &value);

    QSettings m_settings;
    Autostart m_autostart;
    std::optional<ThemeChoice> m_themeOverride;
    std::optional<QString> m_languageOverride;
};

} // namespace haex
