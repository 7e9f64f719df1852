// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/clientcertificate.h"

#include <QBuffer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <openssl/x509.h>

#include <array>
#include <utility>

namespace haex {

struct ClientCertificate::Parts
{
    /// Its own one first.
    QList<QSslCertificate> chain = {};
    QSslKey key = {};
};

namespace {

constexpr int HttpsPort = 443;

/// The passphrase as Qt takes it; wiped when it goes.
class OpenPassphrase final
{
public:
    explicit OpenPassphrase(const SecretBytes &passphrase)
        : m_bytes(reinterpret_cast<const char *>(passphrase.view().data()), static_cast<qsizetype>(passphrase.size()))
    {
    }
    ~OpenPassphrase() { wipe(m_bytes); }
    Q_DISABLE_COPY_MOVE(OpenPassphrase)
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

bool isPem(const QByteArray &file)
{
    return file.contains("-----BEGIN ");
}

QSslKey keyInPem(const QByteArray &pem, const QByteArray &passphrase)
{
    // Qt wants to be told what it is.
    for (const QSsl::KeyAlgorithm algorithm : std::array{QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        if (QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase); !key.isNull())
            return key;
    }
    return {};
}

/// Qt tells that they do not only when a connection fails.
bool belongTogether(const QSslCertificate &certificate, const QSslKey &key)
{
    QByteArray keyDer = key.toDer();
    const QByteArray certificateDer = certificate.toDer();
    const auto *keyBytes = reinterpret_cast<const unsigned char *>(keyDer.constData());
    const auto *certificateBytes = reinterpret_cast<const unsigned char *>(certificateDer.constData());
    const std::unique_ptr<X509, decltype(&X509_free)> x509(d2i_X509(nullptr, &certificateBytes, certificateDer.size()), X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pkey(d2i_AutoPrivateKey(nullptr, &keyBytes, keyDer.size()), EVP_PKEY_free);
    wipe(keyDer);
    return x509 && pkey && X509_check_private_key(x509.get(), pkey.get()) == 1;
}

} // namespace

Result<ClientCertificate> ClientCertificate::read(const QByteArray &file, const SecretBytes &passphrase)
{
    const OpenPassphrase open(passphrase);
    Parts parts;
    if (isPem(file)) {
        parts = {QSslCertificate::fromData(file, QSsl::Pem), keyInPem(file, open.bytes())};
        if (parts.chain.isEmpty() || !file.contains("PRIVATE KEY-----"))
            return fail(ErrorCode::UnsupportedFormat, QStringLiteral("a certificate and its key are needed"));
        if (parts.key.isNull())
            return fail(ErrorCode::WrongPassword);
    } else {
        // DER, a sequence: anything else is no such file, whatever the passphrase.
        if (!file.startsWith('\x30'))
            return fail(ErrorCode::UnsupportedFormat, QStringLiteral("neither PKCS#12 nor PEM"));
        QBuffer device;
        device.setData(file);
        device.open(QIODevice::ReadOnly);
        QSslCertificate own;
        QList<QSslCertificate> others;
        if (!QSslCertificate::importPkcs12(&device, &parts.key, &own, &others, open.bytes()))
            return fail(ErrorCode::WrongPassword);
        parts.chain = QList<QSslCertificate>{own} + others;
    }
    if (!belongTogether(parts.chain.first(), parts.key))
        return fail(ErrorCode::UnsupportedFormat, QStringLiteral("the key is another certificate's"));
    ClientCertificate read;
    read.m_parts = std::make_shared<const Parts>(std::move(parts));
    return read;
}

ClientCertificateInfo ClientCertificate::info() const
{
    if (isNull())
        return {};
    const QSslCertificate &own = m_parts->chain.first();
    return {own.subjectDisplayName(), own.issuerDisplayName(), own.expiryDate()};
}

SecretBytes ClientCertificate::pem() const
{
    if (isNull())
        return {};
    QByteArray pem;
    for (const QSslCertificate &each : m_parts->chain)
        pem += each.toPem();
    QByteArray key = m_parts->key.toPem();
    pem += key;
    SecretBytes kept = SecretBytes::copyOf(pem);
    wipe(key);
    wipe(pem);
    return kept;
}

void ClientCertificate::applyTo(QSslConfiguration &connection) const
{
    if (isNull())
        return;
    connection.setLocalCertificateChain(m_parts->chain);
    connection.setPrivateKey(m_parts->key);
}

QString ClientCertificates::originOf(const QUrl &server)
{
    return QStringLiteral("https://%1:%2").arg(server.host().toLower()).arg(server.port(HttpsPort));
}

void ClientCertificates::set(const QUrl &server, ClientCertificate certificate)
{
    ++m_revision;
    if (certificate.isNull())
        m_certificates.erase(originOf(server));
    else
        m_certificates.insert_or_assign(originOf(server), std::move(certificate));
}

void ClientCertificates::clear()
{
    ++m_revision;
    m_certificates.clear();
}

ClientCertificate ClientCertificates::of(const QUrl &server) const
{
    const auto found = m_certificates.find(originOf(server));
    return found == m_certificates.end() ? ClientCertificate() : found->second;
}

} // namespace haex
