// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/crypto/cellenvelope.h"
#include "core/crypto/cryptobackend.h"

#include <QTest>

#include <limits>
#include <memory>

using namespace haex;

/// What a hostile server, a damaged store or a mixed-up client could do to a sealed cell.
class TestCellSealer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }
    void init();

    void open_givesBackEveryType_data();
    void open_givesBackEveryType();
    void open_refusesAnyOtherAddress_data();
    void open_refusesAnyOtherAddress();
    void open_refusesBytesMovedBetweenNeighbouringFields();
    void open_refusesTheCellOfAnotherVault();
    void open_refusesAReplayUnderANewerStamp();
    void open_refusesEveryFlippedBit();
    void open_refusesEveryChangedCharacter();
    void open_refusesEveryTruncation();
    void open_refusesAnotherNonce();
    void open_refusesOtherSpellingsOfTheSameBytes();
    void open_refusesAnotherFormatVersion();
    void open_refusesAKeyVersionThatItDoesNotHave();
    void open_refusesAKeyVersionThatWasRewritten();
    void open_stillWorks_afterTheKeyWasRotated();
    void open_worksAfterARefusal();
    void seal_usesTheNewestKey();
    void seal_neverRepeatsANonceOrACiphertext();
    void seal_hidesTheLengthOfShortValues();
    void seal_refusesWithoutAKey();
    void seal_refusesAKeyThatIsUsedUp();
    void seal_countsPerKeyVersion();
    void seal_refusesAValueThatIsTooLarge();
    void keyVersionOf_readsTheHeader();
    void keyVersionOf_refusesWhatIsNoEnvelope();
    void checkForm_refusesWhatNoClientSends();

private:
    [[nodiscard]] SealedCell sealed(const CellValue &value = CellValue::text("hunter2"))
    {
        return *m_sealer->seal(m_address, value);
    }
    [[nodiscard]] ErrorCode refusal(const SealedCell &cell)
    {
        const auto opened = m_sealer->open(m_address, cell);
        return opened ? ErrorCode::Internal : opened.error().code;
    }
    [[nodiscard]] static QByteArray rawOf(const SealedCell &cell)
    {
        return QByteArray::fromBase64(cell.encryptedValue);
    }

    const QByteArray m_vaultId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    const CellAddress m_address{"logins",
                                R"({"id":1})",
                                "password",
                                "update",
                                "2026-11-23T09:00:00.000Z-0001-9b1deb4d3b7d4bad",
                                "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"};
    SystemRandom m_random;
    std::unique_ptr<NoncePool> m_nonces;
    std::unique_ptr<VaultKeyring> m_ring;
    std::unique_ptr<CellSealer> m_sealer;
};

void TestCellSealer::init()
{
    m_sealer.reset();
    m_nonces = std::make_unique<NoncePool>(m_random);
    m_ring = std::make_unique<VaultKeyring>(m_vaultId);
    QVERIFY(m_ring->add(1, SecretBytes::copyOf(QByteArray(32, '\x11'))));
    m_sealer = std::make_unique<CellSealer>(*m_ring, *m_nonces);
}

void TestCellSealer::open_givesBackEveryType_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("tag");
    const auto add = [](const char *name, const CellValue &value) {
        QTest::newRow(name) << value.encoded() << int(value.type());
    };
    add("NULL", CellValue::null());
    add("least integer", CellValue::integer(std::numeric_limits<qint64>::min()));
    add("minus zero", CellValue::real(-0.0));
    add("NaN", CellValue::real(std::numeric_limits<double>::quiet_NaN()));
    add("empty text", CellValue::text({}));
    add("text", CellValue::text("Zürich 🔑"));
    add("blob", CellValue::blob(QByteArray(1000, '\0')));
    add("row marker", CellValue::rowMarker());
    add("row marker with details", CellValue::rowMarker("details"));
    add("tombstone", CellValue::tombstone());
    add("tombstone with details", CellValue::tombstone("details"));
    add("a mebibyte", CellValue::blob(QByteArray(1 << 20, 'x')));
}

void TestCellSealer::open_givesBackEveryType()
{
    QFETCH(QByteArray, data);
    QFETCH(int, tag);
    const auto value = CellValue::decode(static_cast<quint8>(tag), data);
    QVERIFY(value);
    const SealedCell cell = sealed(*value);
    QVERIFY(CellSealer::checkForm(cell));
    const auto opened = m_sealer->open(m_address, cell);
    QVERIFY(opened);
    QVERIFY(*opened == *value);
}

