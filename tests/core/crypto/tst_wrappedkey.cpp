// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/crypto/cryptobackend.h"
#include "core/crypto/wrappedkey.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace haex;

/// Wrapping, unwrapping, and what a server could do to a wrapped key in between.
class TestWrappedKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void unwrap_givesBackTheVaultKey();
    void unwrap_worksAfterJson();
    void unwrap_refusesAWrongPassword();
    void unwrap_acceptsThePasswordInAnotherUnicodeForm();
    void unwrap_refusesCheapParameters_beforeThePassword();
    void unwrap_refusesExpensiveParameters_beforeThePassword();
    void unwrap_refusesTamperedParametersAndSalt();
    void unwrap_refusesAnotherCommitment();
    void unwrap_refusesTamperedParameters_evenWithTheRightKey();
    void unwrap_refusesAnotherVaultAndKeyVersion();
    void unwrap_refusesEveryFlippedBit();
    void unwrap_refusesEveryTruncation();
    void unwrap_refusesTheCiphertextOfAnotherPassword();
    void wrap_refusesCheapParametersAndBadKeys();
    void wrap_differsEachTime();
    void fromJson_ignoresUnknownMembers();
    void fromJson_refusesAnythingElse_data();
    void fromJson_refusesAnythingElse();

private:
    [[nodiscard]] ErrorCode refusal(const WrappedKey &wrapped)
    {
        const auto result = unwrapVaultKey(wrapped, m_password, m_vaultId);
        return result ? ErrorCode::Internal : result.error().code;
    }
    [[nodiscard]] ErrorCode refusalUnderKey(const WrappedKey &wrapped)
    {
        const auto result = unwrapVaultKeyUnder(m_keyEncryptionKey, wrapped, m_vaultId);
        return result ? ErrorCode::Internal : result.error().code;
    }

    const QByteArray m_vaultId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    SystemRandom m_random;
    SecretBytes m_password;
    SecretBytes m_vaultKey;
    SecretBytes m_keyEncryptionKey;
    WrappedKey m_wrapped;
};

void TestWrappedKey::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_password = SecretBytes::fromPassword(QStringLiteral("Zürich ﬁ"));
    m_vaultKey = SecretBytes::random(32);
    const auto wrapped = wrapVaultKey(m_vaultKey, 3, m_password, KdfParameters::cheapest(m_random),
                                      m_random, m_vaultId);
    QVERIFY(wrapped);
    m_wrapped = *wrapped;
    m_keyEncryptionKey = *deriveKeyEncryptionKey(m_password, m_wrapped.kdf);
}

void TestWrappedKey::unwrap_givesBackTheVaultKey()
{
    const auto unwrapped = unwrapVaultKey(m_wrapped, m_password, m_vaultId);
    QVERIFY(unwrapped && unwrapped->equals(m_vaultKey));
}

void TestWrappedKey::unwrap_worksAfterJson()
{
    const auto read = WrappedKey::fromJson(m_wrapped.toJson());
    QVERIFY(read);
    QVERIFY(*read == m_wrapped);
    QVERIFY(unwrapVaultKey(*read, m_password, m_vaultId));
}

void TestWrappedKey::unwrap_refusesAWrongPassword()
{
    for (const QString &wrong : {QString(), QStringLiteral("Zürich"), QStringLiteral("zürich ﬁ")}) {
        const auto result = unwrapVaultKey(m_wrapped, SecretBytes::fromPassword(wrong), m_vaultId);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::WrongPassword);
    }
}

void TestWrappedKey::unwrap_acceptsThePasswordInAnotherUnicodeForm()
{
    const auto decomposed = SecretBytes::fromPassword(QStringLiteral("Zu\u0308rich fi"));
    QVERIFY(unwrapVaultKey(m_wrapped, decomposed, m_vaultId));
}

void TestWrappedKey::unwrap_refusesCheapParameters_beforeThePassword()
{
    // A server that wraps nothing itself, but hands out a cost at which it could guess.
    WrappedKey cheap = m_wrapped;
    cheap.kdf.opsLimit = 1;
    QCOMPARE(refusal(cheap), ErrorCode::KdfDowngradeRefused);
    cheap = m_wrapped;
    cheap.kdf.memLimitKiB = KdfParameters::FloorMemLimitKiB - 1;
    QCOMPARE(refusal(cheap), ErrorCode::KdfDowngradeRefused);
}

void TestWrappedKey::unwrap_refusesExpensiveParameters_beforeThePassword()
{
    WrappedKey expensive = m_wrapped;
    expensive.kdf.opsLimit = KdfParameters::CeilingOpsLimit + 1;
    QCOMPARE(refusal(expensive), ErrorCode::KdfTooExpensive);
    expensive = m_wrapped;
    expensive.kdf.memLimitKiB = 0xffffffff;
    QCOMPARE(refusal(expensive), ErrorCode::KdfTooExpensive);
    expensive = m_wrapped;
    expensive.kdf.parallelism = 2;
    QCOMPARE(refusal(expensive), ErrorCode::KdfTooExpensive);
}

