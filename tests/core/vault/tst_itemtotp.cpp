// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/totp.h"
#include "tests/support/resulttext.h"

#include <QTest>

using namespace haex;

/// One-time passwords are those of the RFCs, and secrets are read as people paste them.
class TestItemTotp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hotp_givesTheValuesOfRfc4226();
    void totp_givesTheValuesOfRfc6238_data();
    void totp_givesTheValuesOfRfc6238();
    void totp_tellsHowLongTheCodeHolds();
    void parse_readsSecretsAsPeopleTypeThem_data();
    void parse_readsSecretsAsPeopleTypeThem();
    void parse_readsOtpauthUris();
    void uri_isReadAsTheSame_data();
    void uri_isReadAsTheSame();
    void keyText_isReadAsTheSame();
    void parse_refusesTheRest_data();
    void parse_refusesTheRest();
};

void TestItemTotp::hotp_givesTheValuesOfRfc4226()
{
    const TotpSettings settings{"12345678901234567890"};
    const QStringList expected{u"755224"_qs, u"287082"_qs, u"359152"_qs, u"969429"_qs, u"338314"_qs,
                               u"254676"_qs, u"287922"_qs, u"162583"_qs, u"399871"_qs, u"520489"_qs};
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(hotp(settings, static_cast<quint64>(i)), expected[i]);
}

void TestItemTotp::totp_givesTheValuesOfRfc6238_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("sha1");
    QTest::addColumn<QString>("sha256");
    QTest::addColumn<QString>("sha512");
    QTest::newRow("1970") << qint64(59) << u"94287082"_qs << u"46119246"_qs << u"90693936"_qs;
    QTest::newRow("2005") << qint64(1111111109) << u"07081804"_qs << u"68084774"_qs << u"25091201"_qs;
    QTest::newRow("2005, next") << qint64(1111111111) << u"14050471"_qs << u"67062674"_qs
                                << u"99943326"_qs;
    QTest::newRow("2009") << qint64(1234567890) << u"89005924"_qs << u"91819424"_qs << u"93441116"_qs;
    QTest::newRow("2033") << qint64(2000000000) << u"69279037"_qs << u"90698825"_qs << u"38618901"_qs;
    QTest::newRow("2603") << qint64(20000000000) << u"65353130"_qs << u"77737706"_qs << u"47863826"_qs;
}

void TestItemTotp::totp_givesTheValuesOfRfc6238()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, sha1);
    QFETCH(QString, sha256);
    QFETCH(QString, sha512);
    const QByteArray digits = QByteArray("1234567890").repeated(7);
    QCOMPARE(totpAt({digits.left(20), TotpAlgorithm::Sha1, 8}, seconds * 1000).code, sha1);
    QCOMPARE(totpAt({digits.left(32), TotpAlgorithm::Sha256, 8}, seconds * 1000).code, sha256);
    QCOMPARE(totpAt({digits.left(64), TotpAlgorithm::Sha512, 8}, seconds * 1000).code, sha512);
}

