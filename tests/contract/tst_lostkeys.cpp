// SPDX-License-Identifier: GPL-3.0-or-later
// A server loses what brings the vault's keys to devices, or does not take what is sealed anew.
#include "core/replica/replica.h"
#include "core/vault/keys/keystatus.h"
#include "tests/support/devicetrio.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

#include <algorithm>

using namespace haex;

class TestLostKeys final : public DeviceTrio
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void whatBringsAKey_isOfferedAgain_whenItsDeviceStillLacksIt();
    void placeInTheList_isOfferedAgain_byWhoLacksAKey();
    void reencryption_isTriedAgain_whereTheServersClockWasBehind();
    void statementsSealedAnew_areNoNewContent();

private:
    /// The server has no cell of that table any more.
    void lose(const char *table);
    void makeKeyThatOnlyItsMakerGets();
};

/// A device that lacks the key can compare with nobody, so nobody sees what it lacks.
void TestLostKeys::whatBringsAKey_isOfferedAgain_whenItsDeviceStillLacksIt()
{
    makeKeyThatOnlyItsMakerGets();
    compare();
    compare();
    for (const Session *session : {&m_b, &m_c}) {
        QCOMPARE(versionOf(*session), versionOf(m_a));
        QCOMPARE((*session)->sync().status().quarantinedCells, 0);
    }
    settle();
    QCOMPARE(contentDigest(m_b->replica()).value(), contentDigest(m_a->replica()).value());
    // Nobody lacks it any more: nothing is offered.
    compare();
    m_transport->forgetSent();
    settle();
    QCOMPARE(m_transport->sentTo("/sync/push"), 0);
}

/// Whoever made the key had not met it: it cannot have thought of it.
void TestLostKeys::placeInTheList_isOfferedAgain_byWhoLacksAKey()
{
    Session d = joined("d", *m_one);
    QVERIFY(d);
    VERIFY_OK(sync(*d));
    lose("vault_devices");
    VERIFY_OK(m_a->makeNewKey());
    VERIFY_OK(sync(*m_a));
    VERIFY_OK(sync(*d));
    QVERIFY(d->sync().status().quarantinedCells > 0);
    const auto isListed = [&] {
        const auto devices = m_a->devices();
        return devices && std::ranges::any_of(*devices, [&](const VaultDevice &device) {
                   return device.listed.deviceId == idOf(d);
               });
    };
    VERIFY_OK(sync(*m_a));
    QVERIFY(!isListed());
    m_clock.advance(60'000);
    VERIFY_OK(awaited<void>([&](auto done) { d->sync().verifyDevices(std::move(done)); }));
    VERIFY_OK(sync(*d));
    VERIFY_OK(sync(*m_a));
    QVERIFY(isListed());
    QCOMPARE(stateOf(*m_a, idOf(d)), VaultDevice::KeyState::Granted);
    for (int round = 0; round < 2; ++round) {
        VERIFY_OK(sync(*m_a));
        VERIFY_OK(sync(*d));
    }
    QCOMPARE(versionOf(d), versionOf(m_a));
    QCOMPARE(d->sync().status().quarantinedCells, 0);
    d.reset();
}

/// Its cells are refused then for being too new, the same writes under the new key among them.
void TestLostKeys::reencryption_isTriedAgain_whereTheServersClockWasBehind()
{
    VERIFY_OK(m_a->makeNewKey());
    VERIFY_OK(sync(*m_a, SyncMode::PushOnly));
    m_transport->setScript([this](const TransportRequest &request) -> LoopbackTransport::Verdict {
        m_clock.advance(request.path == "/sync/push" ? -30 * HourMs : 0);
        return {};
    });
    m_transport->setRewrite([this](const TransportRequest &request, TransportResponse &) {
        m_clock.advance(request.path == "/sync/push" ? 30 * HourMs : 0);
    });
    VERIFY_OK(sync(*m_a));
    QVERIFY(cellsBeside(versionOf(m_a)) > 0);
    const auto progress = m_a->keyStatus();
    VERIFY_OK(progress);
    QVERIFY(progress->progress.isEmpty() || !progress->progress.first().isDone);
    // Not with each round.
    m_transport->forgetSent();
    VERIFY_OK(sync(*m_a));
    QCOMPARE(m_transport->sentTo("/sync/push"), 0);

    m_transport->setScript({});
    m_transport->setRewrite({});
    m_clock.advance(2 * HourMs);
    settle();
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
    QVERIFY(m_a->keyStatus()->progress.first().isDone);
}

/// Otherwise devices would never have seen the same.
void TestLostKeys::statementsSealedAnew_areNoNewContent()
{
    compare();
    makeKeyThatOnlyItsMakerGets();
    const QByteArray content = read(*m_a, "SELECT content FROM haex_digest_places");
    write(*m_b, "new");
    m_clock.advance(60'000);
    VERIFY_OK(sync(*m_b));
    VERIFY_OK(sync(*m_a));
    const QByteArray later = read(*m_a, "SELECT content FROM haex_digest_places");
    QVERIFY(later.toLongLong() > content.toLongLong());
    m_clock.advance(60'000);
    VERIFY_OK(awaited<void>([this](auto done) { m_b->sync().verifyDevices(std::move(done)); }));
    VERIFY_OK(sync(*m_b));
    QVERIFY(cellsBeside(versionOf(m_a)) > 0);
    VERIFY_OK(sync(*m_a));
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
    QCOMPARE(read(*m_a, "SELECT content FROM haex_digest_places"), later);
}

void TestLostKeys::lose(const char *table)
{
    VERIFY_OK(m_one->database().execute(
        "DELETE FROM cell WHERE row IN (SELECT row_key.id FROM row_key JOIN word ON word.id = row_key.tbl"
        " WHERE word.text = '" + atServer(table) + "')"));
}

void TestLostKeys::makeKeyThatOnlyItsMakerGets()
{
    VERIFY_OK(m_a->makeNewKey());
    VERIFY_OK(sync(*m_a));
    lose("vault_key_grants");
    lose("vault_former_keys");
    settle();
    QCOMPARE(versionOf(m_b), 1u);
}

QTEST_GUILESS_MAIN(TestLostKeys)

#include "tst_lostkeys.moc"
