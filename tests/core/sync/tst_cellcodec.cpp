// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/limits.h"
#include "core/replica/replicaschema.h"
#include "core/sync/cellcodec.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

Q_DECLARE_METATYPE(haex::CellPlace)

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
    void blind_opensAsTheSame_data() { sealed_opensAsTheSame_data(); }
    void blind_opensAsTheSame();
    void blind_changedDoesNotOpen_data() { changed_doesNotOpen_data(); }
    void blind_changedDoesNotOpen();
    void blind_otherNamesInside_areNotAuthentic_data();
    void blind_otherNamesInside_areNotAuthentic();
    void blind_namesWithoutAForm_areRefused();
    void blind_plainCellDoesNotOpen();
    void blind_keysComeBeforeNames();

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

namespace {

VaultKeyring blindRing()
{
    VaultKeyring ring("a0000000-0000-8000-8000-000000000001");
    ring.addRandom();
    return ring;
}

/// A device of the vault that has gone wrong: other names inside than outside.
Change sealWith(const VaultKeyring &ring, Random &random, Change change, const PlacedValue &inside)
{
    NoncePool nonces(random);
    CellSealer sealer(ring, nonces);
    const auto sealed = sealer.sealUnder(ring.currentVersion(),
                                         {change.tableName, change.rowPks, change.columnName, change.operation,
                                          change.hlcTimestamp, change.deviceId},
                                         inside);
    change.encryptedValue = sealed->encryptedValue;
    change.nonce = sealed->nonce;
    return change;
}

} // namespace

void TestCellCodec::blind_opensAsTheSame()
{
    QFETCH(const QByteArray, table);
    QFETCH(const QByteArray, column);
    QFETCH(const CellValue, value);
    const VaultKeyring ring = blindRing();
    CellCodec codec(ring, m_random, TestDevice::deviceId(1));
    RemoteCell original = cell(column, value);
    original.tableName = table;
    const auto change = codec.seal({original, "update"});
    VERIFY_OK(change);
    VERIFY_OK(checkChange(*change));
    for (const QByteArray &name : {change->tableName, change->rowPks, change->columnName})
        QVERIFY(!name.contains("notes") && !name.contains("\"n1\"") && !name.contains("title") && !name.contains('%'));
    QCOMPARE(change->columnName == "*", original.isExistence());
    const auto opened = codec.open(*change);
    VERIFY_OK(opened);
    QCOMPARE(opened->tableName, table);
    QCOMPARE(opened->columnName, column);
    QCOMPARE(opened->rowPks, original.rowPks);
    QCOMPARE(opened->hlc, original.hlc);
    QVERIFY(opened->value == value);
    QVERIFY(codec.isOf(*change, table) || table != encodeWireName(table));
    QVERIFY(!codec.isOf(*change, "vault_items"));
    const auto again = codec.seal({original, "update"});
    VERIFY_OK(again);
    QCOMPARE(again->tableName + again->rowPks + again->columnName,
             change->tableName + change->rowPks + change->columnName);
}

void TestCellCodec::blind_changedDoesNotOpen()
{
    QFETCH(const int, field);
    const VaultKeyring ring = blindRing();
    CellCodec codec(ring, m_random, TestDevice::deviceId(1));
    Change change = *codec.seal({cell("title", CellValue::text("Milk")), "update"});
    RemoteCell elsewhere = cell("body", CellValue::text("Milk"));
    elsewhere.rowPks = R"({"id":"n2"})";
    elsewhere.tableName = "items";
    const Change other = *codec.seal({elsewhere, "insert"});
    QByteArray *fields[] = {&change.tableName, &change.rowPks,       &change.columnName,
                            &change.operation, &change.hlcTimestamp, &change.deviceId};
    const QByteArray others[] = {other.tableName,
                                 other.rowPks,
                                 other.columnName,
                                 other.operation,
                                 hlcAt(1'760'000'000'001, 1),
                                 TestDevice::deviceId(2)};
    *fields[field] = others[field];
    QCOMPARE(codec.open(change).error().code, ErrorCode::AuthenticationFailed);
}

void TestCellCodec::blind_otherNamesInside_areNotAuthentic_data()
{
    QTest::addColumn<CellPlace>("inside");
    QTest::newRow("table") << CellPlace{"items", R"({"id":"n1"})", "title"};
    QTest::newRow("row") << CellPlace{"notes", R"({"id":"n2"})", "title"};
    QTest::newRow("column") << CellPlace{"notes", R"({"id":"n1"})", "body"};
}