void TestWrappedKey::unwrap_refusesTamperedParametersAndSalt()
{
    WrappedKey changed = m_wrapped;
    changed.kdf.opsLimit += 1;
    QCOMPARE(refusal(changed), ErrorCode::WrongPassword);
    changed = m_wrapped;
    changed.kdf.memLimitKiB += 1024;
    QCOMPARE(refusal(changed), ErrorCode::WrongPassword);
    changed = m_wrapped;
    changed.kdf.salt[0] = static_cast<char>(changed.kdf.salt[0] ^ 1);
    QCOMPARE(refusal(changed), ErrorCode::WrongPassword);
    changed.kdf.salt.chop(1);
    QCOMPARE(refusal(changed), ErrorCode::BadField);
}

void TestWrappedKey::unwrap_refusesAnotherCommitment()
{
    for (qsizetype bit = 0; bit < m_wrapped.commitment.size() * 8; ++bit) {
        WrappedKey changed = m_wrapped;
        changed.commitment[bit / 8]
            = static_cast<char>(changed.commitment[bit / 8] ^ (1 << bit % 8));
        QCOMPARE(refusalUnderKey(changed), ErrorCode::WrongPassword);
    }
    WrappedKey empty = m_wrapped;
    empty.commitment.clear();
    QCOMPARE(refusalUnderKey(empty), ErrorCode::WrongPassword);
}

void TestWrappedKey::unwrap_refusesTamperedParameters_evenWithTheRightKey()
{
    // A caller that kept the key-encryption key never runs Argon2id: the associated data speaks.
    const std::function<void(WrappedKey &)> changes[] = {
        [](WrappedKey &key) { ++key.kdf.opsLimit; },
        [](WrappedKey &key) { ++key.kdf.memLimitKiB; },
        [](WrappedKey &key) { ++key.kdf.parallelism; },
        [](WrappedKey &key) { key.kdf.salt[15] = static_cast<char>(key.kdf.salt[15] ^ 1); },
        [](WrappedKey &key) { key.kdf.salt.chop(1); },
        [](WrappedKey &key) { ++key.keyVersion; },
        [](WrappedKey &key) { key.nonce[0] = static_cast<char>(key.nonce[0] ^ 1); },
    };
    for (const auto &change : changes) {
        WrappedKey changed = m_wrapped;
        change(changed);
        QCOMPARE(refusalUnderKey(changed), ErrorCode::AuthenticationFailed);
    }
    QVERIFY(unwrapVaultKeyUnder(m_keyEncryptionKey, m_wrapped, m_vaultId));
}

void TestWrappedKey::unwrap_refusesAnotherVaultAndKeyVersion()
{
    const auto otherVault
        = unwrapVaultKey(m_wrapped, m_password, "3f2504e0-4f89-41d3-9a0c-0305e82c3302");
    QVERIFY(!otherVault);
    QCOMPARE(otherVault.error().code, ErrorCode::AuthenticationFailed);
    WrappedKey changed = m_wrapped;
    changed.keyVersion = 4;
    QCOMPARE(refusal(changed), ErrorCode::AuthenticationFailed);
}

void TestWrappedKey::unwrap_refusesEveryFlippedBit()
{
    for (qsizetype bit = 0; bit < m_wrapped.ciphertext.size() * 8; ++bit) {
        WrappedKey changed = m_wrapped;
        changed.ciphertext[bit / 8]
            = static_cast<char>(changed.ciphertext[bit / 8] ^ (1 << bit % 8));
        QCOMPARE(refusalUnderKey(changed), ErrorCode::AuthenticationFailed);
    }
}

void TestWrappedKey::unwrap_refusesEveryTruncation()
{
    for (qsizetype length = 0; length < m_wrapped.ciphertext.size(); ++length) {
        WrappedKey changed = m_wrapped;
        changed.ciphertext.truncate(length);
        QCOMPARE(refusalUnderKey(changed), ErrorCode::BadCiphertext);
    }
    WrappedKey changed = m_wrapped;
    changed.nonce.chop(1);
    QCOMPARE(refusalUnderKey(changed), ErrorCode::BadCiphertext);
}

void TestWrappedKey::unwrap_refusesTheCiphertextOfAnotherPassword()
{
    const auto other
        = wrapVaultKey(m_vaultKey, 3, SecretBytes::fromPassword(QStringLiteral("other")),
                       m_wrapped.kdf, m_random, m_vaultId);
    QVERIFY(other);
    WrappedKey mixed = m_wrapped;
    mixed.ciphertext = other->ciphertext;
    mixed.nonce = other->nonce;
    QCOMPARE(refusal(mixed), ErrorCode::AuthenticationFailed);
}

