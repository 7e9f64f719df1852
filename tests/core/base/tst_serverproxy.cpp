// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/certificatepin.h"
#include "core/base/serverproxy.h"

#include <QTest>

using namespace haex;

class TestServerProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proxy_comesBackFromTheAddress_data();
    void proxy_comesBackFromTheAddress();
    void proxyAndCertificate_stayBesideEachOther();
    void otherProxies_areRefused_data();
    void otherProxies_areRefused();

private:
    const QUrl m_server{QStringLiteral("https://example.org:8787/haex")};
};

void TestServerProxy::proxy_comesBackFromTheAddress_data()
{
    QTest::addColumn<ServerProxy>("proxy");
    QTest::addColumn<QString>("text");
    using Kind = ServerProxy::Kind;
    QTest::newRow("system") << ServerProxy() << QString();
    QTest::newRow("none") << ServerProxy{Kind::None} << QStringLiteral("none");
    QTest::newRow("http") << ServerProxy{Kind::Http, QStringLiteral("proxy.test"), 3128} << QStringLiteral("http://proxy.test:3128");
    QTest::newRow("with a user") << ServerProxy{Kind::Http, QStringLiteral("proxy.test"), 3128, QStringLiteral("ada@work")}
                                 << QStringLiteral("http://ada%40work@proxy.test:3128");
    QTest::newRow("socks5, IPv6") << ServerProxy{Kind::Socks5, QStringLiteral("::1"), 9050} << QStringLiteral("socks5://[::1]:9050");
}

void TestServerProxy::proxy_comesBackFromTheAddress()
{
    QFETCH(const ServerProxy, proxy);
    QFETCH(const QString, text);
    QCOMPARE(proxy.text(), text);
    QVERIFY(ServerProxy::parse(text).value() == proxy);
    const QUrl address(withServerProxy(m_server, proxy).toString(), QUrl::StrictMode);
    QVERIFY(serverProxy(address).value() == proxy);
    QCOMPARE(address.adjusted(QUrl::RemoveFragment), m_server);
    QCOMPARE(withServerProxy(address, {}), m_server);
}

void TestServerProxy::proxyAndCertificate_stayBesideEachOther()
{
    const QByteArray pin(32, '\x5a');
    const ServerProxy proxy{ServerProxy::Kind::Socks5, QStringLiteral("127.0.0.1"), 9050};
    const QUrl address = withCertificatePin(withServerProxy(m_server, proxy), pin);
    QCOMPARE(certificatePin(address).value(), pin);
    QVERIFY(serverProxy(address).value() == proxy);
    QCOMPARE(address, withServerProxy(withCertificatePin(m_server, pin), proxy));
    QVERIFY(serverProxy(withCertificatePin(address, {})).value() == proxy);
    QCOMPARE(certificatePin(withServerProxy(address, {})).value(), pin);
}

void TestServerProxy::otherProxies_areRefused_data()
{
    QTest::addColumn<QString>("fragment");
    for (const char *fragment : {"proxy=", "proxy=ftp://a:1", "proxy=http://a", "proxy=socks5://a:0", "proxy=http://user:secret@a:1",
                                 "proxy=http://a:1/path", "proxy=none&proxy=none", "proxy=http://a:99999", "other=none"})
        QTest::newRow(fragment) << QString::fromLatin1(fragment);
}

void TestServerProxy::otherProxies_areRefused()
{
    QFETCH(const QString, fragment);
    QUrl address = m_server;
    address.setFragment(fragment);
    QCOMPARE(serverProxy(address).error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestServerProxy)
#include "tst_serverproxy.moc"
