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

/// Settings → Security: locking, the clipboard, and the ways to open the vault.
class SecurityCard final : public Card
{
    Q_OBJECT
public:
    SecurityCard(AppSettings &settings, int controlWidth, QWidget *parent = nullptr);

    void showVault(const VaultInfo &info);

Q_SIGNALS:
    void passwordChangeRequested();
    void passwordAdoptionRequested();
    void recoverySheetRequested();
    void backupRequested();

private:
    void addTimes(SettingsRows &rows, AppSettings &settings, int controlWidth);
    void addPassword(SettingsRows &rows);
    void addRecovery(SettingsRows &rows);
    void addBackups(SettingsRows &rows);

    QWidget *m_foreign = nullptr;
    QPushButton *m_recovery = nullptr;
    TextLabel *m_recoveryState = nullptr;
    TextLabel *m_backupState = nullptr;
};

} // namespace haex
