// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/conflictjournal.h"
#include "core/sync/syncengine.h"
#include "core/vault/vaultsession.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>

namespace haex {

/// The window's door to the engine: owns the engine thread, on which the session, its database and
/// its network live. Calls answer at once with a future; values cross threads, never references.
/// Lives on the caller's (GUI) thread and its signals arrive there.
class VaultService final : public QObject
{
    Q_OBJECT
public:
    explicit VaultService(QObject *parent = nullptr);
    ~VaultService() override;

    QFuture<Result<VaultInfo>> createVault(const QString &path, const QString &name,
                                           SecretBytes password);
    QFuture<Result<VaultInfo>> openVault(const QString &path, SecretBytes password);
    /// Logs in, fetches and opens the wrapped key, makes the file, adds the backend; the first
    /// sync then runs in the background.
    QFuture<Result<VaultInfo>> joinVault(const QString &path, JoinRequest request,
                                         SecretBytes vaultPassword);
    /// Vaults of that account on that server, with their names where the password opens them.
    struct RemoteVault
    {
        QByteArray vaultId;
        qint64 createdMs = 0;
    };
    QFuture<Result<QList<RemoteVault>>> listRemoteVaults(const QUrl &url, const QString &email,
                                                         SecretBytes accountPassword);
    /// Locks: keys are wiped, the file is closed.
    QFuture<Result<>> closeVault();
    [[nodiscard]] bool isOpen() const;
    /// The last known status; changes arrive by `statusChanged`.
    [[nodiscard]] const SyncStatus &status() const;

    QFuture<Result<Backend>> addBackend(BackendCredentials credentials);
    QFuture<Result<>> logIn(const QByteArray &backendId, SecretBytes accountPassword);
    QFuture<Result<>> syncNow(const QByteArray &backendId = {}, SyncMode mode = SyncMode::Both);
    QFuture<Result<ServerGreeting>> testConnection(const QUrl &url);

    /// Runs `work(VaultSession &)` on the engine thread; it returns a Result<T> of value types.
    /// VaultLocked when no vault is open.
    template <class Work>
    auto run(Work work) -> QFuture<std::invoke_result_t<Work, VaultSession &>>
    {
        using Answer = std::invoke_result_t<Work, VaultSession &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        QFuture<Answer> future = promise->future();
        post([promise, work = std::move(work)](VaultSession *session) mutable {
            promise->start();
            if (session)
                promise->addResult(work(*session));
            else
                promise->addResult(Answer(fail(ErrorCode::VaultLocked)));
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

private:
    class Engine;
    void post(std::function<void(VaultSession *)> job);

    QThread m_thread;
    std::unique_ptr<Engine> m_engine;
    SyncStatus m_status;
    bool m_open = false;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::VaultInfo)
Q_DECLARE_METATYPE(haex::ActivityEntry)
