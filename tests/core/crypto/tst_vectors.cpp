// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/blindnames.h"
#include "core/crypto/cellenvelope.h"
#include "core/crypto/cryptobackend.h"
#include "core/crypto/paddedplaintext.h"
#include "core/crypto/passwordkdf.h"
#include "core/crypto/textsealer.h"
#include "core/crypto/wrappedkey.h"
#include "tests/core/crypto/fixedrandom.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace haex;
using haex::test::FixedRandom;

/// The wire format, pinned: what tests/vectors holds must come out byte for byte, and open again.
/// tests/vectors/verify.py holds the same files against an implementation of its own.
class TestVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cell_sealsToTheVector_data() { addRows(m_envelope, u"cells"); }
    void cell_sealsToTheVector();
    void cell_opensFromTheVector_data() { addRows(m_envelope, u"cells"); }
    void cell_opensFromTheVector();
    void cell_plaintextIsTheVectors_data() { addRows(m_envelope, u"cells"); }
    void cell_plaintextIsTheVectors();
    void placed_sealsToTheVector_data() { addRows(m_placed, u"cells"); }
    void placed_sealsToTheVector();
    void placed_opensFromTheVector_data() { addRows(m_placed, u"cells"); }
    void placed_opensFromTheVector();
    void placed_keyIsDerivedAsTheVector();
    void text_sealsAndOpensAsTheVector_data() { addRows(m_envelope, u"texts"); }
    void text_sealsAndOpensAsTheVector();
    void key_isDerivedAsTheVector_data() { addRows(m_envelope, u"keys"); }
    void key_isDerivedAsTheVector();
    void argon2id_givesTheVectorsKey_data() { addRows(m_wrap, u"kdf"); }
    void argon2id_givesTheVectorsKey();
    void wrap_givesTheVector_data() { addRows(m_wrap, u"wraps"); }
    void wrap_givesTheVector();

private:
    static QJsonObject readFile(const char *name);
    static void addRows(const QJsonObject &file, QStringView section);
    static QByteArray utf8(const QJsonObject &json, QStringView name)
    {
        return json.value(name).toString().toUtf8();
    }
    static QByteArray hex(const QJsonObject &json, QStringView name)
    {
        return QByteArray::fromHex(utf8(json, name));
    }
    static quint32 number(const QJsonObject &json, QStringView name)
    {
        return static_cast<quint32>(json.value(name).toInteger());
    }
    static CellAddress addressOf(const QJsonObject &vector);
    static CellValue valueOf(const QJsonObject &vector);
    static KdfParameters kdfOf(const QJsonObject &cost, const QByteArray &salt);
    static CellPlace placeOf(const QJsonObject &place);
    static CellAddress blindAddressOf(const QJsonObject &vector);
    [[nodiscard]] static VaultKeyring ringUpTo(const QJsonObject &file, quint32 keyVersion);

    QJsonObject m_envelope;
    QJsonObject m_placed;
    QJsonObject m_wrap;
};

void TestVectors::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_envelope = readFile("envelope-v1.json");
    m_placed = readFile("envelope-v2.json");
    m_wrap = readFile("wrap-v1.json");
    QVERIFY(m_placed.value(u"cells").toArray().size() >= 10);
    QVERIFY(m_envelope.value(u"cells").toArray().size() > 20);
    QVERIFY(m_wrap.value(u"wraps").toArray().size() >= 3);
}

