// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace haex {

/// A server on loopback that answers each request with what the test says, byte by byte: right,
/// wrong, endless or never.
class ScriptedServer final : public QTcpServer
{
public:
    using Respond = std::function<void(QTcpSocket &socket, const QByteArray &request)>;

    explicit ScriptedServer(Respond respond)
        : m_respond(std::move(respond))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    [[nodiscard]] QUrl url(const QString &path = {}) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
    }
    /// Whole requests, head and body, in their order.
    [[nodiscard]] const QByteArrayList &requests() const { return m_requests; }

    [[nodiscard]] static QByteArray answer(int status, const QByteArray &body,
                                           const QByteArray &contentType = "application/json",
                                           const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Reason\r\nContent-Type: " + contentType
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n"
            + body;
    }

private:
    void read(QTcpSocket &socket)
    {
        m_buffer += socket.readAll();
        const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QByteArray head = m_buffer.first(headEnd).toLower();
        const qsizetype lengthAt = head.indexOf("content-length:");
        const qsizetype length = lengthAt < 0
            ? 0
            : head.sliced(lengthAt + 15).split('\r').front().trimmed().toLongLong();
        if (m_buffer.size() < headEnd + 4 + length)
            return;
        m_requests.append(m_buffer);
        m_buffer.clear();
        m_respond(socket, m_requests.last());
    }

    Respond m_respond;
    QByteArray m_buffer;
    QByteArrayList m_requests;
};

} // namespace haex
