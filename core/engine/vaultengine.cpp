// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/vaultengine_p.h"

#include "core/quickunlock/quickunlock.h"
#include "core/sync/accountclient.h"
#include "core/transport/httptransport.h"
#include "core/replica/replica.h"
#include "core/vault/durablefile.h"
#include "core/vault/importexport/openexport.h"
#include "core/vault/importexport/serverexportfile.h"
#include "core/vault/connectionsecretstore.h"
#include "core/vault/vaultjoin.h"

#include <QLoggingCategory>
#include <QSysInfo>
#include <QTimer>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcEngine, "haex.engine")

// Not while the person waits for the vault to open; then often enough for one a day.
constexpr int FirstBackupMs = 60'000;
constexpr int NextBackupMs = 15 * 60'000;

} // namespace

VaultEngine::VaultEngine(VaultServiceOptions options)
    : m_options(std::move(options))
{
}

VaultEngine::~VaultEngine() = default;

Transport &VaultEngine::transport()
{
    if (!m_transport) {
        m_transport = m_options.makeTransport ? m_options.makeTransport()
                                              : std::make_unique<HttpTransport>(HttpTransport::Options{.secrets = m_secrets});
    }
    return *m_transport;
}

VaultEnvironment VaultEngine::environment()
{
    VaultEnvironment outside{m_clock, m_random, transport(), m_options.identityDir, m_options.kdfCosts};
    outside.forgetKeychainEntry = forgetKeychainEntry;
    return outside;
}

VaultSession *VaultEngine::session()
{
    // A change of password that failed half-way leaves a session that can only be dropped.
    if (m_session && !m_session->isOpen())
        close();
    return m_session.get();
}

Result<VaultInfo> VaultEngine::take(Result<std::unique_ptr<VaultSession>> session)
{
    if (!session)
        return fail(std::move(session.error()));
    m_session = std::move(*session);
    m_proxyOnTheWay.reset();
    m_certificateOnTheWay.reset();
    if (const auto loaded = loadConnectionSecrets(m_session->replica().database(), *m_secrets); !loaded)
        qCWarning(lcEngine, "what proxies and servers ask for is not read: %s", qPrintable(loaded.error().toString()));
    m_session->setRestartListener([this] { startSync(); });
    startSync();
    const VaultInfo info = m_session->info();
    Q_EMIT vaultOpened(info);
    Q_EMIT statusChanged(m_session->sync().status());
    planBackup(FirstBackupMs);
    return info;
}

void VaultEngine::keepSecretsOnTheWay(VaultSession &joined)
{
    if (const auto kept = keepSecrets(joined); !kept)
        qCWarning(lcEngine, "what the proxy or the server asks for is not kept: %s", qPrintable(kept.error().toString()));
}

Result<> VaultEngine::keepSecrets(VaultSession &joined) const
{
    Database &database = joined.replica().database();
    if (m_proxyOnTheWay)
        HAEX_TRY(keepProxyPassword(database, m_proxyOnTheWay->proxy, m_proxyOnTheWay->password));
    if (m_certificateOnTheWay)
        HAEX_TRY(keepClientCertificate(database, m_certificateOnTheWay->server, m_certificateOnTheWay->certificate));
    return {};
}

void VaultEngine::useSecretsOnTheWay()
{
    m_secrets->clear();
    if (m_proxyOnTheWay)
        m_secrets->proxyLogins.set(m_proxyOnTheWay->proxy, m_proxyOnTheWay->password.clone());
    if (m_certificateOnTheWay)
        m_secrets->clientCertificates.set(m_certificateOnTheWay->server, m_certificateOnTheWay->certificate);
}

Result<VaultInfo> VaultEngine::takeUnlessLate(Result<std::unique_ptr<VaultSession>> session,
                                              const QString &path, quint64 opening)
{
    if (opening == m_opening)
        return take(std::move(session));
    // What is open stays.
    if (session) {
        session->reset();
        removeDatabaseFiles(path);
    }
    return fail(ErrorCode::Cancelled);
}

/// Looks again and again while this vault is open; a failure waits for the next look.
void VaultEngine::planBackup(int delayMs)
{
    QTimer::singleShot(delayMs, this, [this, opening = m_opening] {
        if (opening != m_opening || !session())
            return;
        if (const auto made = m_session->backUpIfDue(); !made)
            qCWarning(lcEngine, "the backup failed: %s", qPrintable(made.error().toString()));
        planBackup(NextBackupMs);
    });
}

void VaultEngine::startSync()
{
    SyncEngine &sync = m_session->sync();
    connect(&sync, &SyncEngine::statusChanged, this, &VaultEngine::statusChanged);
    connect(&sync, &SyncEngine::activityAdded, this, &VaultEngine::activityAdded);
    connect(&sync, &SyncEngine::tablesChanged, this, &VaultEngine::tablesChanged);
    sync.start(m_options.sync);
}

