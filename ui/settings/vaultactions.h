// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/items/historypolicy.h"

#include <QObject>

#include <functional>

class QWidget;

namespace haex {

class MessageBar;
class WorkSheet;
class WorkWait;

/// What one does to the vault as a whole: back up, check, rename, change its password, name the
/// device, show diagnostics. Opens its dialogs above `window`.
class VaultActions final : public QObject
{
    Q_OBJECT
public:
    /// `messages` shows what takes long, and gives it up.
    VaultActions(VaultService &service, QWidget &window, MessageBar &messages, QObject *parent = nullptr);

    /// Into a file that the person chooses.
    void backUp();
    /// Another automatic one.
    void backUpNow();
    void check();
    void rename();
    void changePassword();
    /// Asks for the password that another device gave the vault.
    void adoptPassword();
    void setQuickUnlock(bool isOn);
    void makeRecoverySheet();
    void splitRecoveryKey();
    void nameDevice(const QString &name);
    void showDiagnostics();
    void setHistoryPolicy(const HistoryPolicy &policy);
    void setActivityDays(int days);
    /// Reads the facts about the vault again; answers with `infoChanged`.
    void reload();

Q_SIGNALS:
    void infoChanged(const haex::VaultInfo &info);
    void historyPolicyChanged(const haex::HistoryPolicy &policy);
    void activityDaysChanged(int days);
    /// Once: this device's file has another password than the vault.
    void foreignPasswordFound();
    void keychainLookedFor(bool isThere);
    void done(const QString &message);
    void failed(const QString &message);
    void givenUp(const QString &message);

private:
    void readPolicy();
    void takeInfo(const VaultInfo &info);
    using Backup = std::function<Result<>(VaultSession &session, const CopyProgress &progress)>;
    void backUpBy(const Backup &backup, const QString &message);
    /// The vault's file is copied under another password, which the sheet shows and can give up.
    WorkWait *beginNewFile(WorkSheet *sheet);
    void endNewFile(WorkWait *wait, WorkSheet *sheet, QFuture<Result<>> future, const QString &message);
    void report(QFuture<Result<>> future, const QString &message);

    VaultService &m_service;
    QWidget &m_window;
    MessageBar &m_messages;
    VaultInfo m_info;
};

} // namespace haex
