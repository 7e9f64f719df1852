// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <random>

namespace haex {

/// A bad line between devices and a server on this machine: while it is troubled, connections are
/// cut after any number of bytes, answered with 500, or left without an answer. On a thread of its
/// own, so that it goes on while a test waits for a process.
class FaultyProxy final : public QThread
{
public:
    FaultyProxy(quint16 target, quint32 seed)
        : m_target(target)
        , m_random(seed)
    {
        start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~FaultyProxy() override
    {
        quit();
        wait();
    }

    [[nodiscard]] QString url() const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(m_port.load());
    }

    std::atomic<bool> isTroubled = false;
    std::atomic<int> passed = 0;
    std::atomic<int> cuts = 0;
    std::atomic<int> errors = 0;
    std::atomic<int> silences = 0;

protected:
    void run() override
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("the proxy cannot listen");
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            while (QTcpSocket *client = server.nextPendingConnection())
                serve(client, &server);
        });
        m_port = server.serverPort();
        exec();
    }

private:
    static constexpr int SilenceMs = 1500;
    static constexpr qint64 LongestBytes = 20'000;

    void serve(QTcpSocket *client, QObject *owner)
    {
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        const auto fate = isTroubled ? m_random() % 20 : 20;
        if (fate < 3)
            return refuse(client);
        if (fate < 4)
            return keepWaiting(client);
        forward(client, owner, fate < 9 ? 1 + qint64(m_random()) % LongestBytes : 0);
    }

    void refuse(QTcpSocket *client)
    {
        ++errors;
        QObject::connect(client, &QTcpSocket::readyRead, client, [client] {
            client->readAll();
            client->write("HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n"
                          "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
            client->disconnectFromHost();
        });
    }

    void keepWaiting(QTcpSocket *client)
    {
        ++silences;
        QTimer::singleShot(SilenceMs, client, [client] { client->abort(); });
    }

    /// `budget` bytes in both directions together; 0 = any number.
    void forward(QTcpSocket *client, QObject *owner, qint64 budget)
    {
        ++passed;
        auto *server = new QTcpSocket(owner);
        const auto left = std::make_shared<qint64>(budget == 0 ? -1 : budget);
        const auto carry = [this, left](QTcpSocket *from, QTcpSocket *to) {
            const QByteArray bytes = from->readAll();
            if (*left < 0 || !isTroubled || *left > bytes.size()) {
                to->write(bytes);
                *left -= *left < 0 ? 0 : bytes.size();
                return;
            }
            ++cuts;
            to->write(bytes.first(*left));
            to->flush();
            to->abort();
            from->abort();
        };
        QObject::connect(client, &QTcpSocket::readyRead, server, [=] { carry(client, server); });
        QObject::connect(server, &QTcpSocket::readyRead, client, [=] { carry(server, client); });
        QObject::connect(client, &QTcpSocket::disconnected, server,
                         &QTcpSocket::disconnectFromHost);
        QObject::connect(server, &QTcpSocket::disconnected, client,
                         &QTcpSocket::disconnectFromHost);
        QObject::connect(server, &QTcpSocket::errorOccurred, client,
                         [client] { client->disconnectFromHost(); });
        QObject::connect(server, &QTcpSocket::disconnected, server, &QObject::deleteLater);
        QObject::connect(client, &QObject::destroyed, server, &QObject::deleteLater);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    }

    quint16 m_target;
    std::atomic<quint16> m_port = 0;
    std::mt19937 m_random;
};

} // namespace haex
