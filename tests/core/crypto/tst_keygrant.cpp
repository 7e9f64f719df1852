// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/crypto/keygrant.h"
#include "core/crypto/wrappedkey.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace haex;

/// How a new vault key reaches devices and passwords, and former keys whoever has a newer one; held
/// against tests/vectors, which verify.py computes with none of this code.
class TestKeyGrant final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void grant_opensFromTheVector_data() { addRows(u"grants"); }
    void grant_opensFromTheVector();
    void formerKey_opensFromTheVector_data() { addRows(u"formerKeys"); }
    void formerKey_opensFromTheVector();
    void proof_isTheVectors_data() { addRows(u"proofs"); }
    void proof_isTheVectors();
    void signature_isTheVectors_data() { addRows(u"signatures"); }
    void signature_isTheVectors();
    void passwordBox_opensFromTheVector_data() { addRows(u"passwordBoxes"); }
    void passwordBox_opensFromTheVector();

    void grant_opensForItsDeviceOnly();
    void grant_isBoundToVaultVersionAndDevice();
    void grant_opensNoMore_whenAByteWasChanged();
    void formerKey_needsTheNewerOne();
    void signature_isOfThisMessageAndKey();
    void wrapping_forAPassword_needsNoPassword();
    void wrapping_needsTheSealKey();

private:
    void addRows(QStringView section) const;
    [[nodiscard]] static QByteArray hex(const QJsonObject &vector, const char *name)
    {
        return QByteArray::fromHex(vector.value(QLatin1StringView(name)).toString().toLatin1());
    }
    [[nodiscard]] static quint32 number(const QJsonObject &vector, const char *name)
    {
        return static_cast<quint32>(vector.value(QLatin1StringView(name)).toInteger());
    }
    [[nodiscard]] SecretBytes vaultKey(quint32 version) const
    {
        return SecretBytes::copyOf(
            hex(m_file.value(u"vaultKeys").toObject(), QByteArray::number(version).constData()));
    }
    [[nodiscard]] VaultKeyring ring() const;

    QJsonObject m_file;
    const QByteArray m_device = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
};

