// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/accountclient.h"
#include "core/base/certificatepin.h"

#include <QTest>

using namespace haex;

class TestAccountClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverUrl_isTheAddressAlone();
    void serverUrl_keepsAPinnedCertificate_inOneForm();
    void serverUrl_refusesOtherFragments();
};

void TestAccountClient::serverUrl_isTheAddressAlone()
{
    QCOMPARE(
        normalizedServerUrl(QUrl(QStringLiteral("https://user@example.org/haex//?x=1"))).value(),
        QUrl(QStringLiteral("https://example.org/haex")));
    for (const char *text : {"ftp://example.org", "https:///path", "example.org"})
        QVERIFY2(!normalizedServerUrl(QUrl(QString::fromLatin1(text))), text);
}

void TestAccountClient::serverUrl_keepsAPinnedCertificate_inOneForm()
{
    const QByteArray pin(32, '\x5a');
    QUrl typed(QStringLiteral("https://example.org/"));
    typed.setFragment(QStringLiteral("sha256=") + fingerprintText(pin));
    QCOMPARE(normalizedServerUrl(typed).value(),
             withCertificatePin(QUrl(QStringLiteral("https://example.org")), pin));
    // Without TLS there is no certificate.
    typed.setScheme(QStringLiteral("http"));
    QVERIFY(!normalizedServerUrl(typed));
}

void TestAccountClient::serverUrl_refusesOtherFragments()
{
    QVERIFY(!normalizedServerUrl(QUrl(QStringLiteral("https://example.org#top"))));
    QVERIFY(!normalizedServerUrl(QUrl(QStringLiteral("https://example.org#sha256=00"))));
}

QTEST_GUILESS_MAIN(TestAccountClient)
#include "tst_accountclient.moc"
