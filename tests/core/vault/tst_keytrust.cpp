// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/keygrant.h"
#include "core/vault/keys/keytrust.h"
#include "tests/support/testvault.h"

#include <QTest>

#include <algorithm>

using namespace haex;

/// Who belongs to a vault and which of its keys may seal, by what devices say: without I/O.
class TestKeyTrust final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init();

    void version_isTrusted_whenADeviceOfTheVaultMadeIt();
    void version_isNotTrusted_whenItWasChanged_data();
    void version_isNotTrusted_whenItWasChanged();
    void version_isNotTrusted_whenAnotherKeyCameUnderItsNumber();
    void device_withoutAProof_isNoMember();
    void device_withTheProofOfAnother_isNoMember();
    void keysOfADevice_cannotBeReplaced_byWhoHasAFormerKey();
    void removedDevice_makesNothing_andBringsNobody();
    void removalStands_whicheverVersionIsHigher();
    void formerRemovals_areCarriedOn();
    void highestVersionWithoutARemovedDevice_seals();
    void versionThatARemovedDeviceHas_doesNotSeal();
    void newVersionIsNeeded_whenAHigherOneIsKnownToARemovedDevice();
    void versionThatARemovedDeviceMadeApart_isReplaced_whenItsNumberIsHigher();
    void nextNumber_exceedsWhatWasMadeApart_butNotWhatWasMadeUp();
    void versionForAFormerIdentityOfARemovedDevice_doesNotSeal();
    void deviceThatHasTheNewestRemoval_isToShowIt_whateverSeals();
    void memberOfTheRemovalsVersion_isOne_withoutANewerProof();

private:
    struct Device
    {
        QByteArray id;
        DeviceKeys keys;
        QList<quint32> shows;
        QByteArray replaces = {};
    };
    [[nodiscard]] Device &device(const char *id);
    [[nodiscard]] ListedDevice listed(const Device &device) const;
    [[nodiscard]] QList<ListedDevice> all() const;
    void addKey(quint32 number);
    [[nodiscard]] KeyVersion version(quint32 number, const Device &maker,
                                     const QByteArrayList &members,
                                     const QByteArrayList &removed = {});
    [[nodiscard]] KeyTrust trust(QList<KeyVersion> versions, QSet<quint32> trusted = {1}) const
    {
        KeyTrust state(*m_ring, std::move(versions), all(), std::move(trusted));
        state.settle();
        return state;
    }
    [[nodiscard]] static bool trusts(const KeyTrust &state, quint32 number)
    {
        KeyTrust copy = state;
        return copy.settle().contains(number);
    }

    std::unique_ptr<VaultKeyring> m_ring;
    std::vector<Device> m_devices;
};

void TestKeyTrust::init()
{
    m_ring = std::make_unique<VaultKeyring>("vault");
    m_devices.clear();
    addKey(1);
    for (const char *id : {"a", "b", "c"})
        m_devices.push_back({id, *DeviceKeys::random(), {1}});
}

TestKeyTrust::Device &TestKeyTrust::device(const char *id)
{
    return *std::ranges::find(m_devices, QByteArray(id), &Device::id);
}

ListedDevice TestKeyTrust::listed(const Device &device) const
{
    ListedDevice listed{device.id};
    listed.replaces = device.replaces;
    listed.sealKey = device.keys.sealKey();
    listed.signKey = device.keys.signKey();
    for (const quint32 number : device.shows)
        listed.proofs.insert(
            number,
            deviceProof(*m_ring, number, device.id, listed.sealKey, listed.signKey).value());
    return listed;
}

QList<ListedDevice> TestKeyTrust::all() const
{
    QList<ListedDevice> devices;
    for (const Device &device : m_devices)
        devices += listed(device);
    return devices;
}

void TestKeyTrust::addKey(quint32 number)
{
    QVERIFY(m_ring->add(number, SecretBytes::random(VaultKeyring::VaultKeyBytes)));
}

KeyVersion TestKeyTrust::version(quint32 number, const Device &maker, const QByteArrayList &members,
                                 const QByteArrayList &removed)
{
    if (!m_ring->contains(number))
        addKey(number);
    KeyVersion version;
    version.number = number;
    version.maker = maker.id;
    for (const QByteArray &id : members) {
        const Device &member = device(id.constData());
        version.members += {id, member.keys.sealKey(), member.keys.signKey()};
    }
    version.removed = removed;
    version.keyCheck = QByteArrayView(m_ring->keyCheck(number)->view()).toByteArray();
    version.signature = maker.keys.sign(version.signedBytes("vault")).value();
    return version;
}

void TestKeyTrust::version_isTrusted_whenADeviceOfTheVaultMadeIt()
{
    const KeyTrust state = trust({version(10, device("a"), {"a", "b", "c"})});
    QVERIFY(trusts(state, 10));
    QCOMPARE(state.current(), 10u);
    QVERIFY(!state.needsVersion());
    QCOMPARE(state.members().size(), 3);
    const auto read = KeyVersion::parse(10, state.version(10)->toText());
    QCOMPARE(read->signedBytes("vault"), state.version(10)->signedBytes("vault"));
    QCOMPARE(read->signature, state.version(10)->signature);
}

