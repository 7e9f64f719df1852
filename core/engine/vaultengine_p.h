// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/engine/vaultservice.h"
#include "core/pairing/pairingguest.h"
#include "core/pairing/pairinghost.h"
#include "core/transport/connectionsecrets.h"
#include "core/transport/transport.h"

#include <QObject>

#include <optional>

namespace haex {

/// The engine thread's side of VaultService: owns the session. Made by the service, then lives on
/// the engine thread, where everything below runs.
class VaultEngine final : public QObject
{
    Q_OBJECT
public:
    using OpenDone = std::function<void(Result<VaultInfo>)>;
    using ListDone = std::function<void(Result<QList<VaultService::RemoteVault>>)>;

    explicit VaultEngine(VaultServiceOptions options);
    ~VaultEngine() override;

    /// Open and sound, else nullptr.
    [[nodiscard]] VaultSession *session();
    [[nodiscard]] Transport &transport();
    /// What proxies and servers ask for: those of the open vault, and what was typed since.
    [[nodiscard]] ConnectionSecrets &secrets() { return *m_secrets; }
    [[nodiscard]] Result<> setProxyPassword(const QUrl &server, SecretBytes password);
    [[nodiscard]] Result<> setClientCertificate(const QUrl &server, ClientCertificate certificate);

    [[nodiscard]] Result<VaultInfo> create(const QString &path, const QString &name,
                                           const SecretBytes &password, NamesAtServers names);
    [[nodiscard]] Result<VaultInfo> open(const QString &path, const SecretBytes &password);
    /// From a backup, or from a server's export.
    void restore(const QString &backupPath, const QString &path, SecretBytes password, OpenDone done);
    [[nodiscard]] Result<VaultInfo> recover(const QString &path, const SecretBytes &recoveryKey,
                                            const SecretBytes &newPassword, const CopyProgress &progress);
    void openQuickly(const QString &path, OpenDone done);
    void setQuickUnlock(bool isOn, std::function<void(Result<>)> done);
    void join(const QString &path, JoinRequest request, SecretBytes vaultPassword, OpenDone done);
    /// Gets a token that lasts, opens the mailbox, and answers with the words.
    void offerPairing(const QByteArray &backendId,
                      std::function<void(Result<PairingInvitation>)> done);
    /// Closes an open vault, and greets the host.
    void acceptPairing(const PairingInvitation &invitation, const QString &deviceName,
                       std::function<void(Result<>)> done);
    void answerPairing(bool isSameCode);
    void joinPaired(const QString &path, const SecretBytes &vaultPassword, OpenDone done);
    void endPairing();
    void listRemoteVaults(const QUrl &url, const QString &email, SecretBytes accountPassword,
                          ListDone done);
    void close();
    /// Closes and gives back what belongs to this thread, which is about to end.
    void shutDown();

Q_SIGNALS:
    void vaultOpened(const haex::VaultInfo &info);
    void vaultClosed();
    void statusChanged(const haex::SyncStatus &status);
    void activityAdded(const haex::ActivityEntry &entry);
    void tablesChanged(const QByteArrayList &tables);
    void pairingChanged(const haex::PairingStatus &status);

private:
    /// What was opened becomes the open vault, unless the person has gone on meanwhile.
    [[nodiscard]] Result<VaultInfo> takeUnlessLate(Result<std::unique_ptr<VaultSession>> session,
                                                   const QString &path, quint64 opening);
    using InvitationDone = std::function<void(Result<PairingInvitation>)>;
    void openMailbox(const QByteArray &backendId, InvitationDone done);
    void follow(PairingSide &side);
    [[nodiscard]] VaultEnvironment environment();
    [[nodiscard]] Result<VaultInfo> take(Result<std::unique_ptr<VaultSession>> session);
    /// A vault that was joined keeps what was typed and chosen on the way.
    void keepSecretsOnTheWay(VaultSession &joined);
    [[nodiscard]] Result<> keepSecrets(VaultSession &joined) const;
    void useSecretsOnTheWay();
    void startSync();
    void planBackup(int delayMs);

    VaultServiceOptions m_options;
    SystemClock m_clock;
    SystemRandom m_random;
    std::shared_ptr<ConnectionSecrets> m_secrets = std::make_shared<ConnectionSecrets>();
    /// Typed and chosen while no vault was open, for one that is about to be joined.
    struct ProxyOnTheWay
    {
        ServerProxy proxy;
        SecretBytes password;
    };
    struct CertificateOnTheWay
    {
        QUrl server;
        ClientCertificate certificate;
    };
    std::optional<ProxyOnTheWay> m_proxyOnTheWay;
    std::optional<CertificateOnTheWay> m_certificateOnTheWay;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<VaultSession> m_session;
    std::unique_ptr<PairingHost> m_host;
    std::unique_ptr<PairingGuest> m_guest;
    /// Counts what was opened and closed: a join that takes long must not replace a later vault.
    quint64 m_opening = 0;
    // One for listing and joining, so that a server sees one new device and not two.
    QByteArray m_newDeviceId;
};

} // namespace haex