void TestKeyGrant::initTestCase()
{
    QVERIFY(initializeCrypto());
    QFile file(QFINDTESTDATA(QStringLiteral("vectors/grant-v1.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_file = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(m_file.value(u"grants").toArray().size() >= 3);
}

void TestKeyGrant::addRows(QStringView section) const
{
    QTest::addColumn<QJsonObject>("vector");
    for (const auto &entry : m_file.value(section).toArray())
        QTest::newRow(qUtf8Printable(entry.toObject().value(u"name").toString()))
            << entry.toObject();
}

VaultKeyring TestKeyGrant::ring() const
{
    VaultKeyring ring(m_file.value(u"vaultId").toString().toLatin1());
    for (const QString &version : m_file.value(u"vaultKeys").toObject().keys())
        (void)ring.add(version.toUInt(), vaultKey(version.toUInt()));
    return ring;
}

void TestKeyGrant::grant_opensFromTheVector()
{
    QFETCH(QJsonObject, vector);
    const auto keys = DeviceKeys::fromSecrets(SecretBytes::copyOf(hex(vector, "sealSecret")),
                                              SecretBytes::random(DeviceKeys::SecretSize));
    QVERIFY(keys);
    QCOMPARE(keys->sealKey(), hex(vector, "sealKey"));
    const quint32 version = number(vector, "keyVersion");
    const auto opened = openGrant(hex(vector, "grant"), ring().vaultId(), version,
                                  vector.value(u"deviceId").toString().toLatin1(), *keys);
    QVERIFY(opened);
    QVERIFY(opened->equals(vaultKey(version)));
}

void TestKeyGrant::formerKey_opensFromTheVector()
{
    QFETCH(QJsonObject, vector);
    const quint32 version = number(vector, "keyVersion");
    const auto opened
        = openFormerKey(hex(vector, "sealed"), ring(), version, number(vector, "underVersion"));
    QVERIFY(opened);
    QVERIFY(opened->equals(vaultKey(version)));
}

void TestKeyGrant::proof_isTheVectors()
{
    QFETCH(QJsonObject, vector);
    QCOMPARE(deviceProof(ring(), number(vector, "keyVersion"),
                         vector.value(u"deviceId").toString().toLatin1(), hex(vector, "sealKey"),
                         hex(vector, "signKey"))
                 .value(),
             hex(vector, "proof"));
}

void TestKeyGrant::signature_isTheVectors()
{
    QFETCH(QJsonObject, vector);
    const auto keys = DeviceKeys::fromSecrets(SecretBytes::random(DeviceKeys::SecretSize),
                                              SecretBytes::copyOf(hex(vector, "signSecret")));
    const QByteArray message = vector.value(u"message").toString().toUtf8();
    QCOMPARE(keys->signKey(), hex(vector, "signKey"));
    QCOMPARE(keys->sign(message).value(), hex(vector, "signature"));
    QVERIFY(isSignedBy(keys->signKey(), message, hex(vector, "signature")));
}

void TestKeyGrant::passwordBox_opensFromTheVector()
{
    QFETCH(QJsonObject, vector);
    const QJsonObject kdf = vector.value(u"kdf").toObject();
    WrappedKey wrapped{
        .keyVersion = number(vector, "keyVersion"),
        .kdf = {number(kdf, "opsLimit"), number(kdf, "memLimitKiB"), 1, hex(vector, "salt")},
        .nonce = hex(vector, "nonce"),
        .ciphertext = hex(vector, "box"),
        .commitment = hex(vector, "commitment")};
    const auto password = SecretBytes::fromPassword(vector.value(u"password").toString());
    const auto opened = unwrapVaultKey(wrapped, password, ring().vaultId());
    QVERIFY(opened);
    QVERIFY(opened->equals(vaultKey(wrapped.keyVersion)));
}

void TestKeyGrant::grant_opensForItsDeviceOnly()
{
    const auto keys = DeviceKeys::random();
    const auto others = DeviceKeys::random();
    const VaultKeyring keyring = ring();
    const auto grant = sealGrant(keyring, 1, m_device, keys->sealKey());
    QVERIFY(openGrant(*grant, keyring.vaultId(), 1, m_device, *keys)->equals(vaultKey(1)));
    QCOMPARE(openGrant(*grant, keyring.vaultId(), 1, m_device, *others).error().code,
             ErrorCode::AuthenticationFailed);
}

void TestKeyGrant::grant_isBoundToVaultVersionAndDevice()
{
    const auto keys = DeviceKeys::random();
    const VaultKeyring keyring = ring();
    const auto grant = sealGrant(keyring, 1, m_device, keys->sealKey());
    QVERIFY(!openGrant(*grant, "another vault", 1, m_device, *keys));
    QVERIFY(!openGrant(*grant, keyring.vaultId(), 2, m_device, *keys));
    QVERIFY(!openGrant(*grant, keyring.vaultId(), 1, "another device", *keys));
    QCOMPARE(sealGrant(keyring, 99, m_device, keys->sealKey()).error().code,
             ErrorCode::UnknownKeyVersion);
}

void TestKeyGrant::grant_opensNoMore_whenAByteWasChanged()
{
    const auto keys = DeviceKeys::random();
    const VaultKeyring keyring = ring();
    const auto grant = sealGrant(keyring, 1, m_device, keys->sealKey());
    for (qsizetype at = 0; at < grant->size(); ++at) {
        QByteArray changed = *grant;
        changed[at] = static_cast<char>(changed.at(at) ^ 1);
        QVERIFY(!openGrant(changed, keyring.vaultId(), 1, m_device, *keys));
    }
    QVERIFY(!openGrant(grant->first(20), keyring.vaultId(), 1, m_device, *keys));
}

void TestKeyGrant::formerKey_needsTheNewerOne()
{
    const VaultKeyring keyring = ring();
    const quint32 newer = keyring.keyVersions().at(1);
    const auto sealed = sealFormerKey(keyring, 1, newer);
    QVERIFY(sealed);
    VaultKeyring onlyNewer(keyring.vaultId());
    QVERIFY(onlyNewer.add(newer, vaultKey(newer)));
    QVERIFY(openFormerKey(*sealed, onlyNewer, 1, newer)->equals(vaultKey(1)));
    QVERIFY(!openFormerKey(*sealed, onlyNewer, 2, newer));
    VaultKeyring onlyFormer(keyring.vaultId());
    QVERIFY(onlyFormer.add(1, vaultKey(1)));
    QCOMPARE(openFormerKey(*sealed, onlyFormer, 1, newer).error().code,
             ErrorCode::UnknownKeyVersion);
}

void TestKeyGrant::signature_isOfThisMessageAndKey()
{
    const auto keys = DeviceKeys::random();
    const auto signature = keys->sign("a message");
    QVERIFY(isSignedBy(keys->signKey(), "a message", *signature));
    QVERIFY(!isSignedBy(keys->signKey(), "another one", *signature));
    QVERIFY(!isSignedBy(DeviceKeys::random()->signKey(), "a message", *signature));
    QVERIFY(!isSignedBy({}, "a message", *signature));
    QVERIFY(!isSignedBy(keys->signKey(), "a message", {}));
}

void TestKeyGrant::wrapping_forAPassword_needsNoPassword()
{
    SystemRandom random;
    const VaultKeyring keyring = ring();
    const quint32 newer = keyring.keyVersions().at(1);
    const auto password = SecretBytes::fromPassword(QStringLiteral("correct horse"));
    const auto first = wrapVaultKey(vaultKey(1), 1, password, KdfParameters::cheapest(random),
                                    random, keyring.vaultId());
    const auto second = wrapForPasswordOf(*first, vaultKey(newer), newer, keyring.vaultId());
    QVERIFY(second);
    QVERIFY(second->isBox());
    QCOMPARE(second->commitment, first->commitment);
    auto read = WrappedKey::fromJson(second->toJson());
    QVERIFY(read);
    QCOMPARE(*read, *second);
    QVERIFY(unwrapVaultKey(*read, password, keyring.vaultId())->equals(vaultKey(newer)));
    QCOMPARE(unwrapVaultKey(*read, SecretBytes::fromPassword(QStringLiteral("another")),
                            keyring.vaultId())
                 .error()
                 .code,
             ErrorCode::WrongPassword);
    QCOMPARE(unwrapVaultKey(*read, password, "another vault").error().code,
             ErrorCode::AuthenticationFailed);
    read->keyVersion = 1;
    QCOMPARE(unwrapVaultKey(*read, password, keyring.vaultId()).error().code,
             ErrorCode::AuthenticationFailed);
}

void TestKeyGrant::wrapping_needsTheSealKey()
{
    SystemRandom random;
    const VaultKeyring keyring = ring();
    const auto password = SecretBytes::fromPassword(QStringLiteral("correct horse"));
    auto wrapped = wrapVaultKey(vaultKey(1), 1, password, KdfParameters::cheapest(random), random,
                                keyring.vaultId());
    const QByteArray sealKey = wrapped->sealKey;
    // As a server hands it out.
    wrapped->sealKey.clear();
    QCOMPARE(wrapForPasswordOf(*wrapped, vaultKey(1), 2, keyring.vaultId()).error().code,
             ErrorCode::InvalidArgument);
    QVERIFY(unwrapWithSealKey(*wrapped, password, keyring.vaultId())->equals(vaultKey(1)));
    QCOMPARE(wrapped->sealKey, sealKey);
    wrapped->sealKey.clear();
    QCOMPARE(
        addSealKey(*wrapped, SecretBytes::fromPassword(QStringLiteral("another"))).error().code,
        ErrorCode::WrongPassword);
    QVERIFY(addSealKey(*wrapped, password));
    QCOMPARE(wrapped->sealKey, sealKey);
}

QTEST_GUILESS_MAIN(TestKeyGrant)

#include "tst_keygrant.moc"
