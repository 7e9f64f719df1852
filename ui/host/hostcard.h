// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/homeserverstatus.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace haex {

class FactRow;
class HostedList;
class Pill;
class TextLabel;
class ToggleSwitch;

/// Host on this computer: switch, where others find it, who is connected, and what to do when
/// something is wrong.
class HostCard final : public QWidget
{
    Q_OBJECT
public:
    explicit HostCard(QWidget *parent = nullptr);

    void showStatus(const HomeServerStatus &status);
    /// Of the vaults that it holds, the one that is open here: the only one whose name can be read.
    void setOpenVault(const QByteArray &vaultId, const QString &name);
    /// Whether the open vault syncs with it.
    void setVaultHosted(bool hosted);
    /// While the vault is being added.
    void setAdding(bool adding);
    void setHasTray(bool hasTray);
    /// Not shown where a program cannot arrange it.
    void setStartsWithSession(bool possible, bool on);

Q_SIGNALS:
    void switched(bool on);
    void textRequested();
    void addVaultRequested();
    void backupRequested();
    void restoreRequested();
    void retryRequested();
    void portChangeRequested();
    void startWithSessionToggled(bool on);
    void vaultRemovalConfirmed(const QByteArray &vaultId);
    void vaultKeepRequested(const QByteArray &vaultId);
    void deviceRemovalConfirmed(const QByteArray &deviceId);

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeProblem();
    [[nodiscard]] QWidget *makeDetails();
    [[nodiscard]] QWidget *makeSessionRow();
    void refresh();
    void refreshButtons();
    void refreshContents(qint64 nowMs);
    void actOnVault(const QByteArray &vaultId);
    void confirmDeviceRemoval(const QByteArray &deviceId);
    [[nodiscard]] QString nameOf(const HomeVault &vault) const;

    HomeServerStatus m_status;
    QByteArray m_openVault;
    QString m_openVaultName;
    bool m_isVaultHosted = false;
    bool m_isAdding = false;
    Pill *m_state;
    ToggleSwitch *m_switch;
    TextLabel *m_about;
    QWidget *m_problemRow = nullptr;
    TextLabel *m_problem;
    QPushButton *m_retry;
    QPushButton *m_changePort;
    QWidget *m_details = nullptr;
    TextLabel *m_address = nullptr;
    TextLabel *m_connected = nullptr;
    TextLabel *m_stored = nullptr;
    TextLabel *m_backup = nullptr;
    HostedList *m_vaults;
    HostedList *m_devices;
    QPushButton *m_addVault;
    QPushButton *m_showText;
    QPushButton *m_backUp;
    QPushButton *m_restore;
    QPushButton *m_restoreFailed;
    QWidget *m_sessionRow = nullptr;
    ToggleSwitch *m_session;
    // "5 minutes ago" grows older.
    QTimer m_clock;
};

} // namespace haex
