// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

namespace haex {

/// A SOCKS5 proxy on loopback, without a password (RFC 1928): whatever it is asked for, it leads to
/// one place, so that names of the test's own can be tried.
class Socks5Proxy final : public QTcpServer
{
public:
    explicit Socks5Proxy(quint16 leadsTo)
        : m_leadsTo(leadsTo)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] { accept(*nextPendingConnection()); });
    }

    /// `host:port` of each connection, in their order.
    [[nodiscard]] const QByteArrayList &asked() const { return m_asked; }

private:
    void accept(QTcpSocket &socket)
    {
        socket.setProperty("step", 0);
        connect(&socket, &QTcpSocket::readyRead, this, [this, &socket] { read(socket); });
        connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
    }

    void read(QTcpSocket &socket)
    {
        auto *other = socket.findChild<QTcpSocket *>();
        if (other) {
            other->write(socket.readAll());
            return;
        }
        if (socket.property("step").toInt() == 0) {
            const QByteArray greeting = socket.peek(2);
            if (greeting.size() < 2 || socket.bytesAvailable() < 2 + greeting.at(1))
                return;
            socket.read(2 + greeting.at(1));
            socket.setProperty("step", 1);
            socket.write(QByteArray::fromHex("0500"));
        }
        readRequest(socket);
    }

    /// Asked by name or by IPv4 address.
    void readRequest(QTcpSocket &socket)
    {
        const QByteArray head = socket.peek(262);
        if (head.size() < 5)
            return;
        const bool isName = head.at(3) == 3;
        const qsizetype hostAt = isName ? 5 : 4;
        const qsizetype hostSize = isName ? quint8(head.at(4)) : 4;
        if (head.size() < hostAt + hostSize + 2)
            return;
        const QByteArray host = head.mid(hostAt, hostSize);
        const int port = quint8(head.at(hostAt + hostSize)) << 8 | quint8(head.at(hostAt + hostSize + 1));
        m_asked += (isName ? host : host.toHex()) + ':' + QByteArray::number(port);
        socket.read(hostAt + hostSize + 2);
        auto *other = new QTcpSocket(&socket);
        other->setProxy(QNetworkProxy::NoProxy);
        connect(other, &QTcpSocket::connected, &socket, [&socket] { socket.write(QByteArray::fromHex("05000001000000000000")); });
        connect(other, &QTcpSocket::readyRead, &socket, [&socket, other] { socket.write(other->readAll()); });
        connect(other, &QTcpSocket::disconnected, &socket, [&socket] { socket.disconnectFromHost(); });
        other->connectToHost(QHostAddress(QHostAddress::LocalHost), m_leadsTo);
    }

    quint16 m_leadsTo;
    QByteArrayList m_asked;
};

} // namespace haex
