// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/fetchcertificate.h"

#include "core/transport/connectionsecrets.h"
#include "core/transport/networkproxy.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <memory>
#include <utility>

namespace haex {
namespace {

constexpr int PatienceMs = 15'000;
constexpr int HttpsPort = 443;

ServerCertificate describe(const QSslCertificate &certificate, bool isTrusted)
{
    return {certificate.digest(QCryptographicHash::Sha256), certificate.subjectDisplayName(),
            certificate.issuerDisplayName(), certificate.expiryDate(), isTrusted};
}

Error errorOf(const QSslSocket &socket)
{
    if (socket.error() == QAbstractSocket::ProxyAuthenticationRequiredError)
        return {ErrorCode::ProxyRefused, socket.errorString()};
    const bool isTls = socket.error() == QAbstractSocket::SslHandshakeFailedError
        || socket.error() == QAbstractSocket::SslInternalError
        || socket.error() == QAbstractSocket::SslInvalidUserDataError;
    return {isTls ? ErrorCode::TlsError : ErrorCode::NetworkError, socket.errorString()};
}

/// One look; deletes itself.
class CertificateLook final : public QObject
{
public:
    using Done = std::function<void(Result<ServerCertificate>)>;

    CertificateLook(const QUrl &server, const ConnectionSecrets *secrets, QObject *parent, Done done)
        : QObject(parent)
        , m_done(std::move(done))
    {
        connect(&m_socket, &QSslSocket::sslErrors, this, [this] {
            // Whatever is wrong with it, this is what there is to see.
            m_isTrusted = false;
            m_socket.ignoreSslErrors();
        });
        connect(&m_socket, &QSslSocket::encrypted, this,
                [this] { finish(describe(m_socket.peerCertificate(), m_isTrusted)); });
        connect(&m_socket, &QSslSocket::errorOccurred, this,
                [this] { finish(fail(errorOf(m_socket))); });
        QTimer::singleShot(PatienceMs, this, [this] { finish(fail(ErrorCode::Timeout)); });
        m_socket.setProxy(networkProxy(serverProxy(server).value_or(ServerProxy()), server, secrets ? &secrets->proxyLogins : nullptr));
        if (secrets) {
            QSslConfiguration connection = m_socket.sslConfiguration();
            secrets->clientCertificates.of(server).applyTo(connection);
            m_socket.setSslConfiguration(connection);
        }
        m_socket.connectToHostEncrypted(server.host(),
                                        static_cast<quint16>(server.port(HttpsPort)));
    }

private:
    void finish(Result<ServerCertificate> answer)
    {
        m_socket.disconnect(this);
        deleteLater();
        if (const auto done = std::exchange(m_done, {}))
            done(std::move(answer));
    }

    QSslSocket m_socket;
    Done m_done;
    bool m_isTrusted = true;
};

} // namespace

bool showsCertificate(const QSslConfiguration &connection, const QByteArray &fingerprint)
{
    return !fingerprint.isEmpty()
        && connection.peerCertificate().digest(QCryptographicHash::Sha256) == fingerprint;
}

void fetchServerCertificate(const QUrl &server, const ConnectionSecrets *secrets, QObject *context,
                            std::function<void(Result<ServerCertificate>)> done)
{
    if (server.scheme() != QLatin1StringView("https") || server.host().isEmpty()) {
        QTimer::singleShot(0, context, [done = std::move(done)] {
            done(fail(ErrorCode::InvalidArgument, QStringLiteral("not an https address")));
        });
        return;
    }
    new CertificateLook(server, secrets, context, std::move(done));
}

} // namespace haex
