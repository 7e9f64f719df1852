// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/base/servercertificate.h"

#include <QUrl>

#include <map>
#include <memory>

class QSslConfiguration;

namespace haex {

/// What this device shows to a server that talks to nobody else (mutual TLS): a certificate, those that vouch for
/// it, and its key. A value; copies share one key.
class ClientCertificate final
{
public:
    /// None.
    ClientCertificate() = default;
    /// Reads a file of PKCS#12, or of PEM with certificate and key. `wrong_password` when the passphrase does not
    /// open it; `unsupported_format` for anything else, another certificate's key among it.
    [[nodiscard]] static Result<ClientCertificate> read(const QByteArray &file, const SecretBytes &passphrase);

    [[nodiscard]] bool isNull() const { return !m_parts; }
    [[nodiscard]] ClientCertificateInfo info() const;
    /// PEM without a passphrase, to be kept in the vault; `read` takes it.
    [[nodiscard]] SecretBytes pem() const;
    /// Shows it in connections that are opened with that.
    void applyTo(QSslConfiguration &connection) const;

private:
    struct Parts;
    std::shared_ptr<const Parts> m_parts;
};

/// Which certificate goes to which server, by host and port; always by TLS. On the thread of the transport that
/// uses them.
class ClientCertificates final
{
public:
    /// None is forgotten.
    void set(const QUrl &server, ClientCertificate certificate);
    void clear();
    /// Another one after every change.
    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] ClientCertificate of(const QUrl &server) const;

    /// `https://host:port`, whatever path or fragment the address has.
    [[nodiscard]] static QString originOf(const QUrl &server);

private:
    std::map<QString, ClientCertificate> m_certificates;
    quint64 m_revision = 0;
};

} // namespace haex