void TestItemTotp::totp_tellsHowLongTheCodeHolds()
{
    const TotpSettings settings{"12345678901234567890"};
    QCOMPARE(totpAt(settings, 30'000).secondsLeft, 30);
    QCOMPARE(totpAt(settings, 59'999).secondsLeft, 1);
    QCOMPARE(totpAt(settings, 30'000).code, totpAt(settings, 59'999).code);
}

void TestItemTotp::parse_readsSecretsAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"JBSWY3DPEHPK3PXP"_qs;
    QTest::newRow("lower case, in groups") << u" jbsw y3dp ehpk 3pxp "_qs;
    QTest::newRow("hyphens, padding") << u"JBSW-Y3DP-EHPK-3PXP===="_qs;
}

void TestItemTotp::parse_readsSecretsAsPeopleTypeThem()
{
    QFETCH(QString, text);
    const auto settings = parseTotp(text);
    VERIFY_OK(settings);
    QCOMPARE(settings->key, QByteArray("Hello!\xde\xad\xbe\xef"));
    QCOMPARE(settings->digits, 6);
    QCOMPARE(settings->periodSeconds, 30);
}

void TestItemTotp::parse_readsOtpauthUris()
{
    const auto full = parseTotp(u"otpauth://totp/Example%20Inc:robin@example.org?secret=JBSWY3DPEHPK3PXP"
                                "&issuer=Example%20Org&algorithm=SHA256&digits=8&period=60"_qs);
    VERIFY_OK(full);
    QCOMPARE(full->key, QByteArray("Hello!\xde\xad\xbe\xef"));
    QCOMPARE(full->algorithm, TotpAlgorithm::Sha256);
    QCOMPARE(full->digits, 8);
    QCOMPARE(full->periodSeconds, 60);
    QCOMPARE(full->issuer, u"Example Org"_qs);
    QCOMPARE(full->account, u"robin@example.org"_qs);
    const auto brief = parseTotp(u"OTPAUTH://TOTP/Shop:me?secret=jbswy3dpehpk3pxp"_qs);
    VERIFY_OK(brief);
    QCOMPARE(brief->issuer, u"Shop"_qs);
    QCOMPARE(brief->account, u"me"_qs);
}

void TestItemTotp::uri_isReadAsTheSame_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("algorithm");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("account");
    QTest::newRow("usual") << QByteArray("12345678901234567890") << int(TotpAlgorithm::Sha1) << 6 << u"Example Inc"_qs << u"robin@example.org"_qs;
    QTest::newRow("without names") << QByteArray("k") << int(TotpAlgorithm::Sha512) << 8 << QString() << QString();
    QTest::newRow("signs") << QByteArray("\x00\xff\x80", 3) << int(TotpAlgorithm::Sha256) << 7 << u"A&B/C?D#E"_qs << u"ä+b=%41 &c"_qs;
    QTest::newRow("no issuer") << QByteArray("1234") << int(TotpAlgorithm::Sha1) << 6 << QString() << u"ada"_qs;
}

void TestItemTotp::uri_isReadAsTheSame()
{
    QFETCH(const QByteArray, key);
    QFETCH(const int, algorithm);
    QFETCH(const int, digits);
    QFETCH(const QString, issuer);
    QFETCH(const QString, account);
    const TotpSettings written{key, static_cast<TotpAlgorithm>(algorithm), digits, 45, issuer, account};
    const auto read = parseTotp(totpUri(written));
    VERIFY_OK(read);
    QCOMPARE(read->key, key);
    QCOMPARE(int(read->algorithm), algorithm);
    QCOMPARE(read->digits, digits);
    QCOMPARE(read->periodSeconds, 45);
    QCOMPARE(read->issuer, issuer);
    QCOMPARE(read->account, account);
}

void TestItemTotp::keyText_isReadAsTheSame()
{
    const TotpSettings settings{"12345678901234567890"};
    QCOMPARE(totpKeyText(settings), u"GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"_qs);
    QCOMPARE(parseTotp(totpKeyText(settings))->key, settings.key);
    QCOMPARE(totpKeyText({"k"}), u"NM"_qs);
}

void TestItemTotp::parse_refusesTheRest_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << u"   "_qs;
    QTest::newRow("no base32") << u"JBSW1890"_qs;
    QTest::newRow("counter based") << u"otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=1"_qs;
    QTest::newRow("no secret") << u"otpauth://totp/a"_qs;
    QTest::newRow("digits") << u"otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=40"_qs;
    QTest::newRow("period") << u"otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&period=0"_qs;
    QTest::newRow("algorithm") << u"otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=MD5"_qs;
}

void TestItemTotp::parse_refusesTheRest()
{
    QFETCH(QString, text);
    const auto settings = parseTotp(text);
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestItemTotp)
#include "tst_itemtotp.moc"
