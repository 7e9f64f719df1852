// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultinfo.h"
#include "ui/widgets/card.h"

class QPushButton;
class QSpinBox;

namespace haex {

class AppSettings;
class SettingsRows;
class TextLabel;
class ToggleSwitch;

/// Settings → Security: locking, the clipboard, and the ways to open the vault.
class SecurityCard final : public Card
{
    Q_OBJECT
public:
    SecurityCard(AppSettings &settings, int controlWidth, QWidget *parent = nullptr);

    void showVault(const VaultInfo &info);
    /// Whether this system has a keychain that answers.
    void showKeychain(bool isThere);

Q_SIGNALS:
    void passwordChangeRequested();
    void passwordAdoptionRequested();
    void recoverySheetRequested();
    void backupRequested();
    void quickUnlockChosen(bool isOn);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addTimes(SettingsRows &rows, AppSettings &settings, int controlWidth);
    void addPassword(SettingsRows &rows);
    void addQuickUnlock(SettingsRows &rows);
    void addRecovery(SettingsRows &rows);
    void addBackups(SettingsRows &rows);
    void addNames(SettingsRows &rows);
    [[nodiscard]] static QString recoveryState(const VaultInfo &info);

    QString m_vaultPath;
    QWidget *m_foreign = nullptr;
    ToggleSwitch *m_quick = nullptr;
    TextLabel *m_noKeychain = nullptr;
    QPushButton *m_recovery = nullptr;
    TextLabel *m_recoveryState = nullptr;
    TextLabel *m_backupState = nullptr;
    TextLabel *m_names = nullptr;
};

} // namespace haex
