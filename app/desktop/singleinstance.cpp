// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace haex {

namespace {

constexpr int WaitMs = 2000;
constexpr qint64 LongestMessage = 8192;

/// Private to the person: other users of the machine must not be able to take the name.
QString privateFolder()
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/haex-vault");
    QDir().mkpath(folder);
    return folder;
}

} // namespace

SingleInstance::SingleInstance(QObject *parent)
    : QObject(parent)
    , m_folder(privateFolder())
    , m_lock(m_folder + QStringLiteral("/haex-vault.lock"))
{
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QLocalSocket::readChannelFinished, this, [this, socket] {
            Q_EMIT fileHandedOver(QString::fromUtf8(socket->read(LongestMessage)));
            socket->deleteLater();
        });
    });
}

bool SingleInstance::claim(const QString &file)
{
    if (m_lock.tryLock(0)) {
        listen();
        return true;
    }
    // A first instance that does not answer must not keep a person out of the vault.
    return !handOver(file);
}

void SingleInstance::listen()
{
    const QString name = m_folder + QStringLiteral("/haex-vault.socket");
    QLocalServer::removeServer(name);
    m_server.listen(name);
}

bool SingleInstance::handOver(const QString &file) const
{
    QLocalSocket socket;
    socket.connectToServer(m_folder + QStringLiteral("/haex-vault.socket"), QIODevice::WriteOnly);
    if (!socket.waitForConnected(WaitMs))
        return false;
    socket.write(file.toUtf8());
    socket.flush();
    socket.disconnectFromServer();
    return socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(WaitMs);
}

} // namespace haex
