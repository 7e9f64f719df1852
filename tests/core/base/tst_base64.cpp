// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"
#include "tests/support/seededrandom.h"

#include <QTest>

using namespace haex;

class TestBase64 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decode_isStrict_data();
    void decode_isStrict();
    void bothWays_agreeWithQt();
};

void TestBase64::decode_isStrict_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"A", "AA", "AAA", "AAAAA", "AA=A", "A===", "====", "AB==", "AAB=",
                             "AA-_", "AA A", "AAAA\n", "=AAA", "AA==AAAA"})
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestBase64::decode_isStrict()
{
    QFETCH(QByteArray, text);
    QVERIFY(!decodeBase64(text).has_value());
}

void TestBase64::bothWays_agreeWithQt()
{
    SeededRandom random(64);
    for (int size = 0; size < 200; ++size) {
        const QByteArray bytes = random.bytes(size);
        QByteArray text(base64Size(size), '?');
        QCOMPARE(encodeBase64(bytes, text.data()), text.data() + text.size());
        QCOMPARE(text, bytes.toBase64());
        QCOMPARE(encodeBase64(bytes), text);
        QCOMPARE(decodeBase64(text).value(), bytes);
    }
}

QTEST_APPLESS_MAIN(TestBase64)
#include "tst_base64.moc"
