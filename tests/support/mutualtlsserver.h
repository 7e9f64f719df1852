// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/certificatepin.h"
#include "tests/support/certificates.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QUrl>

namespace haex {

/// An https server on loopback that talks only to who shows a certificate that one of its authorities signed, or is;
/// to everybody, where it has none. It passes what comes on to `upstream`, a port of this machine, as a reverse proxy
/// does; without one it answers each request with 200 itself.
class MutualTlsServer final : public QSslServer
{
public:
    explicit MutualTlsServer(const QByteArray &authorities, quint16 upstream = 0)
        : m_upstream(upstream)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(certificates::EveCertificate));
        configuration.setPrivateKey(QSslKey(certificates::EveKey, QSsl::Ec));
        configuration.setCaCertificates(QSslCertificate::fromData(authorities));
        configuration.setPeerVerifyMode(authorities.isEmpty() ? QSslSocket::VerifyNone : QSslSocket::VerifyPeer);
        setSslConfiguration(configuration);
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] { serve(*qobject_cast<QSslSocket *>(nextPendingConnection())); });
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(serverPort())); }
    [[nodiscard]] static QByteArray fingerprint()
    {
        return QSslCertificate(certificates::EveCertificate).digest(QCryptographicHash::Sha256);
    }
    /// Whose certificates the connections showed, in their order; empty for none.
    [[nodiscard]] const QStringList &shown() const { return m_shown; }

private:
    void serve(QSslSocket &socket)
    {
        m_shown.append(socket.peerCertificate().subjectDisplayName());
        connect(&socket, &QAbstractSocket::disconnected, &socket, &QObject::deleteLater);
        if (m_upstream == 0) {
            connect(&socket, &QIODevice::readyRead, &socket, [&socket] {
                if (socket.readAll().contains("\r\n\r\n"))
                    socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            });
            return;
        }
        auto *behind = new QTcpSocket(&socket);
        behind->connectToHost(QHostAddress(QHostAddress::LocalHost), m_upstream);
        connect(&socket, &QIODevice::readyRead, behind, [&socket, behind] { behind->write(socket.readAll()); });
        connect(behind, &QIODevice::readyRead, &socket, [&socket, behind] { socket.write(behind->readAll()); });
        connect(behind, &QAbstractSocket::disconnected, &socket, &QAbstractSocket::disconnectFromHost);
        behind->write(socket.readAll());
    }

    quint16 m_upstream;
    QStringList m_shown;
};

} // namespace haex
