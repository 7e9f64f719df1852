// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/contentcoding.h"
#include "tests/support/resulttext.h"
#include "tests/support/seededrandom.h"

#include <QTest>

using namespace haex;

/// Bodies that were packed by us come back; what strangers pack costs no more than is allowed.
class TestContentCoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void body_comesBack_data();
    void body_comesBack();
    void bomb_isStoppedAtTheLimit();
    void limit_isExact();
    void whatIsNotOneFrame_isRefused_data();
    void whatIsNotOneFrame_isRefused();
    void acceptEncoding_isRead_data();
    void acceptEncoding_isRead();

private:
    [[nodiscard]] static QByteArray codeOf(QByteArrayView coded, qsizetype limit)
    {
        const auto body = expandZstd(coded, limit);
        return body ? QByteArray("ok") : QByteArray(errorCodeName(body.error().code).data());
    }
};

void TestContentCoding::body_comesBack_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("repetitive") << QByteArray(3'000'000, 'x');
    QTest::newRow("random") << SeededRandom(1).bytes(3'000'000);
}

void TestContentCoding::body_comesBack()
{
    QFETCH(QByteArray, body);
    const auto back = expandZstd(compressZstd(body), 3'000'000);
    VERIFY_OK(back);
    QCOMPARE(*back, body);
}

void TestContentCoding::bomb_isStoppedAtTheLimit()
{
    const QByteArray bomb = compressZstd(QByteArray(200'000'000, '\0'));
    QVERIFY(bomb.size() < 20'000);
    QCOMPARE(codeOf(bomb, 1'000'000), QByteArray("body_too_large"));
}

void TestContentCoding::limit_isExact()
{
    const QByteArray coded = compressZstd(QByteArray(100'000, 'x'));
    QCOMPARE(codeOf(coded, 100'000), QByteArray("ok"));
    QCOMPARE(codeOf(coded, 99'999), QByteArray("body_too_large"));
    QCOMPARE(codeOf(coded, 0), QByteArray("body_too_large"));
}

void TestContentCoding::whatIsNotOneFrame_isRefused_data()
{
    QTest::addColumn<QByteArray>("coded");
    const QByteArray whole = compressZstd(SeededRandom(2).bytes(100'000));
    QByteArray damaged = whole;
    damaged[0] = '{';
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("plain JSON") << QByteArray(R"({"vaultId":"x"})");
    QTest::newRow("damaged") << damaged;
    QTest::newRow("cut") << whole.chopped(1);
    QTest::newRow("cut in the head") << whole.first(3);
    QTest::newRow("more behind it") << whole + "x";
    QTest::newRow("two frames") << whole + whole;
    // A head that asks for a window of two gigabytes.
    QTest::newRow("huge window") << QByteArray::fromHex("28b52ffd00a8") + QByteArray(64, '\0');
}

void TestContentCoding::whatIsNotOneFrame_isRefused()
{
    QFETCH(QByteArray, coded);
    QCOMPARE(codeOf(coded, 1'000'000), QByteArray("bad_field"));
}

void TestContentCoding::acceptEncoding_isRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("zstd") << QByteArray("zstd") << true;
    QTest::newRow("any case") << QByteArray("ZSTD") << true;
    QTest::newRow("in a list") << QByteArray("gzip, deflate,zstd ;q=0.5, br") << true;
    QTest::newRow("refused") << QByteArray("gzip, zstd;q=0") << false;
    QTest::newRow("refused with decimals") << QByteArray("zstd; q=0.000") << false;
    QTest::newRow("another") << QByteArray("gzip, zstdx") << false;
    QTest::newRow("identity") << QByteArray("identity") << false;
}

void TestContentCoding::acceptEncoding_isRead()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, accepted);
    QCOMPARE(acceptsZstd(header), accepted);
}

QTEST_APPLESS_MAIN(TestContentCoding)
#include "tst_contentcoding.moc"
