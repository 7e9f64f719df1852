// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homeserver.h"

#include "core/host/homeserverworker_p.h"

#include <QPromise>

namespace haex {

HomeServer::HomeServer(HomeServerOptions options, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<HomeServerWorker>(std::move(options)))
{
    qRegisterMetaType<HomeServerStatus>();
    m_thread.setObjectName(QStringLiteral("haex-home-server"));
    connect(m_worker.get(), &HomeServerWorker::statusChanged, this,
            [this](const HomeServerStatus &status) {
                m_status = status;
                Q_EMIT statusChanged(status);
            });
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

HomeServer::~HomeServer()
{
    post([](HomeServerWorker &worker) { worker.shutDown(); });
    post([this](HomeServerWorker &) { m_thread.quit(); });
    m_thread.wait();
}

template <class Work>
void HomeServer::post(Work work)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), work] { work(*worker); }, Qt::QueuedConnection);
}

template <class Answer, class Work>
QFuture<Answer> HomeServer::onWorker(Work work)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    QFuture<Answer> future = promise->future();
    promise->start();
    post([promise, work](HomeServerWorker &worker) {
        promise->addResult(work(worker));
        promise->finish();
    });
    return future;
}

void HomeServer::resume()
{
    post([](HomeServerWorker &worker) { worker.resume(); });
}

void HomeServer::start()
{
    post([](HomeServerWorker &worker) { worker.start(); });
}

void HomeServer::stop()
{
    post([](HomeServerWorker &worker) { worker.stop(); });
}

void HomeServer::changePort()
{
    post([](HomeServerWorker &worker) { worker.changePort(); });
}

QFuture<Result<HomeInvitation>> HomeServer::invite()
{
    return onWorker<Result<HomeInvitation>>(
        [](HomeServerWorker &worker) { return worker.invite(); });
}

QFuture<Result<HomeInvitation>> HomeServer::inviteOwn()
{
    return onWorker<Result<HomeInvitation>>(
        [](HomeServerWorker &worker) { return worker.inviteOwn(); });
}

QFuture<Result<>> HomeServer::backUp()
{
    return onWorker<Result<>>([](HomeServerWorker &worker) { return worker.backUp(); });
}

QFuture<QList<HomeBackup>> HomeServer::backups()
{
    return onWorker<QList<HomeBackup>>([](HomeServerWorker &worker) { return worker.backups(); });
}

QFuture<Result<qint64>> HomeServer::removeVault(const QByteArray &vaultId)
{
    return onWorker<Result<qint64>>([vaultId](HomeServerWorker &worker) { return worker.removeVault(vaultId); });
}

QFuture<Result<>> HomeServer::keepVault(const QByteArray &vaultId)
{
    return onWorker<Result<>>([vaultId](HomeServerWorker &worker) { return worker.keepVault(vaultId); });
}

QFuture<Result<>> HomeServer::removeDevice(const QByteArray &deviceId)
{
    return onWorker<Result<>>([deviceId](HomeServerWorker &worker) { return worker.removeDevice(deviceId); });
}

QFuture<Result<>> HomeServer::restore(const QString &path)
{
    return onWorker<Result<>>([path](HomeServerWorker &worker) { return worker.restore(path); });
}

} // namespace haex