void TestCellSealer::open_refusesAnyOtherAddress_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("table") << 0 << QByteArray("notes");
    QTest::newRow("table, other case") << 0 << QByteArray("Logins");
    QTest::newRow("row") << 1 << QByteArray(R"({"id":2})");
    QTest::newRow("row, type of the key") << 1 << QByteArray(R"({"id":"1"})");
    QTest::newRow("row, not canonical") << 1 << QByteArray(R"({"id": 1})");
    QTest::newRow("column") << 2 << QByteArray("username");
    QTest::newRow("column, none") << 2 << QByteArray();
    QTest::newRow("operation") << 3 << QByteArray("delete");
    QTest::newRow("stamp, newer") << 4
                                  << QByteArray("2026-11-23T09:00:00.001Z-0001-9b1deb4d3b7d4bad");
    QTest::newRow("stamp, other node")
        << 4 << QByteArray("2026-11-23T09:00:00.000Z-0001-9b1deb4d3b7d4bae");
    QTest::newRow("device") << 5 << QByteArray("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6e");
}

void TestCellSealer::open_refusesAnyOtherAddress()
{
    QFETCH(int, field);
    QFETCH(QByteArray, other);
    const SealedCell cell = sealed();
    CellAddress address = m_address;
    QByteArray *fields[] = {&address.tableName, &address.rowPks,       &address.columnName,
                            &address.operation, &address.hlcTimestamp, &address.deviceId};
    *fields[field] = other;
    const auto opened = m_sealer->open(address, cell);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::AuthenticationFailed);
    QVERIFY(m_sealer->open(m_address, cell));
}

void TestCellSealer::open_refusesBytesMovedBetweenNeighbouringFields()
{
    const SealedCell cell = sealed();
    CellAddress address = m_address;
    address.tableName = m_address.tableName + m_address.rowPks.first(1);
    address.rowPks = m_address.rowPks.sliced(1);
    QVERIFY(!m_sealer->open(address, cell));
}

void TestCellSealer::open_refusesTheCellOfAnotherVault()
{
    // Even with the very same vault key.
    VaultKeyring otherRing("3f2504e0-4f89-41d3-9a0c-0305e82c3302");
    QVERIFY(otherRing.add(1, SecretBytes::copyOf(QByteArray(32, '\x11'))));
    CellSealer other(otherRing, *m_nonces);
    const auto opened = other.open(m_address, sealed());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::AuthenticationFailed);
}

void TestCellSealer::open_refusesAReplayUnderANewerStamp()
{
    const SealedCell old = sealed(CellValue::text("old password"));
    CellAddress newer = m_address;
    newer.hlcTimestamp = "2027-01-01T00:00:00.000Z-0000-9b1deb4d3b7d4bad";
    QVERIFY(!m_sealer->open(newer, old));
}

void TestCellSealer::open_refusesEveryFlippedBit()
{
    const SealedCell cell = sealed();
    const QByteArray raw = rawOf(cell);
    for (qsizetype bit = 0; bit < raw.size() * 8; ++bit) {
        QByteArray changed = raw;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        const ErrorCode code = refusal({changed.toBase64(), cell.nonce});
        const ErrorCode expected = bit < 8 ? ErrorCode::BadCiphertext
            : bit < 40                     ? ErrorCode::UnknownKeyVersion
                                           : ErrorCode::AuthenticationFailed;
        QVERIFY2(code == expected, qPrintable(QStringLiteral("bit %1").arg(bit)));
    }
}

void TestCellSealer::open_refusesEveryChangedCharacter()
{
    const SealedCell cell = sealed();
    for (qsizetype at = 0; at < cell.encryptedValue.size(); ++at) {
        for (const char c : QByteArray("Aa0+/=- \n\0\xc3", 11)) {
            SealedCell changed = cell;
            changed.encryptedValue[at] = c;
            QVERIFY(changed == cell || !m_sealer->open(m_address, changed));
        }
    }
}

void TestCellSealer::open_refusesEveryTruncation()
{
    const SealedCell cell = sealed(CellValue::blob(QByteArray(100, 'x')));
    const QByteArray raw = rawOf(cell);
    for (qsizetype length = 0; length < raw.size(); ++length)
        QVERIFY(!m_sealer->open(m_address, {raw.first(length).toBase64(), cell.nonce}));
    for (qsizetype length = 0; length < cell.encryptedValue.size(); ++length)
        QCOMPARE(refusal({cell.encryptedValue.first(length), cell.nonce}),
                 length % 4 == 0 && length >= 72 ? ErrorCode::AuthenticationFailed
                                                 : ErrorCode::BadCiphertext);
    QVERIFY(!m_sealer->open(m_address, {(raw + '\0').toBase64(), cell.nonce}));
}

