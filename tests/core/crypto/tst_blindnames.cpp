// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/blindnames.h"
#include "core/crypto/cellenvelope.h"
#include "core/crypto/cryptobackend.h"
#include "core/crypto/wrappedkey.h"

#include <QSet>
#include <QTest>

using namespace haex;

namespace {

constexpr char Blind[] = "a0000000-0000-8000-8000-000000000001";
constexpr char Plain[] = "a0000000-0000-4000-8000-000000000001";

VaultKeyring ringOf(const char *vaultId, char key = 'k')
{
    VaultKeyring ring(vaultId);
    if (!ring.add(1, SecretBytes::copyOf(QByteArray(VaultKeyring::VaultKeyBytes, key))))
        qFatal("keyring");
    return ring;
}

const CellPlace Place {"logins", R"({"id":"n1"})", "password"};

} // namespace

class TestBlindNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }
    void newId_saysWhatServersGet();
    void names_stayTheSame_underAllKeyVersions();
    void names_areBoundToTheirTable();
    void names_tellNothing();
    void names_needTheFirstKey();
    void existence_keepsItsName();
    void vault_hasEnvelopesOfOneKindOnly();
    void envelope_hidesTheLengthOfNames();
    void wrapping_opensForNothingElse();
};

void TestBlindNames::newId_saysWhatServersGet()
{
    SystemRandom random;
    QSet<QByteArray> ids;
    for (int i = 0; i < 100; ++i) {
        const QByteArray plain = makeVaultId(random, NamesAtServers::Plain);
        const QByteArray blind = makeVaultId(random, NamesAtServers::Blind);
        QVERIFY(!hasBlindNames(plain));
        QVERIFY(hasBlindNames(blind));
        QCOMPARE(blind.size(), plain.size());
        ids << plain << blind;
    }
    QCOMPARE(ids.size(), 200);
    QVERIFY(!hasBlindNames({}));
}

void TestBlindNames::names_stayTheSame_underAllKeyVersions()
{
    VaultKeyring ring = ringOf(Blind);
    const CellPlace before = BlindNames::create(ring)->place(Place);
    ring.addRandom();
    QVERIFY(BlindNames::create(ring)->place(Place) == before);
    auto names = BlindNames::create(ring);
    QVERIFY(names->place(Place) == before);
    QVERIFY(names->place({"other", "{\"id\":2}", "x"}) != before);
    QVERIFY(names->place(Place) == before);
}

void TestBlindNames::names_areBoundToTheirTable()
{
    auto names = *BlindNames::create(ringOf(Blind));
    const CellPlace here = names.place(Place);
    const CellPlace there = names.place({"notes", Place.rowPks, Place.columnName});
    QVERIFY(here.tableName != there.tableName);
    QVERIFY(here.rowPks != there.rowPks);
    QVERIFY(here.columnName != there.columnName);
    // One text in three roles.
    QCOMPARE((QSet {names.table("a"), names.column("a", "a"), names.column("a", {}), names.table({})}).size(), 4);
}

void TestBlindNames::names_tellNothing()
{
    const CellPlace one = BlindNames::create(ringOf(Blind))->place(Place);
    for (const QByteArray &name : {one.tableName, one.rowPks, one.columnName}) {
        for (const char *word : {"login", "n1", "pass", "id"})
            QVERIFY(!name.contains(word));
    }
    // Nobody can compare two vaults, nor try names without the key.
    const CellPlace otherKey = BlindNames::create(ringOf(Blind, 'x'))->place(Place);
    const CellPlace otherVault = BlindNames::create(ringOf("a0000000-0000-8000-8000-000000000002"))->place(Place);
    QCOMPARE((QSet {one.tableName, otherKey.tableName, otherVault.tableName}).size(), 3);
    QCOMPARE((QSet {one.rowPks, otherKey.rowPks, otherVault.rowPks}).size(), 3);
}