Result<> VaultEngine::setProxyPassword(const QUrl &server, SecretBytes password)
{
    HAEX_ASSIGN(proxy, serverProxy(server));
    if (VaultSession *open = session())
        HAEX_TRY(keepProxyPassword(open->replica().database(), proxy, password));
    else
        m_proxyOnTheWay = ProxyOnTheWay{proxy, password.clone()};
    m_secrets->proxyLogins.set(proxy, std::move(password));
    return {};
}

Result<> VaultEngine::setClientCertificate(const QUrl &server, ClientCertificate certificate)
{
    if (VaultSession *open = session())
        HAEX_TRY(keepClientCertificate(open->replica().database(), server, certificate));
    else
        m_certificateOnTheWay = CertificateOnTheWay{server, certificate};
    m_secrets->clientCertificates.set(server, std::move(certificate));
    return {};
}

Result<VaultInfo> VaultEngine::create(const QString &path, const QString &name,
                                      const SecretBytes &password, NamesAtServers names)
{
    close();
    return take(VaultSession::create(path, name, password, environment(), {}, names));
}

Result<VaultInfo> VaultEngine::open(const QString &path, const SecretBytes &password)
{
    close();
    return take(VaultSession::open(path, password, environment()));
}

void VaultEngine::restore(const QString &backupPath, const QString &path, SecretBytes password, OpenDone done)
{
    close();
    if (!isServerExport(backupPath))
        return done(take(VaultSession::restore(backupPath, path, password, environment())));
    openServerExport({backupPath}, path, std::move(password), environment(),
                     [this, path, done = std::move(done), opening = m_opening](Result<OpenedExport> opened) {
                         if (!opened)
                             return done(fail(std::move(opened.error())));
                         if (opened->lostCells > 0)
                             qCWarning(lcEngine, "%lld cells of the export could not be used",
                                       static_cast<long long>(opened->lostCells));
                         done(takeUnlessLate(std::move(opened->session), path, opening));
                     });
}

Result<VaultInfo> VaultEngine::recover(const QString &path, const SecretBytes &recoveryKey,
                                       const SecretBytes &newPassword, const CopyProgress &progress)
{
    close();
    return take(VaultSession::recover(path, recoveryKey, newPassword, environment(), progress));
}

void VaultEngine::openQuickly(const QString &path, OpenDone done)
{
    close();
    unlockQuickly(path, environment(),
                  [this, done = std::move(done),
                   opening = m_opening](Result<std::unique_ptr<VaultSession>> session) {
                      if (opening != m_opening)
                          return done(fail(ErrorCode::Cancelled));
                      done(take(std::move(session)));
                  });
}

void VaultEngine::setQuickUnlock(bool isOn, std::function<void(Result<>)> done)
{
    if (!session())
        done(fail(ErrorCode::VaultLocked));
    else if (isOn)
        turnOnQuickUnlock(*m_session, std::move(done));
    else
        turnOffQuickUnlock(m_session->info().path, std::move(done));
}

void VaultEngine::join(const QString &path, JoinRequest request, SecretBytes vaultPassword,
                       OpenDone done)
{
    close();
    if (request.deviceId.isEmpty())
        request.deviceId = m_newDeviceId;
    haex::joinVault(path, std::move(request), std::move(vaultPassword), environment(),
                    [this, path, done = std::move(done),
                     opening = m_opening](Result<std::unique_ptr<VaultSession>> session) {
                        // Until then the next try is the same device's: an invitation is for one.
                        if (session) {
                            m_newDeviceId.clear();
                            keepSecretsOnTheWay(**session);
                        }
                        done(takeUnlessLate(std::move(session), path, opening));
                    });
}

void VaultEngine::listRemoteVaults(const QUrl &url, const QString &email,
                                   SecretBytes accountPassword, ListDone done)
{
    const auto server = normalizedServerUrl(url);
    if (!server)
        return done(fail(server.error()));
    if (m_newDeviceId.isEmpty())
        m_newDeviceId = m_random.uuid().toLatin1();
    LoginRequest login;
    login.email = email.toUtf8();
    login.password = std::move(accountPassword);
    login.device = {m_newDeviceId, QSysInfo::machineHostName().toUtf8()};
    const AccountClient client(transport(), *server);
    client.logIn(login, [client, done = std::move(done)](const Result<SessionTokens> &tokens) {
        if (!tokens)
            return done(fail(tokens.error()));
        client.vaults(tokens->accessToken, [done](const Result<std::vector<VaultSummary>> &vaults) {
            if (!vaults)
                return done(fail(vaults.error()));
            QList<VaultService::RemoteVault> list;
            for (const VaultSummary &vault : *vaults)
                list.append({vault.vaultId, vault.createdAtMs});
            done(list);
        });
    });
}

void VaultEngine::close()
{
    useSecretsOnTheWay();
    ++m_opening;
    endPairing();
    if (!m_session)
        return;
    m_session.reset();
    Q_EMIT vaultClosed();
}

void VaultEngine::shutDown()
{
    close();
    m_transport.reset();
}

} // namespace haex
