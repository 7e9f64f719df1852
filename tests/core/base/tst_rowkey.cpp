// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rowkey.h"

#include <QTest>

using namespace haex;

/// R9: one key has one text, and only that text is read back.
class TestRowKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromParts_writesCanonicalText_data();
    void fromParts_writesCanonicalText();
    void fromParts_sortsColumnsAsBytes_whateverTheirOrder();
    void fromParts_refusesWhatIsNoKey_data();
    void fromParts_refusesWhatIsNoKey();
    void fromParts_takesAKeyOfExactlyTheLimit();
    void parse_refusesEveryOtherForm_data();
    void parse_refusesEveryOtherForm();
    void find_returnsTheColumnsValue();
};

void TestRowKey::fromParts_writesCanonicalText_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<CellValue>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto text
        = [](const char *utf8, int size = -1) { return CellValue::text(QByteArray(utf8, size)); };
    QTest::newRow("text") << QByteArray("id") << text("n1") << QByteArray(R"({"id":"n1"})");
    QTest::newRow("empty text") << QByteArray("id") << text("") << QByteArray(R"({"id":""})");
    QTest::newRow("quote, backslash, slash")
        << QByteArray("id") << text("a\"\\/'") << QByteArray(R"({"id":"a\"\\/'"})");
    QTest::newRow("controls") << QByteArray("id") << text("\0\n\t\x1f\x7f", 5)
                              << QByteArray("{\"id\":\"\\u0000\\u000a\\u0009\\u001f\x7f\"}");
    QTest::newRow("beyond ASCII") << QByteArray("id") << text("ä€😀")
                                  << QByteArray("{\"id\":\"ä€😀\"}");
    QTest::newRow("zero") << QByteArray("x") << CellValue::integer(0) << QByteArray(R"({"x":0})");
    QTest::newRow("lowest") << QByteArray("x")
                            << CellValue::integer(std::numeric_limits<qint64>::min())
                            << QByteArray(R"({"x":-9223372036854775808})");
    QTest::newRow("highest") << QByteArray("x")
                             << CellValue::integer(std::numeric_limits<qint64>::max())
                             << QByteArray(R"({"x":9223372036854775807})");
    QTest::newRow("blob") << QByteArray("k") << CellValue::blob(QByteArray("\0\xff", 2))
                          << QByteArray(R"({"k":{"$blob":"AP8="}})");
    QTest::newRow("empty blob") << QByteArray("k") << CellValue::blob({})
                                << QByteArray(R"({"k":{"$blob":""}})");
    QTest::newRow("odd column name")
        << QByteArray("a\"b.c-d") << CellValue::integer(1) << QByteArray(R"({"a\"b.c-d":1})");
}

void TestRowKey::fromParts_writesCanonicalText()
{
    QFETCH(QByteArray, column);
    QFETCH(CellValue, value);
    QFETCH(QByteArray, expected);
    const auto key = RowKey::fromParts({{column, value}});
    QVERIFY(key.has_value());
    QCOMPARE(key->text(), expected);
    QVERIFY(checkCanonicalRowPks(expected).has_value());
    const auto parsed = RowKey::parse(expected);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->text(), expected);
    QCOMPARE(parsed->parts().size(), size_t(1));
    QCOMPARE(parsed->parts().front().column, column);
    QVERIFY(parsed->parts().front().value == value);
}

void TestRowKey::fromParts_sortsColumnsAsBytes_whateverTheirOrder()
{
    const RowKey::Part x {"x", CellValue::integer(1)};
    const RowKey::Part y {"y", CellValue::integer(2)};
    const RowKey::Part upper {"Z", CellValue::text("t")};
    const QByteArray expected = R"({"Z":"t","x":1,"y":2})";
    QCOMPARE(RowKey::fromParts({x, y, upper})->text(), expected);
    QCOMPARE(RowKey::fromParts({upper, y, x})->text(), expected);
    QVERIFY(RowKey::parse(expected).has_value());
}

void TestRowKey::fromParts_refusesWhatIsNoKey_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<CellValue>("value");
    QTest::newRow("NULL") << QByteArray("id") << CellValue::null();
    QTest::newRow("float") << QByteArray("id") << CellValue::real(1.0);
    QTest::newRow("row marker") << QByteArray("id") << CellValue::rowMarker();
    QTest::newRow("no UTF-8") << QByteArray("id") << CellValue::text("\xff");
    QTest::newRow("surrogate") << QByteArray("id") << CellValue::text("\xed\xa0\x80");
    QTest::newRow("empty name") << QByteArray() << CellValue::integer(1);
    QTest::newRow("name not UTF-8") << QByteArray("\xc0\x80") << CellValue::integer(1);
    QTest::newRow("too long") << QByteArray("id") << CellValue::text(QByteArray(1024, 'a'));
}