void TestBlindNames::names_needTheFirstKey()
{
    VaultKeyring ring(Blind);
    QVERIFY(ring.add(1 << 20, SecretBytes::random(VaultKeyring::VaultKeyBytes)));
    QCOMPARE(BlindNames::create(ring).error().code, ErrorCode::UnknownKeyVersion);
    QVERIFY(!ring.opens(1 << 20));
    QVERIFY(ring.add(1, SecretBytes::random(VaultKeyring::VaultKeyBytes)));
    QVERIFY(BlindNames::create(ring));
    QVERIFY(ring.opens(1 << 20));
}

void TestBlindNames::existence_keepsItsName()
{
    auto names = *BlindNames::create(ringOf(Blind));
    QCOMPARE(names.column("logins", "*"), QByteArray("*"));
    QVERIFY(names.column("logins", "%2A") != "*");
}

void TestBlindNames::vault_hasEnvelopesOfOneKindOnly()
{
    SystemRandom random;
    NoncePool nonces(random);
    const CellAddress address {"t", "{\"id\":1}", "c", "update", "2026", "device"};
    const PlacedValue placed {Place, CellValue::text("x")};
    const VaultKeyring blind = ringOf(Blind);
    const VaultKeyring plain = ringOf(Plain);
    CellSealer blindSealer(blind, nonces);
    CellSealer plainSealer(plain, nonces);
    QCOMPARE(blindSealer.seal(address, placed.value).error().code, ErrorCode::Internal);
    QCOMPARE(plainSealer.sealUnder(1, address, placed).error().code, ErrorCode::Internal);
    const auto sealed = blindSealer.sealUnder(1, address, placed);
    QVERIFY(sealed);
    QCOMPARE(blindSealer.open(address, *sealed).error().code, ErrorCode::Internal);
    QCOMPARE(plainSealer.open(address, *sealed).error().code, ErrorCode::AuthenticationFailed);
    // Not by the id alone: the magic is another one under the same key.
    QVERIFY(blindSealer.openPlaced(address, *sealed));
}

void TestBlindNames::envelope_hidesTheLengthOfNames()
{
    SystemRandom random;
    NoncePool nonces(random);
    const VaultKeyring ring = ringOf(Blind);
    CellSealer sealer(ring, nonces);
    QSet<qsizetype> sizes;
    for (int length = 1; length < 40; ++length) {
        const CellPlace place {QByteArray(length, 't'), R"({"id":"7f0c1d2e-93a4-4c55"})", QByteArray(length, 'c')};
        const auto sealed = sealer.sealUnder(1, {"t", "{}", "c", "update", "2026", "device"},
                                             {place, CellValue::null()});
        QVERIFY(sealed);
        sizes << sealed->encryptedValue.size();
    }
    QCOMPARE(sizes.size(), 1);
}

/// What knows nothing of blind names leaves that part out, and gets no key.
void TestBlindNames::wrapping_opensForNothingElse()
{
    SystemRandom random;
    const SecretBytes kek = SecretBytes::random(32);
    const SecretBytes key = SecretBytes::random(VaultKeyring::VaultKeyBytes);
    const KdfParameters cost = KdfParameters::cheapest(random);
    const auto wrapped = wrapVaultKeyUnder(kek, key, 1, cost, random, Blind);
    QVERIFY(wrapped);
    QVERIFY(unwrapVaultKeyUnder(kek, *wrapped, Blind));
    QCOMPARE(unwrapVaultKeyUnder(kek, *wrapped, Plain).error().code, ErrorCode::AuthenticationFailed);
    const auto boxed = wrapForPasswordOf(*wrapped, key, 1 << 20, Blind);
    QVERIFY(boxed && unwrapVaultKeyUnder(kek, *boxed, Blind));
    QCOMPARE(unwrapVaultKeyUnder(kek, *boxed, Plain).error().code, ErrorCode::AuthenticationFailed);
}

QTEST_GUILESS_MAIN(TestBlindNames)
#include "tst_blindnames.moc"
