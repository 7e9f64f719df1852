// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/certificates.h"

#include <QUrl>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <thread>

namespace haex {

/// An https server on loopback, with Eve's certificate, that lets nobody in whose own one Ada did not sign, and says so
/// by an alert, as reverse proxies do. (QSslServer hangs up without a word.) A thread of its own, until it goes.
class RefusingTlsServer final
{
public:
    RefusingTlsServer()
        : m_context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free)
    {
        const auto certificate = readCertificate(certificates::EveCertificate);
        const auto authority = readCertificate(certificates::AdaCertificate);
        const std::unique_ptr<BIO, decltype(&BIO_free)> pem(BIO_new_mem_buf(certificates::EveKey, -1), BIO_free);
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(PEM_read_bio_PrivateKey(pem.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
        SSL_CTX_use_certificate(m_context.get(), certificate.get());
        SSL_CTX_use_PrivateKey(m_context.get(), key.get());
        X509_STORE_add_cert(SSL_CTX_get_cert_store(m_context.get()), authority.get());
        SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
        m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in place {};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(place);
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&place), size) != 0 || listen(m_listener, 8) != 0
            || getsockname(m_listener, reinterpret_cast<sockaddr *>(&place), &size) != 0)
            qFatal("no port for the server");
        m_port = ntohs(place.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~RefusingTlsServer()
    {
        shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(RefusingTlsServer)

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port)); }

private:
    using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

    static Certificate readCertificate(const char *text)
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> pem(BIO_new_mem_buf(text, -1), BIO_free);
        return {PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr), X509_free};
    }
    void serve()
    {
        for (int peer = accept(m_listener, nullptr, nullptr); peer >= 0; peer = accept(m_listener, nullptr, nullptr)) {
            const std::unique_ptr<SSL, decltype(&SSL_free)> connection(SSL_new(m_context.get()), SSL_free);
            SSL_set_fd(connection.get(), peer);
            SSL_accept(connection.get());
            // What was sent meanwhile is read, so that the alert is not lost with the connection.
            shutdown(peer, SHUT_WR);
            char rest[4096];
            while (read(peer, rest, sizeof(rest)) > 0) { }
            close(peer);
        }
    }

    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
    int m_listener = -1;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace haex