void TestWrappedKey::wrap_refusesCheapParametersAndBadKeys()
{
    KdfParameters cheap = m_wrapped.kdf;
    cheap.memLimitKiB = 8;
    const auto wrap = [&](const SecretBytes &key, quint32 version, const KdfParameters &kdf) {
        const auto result = wrapVaultKey(key, version, m_password, kdf, m_random, m_vaultId);
        return result ? ErrorCode::Internal : result.error().code;
    };
    QCOMPARE(wrap(m_vaultKey, 1, cheap), ErrorCode::KdfDowngradeRefused);
    QCOMPARE(wrap(SecretBytes(16), 1, m_wrapped.kdf), ErrorCode::InvalidArgument);
    QCOMPARE(wrap(m_vaultKey, 0, m_wrapped.kdf), ErrorCode::InvalidArgument);
}

void TestWrappedKey::wrap_differsEachTime()
{
    const auto again
        = wrapVaultKeyUnder(m_keyEncryptionKey, m_vaultKey, 3, m_wrapped.kdf, m_random, m_vaultId);
    QVERIFY(again);
    QVERIFY(again->nonce != m_wrapped.nonce);
    QVERIFY(again->ciphertext != m_wrapped.ciphertext);
    QCOMPARE(again->commitment, m_wrapped.commitment);
}

void TestWrappedKey::fromJson_ignoresUnknownMembers()
{
    QJsonObject json = m_wrapped.toJson();
    json.insert(u"createdAt", QStringLiteral("2026-11-23"));
    QVERIFY(WrappedKey::fromJson(json));
}

void TestWrappedKey::fromJson_refusesAnythingElse_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("pointer");
    const auto add = [](const char *name, const QString &member, const QJsonValue &value,
                        const QString &pointer = {}) {
        QTest::newRow(name) << member << value << (pointer.isEmpty() ? u'/' + member : pointer);
    };
    const QJsonValue missing = QJsonValue::Undefined;
    for (const QString &member :
         {QStringLiteral("encryptedVaultKey"), QStringLiteral("vaultKeySalt"),
          QStringLiteral("vaultKeyNonce"), QStringLiteral("keyCommitment")}) {
        const QByteArray name = member.toLatin1();
        add(name + ", missing", member, missing);
        add(name + ", null", member, QJsonValue::Null);
        add(name + ", number", member, 1);
        add(name + ", empty", member, QString());
        add(name + ", no base64", member, QStringLiteral("?"));
        add(name + ", short", member, QStringLiteral("AAAA"));
        add(name + ", not ASCII", member, QStringLiteral("ÄÄÄÄ"));
    }
    add("spare bits", QStringLiteral("vaultKeySalt"), QStringLiteral("AAAAAAAAAAAAAAAAAAAAAB=="));
    add("kdf, missing", QStringLiteral("kdf"), missing);
    add("kdf, text", QStringLiteral("kdf"), QStringLiteral("argon2id"));
    add("kdf, empty", QStringLiteral("kdf"), QJsonObject(), QStringLiteral("/kdf/name"));
    const auto addKdf = [&](const char *name, const QString &member, const QJsonValue &value) {
        QJsonObject kdf = m_wrapped.toJson().value(u"kdf").toObject();
        kdf.insert(member, value);
        add(name, QStringLiteral("kdf"), kdf, QStringLiteral("/kdf/") + member);
    };
    addKdf("pbkdf2", QStringLiteral("name"), QStringLiteral("pbkdf2"));
    addKdf("name of other case", QStringLiteral("name"), QStringLiteral("Argon2id"));
    for (const QString &member : {QStringLiteral("opsLimit"), QStringLiteral("memLimitKiB"),
                                  QStringLiteral("parallelism")}) {
        const QByteArray name = member.toLatin1();
        addKdf(name + ", missing", member, missing);
        addKdf(name + ", zero", member, 0);
        addKdf(name + ", negative", member, -1);
        addKdf(name + ", fraction", member, 2.5);
        addKdf(name + ", text", member, QStringLiteral("3"));
        addKdf(name + ", beyond 32 bits", member, 4294967296.0);
    }
    add("keyVersion, missing", QStringLiteral("keyVersion"), missing);
    add("keyVersion, zero", QStringLiteral("keyVersion"), 0);
    add("keyVersion, true", QStringLiteral("keyVersion"), true);
}

void TestWrappedKey::fromJson_refusesAnythingElse()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QString, pointer);
    QJsonObject json = m_wrapped.toJson();
    json.insert(member, value);
    const auto result = WrappedKey::fromJson(json);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::BadField);
    QCOMPARE(result.error().pointer, pointer);
}

QTEST_GUILESS_MAIN(TestWrappedKey)

#include "tst_wrappedkey.moc"
