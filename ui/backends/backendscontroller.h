// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"

#include <QObject>
#include <QPointer>

namespace haex {

class AddBackendSheet;
class AddressSheet;
class BackendsView;
class ServerExportSheet;

/// Connects Backends with the engine, and runs the wizard that adds one.
class BackendsController final : public QObject
{
    Q_OBJECT
public:
    BackendsController(VaultService &service, BackendsView &view, QObject *parent = nullptr);

    void reload();
    /// Whose backends they are, and what this device calls itself at servers.
    void setVault(const VaultInfo &vault) { m_vault = vault; }
    void add();
    void logIn(const QByteArray &backendId);
    /// Asks for the proxy of this backend, or what it wants to know.
    void changeProxy(const QByteArray &backendId);
    /// Asks for the certificate that this device shows there.
    void chooseCertificate(const QByteArray &backendId);
    /// Shows what the server shows, and asks whether to trust it.
    void checkCertificate(const QByteArray &backendId);

Q_SIGNALS:
    void backendsChanged(const QList<haex::Backend> &backends);
    /// The wizard's person wants this computer to be the backend.
    void hostingRequested();
    /// Another device shall have the vault too.
    void deviceRequested();
    /// The person wants a copy of the vault in a file.
    void backupRequested();

private:
    void connectView();
    void runSheet(AddBackendSheet *sheet);
    void testConnection(AddBackendSheet *sheet, const QUrl &url);
    void greet(AddBackendSheet *sheet, const QUrl &url);
    void changeAddress(AddressSheet *sheet, const QByteArray &backendId, const QUrl &url);
    void openCertificate(const Backend &backend);
    void openLogIn(const Backend &backend);
    void openPassword(const Backend &backend);
    AddressSheet *openAddress(const Backend &backend);
    void openRemoval(const Backend &backend);
    void openExport(const Backend &backend, ExportScope scope);
    void exportTo(ServerExportSheet *sheet, const Backend &backend, const QString &path);
    void keep(const Backend &backend);
    void perform(QFuture<Result<>> future);

    VaultService &m_service;
    BackendsView &m_view;
    QList<Backend> m_backends;
    VaultInfo m_vault;
};

} // namespace haex
