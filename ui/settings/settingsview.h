// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/historypolicy.h"
#include "core/vault/vaultinfo.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QListWidget;
class QScrollArea;
class QSpinBox;
class QVBoxLayout;

namespace haex {

class AppSettings;
class Card;
class MessageBar;
class SecurityCard;
class SettingsRows;
class TextLabel;
class ToggleSwitch;

/// Settings in sections; every change takes effect at once.
class SettingsView final : public QWidget
{
    Q_OBJECT
public:
    SettingsView(AppSettings &settings, bool hasTray, QWidget *parent = nullptr);

    enum class Section { General, Security, Sync, History, Device, About };
    /// Scrolls there.
    void showSection(Section section);
    void showVault(const VaultInfo &info);
    void showHistoryPolicy(const HistoryPolicy &policy);
    /// How long this device keeps its log of activity; 0 = for ever.
    void showActivityDays(int days);
    [[nodiscard]] SecurityCard *security() const { return m_security; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }

Q_SIGNALS:
    void deviceNamed(const QString &name);
    void deviceAdditionRequested();
    void historyPolicyChosen(const haex::HistoryPolicy &policy);
    void activityDaysChosen(int days);
    void diagnosticsRequested();

private:
    [[nodiscard]] Card *makeGeneral(bool hasTray);
    [[nodiscard]] ToggleSwitch *makeAutostart();
    [[nodiscard]] Card *makeSync();
    void addSyncRules(SettingsRows &rows);
    [[nodiscard]] Card *makeHistory();
    void choosePolicy();
    void chooseActivityDays();
    void chooseDays(QComboBox &box, int days);
    void scrollTo(int section);
    /// The list says where the page is.
    void followScrolling();
    [[nodiscard]] static QString daysText(int days);
    [[nodiscard]] Card *makeDevice();
    [[nodiscard]] Card *makeAbout();
    [[nodiscard]] QComboBox *makeLanguageBox();
    [[nodiscard]] QComboBox *makeThemeBox();
    [[nodiscard]] QSpinBox *makeSpinBox(int minimum, int maximum, int value, const QString &suffix);

    AppSettings &m_settings;
    SecurityCard *m_security;
    QListWidget *m_nav;
    QScrollArea *m_scroll = nullptr;
    /// The headings.
    QList<QWidget *> m_sections;
    QLineEdit *m_deviceName;
    QComboBox *m_historyDays = nullptr;
    QComboBox *m_trashDays = nullptr;
    QSpinBox *m_historyCount = nullptr;
    QComboBox *m_activityDays = nullptr;
    int m_keptActivityDays = 365;
    HistoryPolicy m_policy;
    TextLabel *m_deviceId;
    TextLabel *m_vaultId;
    TextLabel *m_names;
    TextLabel *m_file;
    TextLabel *m_languageNote;
    MessageBar *m_messages;
};

} // namespace haex
