// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/host/homebackups.h"
#include "core/host/homeinvitation.h"
#include "core/host/homeserveroptions.h"
#include "core/host/homeserverstatus.h"

#include <QFuture>
#include <QObject>
#include <QThread>

#include <memory>

namespace haex {

class HomeServerWorker;

/// The sync server that this application itself runs for a household: the same code as haex-syncd,
/// on threads of its own, with a folder, a port, a certificate and one account that it keeps. It
/// knows no vault and needs none to be open. Lives on the caller's (GUI) thread; its signals arrive
/// there.
class HomeServer final : public QObject
{
    Q_OBJECT
public:
    explicit HomeServer(HomeServerOptions options = {}, QObject *parent = nullptr);
    /// Stops it and waits for that; it is on again with the next `resume`.
    ~HomeServer() override;

    /// Starts it if it was on when the application ended.
    void resume();
    void start();
    void stop();
    /// Starts it at another free port, for good: others have to be told.
    void changePort();

    /// The last known one; changes arrive by `statusChanged`.
    [[nodiscard]] const HomeServerStatus &status() const { return m_status; }

    /// For one other computer: by the first address, which counts as told from now on. Holds for
    /// `HomeServerOptions::invitationMs` from the last call on, and for the first device that logs in
    /// with it; once that has, the next call gives another one. `network_error` without a network.
    [[nodiscard]] QFuture<Result<HomeInvitation>> invite();
    /// For a vault of this computer.
    [[nodiscard]] QFuture<Result<HomeInvitation>> inviteOwn();
    [[nodiscard]] QFuture<Result<>> backUp();
    /// The daily copies, the newest first.
    [[nodiscard]] QFuture<QList<HomeBackup>> backups();
    /// Goes back to such a copy and starts. Vaults get new epochs, so that devices offer again what
    /// the copy lacks; who is logged in stays so as far as the present data can be read. That is set
    /// aside, and comes back when the copy cannot be used.
    [[nodiscard]] QFuture<Result<>> restore(const QString &path);

    /// Plans to delete what it holds of the vault, and answers when that will be (ms). Until then every
    /// device goes on, is told, and can take it back; nothing on a device is deleted. `not_found`.
    [[nodiscard]] QFuture<Result<qint64>> removeVault(const QByteArray &vaultId);
    [[nodiscard]] QFuture<Result<>> keepVault(const QByteArray &vaultId);
    /// Signs it out at once; with an invitation it may come back. `not_found`.
    [[nodiscard]] QFuture<Result<>> removeDevice(const QByteArray &deviceId);

Q_SIGNALS:
    void statusChanged(const haex::HomeServerStatus &status);

private:
    template <class Answer, class Work>
    QFuture<Answer> onWorker(Work work);
    template <class Work>
    void post(Work work);

    QThread m_thread;
    std::unique_ptr<HomeServerWorker> m_worker;
    HomeServerStatus m_status;
};

} // namespace haex
