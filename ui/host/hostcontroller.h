// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/host/homeserver.h"

#include <QObject>

namespace haex {

class AppSettings;
class BackendsView;
class ClipboardGuard;

/// Connects "Host on this computer" with the home server, and the open vault with it.
class HostController final : public QObject
{
    Q_OBJECT
public:
    /// Everything must outlive it.
    HostController(VaultService &service, HomeServer &host, BackendsView &view,
                   AppSettings &settings, ClipboardGuard &clipboard, QObject *parent = nullptr);

    /// What the open vault syncs with.
    void setBackends(const QList<Backend> &backends);
    /// Which vault is open, and what this device is called in it.
    void setVault(const VaultInfo &vault);
    /// Starts hosting where it is off, and adds the open vault.
    void hostThisVault();
    /// The open vault syncs with this computer's own server, and with no other.
    [[nodiscard]] bool isOnlyBackend() const { return m_backends.size() == 1 && ownBackend(); }
    /// Shows an invitation for another computer.
    void showText();

Q_SIGNALS:
    /// The vault has a backend more, or one has moved.
    void backendsChanged();

private:
    void connectCard();
    void showStatus(const HomeServerStatus &status);
    void addVault();
    void addAt(const HomeInvitation &invitation);
    void backUp();
    void removeVault(const QByteArray &vaultId);
    void keepVault(const QByteArray &vaultId);
    void removeDevice(const QByteArray &deviceId);
    void openRestore();
    void restore(const HomeBackup &backup);
    [[nodiscard]] const Backend *ownBackend() const;
    void followPort();
    void finishAdding();

    VaultService &m_service;
    HomeServer &m_host;
    BackendsView &m_view;
    AppSettings &m_settings;
    ClipboardGuard &m_clipboard;
    QList<Backend> m_backends;
    QString m_deviceName;
    bool m_addsWhenOn = false;
};

} // namespace haex
