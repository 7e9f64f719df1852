// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/connectionsecretstore.h"

#include "core/storage/database.h"

namespace haex {
namespace {

// In front of the proxy's text, and of the server's origin, among the other settings of this device.
constexpr QByteArrayView ProxyPrefix = "proxy_password:";
constexpr QByteArrayView CertificatePrefix = "client_certificate:";

/// What is kept under keys of that prefix, each told by the rest of its key and wiped afterwards.
template <class Take>
Result<> readSecrets(Database &database, QByteArrayView prefix, const Take &take)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT key, value FROM haex_settings WHERE substr(key, 1, length(?1)) = ?1"));
    rows.bindText(1, prefix);
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        QByteArray value = rows.text(1);
        take(rows.string(0).sliced(prefix.size()), value);
        wipe(value);
    }
}

Result<> writeSecret(Database &database, const QByteArray &key, const SecretBytes &value)
{
    if (value.isEmpty()) {
        HAEX_ASSIGN(remove, database.prepare("DELETE FROM haex_settings WHERE key = ?1"));
        return remove.bindText(1, key).run();
    }
    HAEX_ASSIGN(write, database.prepare("INSERT INTO haex_settings(key, value) VALUES(?1, ?2)"
                                        " ON CONFLICT(key) DO UPDATE SET value = excluded.value"));
    const auto bytes = value.view();
    const QByteArrayView view(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    return write.bindText(1, key).bindText(2, view).run();
}

} // namespace

Result<> loadConnectionSecrets(Database &database, ConnectionSecrets &secrets)
{
    HAEX_TRY(readSecrets(database, ProxyPrefix, [&](const QString &name, const QByteArray &password) {
        if (const auto proxy = ServerProxy::parse(name))
            secrets.proxyLogins.set(*proxy, SecretBytes::copyOf(password));
    }));
    return readSecrets(database, CertificatePrefix, [&](const QString &name, const QByteArray &pem) {
        if (auto certificate = ClientCertificate::read(pem, {}))
            secrets.clientCertificates.set(QUrl(name), std::move(*certificate));
    });
}

Result<> keepProxyPassword(Database &database, const ServerProxy &proxy, const SecretBytes &password)
{
    return writeSecret(database, ProxyPrefix.toByteArray() + proxy.text().toUtf8(), password);
}

Result<> keepClientCertificate(Database &database, const QUrl &server, const ClientCertificate &certificate)
{
    return writeSecret(database, CertificatePrefix.toByteArray() + ClientCertificates::originOf(server).toUtf8(), certificate.pem());
}

} // namespace haex