void TestCellCodec::blind_otherNamesInside_areNotAuthentic()
{
    QFETCH(const CellPlace, inside);
    const VaultKeyring ring = blindRing();
    CellCodec codec(ring, m_random, TestDevice::deviceId(1));
    const Change sound = *codec.seal({cell("title", CellValue::text("Milk")), "update"});
    const Change same = sealWith(ring, m_random, sound, {{"notes", R"({"id":"n1"})", "title"}, CellValue::text("Milk")});
    VERIFY_OK(codec.open(same));
    const Change change = sealWith(ring, m_random, sound, {inside, CellValue::text("Milk")});
    QCOMPARE(codec.open(change).error().code, ErrorCode::AuthenticationFailed);
}

void TestCellCodec::blind_namesWithoutAForm_areRefused()
{
    const VaultKeyring ring = blindRing();
    CellCodec codec(ring, m_random, TestDevice::deviceId(1));
    auto names = *BlindNames::create(ring);
    Change change = *codec.seal({cell("title", CellValue::text("Milk")), "update"});
    const auto codeOf = [&](const CellPlace &place) {
        const CellPlace outside = names.place(place);
        change.tableName = outside.tableName;
        change.rowPks = outside.rowPks;
        change.columnName = outside.columnName;
        return codec.open(sealWith(ring, m_random, change, {place, CellValue::text("x")})).error().code;
    };
    QCOMPARE(codeOf({"haex_crdt_clock", R"({"id":"n1"})", "title"}), ErrorCode::BadIdentifier);
    QCOMPARE(codeOf({"no\"tes", R"({"id":"n1"})", "title"}), ErrorCode::BadIdentifier);
    QCOMPARE(codeOf({"notes", R"({"id": "n1"})", "title"}), ErrorCode::BadRowPks);
    QCOMPARE(codeOf({"notes", R"({"id":"n1"})", ""}), ErrorCode::BadIdentifier);
    RemoteCell internal = cell("title", CellValue::null());
    internal.tableName = "haex_crdt_clock";
    QCOMPARE(codec.seal({internal, "update"}).error().code, ErrorCode::BadIdentifier);
}

/// A server cannot turn a vault's form back, nor can a device that takes the vault for another kind.
void TestCellCodec::blind_plainCellDoesNotOpen()
{
    VaultKeyring plain("a0000000-0000-4000-8000-000000000001");
    VaultKeyring blind("a0000000-0000-8000-8000-000000000001");
    const SecretBytes key = SecretBytes::random(VaultKeyring::VaultKeyBytes);
    VERIFY_OK(plain.add(1, key.clone()));
    VERIFY_OK(blind.add(1, key.clone()));
    CellCodec plainCodec(plain, m_random, TestDevice::deviceId(1));
    CellCodec blindCodec(blind, m_random, TestDevice::deviceId(1));
    const OutgoingCell outgoing{cell("title", CellValue::text("Milk")), "update"};
    QCOMPARE(blindCodec.open(*plainCodec.seal(outgoing)).error().code, ErrorCode::AuthenticationFailed);
    QCOMPARE(plainCodec.open(*blindCodec.seal(outgoing)).error().code, ErrorCode::AuthenticationFailed);
}

/// Who joined after a change of key has the newest one only, until the former keys were pulled.
void TestCellCodec::blind_keysComeBeforeNames()
{
    const VaultKeyring both = [] {
        VaultKeyring ring = blindRing();
        ring.addRandom();
        return ring;
    }();
    VaultKeyring newer(both.vaultId());
    VERIFY_OK(newer.add(2, *both.vaultKey(2)));
    CellCodec codec(both, m_random, TestDevice::deviceId(1));
    CellCodec late(newer, m_random, TestDevice::deviceId(2));
    const Change change = *codec.seal({cell("title", CellValue::text("Milk")), "update"});
    RemoteCell key = cell("value", CellValue::text("key"));
    key.tableName = FormerKeyTable.toByteArray();
    const Change keyChange = *codec.seal({key, "insert"});

    QCOMPARE(late.checkNames().error().code, ErrorCode::UnknownKeyVersion);
    QCOMPARE(late.open(change).error().code, ErrorCode::UnknownKeyVersion);
    QCOMPARE(late.seal({cell("title", CellValue::text("Milk")), "update"}).error().code, ErrorCode::UnknownKeyVersion);
    QVERIFY(late.mayCarryKeys(keyChange) && late.mayCarryKeys(change));
    QCOMPARE(late.openKeyCell(keyChange)->tableName, key.tableName);
    VERIFY_OK(newer.add(1, *both.vaultKey(1)));
    VERIFY_OK(late.open(change));
    QVERIFY(late.mayCarryKeys(keyChange) && !late.mayCarryKeys(change));
}

QTEST_GUILESS_MAIN(TestCellCodec)
#include "tst_cellcodec.moc"
