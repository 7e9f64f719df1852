// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/vaultservice.h"

#include "core/engine/vaultengine_p.h"
#include "core/quickunlock/systemkeychain.h"
#include "core/transport/fetchcertificate.h"
#include "core/vault/importexport/serverexportfile.h"

#include <utility>

namespace haex {
namespace {

/// Runs `start(engine, finish)` on the engine's thread; `finish(answer)` completes the future.
template <class Answer, class Start>
QFuture<Answer> onEngine(VaultEngine *engine, Start start)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    QFuture<Answer> future = promise->future();
    promise->start();
    auto finish = [promise](Answer answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    };
    auto shared = std::make_shared<Start>(std::move(start));
    QMetaObject::invokeMethod(
        engine, [engine, shared, finish] { (*shared)(*engine, finish); }, Qt::QueuedConnection);
    return future;
}

} // namespace

VaultService::VaultService(QObject *parent)
    : VaultService(VaultServiceOptions {}, parent)
{
}

VaultService::VaultService(VaultServiceOptions options, QObject *parent)
    : QObject(parent)
    , m_engine(std::make_unique<VaultEngine>(std::move(options)))
{
    qRegisterMetaType<VaultInfo>();
    qRegisterMetaType<SyncStatus>();
    qRegisterMetaType<ActivityEntry>();
    qRegisterMetaType<QByteArrayList>();
    qRegisterMetaType<PairingStatus>();
    m_thread.setObjectName(QStringLiteral("haex-engine"));
    connectEngine();
    m_engine->moveToThread(&m_thread);
    m_thread.start();
}

