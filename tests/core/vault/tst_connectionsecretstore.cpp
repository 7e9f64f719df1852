// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/vault/connectionsecretstore.h"
#include "tests/support/certificates.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// The passwords of proxies and the certificates for servers are this device's, in the vault's file.
class TestConnectionSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void password_isKept_andForgotten();
    void password_isNotSynced();
    void certificate_isKept_forItsServer_andForgotten();

private:
    const ServerProxy m_proxy{ServerProxy::Kind::Socks5, u"proxy.test"_qs, 9050, u"ada"_qs};
};

void TestConnectionSecretStore::password_isKept_andForgotten()
{
    TestVault vault;
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, SecretBytes::fromPassword(u"first"_qs)));
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, SecretBytes::fromPassword(u"open sesame"_qs)));
    vault.reopen();
    ConnectionSecrets kept;
    VERIFY_OK(loadConnectionSecrets(vault.database(), kept));
    QCOMPARE(kept.proxyLogins.passwordOf(m_proxy), u"open sesame"_qs);
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, {}));
    ConnectionSecrets none;
    VERIFY_OK(loadConnectionSecrets(vault.database(), none));
    QVERIFY(none.proxyLogins.passwordOf(m_proxy).isEmpty());
}

void TestConnectionSecretStore::password_isNotSynced()
{
    TestVault vault;
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, SecretBytes::fromPassword(u"open sesame"_qs)));
    QVERIFY(!vault.replica().table("haex_settings"));
}

void TestConnectionSecretStore::certificate_isKept_forItsServer_andForgotten()
{
    TestVault vault;
    const QUrl server(u"https://sync.example.org/haex#sha256=00"_qs);
    const auto certificate = ClientCertificate::read(certificates::adaPem(), {});
    VERIFY_OK(certificate);
    VERIFY_OK(keepClientCertificate(vault.database(), server, *certificate));
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, SecretBytes::fromPassword(u"open sesame"_qs)));
    vault.reopen();
    ConnectionSecrets kept;
    VERIFY_OK(loadConnectionSecrets(vault.database(), kept));
    QCOMPARE(kept.clientCertificates.of(QUrl(u"https://SYNC.example.org:443"_qs)).info().subject, u"ada"_qs);
    QVERIFY(kept.clientCertificates.of(QUrl(u"https://sync.example.org:8787"_qs)).isNull());
    QVERIFY(kept.clientCertificates.of(QUrl(u"https://example.org"_qs)).isNull());
    QCOMPARE(kept.proxyLogins.passwordOf(m_proxy), u"open sesame"_qs);
    VERIFY_OK(keepClientCertificate(vault.database(), server, {}));
    ConnectionSecrets none;
    VERIFY_OK(loadConnectionSecrets(vault.database(), none));
    QVERIFY(none.clientCertificates.of(server).isNull());
}

QTEST_GUILESS_MAIN(TestConnectionSecretStore)
#include "tst_connectionsecretstore.moc"
