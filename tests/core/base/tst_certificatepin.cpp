// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/certificatepin.h"

#include <QTest>

using namespace haex;

class TestCertificatePin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fingerprint_isReadAsPeopleWriteIt_data();
    void fingerprint_isReadAsPeopleWriteIt();
    void otherTexts_areNoFingerprints_data();
    void otherTexts_areNoFingerprints();
    void pin_comesBackFromTheAddress();
    void otherFragments_areRefused();

private:
    const QByteArray m_pin = QByteArray::fromHex("00ff") + QByteArray(30, '\x5a');
};

void TestCertificatePin::fingerprint_isReadAsPeopleWriteIt_data()
{
    QTest::addColumn<QString>("text");
    const QString hex = QString::fromLatin1(m_pin.toHex());
    QTest::newRow("digits") << hex;
    QTest::newRow("upper case") << hex.toUpper();
    QTest::newRow("colons") << fingerprintText(m_pin);
    QTest::newRow("spaces and a line feed") << QString::fromLatin1(m_pin.toHex(' ')) + u'\n';
}

void TestCertificatePin::fingerprint_isReadAsPeopleWriteIt()
{
    QFETCH(const QString, text);
    QCOMPARE(fingerprintFromText(text), m_pin);
}

void TestCertificatePin::otherTexts_areNoFingerprints_data()
{
    QTest::addColumn<QString>("text");
    const QString hex = QString::fromLatin1(m_pin.toHex());
    QTest::newRow("nothing") << QString();
    QTest::newRow("too short") << hex.chopped(2);
    QTest::newRow("half a byte") << hex.chopped(1);
    QTest::newRow("too long") << hex + QStringLiteral("00");
    QTest::newRow("SHA-1") << hex.first(40);
    QTest::newRow("other letters") << hex.chopped(1) + u'g';
    QTest::newRow("other digits") << hex.chopped(1) + QChar(0x0661);
}

void TestCertificatePin::otherTexts_areNoFingerprints()
{
    QFETCH(const QString, text);
    QVERIFY(fingerprintFromText(text).isEmpty());
}

void TestCertificatePin::pin_comesBackFromTheAddress()
{
    const QUrl url
        = withCertificatePin(QUrl(QStringLiteral("https://example.org:8787/haex")), m_pin);
    QCOMPARE(url.toString(),
             QStringLiteral("https://example.org:8787/haex#sha256=")
                 + QString::fromLatin1(m_pin.toHex()));
    QCOMPARE(certificatePin(url).value(), m_pin);
    QCOMPARE(certificatePin(withCertificatePin(url, {})).value(), QByteArray());
}

void TestCertificatePin::otherFragments_areRefused()
{
    for (const char *fragment : {"top", "sha256=", "sha256=00", "sha1=00"}) {
        QUrl url(QStringLiteral("https://example.org"));
        url.setFragment(QString::fromLatin1(fragment));
        QVERIFY2(!certificatePin(url), fragment);
    }
}

QTEST_GUILESS_MAIN(TestCertificatePin)
#include "tst_certificatepin.moc"