VaultService::~VaultService()
{
    QMetaObject::invokeMethod(m_engine.get(), &VaultEngine::shutDown, Qt::QueuedConnection);
    // After what was asked before: the event queue keeps the order.
    QMetaObject::invokeMethod(
        m_engine.get(), [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void VaultService::connectEngine()
{
    const VaultEngine *engine = m_engine.get();
    connect(engine, &VaultEngine::vaultOpened, this, [this](const VaultInfo &info) {
        m_open = true;
        Q_EMIT vaultOpened(info);
    });
    connect(engine, &VaultEngine::vaultClosed, this, [this] {
        m_open = false;
        m_status = {};
        Q_EMIT vaultClosed();
    });
    connect(engine, &VaultEngine::statusChanged, this, [this](const SyncStatus &status) {
        m_status = status;
        Q_EMIT statusChanged(status);
    });
    connect(engine, &VaultEngine::activityAdded, this, &VaultService::activityAdded);
    connect(engine, &VaultEngine::tablesChanged, this, &VaultService::tablesChanged);
    connect(engine, &VaultEngine::pairingChanged, this, &VaultService::pairingChanged);
}

void VaultService::post(std::function<void(VaultSession *)> job)
{
    QMetaObject::invokeMethod(
        m_engine.get(), [engine = m_engine.get(), job = std::move(job)] { job(engine->session()); },
        Qt::QueuedConnection);
}

QFuture<Result<VaultInfo>> VaultService::createVault(const QString &path, const QString &name,
                                                     SecretBytes password, NamesAtServers names)
{
    return onEngine<Result<VaultInfo>>(
        m_engine.get(),
        [path, name, names, password = std::move(password)](VaultEngine &engine, const auto &finish) {
            finish(engine.create(path, name, password, names));
        });
}

QFuture<Result<VaultInfo>> VaultService::openVault(const QString &path, SecretBytes password)
{
    return onEngine<Result<VaultInfo>>(
        m_engine.get(),
        [path, password = std::move(password)](VaultEngine &engine, const auto &finish) {
            finish(engine.open(path, password));
        });
}

QFuture<Result<bool>> VaultService::hasKeychain()
{
    return onEngine<Result<bool>>(m_engine.get(), [](VaultEngine &, const auto &finish) {
        SystemKeychain::find([finish](bool isThere) { finish(isThere); });
    });
}

QFuture<Result<>> VaultService::setQuickUnlock(bool isOn)
{
    return onEngine<Result<>>(m_engine.get(), [isOn](VaultEngine &engine, const auto &finish) {
        engine.setQuickUnlock(isOn, finish);
    });
}

QFuture<Result<VaultInfo>> VaultService::openVaultQuickly(const QString &path)
{
    return onEngine<Result<VaultInfo>>(m_engine.get(),
                                       [path](VaultEngine &engine, const auto &finish) {
                                           engine.openQuickly(path, finish);
                                       });
}

QFuture<Result<VaultInfo>> VaultService::restoreVault(const QString &backupPath,
                                                      const QString &path, SecretBytes password)
{
    return onEngine<Result<VaultInfo>>(
        m_engine.get(), [backupPath, path, password = std::move(password)](
                            VaultEngine &engine, const auto &finish) mutable {
            engine.restore(backupPath, path, std::move(password), finish);
        });
}

QFuture<Result<VaultInfo>> VaultService::recoverVault(const QString &path, SecretBytes recoveryKey,
                                                      SecretBytes newPassword, WorkTicketPtr ticket)
{
    return onEngine<Result<VaultInfo>>(
        m_engine.get(), [path, key = std::move(recoveryKey), password = std::move(newPassword), ticket = std::move(ticket)](
                            VaultEngine &engine, const auto &finish) {
            finish(engine.recover(path, key, password, progressOf(ticket)));
        });
}

QFuture<Result<VaultInfo>> VaultService::joinVault(const QString &path, JoinRequest request,
                                                   SecretBytes vaultPassword)
{
    return onEngine<Result<VaultInfo>>(
        m_engine.get(), [path, request = std::move(request), password = std::move(vaultPassword)](
                            VaultEngine &engine, const auto &finish) mutable {
            engine.join(path, std::move(request), std::move(password), finish);
        });
}

QFuture<Result<QList<VaultService::RemoteVault>>>
VaultService::listRemoteVaults(const QUrl &url, const QString &email, SecretBytes accountPassword)
{
    return onEngine<Result<QList<RemoteVault>>>(
        m_engine.get(), [url, email, password = std::move(accountPassword)](
                            VaultEngine &engine, const auto &finish) mutable {
            engine.listRemoteVaults(url, email, std::move(password), finish);
        });
}

QFuture<Result<>> VaultService::closeVault()
{
    return onEngine<Result<>>(m_engine.get(), [](VaultEngine &engine, const auto &finish) {
        engine.close();
        finish(Result<>());
    });
}

QFuture<Result<Backend>> VaultService::addBackend(BackendCredentials credentials)
{
    return onEngine<Result<Backend>>(
        m_engine.get(),
        [credentials = std::move(credentials)](VaultEngine &engine, const auto &finish) mutable {
            if (VaultSession *session = engine.session())
                session->sync().addBackend(std::move(credentials), finish);
            else
                finish(fail(ErrorCode::VaultLocked));
        });
}

QFuture<Result<>> VaultService::logIn(const QByteArray &backendId, SecretBytes accountPassword)
{
    return onEngine<Result<>>(m_engine.get(), [backendId, password = std::move(accountPassword)](
                                                  VaultEngine &engine, const auto &finish) mutable {
        if (VaultSession *session = engine.session())
            session->sync().logIn(backendId, std::move(password), finish);
        else
            finish(fail(ErrorCode::VaultLocked));
    });
}

QFuture<Result<>> VaultService::changeAccountPassword(const QByteArray &backendId,
                                                      SecretBytes presentPassword,
                                                      SecretBytes newPassword)
{
    return onEngine<Result<>>(
        m_engine.get(),
        [backendId, present = std::move(presentPassword), next = std::move(newPassword)](
            VaultEngine &engine, const auto &finish) mutable {
            if (VaultSession *session = engine.session())
                session->sync().changeAccountPassword(backendId, std::move(present), std::move(next),
                                                      finish);
            else
                finish(fail(ErrorCode::VaultLocked));
        });
}

QFuture<Result<PlannedRemovals>> VaultService::plannedRemovals(const QByteArray &backendId)
{
    return onEngine<Result<PlannedRemovals>>(
        m_engine.get(), [backendId](VaultEngine &engine, const auto &finish) {
            if (VaultSession *session = engine.session())
                session->sync().plannedRemovals(backendId, finish);
            else
                finish(fail(ErrorCode::VaultLocked));
        });
}

QFuture<Result<qint64>> VaultService::planRemoval(const QByteArray &backendId, RemovalScope scope,
                                                  SecretBytes accountPassword)
{
    return onEngine<Result<qint64>>(
        m_engine.get(), [backendId, scope, password = std::move(accountPassword)](
                            VaultEngine &engine, const auto &finish) mutable {
            if (VaultSession *session = engine.session())
                session->sync().planRemoval(backendId, scope, std::move(password), finish);
            else
                finish(fail(ErrorCode::VaultLocked));
        });
}

QFuture<Result<>> VaultService::cancelRemovals(const QByteArray &backendId)
{
    return onEngine<Result<>>(m_engine.get(), [backendId](VaultEngine &engine, const auto &finish) {
        if (VaultSession *session = engine.session())
            session->sync().cancelRemovals(backendId, finish);
        else
            finish(fail(ErrorCode::VaultLocked));
    });
}

QFuture<Result<ServerExportReport>> VaultService::exportServerData(const QByteArray &backendId,
                                                                   ExportScope scope, const QString &path)
{
    return onEngine<Result<ServerExportReport>>(
        m_engine.get(), [backendId, scope, path](VaultEngine &engine, const auto &finish) {
            if (VaultSession *session = engine.session())
                writeServerExport(session->sync(), backendId, scope, path, finish);
            else
                finish(fail(ErrorCode::VaultLocked));
        });
}

QFuture<Result<>> VaultService::syncNow(const QByteArray &backendId, SyncMode mode)
{
    return onEngine<Result<>>(m_engine.get(),
                              [backendId, mode](VaultEngine &engine, const auto &finish) {
                                  if (VaultSession *session = engine.session())
                                      session->sync().syncNow(backendId, mode, finish);
                                  else
                                      finish(fail(ErrorCode::VaultLocked));
                              });
}

QFuture<Result<>> VaultService::verifyDevices()
{
    return onEngine<Result<>>(m_engine.get(), [](VaultEngine &engine, const auto &finish) {
        if (VaultSession *session = engine.session())
            session->sync().verifyDevices(finish);
        else
            finish(fail(ErrorCode::VaultLocked));
    });
}

QFuture<Result<>> VaultService::setProxyPassword(const QUrl &server, SecretBytes password)
{
    return onEngine<Result<>>(
        m_engine.get(), [server, password = std::move(password)](VaultEngine &engine, const auto &finish) mutable {
            finish(engine.setProxyPassword(server, std::move(password)));
        });
}

QFuture<Result<ClientCertificateInfo>> VaultService::setClientCertificate(const QUrl &server, const QByteArray &file,
                                                                          SecretBytes passphrase)
{
    return onEngine<Result<ClientCertificateInfo>>(
        m_engine.get(), [server, file, passphrase = std::move(passphrase)](VaultEngine &engine, const auto &finish) {
            auto certificate = file.isEmpty() ? Result<ClientCertificate>(ClientCertificate()) : ClientCertificate::read(file, passphrase);
            if (!certificate)
                return finish(fail(std::move(certificate.error())));
            const ClientCertificateInfo info = certificate->info();
            if (auto kept = engine.setClientCertificate(server, std::move(*certificate)); !kept)
                return finish(fail(std::move(kept.error())));
            finish(info);
        });
}

QFuture<Result<ClientCertificateInfo>> VaultService::clientCertificate(const QUrl &server)
{
    return onEngine<Result<ClientCertificateInfo>>(
        m_engine.get(), [server](VaultEngine &engine, const auto &finish) {
            finish(engine.secrets().clientCertificates.of(server).info());
        });
}

QFuture<Result<ServerGreeting>> VaultService::testConnection(const QUrl &url)
{
    return onEngine<Result<ServerGreeting>>(
        m_engine.get(), [url](VaultEngine &engine, const auto &finish) {
            greetServer(engine.transport(), url, finish);
        });
}

QFuture<Result<ServerCertificate>> VaultService::fetchCertificate(const QUrl &url)
{
    return onEngine<Result<ServerCertificate>>(
        m_engine.get(), [url](VaultEngine &engine, const auto &finish) {
            fetchServerCertificate(url, &engine.secrets(), &engine, finish);
        });
}

QFuture<Result<PairingInvitation>> VaultService::offerPairing(const QByteArray &backendId)
{
    return onEngine<Result<PairingInvitation>>(
        m_engine.get(), [backendId](VaultEngine &engine, const auto &finish) {
            engine.offerPairing(backendId, finish);
        });
}

QFuture<Result<>> VaultService::acceptPairing(const PairingInvitation &invitation,
                                              const QString &deviceName)
{
    return onEngine<Result<>>(
        m_engine.get(), [invitation, deviceName](VaultEngine &engine, const auto &finish) {
            engine.acceptPairing(invitation, deviceName, finish);
        });
}

QFuture<Result<>> VaultService::answerPairing(bool isSameCode)
{
    return onEngine<Result<>>(m_engine.get(),
                              [isSameCode](VaultEngine &engine, const auto &finish) {
                                  engine.answerPairing(isSameCode);
                                  finish(Result<>());
                              });
}

QFuture<Result<VaultInfo>> VaultService::joinPaired(const QString &path, SecretBytes vaultPassword)
{
    return onEngine<Result<VaultInfo>>(
        m_engine.get(),
        [path, password = std::move(vaultPassword)](VaultEngine &engine, const auto &finish) {
            engine.joinPaired(path, password, finish);
        });
}

QFuture<Result<>> VaultService::endPairing()
{
    return onEngine<Result<>>(m_engine.get(), [](VaultEngine &engine, const auto &finish) {
        engine.endPairing();
        finish(Result<>());
    });
}

} // namespace haex