void TestCellSealer::open_refusesAnotherNonce()
{
    const SealedCell cell = sealed();
    QCOMPARE(refusal({cell.encryptedValue, QByteArray(12, '\0').toBase64()}),
             ErrorCode::AuthenticationFailed);
    for (const QByteArray &nonce : {QByteArray(), QByteArray(11, 'n').toBase64(),
                                    QByteArray(13, 'n').toBase64(), QByteArray("not base64 at al")})
        QCOMPARE(refusal({cell.encryptedValue, nonce}), ErrorCode::BadCiphertext);
}

void TestCellSealer::open_refusesOtherSpellingsOfTheSameBytes()
{
    const SealedCell cell = sealed();
    // 53 bytes: the text ends in "x=", where the last two bits of x mean nothing.
    QVERIFY(cell.encryptedValue.endsWith('=') && !cell.encryptedValue.endsWith("=="));
    QByteArray spareBit = cell.encryptedValue;
    const qsizetype at = spareBit.size() - 2;
    const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    spareBit[at] = alphabet[alphabet.indexOf(spareBit[at]) ^ 1];
    QCOMPARE(refusal({spareBit, cell.nonce}), ErrorCode::BadCiphertext);
    QCOMPARE(refusal({cell.encryptedValue.chopped(1), cell.nonce}), ErrorCode::BadCiphertext);
    QCOMPARE(refusal({cell.encryptedValue + '\n', cell.nonce}), ErrorCode::BadCiphertext);
    QCOMPARE(refusal({cell.encryptedValue, cell.nonce + "===="}), ErrorCode::BadCiphertext);
}

void TestCellSealer::open_refusesAnotherFormatVersion()
{
    const SealedCell cell = sealed();
    for (const char version : {'\0', '\2', '\xff'}) {
        QByteArray raw = rawOf(cell);
        raw[0] = version;
        QCOMPARE(refusal({raw.toBase64(), cell.nonce}), ErrorCode::BadCiphertext);
    }
}

void TestCellSealer::open_refusesAKeyVersionThatItDoesNotHave()
{
    VaultKeyring newerRing(m_vaultId);
    QVERIFY(newerRing.add(2, SecretBytes::copyOf(QByteArray(32, '\x22'))));
    CellSealer newer(newerRing, *m_nonces);
    const SealedCell cell = *newer.seal(m_address, CellValue::text("x"));
    QCOMPARE(refusal(cell), ErrorCode::UnknownKeyVersion);
    // The key arrives later; the sealer takes it from the ring.
    QVERIFY(m_ring->add(2, SecretBytes::copyOf(QByteArray(32, '\x22'))));
    QVERIFY(m_sealer->open(m_address, cell));
}

void TestCellSealer::open_refusesAKeyVersionThatWasRewritten()
{
    const SealedCell cell = sealed();
    // The same vault key under another version: only the derivation and the binding differ.
    QVERIFY(m_ring->add(2, SecretBytes::copyOf(QByteArray(32, '\x11'))));
    QByteArray raw = rawOf(cell);
    raw[4] = '\2';
    QCOMPARE(refusal({raw.toBase64(), cell.nonce}), ErrorCode::AuthenticationFailed);
}

void TestCellSealer::open_stillWorks_afterTheKeyWasRotated()
{
    const SealedCell old = sealed(CellValue::text("old"));
    m_ring->addRandom();
    QVERIFY(sealed().encryptedValue != old.encryptedValue);
    QVERIFY(m_sealer->open(m_address, old).value_or(CellValue()) == CellValue::text("old"));
}

void TestCellSealer::open_worksAfterARefusal()
{
    const SealedCell cell = sealed();
    QVERIFY(refusal({cell.encryptedValue, QByteArray(12, 'n').toBase64()}) != ErrorCode::Internal);
    QVERIFY(m_sealer->open(m_address, cell));
}

void TestCellSealer::seal_usesTheNewestKey()
{
    QCOMPARE(CellSealer::keyVersionOf(sealed().encryptedValue).value_or(0), 1u);
    const quint32 newest = m_ring->addRandom();
    QCOMPARE(CellSealer::keyVersionOf(sealed().encryptedValue).value_or(0), newest);
}

