// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/host/homebackups.h"
#include "core/host/homeinvitation.h"
#include "core/host/homeserveroptions.h"
#include "core/host/homeserversettings.h"
#include "core/host/homeserverstatus.h"
#include "core/server/apiworker.h"
#include "core/server/httplistener.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <thread>

namespace haex {

/// The home server's side of HomeServer, on a thread of its own: nothing here may hold up a window.
class HomeServerWorker final : public QObject
{
    Q_OBJECT
public:
    explicit HomeServerWorker(HomeServerOptions options);
    ~HomeServerWorker() override;

    void resume();
    void start();
    void stop();
    void changePort();
    /// Ends without remembering it as the person's wish.
    void shutDown();

    [[nodiscard]] Result<HomeInvitation> invite();
    [[nodiscard]] Result<HomeInvitation> inviteOwn();
    [[nodiscard]] Result<> backUp();
    [[nodiscard]] QList<HomeBackup> backups() const { return HomeBackups(m_options.folder).all(); }
    [[nodiscard]] Result<> restore(const QString &path);
    [[nodiscard]] Result<qint64> removeVault(const QByteArray &vaultId);
    [[nodiscard]] Result<> keepVault(const QByteArray &vaultId);
    [[nodiscard]] Result<> removeDevice(const QByteArray &deviceId);

Q_SIGNALS:
    void statusChanged(const haex::HomeServerStatus &status);

private:
    [[nodiscard]] Result<> bringUp();
    [[nodiscard]] Result<> prepareFolder();
    [[nodiscard]] Result<> prepareAccount();
    [[nodiscard]] Result<> listen();
    [[nodiscard]] Result<> listenAt(quint16 port);
    void takeDown();
    void look();
    void publish(HomeServerStatus status);
    [[nodiscard]] TlsFiles certificateFiles() const;
    [[nodiscard]] QUrl addressAt(const QString &host) const;
    [[nodiscard]] QList<QUrl> addresses() const;
    [[nodiscard]] QString filePath(const char *name) const;
    [[nodiscard]] qint64 storedBytes() const;
    [[nodiscard]] QList<HomeDevice> devices();
    [[nodiscard]] QList<HomeVault> vaults();
    /// `work`'s answer from the API's thread, and a look at what came of it; `cancelled` while it is off.
    template <class T, class Work>
    [[nodiscard]] Result<T> change(Work work);
    [[nodiscard]] Result<> restoreInto(const QString &file, const QString &path, const QString &before);
    /// Of who used the present invitation.
    [[nodiscard]] QByteArray invitedDeviceId();
    [[nodiscard]] Result<> openDoor();
    void closeDoor();
    [[nodiscard]] Result<> setAccountPassword(const QByteArray &hash);
    void backUpIfDue();

    HomeServerOptions m_options;
    HomeServerSettings m_settings;
    SystemClock m_clock;
    SystemRandom m_random;
    ServerLog m_log{true};
    HomeServerStatus m_status;
    qint64 m_accountId = 0;
    qint64 m_backupTriedMs = 0;
    /// Empty while nobody is invited.
    QString m_code;
    std::unique_ptr<QLockFile> m_lock;
    // The listener's answers come from the worker, and end before it.
    std::unique_ptr<ApiWorker> m_api;
    std::unique_ptr<HttpListener> m_listener;
    std::thread m_listening;
    // Children, so that they move to the thread as well.
    QTimer *m_looking;
    QTimer *m_doorCloser;
};

} // namespace haex