void TestRowKey::fromParts_refusesWhatIsNoKey()
{
    QFETCH(QByteArray, column);
    QFETCH(CellValue, value);
    const auto key = RowKey::fromParts({{column, value}});
    QVERIFY(!key.has_value());
    QCOMPARE(key.error().code, ErrorCode::BadRowPks);
    QVERIFY(!RowKey::fromParts({}).has_value());
    QVERIFY(!RowKey::fromParts({{"a", CellValue::integer(1)}, {"a", CellValue::integer(2)}})
                 .has_value());
}

void TestRowKey::fromParts_takesAKeyOfExactlyTheLimit()
{
    const auto overhead = QByteArray(R"({"id":""})").size();
    const auto fits = RowKey::fromParts(
        {{"id", CellValue::text(QByteArray(RowKey::MaxBytes - overhead, 'a'))}});
    QVERIFY(fits.has_value());
    QCOMPARE(fits->text().size(), RowKey::MaxBytes);
    QVERIFY(checkCanonicalRowPks(fits->text()).has_value());
    QVERIFY(!checkCanonicalRowPks(R"({"id":")" + QByteArray(RowKey::MaxBytes - overhead + 1, 'a')
                                  + R"("})"));
}

void TestRowKey::parse_refusesEveryOtherForm_data()
{
    QTest::addColumn<QByteArray>("text");
    const char *const forms[] = {
        "",
        "{",
        "{}",
        "[]",
        "null",
        "\"id\"",
        R"({"id":"n1")",
        R"({"id":"n1"}x)",
        R"({"id":"n1"} )",
        R"( {"id":"n1"})",
        R"({"id": "n1"})",
        R"({"id" :"n1"})",
        R"({"y":1,"x":2})",
        R"({"x":1,"x":2})",
        R"({"x":1,})",
        R"({"":1})",
        R"({"x":1.0})",
        R"({"x":1e2})",
        R"({"x":01})",
        R"({"x":-0})",
        R"({"x":-01})",
        R"({"x":+1})",
        R"({"x":-})",
        R"({"x":})",
        R"({"x":9223372036854775808})",
        R"({"x":-9223372036854775809})",
        R"({"x":null})",
        R"({"x":true})",
        R"({"x":[1]})",
        R"({"x":{"y":1}})",
        R"({"x":{"$blob":1}})",
        R"({"x":{"$blob":"AP8"}})",
        R"({"x":{"$blob":"AP9="}})",
        R"({"x":{"$blob":"A P8="}})",
        R"({"x":{"$blob":"_-8="}})",
        R"({"x":{"$blob":"AP8=","y":1}})",
        R"({"x":{"$blob":"AP8="})",
        R"({"x":"a\/b"})",
        R"({"x":"\n"})",
        R"({"x":"\u0041"})",
        R"({"x":"\u000A"})",
        R"({"x":"\u0020"})",
        R"({"x":"\u0022"})",
        R"({"x":"\u00)",
        R"({"x":"\)",
        R"({"x":"\"})",
        "{\"x\":\"\n\"}",
        "{\"x\":\"\xff\"}",
        "{\"x\":\"\xed\xa0\x80\"}",
        R"({'x':1})",
        R"({"\u0078":1})",
    };
    for (const char *form : forms)
        QTest::addRow("%s", form) << QByteArray(form);
    QTest::newRow("NUL in the text") << QByteArray("{\"x\":\"\0\"}", 9);
}

void TestRowKey::parse_refusesEveryOtherForm()
{
    QFETCH(QByteArray, text);
    const auto checked = checkCanonicalRowPks(text);
    QVERIFY(!checked.has_value());
    QCOMPARE(checked.error().code, ErrorCode::BadRowPks);
    QVERIFY(!RowKey::parse(text).has_value());
}

void TestRowKey::find_returnsTheColumnsValue()
{
    const auto key = RowKey::parse(R"({"tag":"red","x":7})");
    QVERIFY(key.has_value());
    QVERIFY(key->find("x") && *key->find("x") == CellValue::integer(7));
    QVERIFY(key->find("tag") && *key->find("tag") == CellValue::text("red"));
    QVERIFY(!key->find("y"));
}

QTEST_APPLESS_MAIN(TestRowKey)
#include "tst_rowkey.moc"