QJsonObject TestVectors::readFile(const char *name)
{
    // Relative to tests/.
    QFile file(QFINDTESTDATA(QStringLiteral("vectors/") + QLatin1StringView(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

void TestVectors::addRows(const QJsonObject &file, QStringView section)
{
    QTest::addColumn<QJsonObject>("vector");
    const QJsonArray cases = file.value(section).toArray();
    for (const QJsonValue &entry : cases)
        QTest::newRow(utf8(entry.toObject(), u"name").constData()) << entry.toObject();
}

CellAddress TestVectors::addressOf(const QJsonObject &vector)
{
    const QJsonObject address = vector.value(u"address").toObject();
    return {utf8(address, u"tableName"),    utf8(address, u"rowPks"),
            utf8(address, u"columnName"),   utf8(address, u"operation"),
            utf8(address, u"hlcTimestamp"), utf8(address, u"deviceId")};
}

CellValue TestVectors::valueOf(const QJsonObject &vector)
{
    return *CellValue::decode(static_cast<quint8>(vector.value(u"type").toInt()),
                              hex(vector, u"data"));
}

KdfParameters TestVectors::kdfOf(const QJsonObject &cost, const QByteArray &salt)
{
    return {number(cost, u"opsLimit"), number(cost, u"memLimitKiB"), 1, salt};
}

/// Ends at that version, so that it seals.
VaultKeyring TestVectors::ringUpTo(const QJsonObject &file, quint32 keyVersion)
{
    VaultKeyring ring(utf8(file, u"vaultId"));
    const QJsonObject keys = file.value(u"vaultKeys").toObject();
    for (auto key = keys.begin(); key != keys.end(); ++key) {
        const quint32 version = key.key().toUInt();
        const QByteArray bytes = QByteArray::fromHex(key.value().toString().toLatin1());
        if (version <= keyVersion && !ring.add(version, SecretBytes::copyOf(bytes)))
            qFatal("vault key of the vectors");
    }
    return ring;
}

void TestVectors::cell_sealsToTheVector()
{
    QFETCH(QJsonObject, vector);
    const VaultKeyring ring = ringUpTo(m_envelope, number(vector, u"keyVersion"));
    FixedRandom random(QByteArray::fromBase64(utf8(vector, u"nonce")));
    NoncePool nonces(random);
    CellSealer sealer(ring, nonces);
    const auto sealed = sealer.seal(addressOf(vector), valueOf(vector));
    QVERIFY(sealed);
    QCOMPARE(sealed->nonce, utf8(vector, u"nonce"));
    QCOMPARE(sealed->encryptedValue, utf8(vector, u"encryptedValue"));
    QCOMPARE(CellSealer::keyVersionOf(sealed->encryptedValue).value_or(0),
             number(vector, u"keyVersion"));
    QVERIFY(CellSealer::checkForm(*sealed));
}

void TestVectors::cell_opensFromTheVector()
{
    QFETCH(QJsonObject, vector);
    const VaultKeyring ring = ringUpTo(m_envelope, std::numeric_limits<quint32>::max());
    SystemRandom random;
    NoncePool nonces(random);
    CellSealer sealer(ring, nonces);
    const auto value
        = sealer.open(addressOf(vector), {utf8(vector, u"encryptedValue"), utf8(vector, u"nonce")});
    QVERIFY(value);
    QVERIFY(*value == valueOf(vector));
}

void TestVectors::cell_plaintextIsTheVectors()
{
    QFETCH(QJsonObject, vector);
    std::vector<unsigned char> bytes;
    PaddedPlaintext::write(valueOf(vector), bytes);
    QCOMPARE(QByteArrayView(bytes).toByteArray().toHex(), utf8(vector, u"plaintext"));
}

CellPlace TestVectors::placeOf(const QJsonObject &place)
{
    return {utf8(place, u"tableName"), utf8(place, u"rowPks"), utf8(place, u"columnName")};
}

CellAddress TestVectors::blindAddressOf(const QJsonObject &vector)
{
    const CellPlace names = placeOf(vector.value(u"names").toObject());
    return {names.tableName,
            names.rowPks,
            names.columnName,
            utf8(vector, u"operation"),
            utf8(vector, u"hlcTimestamp"),
            utf8(vector, u"deviceId")};
}

void TestVectors::placed_sealsToTheVector()
{
    QFETCH(QJsonObject, vector);
    const VaultKeyring ring = ringUpTo(m_placed, number(vector, u"keyVersion"));
    const CellPlace place = placeOf(vector.value(u"place").toObject());
    auto names = BlindNames::create(ring);
    QVERIFY(names);
    QVERIFY(names->place(place) == placeOf(vector.value(u"names").toObject()));

    FixedRandom random(QByteArray::fromBase64(utf8(vector, u"nonce")));
    NoncePool nonces(random);
    CellSealer sealer(ring, nonces);
    const PlacedValue value {place, valueOf(vector)};
    const auto sealed = sealer.sealUnder(ring.currentVersion(), blindAddressOf(vector), value);
    QVERIFY(sealed);
    QCOMPARE(sealed->encryptedValue, utf8(vector, u"encryptedValue"));
    QVERIFY(CellSealer::checkForm(*sealed));
    std::vector<unsigned char> bytes;
    PaddedPlaintext::write(value, bytes);
    QCOMPARE(QByteArrayView(bytes).toByteArray().toHex(), utf8(vector, u"plaintext"));
}

void TestVectors::placed_opensFromTheVector()
{
    QFETCH(QJsonObject, vector);
    const VaultKeyring ring = ringUpTo(m_placed, std::numeric_limits<quint32>::max());
    SystemRandom random;
    NoncePool nonces(random);
    CellSealer sealer(ring, nonces);
    const auto opened = sealer.openPlaced(
        blindAddressOf(vector), {utf8(vector, u"encryptedValue"), utf8(vector, u"nonce")});
    QVERIFY(opened);
    QVERIFY(opened->place == placeOf(vector.value(u"place").toObject()));
    QVERIFY(opened->value == valueOf(vector));
}

void TestVectors::placed_keyIsDerivedAsTheVector()
{
    const QJsonObject vector = m_placed.value(u"keys").toArray().first().toObject();
    QCOMPARE(utf8(vector, u"label"), QByteArray("haex/blind-names/v1"));
    const auto key = ringUpTo(m_placed, 7).blindNamesKey();
    QVERIFY(key && key->equals(SecretBytes::copyOf(hex(vector, u"key"))));
}

void TestVectors::text_sealsAndOpensAsTheVector()
{
    QFETCH(QJsonObject, vector);
    const VaultKeyring ring = ringUpTo(m_envelope, number(vector, u"keyVersion"));
    FixedRandom random(QByteArray::fromBase64(utf8(vector, u"nonce")));
    NoncePool nonces(random);
    TextSealer sealer(ring, nonces);
    const QString text = vector.value(u"text").toString();
    const auto sealed = sealer.seal(utf8(vector, u"purpose"), text);
    QVERIFY(sealed);
    QCOMPARE(sealed->encryptedValue, utf8(vector, u"encryptedText"));
    QCOMPARE(sealer.open(utf8(vector, u"purpose"), *sealed).value_or(QStringLiteral("nothing")),
             text);
}

void TestVectors::key_isDerivedAsTheVector()
{
    QFETCH(QJsonObject, vector);
    const quint32 version = number(vector, u"keyVersion");
    const VaultKeyring ring = ringUpTo(m_envelope, version);
    const QString label = vector.value(u"label").toString();
    const Result<SecretBytes> key = label == u"haex/cell/v1" ? ring.cellKey(version)
        : label == u"haex/vault-name/v1"                     ? ring.nameKey(version)
        : label == u"haex/file/v1"                           ? ring.fileKey(version)
                                                             : ring.digestKey(version);
    QVERIFY(key);
    QVERIFY(key->equals(SecretBytes::copyOf(hex(vector, u"key"))));
}

void TestVectors::argon2id_givesTheVectorsKey()
{
    QFETCH(QJsonObject, vector);
    const auto key
        = deriveKeyEncryptionKey(SecretBytes::fromPassword(vector.value(u"password").toString()),
                                 kdfOf(vector, hex(vector, u"salt")));
    QVERIFY(key);
    QVERIFY(key->equals(SecretBytes::copyOf(hex(vector, u"key"))));
}

void TestVectors::wrap_givesTheVector()
{
    QFETCH(QJsonObject, vector);
    const auto password = SecretBytes::fromPassword(vector.value(u"password").toString());
    const auto vaultKey = SecretBytes::copyOf(hex(vector, u"vaultKey"));
    const QByteArray vaultId = utf8(vector, u"vaultId");
    const KdfParameters kdf = kdfOf(vector.value(u"kdf").toObject(), hex(vector, u"salt"));
    const auto key = deriveKeyEncryptionKey(password, kdf);
    QVERIFY(key);
    QVERIFY(key->equals(SecretBytes::copyOf(hex(vector, u"keyEncryptionKey"))));

    FixedRandom random(hex(vector, u"nonce"));
    const auto wrapped
        = wrapVaultKey(vaultKey, number(vector, u"keyVersion"), password, kdf, random, vaultId);
    QVERIFY(wrapped);
    QCOMPARE(wrapped->toJson(), vector.value(u"wrapped").toObject());

    const auto fromVector = WrappedKey::fromJson(vector.value(u"wrapped").toObject());
    QVERIFY(fromVector);
    QVERIFY(*fromVector == *wrapped);
    const auto unwrapped = unwrapVaultKey(*fromVector, password, vaultId);
    QVERIFY(unwrapped && unwrapped->equals(vaultKey));
}

QTEST_GUILESS_MAIN(TestVectors)

#include "tst_vectors.moc"
