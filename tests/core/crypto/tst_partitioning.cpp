// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/aead.h"
#include "core/crypto/associateddata.h"
#include "core/crypto/cryptobackend.h"
#include "core/crypto/keyderivation.h"
#include "core/crypto/wrappedkey.h"

#include <QTest>

using namespace haex;

/// A partitioning oracle: a server hands out one wrapped key that opens under many passwords, and learns
/// from one try of the person's which half of its list the password is in. AES-GCM allows such a
/// ciphertext (tests/vectors/two_keys.py makes one); the commitment takes the use out of it.
class TestPartitioning final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }

    void cipherAlone_opensItUnderBothKeys()
    {
        const WrappedKey wrapped = twoKeys();
        for (const char number : {'\1', '\2'}) {
            const auto wrapKey = hkdfSha256(keyEncryptionKey(number), "haex/wrap/v1");
            QVERIFY(wrapKey);
            auto cipher = Aead::create(*wrapKey);
            QVERIFY(cipher);
            SecretBytes out(32);
            QVERIFY(cipher->open(bytesOf(wrapped.nonce), associated().bytes(), bytesOf(wrapped.ciphertext), out.mutableView()));
        }
    }

    void wrappedKey_opensUnderTheOneThatItIsCommittedTo()
    {
        for (const char committed : {'\1', '\2'}) {
            WrappedKey wrapped = twoKeys();
            const auto commitment = hkdfSha256(keyEncryptionKey(committed), "haex/key-commitment/v1");
            QVERIFY(commitment);
            wrapped.commitment = QByteArray(reinterpret_cast<const char *>(commitment->view().data()),
                                            static_cast<qsizetype>(commitment->size()));
            QVERIFY(unwrapVaultKeyUnder(keyEncryptionKey(committed), wrapped, m_vaultId));
            const char other = committed == '\1' ? '\2' : '\1';
            QCOMPARE(unwrapVaultKeyUnder(keyEncryptionKey(other), wrapped, m_vaultId).error().code,
                     ErrorCode::WrongPassword);
        }
    }

    void wrappedKey_opensUnderNone_whenItIsCommittedToNone()
    {
        for (const QByteArray &commitment : {QByteArray(), QByteArray(32, '\0'), QByteArray(64, '\1')}) {
            WrappedKey wrapped = twoKeys();
            wrapped.commitment = commitment;
            for (const char number : {'\1', '\2'}) {
                QCOMPARE(unwrapVaultKeyUnder(keyEncryptionKey(number), wrapped, m_vaultId).error().code,
                         ErrorCode::WrongPassword);
            }
        }
    }

private:
    static SecretBytes keyEncryptionKey(char number) { return SecretBytes::copyOf(QByteArray(32, number)); }
    [[nodiscard]] AssociatedData associated() const
    {
        AssociatedData data;
        data.add("HXW1").add(m_vaultId).add(3U).add("argon2id").add(3U).add(65536U).add(1U).add(QByteArray(16, '\7'));
        return data;
    }
    [[nodiscard]] static WrappedKey twoKeys()
    {
        WrappedKey wrapped;
        wrapped.keyVersion = 3;
        wrapped.kdf = {3, 65536, 1, QByteArray(16, '\7')};
        wrapped.nonce = QByteArray(12, '\11');
        wrapped.ciphertext = QByteArray::fromHex(
            "000102030405060708090a0b0c0d0e0f209bf844b8e40bb291c8fc3941c834a46c5b17ee66a8d536a6aa560423458a12");
        return wrapped;
    }

    const QByteArray m_vaultId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
};

QTEST_GUILESS_MAIN(TestPartitioning)
#include "tst_partitioning.moc"
