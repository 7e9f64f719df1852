// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultinfo.h"

#include <QWidget>

class QComboBox;
class QListWidget;
class QScrollArea;

namespace haex {

class AppSettings;
class Card;
class DevicesCard;
class HistoryCard;
class MessageBar;
class SecurityCard;
class TextLabel;
class ToggleSwitch;

/// Settings in sections; every change takes effect at once.
class SettingsView final : public QWidget
{
    Q_OBJECT
public:
    SettingsView(AppSettings &settings, bool hasTray, QWidget *parent = nullptr);

    enum class Section { General, Security, Sync, History, Devices, Appearance, Languages, Shortcuts, Diagnostics };
    /// Scrolls there.
    void showSection(Section section);
    /// Scrolls to the languages, with the keyboard on them.
    void enterLanguages();
    void showVault(const VaultInfo &info);
    [[nodiscard]] SecurityCard *security() const { return m_security; }
    [[nodiscard]] HistoryCard *history() const { return m_history; }
    [[nodiscard]] DevicesCard *devices() const { return m_devices; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }

Q_SIGNALS:
    void diagnosticsRequested();

private:
    [[nodiscard]] Card *makeGeneral(bool hasTray);
    [[nodiscard]] Card *makeAppearance();
    [[nodiscard]] Card *makeLanguages();
    [[nodiscard]] Card *makeShortcuts();
    [[nodiscard]] Card *makeDiagnostics();
    [[nodiscard]] ToggleSwitch *makeAutostart();
    [[nodiscard]] QComboBox *makeLanguageBox();
    [[nodiscard]] QComboBox *makeThemeBox();
    void scrollTo(int section);
    /// Puts the keyboard on its first control.
    void enterSection(int section);
    /// The list says where the page is.
    void followScrolling();

    struct Place
    {
        QWidget *heading;
        Card *card;
    };

    AppSettings &m_settings;
    SecurityCard *m_security;
    HistoryCard *m_history;
    DevicesCard *m_devices;
    QListWidget *m_nav;
    QScrollArea *m_scroll = nullptr;
    QList<Place> m_sections;
    /// Where the page goes, until somebody scrolls it: its height may still change.
    int m_goal = -1;
    bool m_isGoing = false;
    TextLabel *m_vaultId;
    TextLabel *m_file;
    MessageBar *m_messages;
};

} // namespace haex
