// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/protocol/removalmessages.h"
#include "core/sync/backend.h"
#include "core/sync/devicecomparison.h"
#include "core/sync/keyhooks.h"
#include "core/sync/reencryption.h"
#include "core/sync/serverexportreport.h"
#include "core/sync/syncstatus.h"

#include <QObject>

#include <functional>
#include <memory>

namespace haex {

class Replica;
class Transport;
class CyclePacer;
class VaultKeyring;
struct VaultKeyRecord;

enum class SyncMode { Both, PullOnly, PushOnly };

/// Where and as whom to sync; for `SyncEngine::addBackend`.
struct BackendCredentials
{
    QUrl url;
    QString email;
    SecretBytes accountPassword;
    /// In the place of the password: what another device of the account was granted for this one.
    SecretBytes grant = {};
    bool registerAccount = false;
    QString invitation;
    QString deviceName;
    QString backendName;
};

/// Syncs the vault with its backends: pull → push on a timer, after local changes (debounced) and
/// on realtime events; one cycle per backend at a time (R26), each backend on its own (R25).
/// Asynchronous: everything runs on the owner's thread and event loop, callbacks too.
class SyncEngine final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<>)>;

    struct Settings
    {
        int intervalMs = 60000;
        int localChangeDelayMs = 400;
        bool automatic = true;
        /// While there is one, only `syncNow` syncs.
        SyncHold hold = SyncHold::None;
    };

    SyncEngine(Replica &replica, VaultKeyring &keyring, const QByteArray &vaultId,
               Transport &transport, const Clock &clock, Random &random);
    ~SyncEngine() override;

    /// Answers with the vault's id, wrapped key and sealed name, for servers that lack them. Set
    /// before a backend is added.
    using VaultRecordSource = std::function<Result<VaultKeyRecord>()>;
    void setVaultRecordSource(VaultRecordSource source);
    void setKeyHooks(KeyHooks hooks);
    /// Keys have come: what waited for them is tried.
    void keysChanged();
    /// How often this device sealed under a key version; `listener` hears now and then of more.
    [[nodiscard]] Result<quint64> sealings(quint32 keyVersion) const;
    void setSealingListener(std::function<void()> listener);
    /// How far the backends' cells are re-encrypted under the present key version.
    [[nodiscard]] Result<QList<Reencryption>> reencryptions() const;
    /// Runs before a backend is stored that was not there; its error is that of adding.
    void setBeforeFirstSync(std::function<Result<>()> prepare);
    /// Watches, and may hold up, every cycle at its named points; must outlive the engine.
    void setPacer(CyclePacer &pacer);

    /// Begins timers and realtime for the enabled backends; without it only `syncNow` syncs.
    void start(const Settings &settings);
    void stop();

    /// Logs in (or registers), uploads the wrapped vault key when the server has none, and stores
    /// the backend. Everything in the vault is offered to it.
    void addBackend(BackendCredentials credentials, std::function<void(Result<Backend>)> done);
    /// Logs in again after the token was refused; keeps all progress.
    void logIn(const QByteArray &backendId, SecretBytes accountPassword, Done done);
    /// Another password for the account at that server, which is not the vault's. This device goes
    /// on; the account's others have to log in again. `bad_credentials` when the present one is wrong,
    /// `bad_field` when the new one is too short.
    void changeAccountPassword(const QByteArray &backendId, SecretBytes presentPassword,
                               SecretBytes newPassword, Done done);
    /// Has this vault deleted at that server, or the account with all its vaults, when the server's
    /// grace is over; answers when (ms). Nothing on a device is deleted. `bad_credentials` when the
    /// account password is wrong.
    void planRemoval(const QByteArray &backendId, RemovalScope scope, SecretBytes accountPassword,
                     std::function<void(Result<qint64>)> done);
    /// Takes back what is planned for this vault and for the account; `not_found` when nothing is.
    void cancelRemovals(const QByteArray &backendId, Done done);
    /// What is planned there, of all the account's vaults, and the server's grace.
    void plannedRemovals(const QByteArray &backendId,
                         std::function<void(Result<PlannedRemovals>)> done);
    /// Hands on, line by line, all that the server holds of this vault or of the account
    /// (core/protocol/serverexport.h); `epoch_mismatch` when it gets another history meanwhile.
    void exportServerData(const QByteArray &backendId, ExportScope scope, ServerExportSink sink,
                          std::function<void(Result<ServerExportReport>)> done);
    [[nodiscard]] Result<QList<Backend>> backends() const;
    [[nodiscard]] Result<> setEnabled(const QByteArray &backendId, bool enabled);
    [[nodiscard]] Result<> renameBackend(const QByteArray &backendId, const QString &name);
    /// From now on the server has to show this certificate (SHA-256 of its DER); empty: one that an
    /// authority vouches for. Keeps all progress and tries at once.
    [[nodiscard]] Result<> trustCertificate(const QByteArray &backendId,
                                            const QByteArray &fingerprint);
    /// The server is somewhere else now, with everything that it holds. Keeps all progress and tries
    /// at once.
    [[nodiscard]] Result<> changeAddress(const QByteArray &backendId, const QUrl &url);
    /// Forgets it here; the server keeps its ciphertext and other devices keep the backend.
    [[nodiscard]] Result<> removeBackend(const QByteArray &backendId);

    /// A pull that would delete much of a table waits for one of these (R15; alert and error
    /// `large_delete_needs_consent`, with a context that `largeDeletesOf` reads): the rows go with
    /// the next round, or they come back on all devices. `not_found` when nothing was asked.
    [[nodiscard]] Result<> allowLargeDelete(const QByteArray &backendId);
    [[nodiscard]] Result<> refuseLargeDelete(const QByteArray &backendId);

    /// Runs a cycle now (backoff is ignored); `done` once it ended. All enabled backends when empty.
    void syncNow(const QByteArray &backendId, SyncMode mode, Done done);

    /// Compares this device with the others now, over all enabled backends (R28); `comparisons` then
    /// tells how each does. Without it they are compared whenever nothing was written for a while.
    void verifyDevices(Done done);
    [[nodiscard]] Result<QList<DeviceComparison>> comparisons() const;
    /// When a device was last seen to be alive, as DeviceSightings has it; 0 = not since the start.
    [[nodiscard]] qint64 lastSeenMs(const QByteArray &deviceId) const;

    [[nodiscard]] SyncStatus status() const;
    [[nodiscard]] Result<QList<ActivityEntry>> activity(int limit) const;
    [[nodiscard]] Result<QList<WaitingCell>> waitingCells() const;

Q_SIGNALS:
    /// Some milliseconds late: changes that come close together are told once.
    void statusChanged(const haex::SyncStatus &status);
    /// After each round, before its caller hears of it: the greatest difference of a server's clock from this
    /// device's that is known, in ms.
    void clocksCompared(qint64 differenceMs);
    void activityAdded(const haex::ActivityEntry &entry);
    /// Rows of these tables were changed by a pull.
    void tablesChanged(const QByteArrayList &tables);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

/// What a server says of itself: its name, version and registration mode.
struct ServerGreeting
{
    QString name;
    QString version;
    QString registration;
    /// Where it is, which need not be what was asked.
    QUrl url = {};
};
/// Asks a server who it is, for "test connection". Where none answers at that address, the host may say where it is, by
/// `/.well-known/haex-sync` (RFC 8615), an object of JSON: {"server": "https://…"}. A pinned certificate counts for the
/// host of the address only, its proxy for both.
void greetServer(Transport &transport, const QUrl &url,
                 std::function<void(Result<ServerGreeting>)> done);

} // namespace haex
