// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultserviceoptions.h"
#include "core/engine/workticket.h"
#include "core/pairing/pairinginvitation.h"
#include "core/pairing/pairingstatus.h"
#include "core/replica/conflictjournal.h"
#include "core/sync/syncengine.h"
#include "core/base/servercertificate.h"
#include "core/vault/joinrequest.h"
#include "core/vault/vaultsession.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>

namespace haex {

class VaultEngine;

/// The window's door to the engine: owns the engine thread, on which the session, its database and
/// its network live. Calls answer at once with a future; values cross threads, never references.
/// Lives on the caller's (GUI) thread and its signals arrive there.
class VaultService final : public QObject
{
    Q_OBJECT
public:
    explicit VaultService(QObject *parent = nullptr);
    explicit VaultService(VaultServiceOptions options, QObject *parent = nullptr);
    /// Locks an open vault and waits for that.
    ~VaultService() override;

    QFuture<Result<VaultInfo>> createVault(const QString &path, const QString &name,
                                           SecretBytes password,
                                           NamesAtServers names = NamesAtServers::Plain);
    QFuture<Result<VaultInfo>> openVault(const QString &path, SecretBytes password);
    /// Whether this desktop has a keychain that answers.
    QFuture<Result<bool>> hasKeychain();
    /// Whether the keychain opens the open vault from now on, on this device (core/quickunlock).
    QFuture<Result<>> setQuickUnlock(bool isOn);
    /// Opens it so; see unlockQuickly.
    QFuture<Result<VaultInfo>> openVaultQuickly(const QString &path);
    /// Opens a copy of a backup at `path`, or what a server's export holds (core/vault/importexport).
    QFuture<Result<VaultInfo>> restoreVault(const QString &backupPath, const QString &path,
                                            SecretBytes password);
    /// Opens a vault whose password is forgotten, and gives it a new one. `ticket`: how far it is, and whether it is
    /// still wanted; given up, the vault is as before (`cancelled`).
    QFuture<Result<VaultInfo>> recoverVault(const QString &path, SecretBytes recoveryKey,
                                            SecretBytes newPassword, WorkTicketPtr ticket);
    /// Logs in, fetches and opens the wrapped key, makes the file, adds the backend; the first
    /// sync then runs in the background.
    QFuture<Result<VaultInfo>> joinVault(const QString &path, JoinRequest request,
                                         SecretBytes vaultPassword);
    /// Vaults of that account on that server.
    struct RemoteVault
    {
        QByteArray vaultId;
        qint64 createdMs = 0;
    };
    QFuture<Result<QList<RemoteVault>>> listRemoteVaults(const QUrl &url, const QString &email,
                                                         SecretBytes accountPassword);
    /// Lets another device join the open vault: opens a mailbox at the backend's server and answers
    /// with what the other device needs. `pairingChanged` then tells how it goes.
    QFuture<Result<PairingInvitation>> offerPairing(const QByteArray &backendId);
    /// The other side of it, without a vault: finds the device that waits. Then `pairingChanged`.
    QFuture<Result<>> acceptPairing(const PairingInvitation &invitation, const QString &deviceName);
    /// Whether both devices show the same code; on either side.
    QFuture<Result<>> answerPairing(bool isSameCode);
    /// Makes the file of the vault that was handed over; see PairingGuest::join.
    QFuture<Result<VaultInfo>> joinPaired(const QString &path, SecretBytes vaultPassword);
    /// Nothing of it goes on; what was handed over already is.
    QFuture<Result<>> endPairing();
    /// Locks: keys are wiped, the file is closed.
    QFuture<Result<>> closeVault();
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// The last known status; changes arrive by `statusChanged`.
    [[nodiscard]] const SyncStatus &status() const { return m_status; }

    QFuture<Result<Backend>> addBackend(BackendCredentials credentials);
    QFuture<Result<>> logIn(const QByteArray &backendId, SecretBytes accountPassword);
    QFuture<Result<>> changeAccountPassword(const QByteArray &backendId,
                                            SecretBytes presentPassword, SecretBytes newPassword);
    /// See SyncEngine; what is planned for this vault and for the account is taken back together.
    QFuture<Result<PlannedRemovals>> plannedRemovals(const QByteArray &backendId);
    QFuture<Result<qint64>> planRemoval(const QByteArray &backendId, RemovalScope scope,
                                        SecretBytes accountPassword);
    QFuture<Result<>> cancelRemovals(const QByteArray &backendId);
    /// All that the server holds of this vault, or of the account, into a file (writeServerExport).
    QFuture<Result<ServerExportReport>> exportServerData(const QByteArray &backendId, ExportScope scope,
                                                         const QString &path);
    QFuture<Result<>> syncNow(const QByteArray &backendId = {}, SyncMode mode = SyncMode::Both);
    /// Compares what the devices hold; `SyncEngine::comparisons` then tells.
    QFuture<Result<>> verifyDevices();
    /// What the proxy that this address names asks for, from now on; the open vault, or the one joined
    /// next, keeps it for this device (core/vault/connectionsecretstore.h). Before anything is sent there.
    QFuture<Result<>> setProxyPassword(const QUrl &server, SecretBytes password);
    /// What this device shows to that server from now on, kept in the same way: a file of PKCS#12 or PEM; empty for
    /// none. `wrong_password`, `unsupported_format` (core/transport/clientcertificate.h).
    QFuture<Result<ClientCertificateInfo>> setClientCertificate(const QUrl &server, const QByteArray &file,
                                                                SecretBytes passphrase);
    /// What it shows now; empty when nothing.
    QFuture<Result<ClientCertificateInfo>> clientCertificate(const QUrl &server);
    /// The server at that address, or where the address leads (`greetServer`).
    QFuture<Result<ServerGreeting>> testConnection(const QUrl &url);
    /// What the server shows, when a connection failed with `tls_error`.
    QFuture<Result<ServerCertificate>> fetchCertificate(const QUrl &url);

    /// Runs `work(VaultSession &)` on the engine thread; it returns a Result<T> of value types.
    /// VaultLocked when no vault is open.
    template <class Work>
    auto run(Work work) -> QFuture<std::invoke_result_t<Work &, VaultSession &>>
    {
        using Answer = std::invoke_result_t<Work &, VaultSession &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        QFuture<Answer> future = promise->future();
        promise->start();
        // Shared, so that the work itself may hold what can only be moved, such as a password.
        post([promise, shared = std::make_shared<Work>(std::move(work))](VaultSession *session) {
            promise->addResult(session ? (*shared)(*session)
                                       : Answer(fail(ErrorCode::VaultLocked)));
            promise->finish();
        });
        return future;
    }

Q_SIGNALS:
    void vaultOpened(const haex::VaultInfo &info);
    void vaultClosed();
    void statusChanged(const haex::SyncStatus &status);
    void activityAdded(const haex::ActivityEntry &entry);
    /// Rows of these tables changed, by the person's own write or by a pull.
    void tablesChanged(const QByteArrayList &tables);
    void pairingChanged(const haex::PairingStatus &status);

private:
    void post(std::function<void(VaultSession *)> job);
    void connectEngine();

    QThread m_thread;
    std::unique_ptr<VaultEngine> m_engine;
    SyncStatus m_status;
    bool m_open = false;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::VaultInfo)
Q_DECLARE_METATYPE(haex::ActivityEntry)
Q_DECLARE_METATYPE(haex::PairingStatus)
