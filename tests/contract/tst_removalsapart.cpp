// SPDX-License-Identifier: GPL-3.0-or-later
// A device is removed while others, which have not heard of that, make keys of their own.
#include "core/vault/keys/keystatus.h"
#include "tests/support/devicetrio.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

class TestRemovalsApart final : public DeviceTrio
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { setUp(); }
    void cleanup()
    {
        m_d.reset();
        tearDown();
    }

    void deviceThatNobodyHadMet_makesAKeyInIgnorance_andEndsWithTheOthers();
    void deviceThatFetchedNothingYet_makesNoKey();
    void removalsOfTwoWhoHadNotMet_holdBoth();

private:
    /// D has the vault, and nobody has heard of it.
    void join();
    /// The rounds of all four, with time for what others do when its maker does not.
    void settleAll();
    /// As the window offers it, wherever a device is said to lack the key.
    void giveKeys();
    [[nodiscard]] std::vector<Session *> members() { return {&m_a, &m_b, &m_d}; }

    Session m_d;
};

void TestRemovalsApart::join()
{
    m_d = joined("d", *m_one);
    QVERIFY(m_d);
}

void TestRemovalsApart::settleAll()
{
    for (int round = 0; round < 3; ++round) {
        (void)sync(*m_d);
        settle();
        m_clock.advance(2 * HourMs);
    }
    (void)sync(*m_d);
}

void TestRemovalsApart::giveKeys()
{
    for (Session *giver : members()) {
        const auto devices = *giver ? (*giver)->devices() : QList<VaultDevice>();
        VERIFY_OK(devices);
        for (const VaultDevice &device : *devices) {
            if (device.keyState == VaultDevice::KeyState::Lacks && device.listed.hasKeys())
                VERIFY_OK((*giver)->giveKeyTo(device.listed.deviceId));
        }
    }
}

/// Its own key is the higher one, so that it would go on sealing under that, and is the removed device's too.
void TestRemovalsApart::deviceThatNobodyHadMet_makesAKeyInIgnorance_andEndsWithTheOthers()
{
    join();
    VERIFY_OK(sync(*m_d, SyncMode::PullOnly));
    const QByteArray removed = idOf(m_c);
    VERIFY_OK(m_a->removeDevice(removed));
    while (versionOf(m_d) < versionOf(m_a))
        VERIFY_OK(m_d->makeNewKey());
    const quint32 shared = versionOf(m_d);
    VERIFY_OK(sync(*m_a));
    settleAll();
    giveKeys();
    settleAll();
    QVERIFY(versionOf(m_a) != shared);
    for (Session *session : members()) {
        QCOMPARE(versionOf(*session), versionOf(m_a));
        QCOMPARE(stateOf(**session, removed), VaultDevice::KeyState::Removed);
        QCOMPARE(stateOf(**session, idOf(m_d)), VaultDevice::KeyState::Has);
    }
    write(*m_d, "after");
    settleAll();
    QVERIFY(titles(*m_a).contains(QStringLiteral("after")));
    QVERIFY(!titles(*m_c).contains(QStringLiteral("after")));
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
}

void TestRemovalsApart::deviceThatFetchedNothingYet_makesNoKey()
{
    join();
    QCOMPARE(m_d->makeNewKey().error().code, ErrorCode::ResyncRequired);
    VERIFY_OK(sync(*m_d));
    VERIFY_OK(m_d->makeNewKey());
    settleAll();
    QCOMPARE(versionOf(m_a), versionOf(m_d));
}

void TestRemovalsApart::removalsOfTwoWhoHadNotMet_holdBoth()
{
    join();
    const QByteArrayList removed{idOf(m_b), idOf(m_c)};
    // D knows the others, and they do not know D.
    VERIFY_OK(sync(*m_d, SyncMode::PullOnly));
    VERIFY_OK(m_a->removeDevice(removed[0]));
    VERIFY_OK(m_d->removeDevice(removed[1]));
    while (versionOf(m_d) < versionOf(m_a))
        VERIFY_OK(m_d->makeNewKey());
    VERIFY_OK(sync(*m_a));
    m_b.reset();
    m_c.reset();
    settleAll();
    giveKeys();
    settleAll();
    giveKeys();
    settleAll();
    QCOMPARE(versionOf(m_d), versionOf(m_a));
    for (Session *session : {&m_a, &m_d}) {
        for (const QByteArray &device : removed)
            QCOMPARE(stateOf(**session, device), VaultDevice::KeyState::Removed);
    }
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
}

QTEST_GUILESS_MAIN(TestRemovalsApart)
#include "tst_removalsapart.moc"