void TestKeyTrust::version_isNotTrusted_whenItWasChanged_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *name : {"maker", "member", "removed", "time", "number", "vault", "signature"})
        QTest::newRow(name) << QByteArray(name);
}

void TestKeyTrust::version_isNotTrusted_whenItWasChanged()
{
    QFETCH(QByteArray, what);
    KeyVersion made = version(10, device("a"), {"a", "b"}, {"c"});
    if (what == "maker")
        made.maker = "b";
    else if (what == "member")
        made.members[1].sealKey = device("c").keys.sealKey();
    else if (what == "removed")
        made.removed = {"b"};
    else if (what == "time")
        ++made.madeMs;
    else if (what == "number")
        made.number = 11;
    else if (what == "vault")
        made.signature = device("a").keys.sign(made.signedBytes("another")).value();
    else
        made.signature[5] = static_cast<char>(made.signature.at(5) ^ 1);
    if (!m_ring->contains(made.number))
        addKey(made.number);
    const KeyTrust state = trust({made});
    QVERIFY(!trusts(state, made.number));
    QCOMPARE(state.current(), 1u);
    QVERIFY(!state.isRemoved("c"));
}

void TestKeyTrust::version_isNotTrusted_whenAnotherKeyCameUnderItsNumber()
{
    const KeyVersion made = version(10, device("a"), {"a", "b", "c"});
    m_ring = std::make_unique<VaultKeyring>("vault");
    addKey(1);
    addKey(10);
    QVERIFY(!trusts(trust({made}), 10));
}

void TestKeyTrust::device_withoutAProof_isNoMember()
{
    device("b").shows.clear();
    const KeyTrust state = trust({version(10, device("b"), {"a", "b"})});
    QVERIFY(!state.isMember(listed(device("b"))));
    QVERIFY(!trusts(state, 10));
    QCOMPARE(state.members().size(), 2);
}

void TestKeyTrust::device_withTheProofOfAnother_isNoMember()
{
    QList<ListedDevice> devices = all();
    devices[1].proofs = devices[0].proofs;
    const KeyTrust state(*m_ring, {}, devices, {1});
    QVERIFY(state.isMember(devices[0]));
    QVERIFY(!state.isMember(devices[1]));
}

void TestKeyTrust::keysOfADevice_cannotBeReplaced_byWhoHasAFormerKey()
{
    const KeyVersion removal = version(10, device("a"), {"a", "b"}, {"c"});
    // C has the first key: it can make any row of the list under it.
    Device forged{"b", *DeviceKeys::random(), {1}};
    const KeyTrust state = trust({removal});
    QVERIFY(state.isMember(listed(device("b"))));
    QVERIFY(!state.isMember(listed(forged)));
    Device made{"new", *DeviceKeys::random(), {1}};
    QVERIFY(!state.isMember(listed(made)));
    made.shows = {10};
    QVERIFY(state.isMember(listed(made)));
}

void TestKeyTrust::removedDevice_makesNothing_andBringsNobody()
{
    const KeyVersion removal = version(10, device("a"), {"a", "b"}, {"c"});
    const KeyVersion revenge = version(20, device("c"), {"a", "b", "c"}, {"a"});
    m_devices.push_back({"d", *DeviceKeys::random(), {1, 20}});
    const KeyVersion helper = version(30, device("d"), {"a", "b", "d"});
    const KeyTrust state = trust({removal, revenge, helper});
    QVERIFY(!trusts(state, 20));
    QVERIFY(!trusts(state, 30));
    QCOMPARE(state.current(), 10u);
    QVERIFY(!state.isRemoved("a"));
    QVERIFY(!state.needsVersion());
}

void TestKeyTrust::removalStands_whicheverVersionIsHigher()
{
    for (const auto &[removing, other] : {std::pair{10u, 11u}, std::pair{11u, 10u}}) {
        init();
        const KeyVersion removal = version(removing, device("a"), {"a", "b"}, {"c"});
        const KeyVersion meanwhile = version(other, device("b"), {"a", "b", "c"});
        const KeyTrust state = trust({removal, meanwhile});
        QVERIFY(state.isRemoved("c"));
        QCOMPARE(state.current(), removing);
        QCOMPARE(state.needsVersion(), other > removing);
    }
}

void TestKeyTrust::formerRemovals_areCarriedOn()
{
    m_devices.push_back({"d", *DeviceKeys::random(), {1}});
    const KeyVersion first = version(10, device("a"), {"a", "b", "d"}, {"c"});
    const KeyVersion second = version(20, device("b"), {"b", "d"}, {"a", "c"});
    // Who comes by the newest key alone, and did not see the first one being made.
    device("b").shows = {1, 20};
    const KeyTrust state = trust({first, second}, {20});
    QVERIFY(state.isRemoved("a"));
    QVERIFY(state.isRemoved("c"));
    QCOMPARE(state.current(), 20u);
}