void TestCellSealer::seal_neverRepeatsANonceOrACiphertext()
{
    QSet<QByteArray> nonces;
    QSet<QByteArray> values;
    for (int i = 0; i < 1000; ++i) {
        const SealedCell cell = sealed();
        nonces.insert(cell.nonce);
        values.insert(cell.encryptedValue);
    }
    QCOMPARE(nonces.size(), 1000);
    QCOMPARE(values.size(), 1000);
}

void TestCellSealer::seal_hidesTheLengthOfShortValues()
{
    const qsizetype least = sealed(CellValue::null()).encryptedValue.size();
    for (qsizetype length = 0; length <= 27; ++length)
        QCOMPARE(sealed(CellValue::text(QByteArray(length, 'x'))).encryptedValue.size(), least);
    QVERIFY(sealed(CellValue::text(QByteArray(28, 'x'))).encryptedValue.size() > least);
}

void TestCellSealer::seal_refusesWithoutAKey()
{
    const VaultKeyring empty(m_vaultId);
    CellSealer sealer(empty, *m_nonces);
    QCOMPARE(sealer.seal(m_address, {}).error().code, ErrorCode::UnknownKeyVersion);
}

void TestCellSealer::seal_refusesAKeyThatIsUsedUp()
{
    QVERIFY(m_sealer->setSealings(1, EnvelopeCipher::MaxSealings - 1));
    const auto last = m_sealer->seal(m_address, {});
    QVERIFY(last);
    const auto tooMany = m_sealer->seal(m_address, {});
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, ErrorCode::CryptoFailure);
    QVERIFY(m_sealer->open(m_address, *last));
    m_ring->addRandom();
    QVERIFY(m_sealer->seal(m_address, {}));
}

void TestCellSealer::seal_countsPerKeyVersion()
{
    QCOMPARE(m_sealer->sealings(1), 0u);
    const SealedCell cell = sealed();
    QVERIFY(m_sealer->open(m_address, cell));
    QCOMPARE(m_sealer->sealings(1), 1u);
    const quint32 newest = m_ring->addRandom();
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_sealer->seal(m_address, {}));
    QCOMPARE(m_sealer->sealings(1), 1u);
    QCOMPARE(m_sealer->sealings(newest), 3u);
    QCOMPARE(m_sealer->setSealings(99, 1).error().code, ErrorCode::UnknownKeyVersion);
}

void TestCellSealer::seal_refusesAValueThatIsTooLarge()
{
    const auto result = m_sealer->seal(m_address, CellValue::blob(QByteArray((64 << 20) + 1, 'x')));
    QCOMPARE(result.error().code, ErrorCode::CellTooLarge);
}

void TestCellSealer::keyVersionOf_readsTheHeader()
{
    for (const quint32 version : {1u, 0x01020304u, 0xffffffffu}) {
        VaultKeyring ring(m_vaultId);
        QVERIFY(ring.add(version, SecretBytes::copyOf(QByteArray(32, '\x22'))));
        CellSealer sealer(ring, *m_nonces);
        const SealedCell cell = *sealer.seal(m_address, {});
        QCOMPARE(CellSealer::keyVersionOf(cell.encryptedValue).value_or(0), version);
    }
}

void TestCellSealer::keyVersionOf_refusesWhatIsNoEnvelope()
{
    const QByteArray good = sealed().encryptedValue;
    QVERIFY(CellSealer::keyVersionOf(good));
    for (const QByteArray &bad :
         {QByteArray(), QByteArray("AQAAAAE="), good.first(68), QByteArray(72, '!'),
          QByteArray(53, '\2').toBase64(), QByteArray("====") + good.sliced(4)})
        QCOMPARE(CellSealer::keyVersionOf(bad).error().code, ErrorCode::BadCiphertext);
}

void TestCellSealer::checkForm_refusesWhatNoClientSends()
{
    const SealedCell good = sealed();
    QVERIFY(CellSealer::checkForm(good));
    const QByteArray raw = rawOf(good);
    const SealedCell bad[] = {
        {{}, good.nonce},
        {good.encryptedValue, {}},
        {good.encryptedValue, QByteArray(13, 'n').toBase64()},
        {good.encryptedValue + "AAAA", good.nonce},
        {raw.chopped(1).toBase64(), good.nonce},
        // One byte more than a padding step.
        {(raw + '\0').toBase64(), good.nonce},
        {(QByteArray(1, '\2') + raw.sliced(1)).toBase64(), good.nonce},
        {"not base64", good.nonce},
    };
    for (const SealedCell &cell : bad)
        QCOMPARE(CellSealer::checkForm(cell).error().code, ErrorCode::BadCiphertext);
}

QTEST_GUILESS_MAIN(TestCellSealer)

#include "tst_cellsealer.moc"
