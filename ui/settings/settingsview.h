// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultinfo.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace haex {

class AppSettings;
class Card;
class MessageBar;
class TextLabel;
class ToggleSwitch;

/// Settings in sections; every change takes effect at once.
class SettingsView final : public QWidget
{
    Q_OBJECT
public:
    SettingsView(AppSettings &settings, bool hasTray, QWidget *parent = nullptr);

    void showVault(const VaultInfo &info);
    [[nodiscard]] MessageBar *messages() const { return m_messages; }

Q_SIGNALS:
    void passwordChangeRequested();
    void deviceNamed(const QString &name);
    void diagnosticsRequested();

private:
    [[nodiscard]] Card *makeGeneral(bool hasTray);
    [[nodiscard]] Card *makeSecurity();
    [[nodiscard]] Card *makeSync();
    [[nodiscard]] Card *makeDevice();
    [[nodiscard]] Card *makeAbout();
    [[nodiscard]] QComboBox *makeLanguageBox();
    [[nodiscard]] QComboBox *makeThemeBox();
    [[nodiscard]] QSpinBox *makeSpinBox(int minimum, int maximum, int value, const QString &suffix);

    AppSettings &m_settings;
    QLineEdit *m_deviceName;
    TextLabel *m_deviceId;
    TextLabel *m_vaultId;
    TextLabel *m_file;
    TextLabel *m_languageNote;
    MessageBar *m_messages;
};

} // namespace haex
