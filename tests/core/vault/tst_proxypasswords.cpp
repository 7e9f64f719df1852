// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/vault/proxypasswords.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// The passwords of proxies are this device's, in the vault's file.
class TestProxyPasswords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void password_isKept_andForgotten();
    void password_isNotSynced();

private:
    const ServerProxy m_proxy{ServerProxy::Kind::Socks5, u"proxy.test"_qs, 9050, u"ada"_qs};
};

void TestProxyPasswords::password_isKept_andForgotten()
{
    TestVault vault;
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, SecretBytes::fromPassword(u"first"_qs)));
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, SecretBytes::fromPassword(u"open sesame"_qs)));
    vault.reopen();
    ProxyLogins kept;
    VERIFY_OK(loadProxyPasswords(vault.database(), kept));
    QCOMPARE(kept.passwordOf(m_proxy), u"open sesame"_qs);
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, {}));
    ProxyLogins none;
    VERIFY_OK(loadProxyPasswords(vault.database(), none));
    QVERIFY(none.passwordOf(m_proxy).isEmpty());
}

void TestProxyPasswords::password_isNotSynced()
{
    TestVault vault;
    VERIFY_OK(keepProxyPassword(vault.database(), m_proxy, SecretBytes::fromPassword(u"open sesame"_qs)));
    QVERIFY(!vault.replica().table("haex_settings"));
}

QTEST_GUILESS_MAIN(TestProxyPasswords)
#include "tst_proxypasswords.moc"