/// Who made it did not know of the removal yet.
void TestKeyTrust::versionThatARemovedDeviceHas_doesNotSeal()
{
    const KeyTrust state = trust({version(10, device("a"), {"a", "b"}, {"c"}),
                                  version(20, device("b"), {"a", "b", "c"})});
    QVERIFY(trusts(state, 20));
    QCOMPARE(state.current(), 10u);
    QVERIFY(state.needsVersion());
}

void TestKeyTrust::highestVersionWithoutARemovedDevice_seals()
{
    const KeyTrust state = trust({version(10, device("a"), {"a", "b", "c"}),
                                  version(20, device("b"), {"a", "b", "c"}),
                                  version(15, device("c"), {"a", "b", "c"})});
    QCOMPARE(state.current(), 20u);
}

void TestKeyTrust::newVersionIsNeeded_whenAHigherOneIsKnownToARemovedDevice()
{
    const KeyTrust alone = trust({version(10, device("a"), {"a", "b"}, {"c"})});
    QVERIFY(!alone.needsVersion());
    // Two removals at once: each key is known to the other's.
    init();
    m_devices.push_back({"d", *DeviceKeys::random(), {1}});
    const KeyTrust both = trust({version(10, device("a"), {"a", "b", "d"}, {"c"}),
                                 version(11, device("b"), {"a", "b", "c"}, {"d"})});
    QVERIFY(both.isRemoved("c"));
    QVERIFY(both.isRemoved("d"));
    QVERIFY(both.needsVersion());
}

/// Cells under it can only be sealed anew under a still higher one.
void TestKeyTrust::versionThatARemovedDeviceMadeApart_isReplaced_whenItsNumberIsHigher()
{
    const KeyVersion removal = version(10, device("a"), {"a", "b"}, {"c"});
    QVERIFY(!trust({removal, version(9, device("c"), {"a", "b", "c"})}).hasDismissedAbove());
    const KeyVersion apart = version(11, device("c"), {"a", "b", "c"});
    const KeyTrust state = trust({removal, apart});
    QCOMPARE(state.current(), 10u);
    QVERIFY(state.hasDismissedAbove());
    QVERIFY(!state.needsVersion());
    QVERIFY(!trust({removal, apart, version(12, device("a"), {"a", "b"}, {"c"})}).hasDismissedAbove());
    // Somebody who may still come and show what he has is no removed one.
    m_devices.push_back({"d", *DeviceKeys::random(), {1}});
    QVERIFY(!trust({removal, version(13, device("d"), {"a", "b", "d"})}).hasDismissedAbove());
    // Of another key than the one that came, and so far ahead that it was made up.
    KeyVersion lie = apart;
    lie.keyCheck = "another";
    QVERIFY(!trust({removal, lie}).hasDismissedAbove());
    const KeyVersion far = version(20U << VaultKeyring::GenerationShift, device("c"), {"a", "b", "c"});
    QVERIFY(!trust({removal, far}).hasDismissedAbove());
}

void TestKeyTrust::nextNumber_exceedsWhatWasMadeApart_butNotWhatWasMadeUp()
{
    constexpr quint32 Generation = 1U << VaultKeyring::GenerationShift;
    const KeyTrust state = trust({version(Generation, device("a"), {"a", "b", "c"})});
    QCOMPARE(state.newestOf({}), Generation);
    QCOMPARE(state.newestOf({1, 3 * Generation}), 3 * Generation);
    QCOMPARE(state.newestOf({3 * Generation, 0xFFFFFFFFU}), 3 * Generation);
}

/// C's file was B's before: what is sealed for B, C opens. B goes on beside it, and is the person's to judge.
void TestKeyTrust::versionForAFormerIdentityOfARemovedDevice_doesNotSeal()
{
    device("c").replaces = "b";
    const auto versions = [this] {
        return QList<KeyVersion>{version(10, device("a"), {"a"}, {"c"}),
                                 version(11, device("a"), {"a", "b"})};
    };
    const KeyTrust state = trust(versions());
    QVERIFY(trusts(state, 11));
    QCOMPARE(state.current(), 10u);
    QVERIFY(state.needsVersion());
    device("b").shows = {1, 10};
    QCOMPARE(trust(versions()).current(), 11u);
}

/// Others know nobody who does not show it.
void TestKeyTrust::deviceThatHasTheNewestRemoval_isToShowIt_whateverSeals()
{
    const KeyTrust state = trust({version(10, device("a"), {"a", "b"}, {"c"}),
                                  version(11, device("a"), {"a", "b"})}, {1, 10, 11});
    QCOMPARE(state.current(), 11u);
    QCOMPARE(state.vouching(), (QList<quint32>{11, 10}));
}

void TestKeyTrust::memberOfTheRemovalsVersion_isOne_withoutANewerProof()
{
    const KeyTrust state = trust({version(10, device("a"), {"a", "b"}, {"c"})});
    QCOMPARE(device("b").shows, QList<quint32>{1});
    QVERIFY(state.isMember(listed(device("b"))));
    QVERIFY(!state.isMember(listed(device("c"))));
}

QTEST_GUILESS_MAIN(TestKeyTrust)

#include "tst_keytrust.moc"
