// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>
#include <vector>

namespace haex {

/// One address in front of several servers on this machine, as a load balancer is: each connection goes to the
/// next one that takes it. On a thread of its own.
class Balancer final : public QThread
{
public:
    explicit Balancer(std::vector<quint16> targets)
        : m_targets(std::move(targets))
    {
        start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~Balancer() override
    {
        quit();
        wait();
    }

    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port.load()); }
    /// Connections that a server did not take and another one got.
    std::atomic<int> movedOver = 0;

protected:
    void run() override
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("the balancer cannot listen");
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            while (QTcpSocket *client = server.nextPendingConnection()) {
                QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
                forward(client, static_cast<int>(m_targets.size()));
            }
        });
        m_port = server.serverPort();
        exec();
    }

private:
    void forward(QTcpSocket *client, int tries)
    {
        auto *server = new QTcpSocket(client);
        QObject::connect(server, &QTcpSocket::connected, client, [client, server] {
            QObject::connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
            QObject::connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
            QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            server->write(client->readAll());
        });
        QObject::connect(server, &QTcpSocket::errorOccurred, client, [this, client, server, tries](QTcpSocket::SocketError error) {
            if (error != QTcpSocket::ConnectionRefusedError || tries <= 1)
                return client->disconnectFromHost();
            server->deleteLater();
            ++movedOver;
            forward(client, tries - 1);
        });
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_targets[m_next++ % m_targets.size()]);
    }

    std::vector<quint16> m_targets;
    size_t m_next = 0;
    std::atomic<quint16> m_port = 0;
};

} // namespace haex
