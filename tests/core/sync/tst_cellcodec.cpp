// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/limits.h"
#include "core/sync/cellcodec.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

class TestCellCodec final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sealed_opensAsTheSame_data();
    void sealed_opensAsTheSame();
    void changed_doesNotOpen_data();
    void changed_doesNotOpen();
    void markerInAColumn_isNoValue();
    void unknownKey_isToldApart();
    void tooLarge_isRefusedBeforeTheWire();
    void nameWithoutAForm_isRefused();

private:
    [[nodiscard]] static RemoteCell cell(const QByteArray &column, CellValue value);

    std::unique_ptr<VaultKeyring> m_keyring;
    SystemRandom m_random;
    std::unique_ptr<CellCodec> m_codec;
};

void TestCellCodec::initTestCase()
{
    startCryptoForTests();
    m_keyring = std::make_unique<VaultKeyring>("a0000000-0000-4000-8000-000000000001");
    m_keyring->addRandom();
    m_codec = std::make_unique<CellCodec>(*m_keyring, m_random, TestDevice::deviceId(1));
}

RemoteCell TestCellCodec::cell(const QByteArray &column, CellValue value)
{
    return {"notes", R"({"id":"n1"})", column, hlcAt(1'760'000'000'000, 1), std::move(value), 0};
}

void TestCellCodec::sealed_opensAsTheSame_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<CellValue>("value");
    QTest::newRow("text") << QByteArray("notes") << QByteArray("title") << CellValue::text("Milk");
    QTest::newRow("null") << QByteArray("notes") << QByteArray("title") << CellValue::null();
    QTest::newRow("odd names") << QByteArray("my \"notes\" [50%]") << QByteArray("*") + "'x\\y'"
                               << CellValue::text("x");
    QTest::newRow("tombstone") << QByteArray("notes") << QByteArray("*") << CellValue::tombstone();
    QTest::newRow("row marker") << QByteArray("notes") << QByteArray("*") << makeRowMarker(3);
}

void TestCellCodec::sealed_opensAsTheSame()
{
    QFETCH(const QByteArray, table);
    QFETCH(const QByteArray, column);
    QFETCH(const CellValue, value);
    RemoteCell original = cell(column, value);
    original.tableName = table;
    const auto change = m_codec->seal({original, "update"});
    VERIFY_OK(change);
    QVERIFY(!change->encryptedValue.contains("Milk"));
    QCOMPARE(change->deviceId, TestDevice::deviceId(1));
    const auto opened = m_codec->open(*change);
    VERIFY_OK(opened);
    QCOMPARE(opened->tableName, table);
    QCOMPARE(opened->columnName, column);
    QCOMPARE(opened->rowPks, original.rowPks);
    QCOMPARE(opened->hlc, original.hlc);
    QVERIFY(opened->value == value);
}

void TestCellCodec::changed_doesNotOpen_data()
{
    QTest::addColumn<int>("field");
    int field = 0;
    for (const char *name : {"table", "row", "column", "operation", "hlc", "device"})
        QTest::newRow(name) << field++;
}

void TestCellCodec::changed_doesNotOpen()
{
    QFETCH(const int, field);
    Change change = *m_codec->seal({cell("title", CellValue::text("Milk")), "update"});
    QByteArray *fields[] = {&change.tableName, &change.rowPks,       &change.columnName,
                            &change.operation, &change.hlcTimestamp, &change.deviceId};
    const QByteArray others[] = {"items",
                                 R"({"id":"n2"})",
                                 "body",
                                 "insert",
                                 hlcAt(1'760'000'000'001, 1),
                                 TestDevice::deviceId(2)};
    *fields[field] = others[field];
    QCOMPARE(m_codec->open(change).error().code, ErrorCode::AuthenticationFailed);
}

void TestCellCodec::markerInAColumn_isNoValue()
{
    for (const CellValue &value : {CellValue::tombstone(), makeRowMarker(1)}) {
        const auto change = m_codec->seal({cell("title", value), "delete"});
        VERIFY_OK(change);
        QCOMPARE(m_codec->open(*change).error().code, ErrorCode::BadCiphertext);
    }
    const auto text = m_codec->seal({cell("*", CellValue::text("no marker")), "insert"});
    VERIFY_OK(text);
    QCOMPARE(m_codec->open(*text).error().code, ErrorCode::BadCiphertext);
}

void TestCellCodec::unknownKey_isToldApart()
{
    VaultKeyring newer(m_keyring->vaultId());
    newer.addRandom();
    newer.addRandom();
    CellCodec codec(newer, m_random, TestDevice::deviceId(1));
    const auto change = codec.seal({cell("title", CellValue::text("x")), "update"});
    VERIFY_OK(change);
    QCOMPARE(m_codec->open(*change).error().code, ErrorCode::UnknownKeyVersion);
}

void TestCellCodec::tooLarge_isRefusedBeforeTheWire()
{
    const QByteArray large(limits::MaxCellBytes, 'x');
    QCOMPARE(m_codec->seal({cell("title", CellValue::text(large)), "update"}).error().code,
             ErrorCode::CellTooLarge);
}

void TestCellCodec::nameWithoutAForm_isRefused()
{
    RemoteCell internal = cell("title", CellValue::null());
    internal.tableName = "haex_crdt_clock";
    QCOMPARE(m_codec->seal({internal, "update"}).error().code, ErrorCode::BadIdentifier);
    QCOMPARE(m_codec->seal({cell(QByteArray(300, 'c'), CellValue::null()), "update"}).error().code,
             ErrorCode::BadIdentifier);
}

QTEST_GUILESS_MAIN(TestCellCodec)
#include "tst_cellcodec.moc"
