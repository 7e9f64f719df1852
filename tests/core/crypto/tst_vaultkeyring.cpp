// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/crypto/vaultkeyring.h"

#include <QTest>

#include <vector>

using namespace haex;

class TestVaultKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }

    void ring_isEmptyAtFirst()
    {
        const VaultKeyring ring(m_vaultId);
        QVERIFY(ring.isEmpty());
        QCOMPARE(ring.currentVersion(), 0u);
        QCOMPARE(ring.vaultKey(1).error().code, ErrorCode::UnknownKeyVersion);
        QCOMPARE(ring.cellKey(1).error().code, ErrorCode::UnknownKeyVersion);
    }

    void add_makesTheHighestVersionCurrent()
    {
        VaultKeyring ring(m_vaultId);
        QVERIFY(ring.add(5, SecretBytes::random(32)));
        QVERIFY(ring.add(2, SecretBytes::random(32)));
        QCOMPARE(ring.currentVersion(), 5u);
        QCOMPARE(ring.keyVersions(), (QList<quint32>{2, 5}));
        QVERIFY(ring.contains(2));
        QVERIFY(!ring.contains(3));
    }

    void add_keepsTheKeyThatIsThere()
    {
        VaultKeyring ring(m_vaultId);
        const SecretBytes key = SecretBytes::random(32);
        QVERIFY(ring.add(1, key.clone()));
        QVERIFY(ring.add(1, key.clone()));
        QCOMPARE(ring.add(1, SecretBytes::random(32)).error().code, ErrorCode::Conflict);
        QVERIFY(ring.vaultKey(1)->equals(key));
    }

    void add_refusesWhatIsNoVaultKey()
    {
        VaultKeyring ring(m_vaultId);
        QCOMPARE(ring.add(1, SecretBytes(31)).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(ring.add(1, {}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(ring.add(0, SecretBytes(32)).error().code, ErrorCode::InvalidArgument);
        QVERIFY(ring.isEmpty());
    }

    void addRandom_countsUpFromOne()
    {
        VaultKeyring ring(m_vaultId);
        QCOMPARE(ring.addRandom(), 1u);
        QCOMPARE(ring.addRandom(), 2u);
        QVERIFY(!ring.vaultKey(1)->equals(*ring.vaultKey(2)));
        QVERIFY(!ring.vaultKey(1)->equals(SecretBytes(32)));
    }

    void versionAfter_isAGenerationHigher_andHardlyEverTheSame()
    {
        SystemRandom random;
        quint32 newest = VaultKeyring::FirstVersion;
        QCOMPARE(VaultKeyring::generationOf(newest), 1u);
        QSet<quint32> made;
        for (int i = 0; i < 20; ++i) {
            const quint32 next = VaultKeyring::versionAfter(newest, random);
            QCOMPARE(VaultKeyring::generationOf(next), 2u);
            QVERIFY(next > newest);
            made.insert(next);
        }
        QVERIFY(made.size() > 18);
        for (quint32 generation = 2; generation < 50; ++generation) {
            newest = VaultKeyring::versionAfter(newest, random);
            QCOMPARE(VaultKeyring::generationOf(newest), generation);
        }
    }

    void setCurrent_choosesWhatSeals_whicheverIsTheHighest()
    {
        VaultKeyring ring(m_vaultId);
        for (const quint32 version : {1u, 2u, 3u})
            QVERIFY(ring.add(version, SecretBytes::random(32)));
        QCOMPARE(ring.currentVersion(), 3u);
        QVERIFY(ring.setCurrent(2));
        QCOMPARE(ring.currentVersion(), 2u);
        QCOMPARE(ring.setCurrent(4).error().code, ErrorCode::UnknownKeyVersion);
        QCOMPARE(ring.currentVersion(), 2u);
    }

    void derivedKeys_differByPurposeVersionAndVault()
    {
        const SecretBytes vaultKey = SecretBytes::random(32);
        std::vector<SecretBytes> keys;
        for (const char *vaultId : {"vault-a", "vault-b"}) {
            VaultKeyring ring(vaultId);
            for (const quint32 version : {1u, 2u}) {
                QVERIFY(ring.add(version, vaultKey.clone()));
                keys.push_back(*ring.cellKey(version));
                keys.push_back(*ring.nameKey(version));
                keys.push_back(*ring.fileKey(version));
                keys.push_back(*ring.digestKey(version));
                keys.push_back(*ring.keyCheck(version));
                keys.push_back(*ring.proofKey(version));
                keys.push_back(*ring.formerKeysKey(version));
            }
        }
        keys.push_back(vaultKey.clone());
        for (size_t i = 0; i < keys.size(); ++i) {
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!keys[i].equals(keys[j]));
        }
    }

private:
    const QByteArray m_vaultId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
};

QTEST_GUILESS_MAIN(TestVaultKeyring)

#include "tst_vaultkeyring.moc"
