// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/identifiers.h"

#include <QRandomGenerator>
#include <QTest>

using namespace haex;

/// Names on the wire have one form each.
class TestIdentifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encode_escapesWhatCouldEndAnIdentifier_data();
    void encode_escapesWhatCouldEndAnIdentifier();
    void decode_refusesOtherForms_data();
    void decode_refusesOtherForms();
    void decode_invertsEncode_forRandomNames();
    void identifier_isValid_data();
    void identifier_isValid();
    void uuid_isCanonical();
};

void TestIdentifiers::encode_escapesWhatCouldEndAnIdentifier_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("plain") << QByteArray("notes_2") << QByteArray("notes_2");
    QTest::newRow("dot, hyphen, blank") << QByteArray("a.b-c d") << QByteArray("a.b-c d");
    QTest::newRow("marks") << QByteArray("\"'`[]%*\\") << QByteArray("%22%27%60%5B%5D%25%2A%5C");
    QTest::newRow("controls") << QByteArray("\0\n\x1f\x7f", 4) << QByteArray("%00%0A%1F%7F");
    QTest::newRow("C1 control") << QByteArray("a\xc2\x85z") << QByteArray("a%C2%85z");
    QTest::newRow("umlaut") << QByteArray("größe") << QByteArray("größe");
    QTest::newRow("no-break space") << QByteArray("\xc2\xa0") << QByteArray("\xc2\xa0");
    QTest::newRow("star") << QByteArray("*") << QByteArray("%2A");
}

void TestIdentifiers::encode_escapesWhatCouldEndAnIdentifier()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, wire);
    QCOMPARE(encodeWireName(name), wire);
    const auto decoded = decodeWireName(wire);
    QVERIFY(decoded.has_value());
    QCOMPARE(*decoded, name);
    QVERIFY(isValidWireIdentifier(wire));
}

void TestIdentifiers::decode_refusesOtherForms_data()
{
    QTest::addColumn<QByteArray>("wire");
    for (const char *wire : {"%", "%2", "a%2", "%2a", "%61", "%zz", "%+2", "\"", "'", "[x]", "a*b",
                             "\x01", "%FF", "%C3%BC", "\xff", "\xc2\x85"})
        QTest::addRow("%s", wire) << QByteArray(wire);
}

void TestIdentifiers::decode_refusesOtherForms()
{
    QFETCH(QByteArray, wire);
    const auto decoded = decodeWireName(wire);
    QVERIFY(!decoded.has_value());
    QCOMPARE(decoded.error().code, ErrorCode::BadIdentifier);
    QVERIFY(!isValidWireIdentifier(wire));
}

void TestIdentifiers::decode_invertsEncode_forRandomNames()
{
    const quint32 seed = QRandomGenerator::system()->generate();
    QRandomGenerator random(seed);
    for (int i = 0; i < 2000; ++i) {
        QString name;
        const int length = random.bounded(1, 20);
        for (int k = 0; k < length; ++k)
            name += QChar(char16_t(random.bounded(0, 0xd7ff)));
        const QByteArray utf8 = name.toUtf8();
        const auto decoded = decodeWireName(encodeWireName(utf8));
        QVERIFY2(decoded.has_value() && *decoded == utf8, qPrintable(QString::number(seed)));
    }
}

void TestIdentifiers::identifier_isValid_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("asTable");
    QTest::addColumn<bool>("asColumn");
    QTest::newRow("plain") << QByteArray("notes") << true << true;
    QTest::newRow("255 bytes") << QByteArray(255, 'a') << true << true;
    QTest::newRow("256 bytes") << QByteArray(256, 'a') << false << false;
    QTest::newRow("empty") << QByteArray() << false << false;
    QTest::newRow("star") << QByteArray("*") << false << true;
    QTest::newRow("haex_") << QByteArray("haex_x") << false << false;
    QTest::newRow("hAeX_") << QByteArray("hAeX_x") << false << false;
    QTest::newRow("haex without underscore") << QByteArray("haexx") << true << true;
    QTest::newRow("sqlite_") << QByteArray("sqlite_master") << false << false;
    QTest::newRow("reserved word") << QByteArray("select") << true << true;
}

void TestIdentifiers::identifier_isValid()
{
    QFETCH(QByteArray, wire);
    QFETCH(bool, asTable);
    QFETCH(bool, asColumn);
    QCOMPARE(isValidWireIdentifier(wire), asTable);
    QCOMPARE(isValidWireColumn(wire), asColumn);
}

void TestIdentifiers::uuid_isCanonical()
{
    QVERIFY(isCanonicalUuid("a0000000-0000-4000-8000-000000000001"));
    QVERIFY(!isCanonicalUuid("A0000000-0000-4000-8000-000000000001"));
    QVERIFY(!isCanonicalUuid("{a0000000-0000-4000-8000-000000000001}"));
    QVERIFY(!isCanonicalUuid("a00000000000400080000000000000000001"));
    QVERIFY(!isCanonicalUuid(""));
}

QTEST_APPLESS_MAIN(TestIdentifiers)
#include "tst_identifiers.moc"
