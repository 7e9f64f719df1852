// SPDX-License-Identifier: GPL-3.0-or-later
// A vault gets new keys, and devices are removed from it: what its servers, its other devices and
// whoever was removed get of that.
#include "core/crypto/vaultkeyring.h"
#include "core/protocol/pushmessages.h"
#include "core/replica/replica.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/quickunlockfile.h"
#include "core/vault/vaultproofs.h"
#include "tests/support/devicetrio.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

#include <algorithm>

using namespace haex;

class TestKeyVersions final : public DeviceTrio
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void newKey_reachesTheOthers_andSealsWhatIsWritten();
    void newKey_opensByThePassword_forWhoeverJoins();
    void formerCells_areReencrypted_withTheirClocksKept();
    void reencryption_goesOnAfterAnInterruption();
    void reencryption_sendsLess_whereLessIsTaken();
    void reencryption_isTakenOver_whenItsDeviceIsGone();
    void deviceThatDoesNotKnowYet_isRead_andReencryptedLater();
    void cellsWithoutTheirKey_wait_untilItComes();
    void twoNewKeysAtOnce_endWithOne_everywhere();
    void usedUpKey_isReplacedByItself();
    void sealings_areCounted_overRestarts();
    void vaultOfAFormerProgram_canHaveANewKey();
    void changedPassword_opensThePresentKey();
    void restoredBackup_getsTheKeysThatCameSince();

    void removedDevice_isSignedOut_andReadsNothingNew();
    void removedCopy_doesNotReadByTheKeysOfWhatItWasCopiedFrom();
    void removal_reachesEveryServer_alsoOneThatIsAway();
    void removal_isToldAgain_toAServerThatWentBack();
    void removal_outlivesANewKeyThatSomebodyElseMakesMeanwhile();
    void keyOfARemovedDevice_sealsNothing();
    void deviceThatOnlyAFormerKeyVouchesFor_getsNoKey_untilThePersonSaysSo();
    void ownDevice_cannotBeRemoved();
    void quickUnlock_ends_whenAServerRemovedTheDevice();
    void quickUnlock_ends_whenTheOthersHaveAKeyThatTheDeviceDoesNotGet();
    void quickUnlock_outlivesASessionThatOnlyEnded();
    void fingerprints_areTheSame_whereverADeviceIsSeen();
    void devices_areSeen_byAnySignOfLife();
    void proofs_tellWhatAServerCameTo();

private:
    static void turnQuickUnlockOn(VaultSession &session);
};

void TestKeyVersions::newKey_reachesTheOthers_andSealsWhatIsWritten()
{
    VERIFY_OK(m_a->makeNewKey());
    const quint32 version = versionOf(m_a);
    QVERIFY(version > 1);
    write(*m_a, "after");
    settle();
    for (const Session *session : {&m_b, &m_c}) {
        QCOMPARE(versionOf(*session), version);
        QCOMPARE(titles(**session),
                 (QStringList{QStringLiteral("after"), QStringLiteral("before")}));
        QCOMPARE((*session)->sync().status().quarantinedCells, 0);
    }
    QCOMPARE(m_one->number("SELECT key_version FROM vault"), qint64(version));
    write(*m_b, "from b");
    VERIFY_OK(sync(*m_b));
    QCOMPARE(cellsBeside(version), 0);
    QCOMPARE(stateOf(*m_a, idOf(m_b)), VaultDevice::KeyState::Has);
    // Over a restart too.
    m_b.reset();
    auto reopened = VaultSession::open(pathOf("b"), secret("first"), environment());
    VERIFY_OK(reopened);
    m_b = std::move(*reopened);
    QCOMPARE(versionOf(m_b), version);
}

void TestKeyVersions::newKey_opensByThePassword_forWhoeverJoins()
{
    VERIFY_OK(m_a->makeNewKey());
    write(*m_a, "after");
    VERIFY_OK(sync(*m_a));
    const Session d = joined("d", *m_one);
    QVERIFY(d);
    QCOMPARE(versionOf(d), versionOf(m_a));
    VERIFY_OK(sync(*d));
    VERIFY_OK(sync(*d));
    QCOMPARE(titles(*d), (QStringList{QStringLiteral("after"), QStringLiteral("before")}));
    QVERIFY(!d->info().hasForeignPassword);
    // And makes one that the others take.
    VERIFY_OK(d->makeNewKey());
    VERIFY_OK(sync(*d));
    settle();
    QCOMPARE(versionOf(m_a), versionOf(d));
    QCOMPARE(versionOf(m_c), versionOf(d));
}

void TestKeyVersions::formerCells_areReencrypted_withTheirClocksKept()
{
    for (int i = 0; i < 300; ++i)
        write(*m_b, QByteArray("item " + QByteArray::number(i)).constData());
    settle();
    const QByteArray sums
        = "SELECT sum(length(hlc) * row + col) FROM cell JOIN row_key ON row_key.id=cell.row"
          " JOIN word ON word.id=row_key.tbl WHERE word.text='"
        + atServer("vault_items") + '\'';
    const qint64 cells = m_one->number("SELECT count(*) FROM cell");
    const qint64 before = m_one->number(sums);
    const qint64 newest = m_one->number("SELECT count(DISTINCT hlc) FROM cell");
    const QByteArray newestClock = m_one->database().scalar("SELECT max(hlc) FROM cell")->bytes();
    QVERIFY(cells > 2000);
    VERIFY_OK(m_a->makeNewKey());
    VERIFY_OK(sync(*m_a));
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
    QCOMPARE(m_one->number(sums), before);
    QCOMPARE(m_one->number("SELECT count(*) FROM cell JOIN row_key ON row_key.id=cell.row JOIN word"
                           " ON word.id=row_key.tbl WHERE word.text='" + atServer("vault_items")
                           + "' AND cell.hlc > '" + newestClock + '\''),
             0);
    // What is new is what was said about the key.
    QVERIFY(m_one->number("SELECT count(DISTINCT hlc) FROM cell") - newest < 5);
    const auto status = m_a->keyStatus();
    VERIFY_OK(status);
    QCOMPARE(status->progress.size(), 1);
    QVERIFY(status->progress.first().isDone);
    QVERIFY(status->progress.first().cells > 2000);
    settle();
    QCOMPARE(m_a->sync().status().openConflicts, 0);
    QCOMPARE(contentDigest(m_b->replica()).value(), contentDigest(m_a->replica()).value());
    // Nothing is left to do.
    m_transport->forgetSent();
    VERIFY_OK(sync(*m_a));
    QCOMPARE(m_transport->sentTo("/sync/push"), 0);
}

void TestKeyVersions::reencryption_goesOnAfterAnInterruption()
{
    for (int i = 0; i < 300; ++i)
        write(*m_b, QByteArray("item " + QByteArray::number(i)).constData());
    settle();
    VERIFY_OK(m_a->makeNewKey());
    int pushes = 0;
    m_transport->setScript([&](const TransportRequest &request) -> LoopbackTransport::Verdict {
        pushes += request.path == "/sync/push" ? 1 : 0;
        return {pushes > 3 ? LoopbackTransport::Fate::LoseRequest
                           : LoopbackTransport::Fate::Deliver};
    });
    QVERIFY(!sync(*m_a));
    m_transport->setScript({});
    const qint64 left = cellsBeside(versionOf(m_a));
    QVERIFY(left > 0);
    m_a.reset();
    auto reopened = VaultSession::open(pathOf("a"), secret("first"), environment());
    VERIFY_OK(reopened);
    m_a = std::move(*reopened);
    const auto before = m_a->keyStatus();
    QVERIFY(before->progress.first().cells > 0);
    VERIFY_OK(sync(*m_a));
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
    QCOMPARE(m_a->keyStatus()->progress.first().cells - before->progress.first().cells, left);
}

void TestKeyVersions::reencryption_sendsLess_whereLessIsTaken()
{
    for (int i = 0; i < 50; ++i)
        write(*m_b, QByteArray("item " + QByteArray::number(i)).constData());
    settle();
    VERIFY_OK(m_a->makeNewKey());
    // Enough for all that is said about a key; a server would tell its limit.
    m_transport->setScript([](const TransportRequest &request) {
        const auto push = parsePushRequest(request.body);
        const bool isTooMuch = request.path == "/sync/push" && push && push->changes.size() > 70;
        return isTooMuch ? LoopbackTransport::refuse(ErrorCode::BatchTooLarge) : LoopbackTransport::Verdict();
    });
    VERIFY_OK(sync(*m_a));
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
    QVERIFY(m_a->keyStatus()->progress.first().isDone);
}

void TestKeyVersions::reencryption_isTakenOver_whenItsDeviceIsGone()
{
    write(*m_a, "more");
    settle();
    VERIFY_OK(m_a->makeNewKey());
    int pushes = 0;
    m_transport->setScript([&](const TransportRequest &request) -> LoopbackTransport::Verdict {
        pushes += request.path == "/sync/push" ? 1 : 0;
        return {pushes > 1 ? LoopbackTransport::Fate::LoseRequest
                           : LoopbackTransport::Fate::Deliver};
    });
    (void)sync(*m_a);
    m_transport->setScript({});
    m_a.reset();
    settle();
    QVERIFY(cellsBeside(versionOf(m_b)) > 0);
    m_clock.advance(2 * HourMs);
    settle();
    QCOMPARE(cellsBeside(versionOf(m_b)), 0);
}

void TestKeyVersions::deviceThatDoesNotKnowYet_isRead_andReencryptedLater()
{
    VERIFY_OK(m_a->makeNewKey());
    VERIFY_OK(sync(*m_a));
    write(*m_b, "under the former key");
    VERIFY_OK(sync(*m_b, SyncMode::PushOnly));
    QVERIFY(cellsBeside(versionOf(m_a)) > 0);
    VERIFY_OK(sync(*m_a));
    QVERIFY(titles(*m_a).contains(QStringLiteral("under the former key")));
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
    settle();
    QCOMPARE(titles(*m_b), titles(*m_a));
    QCOMPARE(m_a->sync().status().openConflicts, 0);
}

void TestKeyVersions::cellsWithoutTheirKey_wait_untilItComes()
{
    // D has the first key, and A does not know of it when it makes the next one.
    const Session d = joined("d", *m_one);
    VERIFY_OK(m_a->makeNewKey());
    write(*m_a, "after");
    VERIFY_OK(sync(*m_a, SyncMode::PushOnly));
    VERIFY_OK(sync(*d));
    QVERIFY(d->sync().status().quarantinedCells > 0);
    QCOMPARE(versionOf(d), 1u);
    QCOMPARE(titles(*d), QStringList{QStringLiteral("before")});
    settle();
    VERIFY_OK(sync(*d));
    VERIFY_OK(sync(*d));
    QCOMPARE(versionOf(d), versionOf(m_a));
    QCOMPARE(d->sync().status().quarantinedCells, 0);
    QCOMPARE(titles(*d), (QStringList{QStringLiteral("after"), QStringLiteral("before")}));
}

void TestKeyVersions::twoNewKeysAtOnce_endWithOne_everywhere()
{
    VERIFY_OK(m_a->makeNewKey());
    m_clock.advance(1000);
    VERIFY_OK(m_b->makeNewKey());
    const quint32 higher = std::max(versionOf(m_a), versionOf(m_b));
    QVERIFY(versionOf(m_a) != versionOf(m_b));
    write(*m_a, "from a");
    write(*m_b, "from b");
    settle();
    for (const Session *session : {&m_a, &m_b, &m_c}) {
        QCOMPARE(versionOf(*session), higher);
        QCOMPARE(titles(**session),
                 (QStringList{QStringLiteral("before"), QStringLiteral("from a"),
                              QStringLiteral("from b")}));
    }
    QCOMPARE(cellsBeside(higher), 0);
    QCOMPARE(m_one->number("SELECT key_version FROM vault"), qint64(higher));
    const Session d = joined("d", *m_one);
    QVERIFY(d);
    VERIFY_OK(sync(*d));
    QCOMPARE(titles(*d), titles(*m_a));
}

void TestKeyVersions::usedUpKey_isReplacedByItself()
{
    m_sealingsLimit = 3 * 2100;
    m_a.reset();
    auto reopened = VaultSession::open(pathOf("a"), secret("first"), environment());
    VERIFY_OK(reopened);
    m_a = std::move(*reopened);
    // Few cells, written often.
    VERIFY_OK(runUserSql(m_a->replica(),
                         "CREATE TABLE counters(id INTEGER PRIMARY KEY, value INTEGER);"
                         "INSERT INTO counters WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
                         " SELECT i + 1 FROM n WHERE i < 100) SELECT i, 0 FROM n"));
    const auto count = [this](int times) {
        for (int i = 0; i < times; ++i) {
            VERIFY_OK(runUserSql(m_a->replica(), "UPDATE counters SET value = value + 1"));
            VERIFY_OK(sync(*m_a));
        }
    };
    count(5);
    QCOMPARE(versionOf(m_a), 1u);
    count(30);
    QTRY_VERIFY(versionOf(m_a) > 1);
    settle();
    QCOMPARE(VaultKeyring::generationOf(versionOf(m_a)), 2u);
    QCOMPARE(versionOf(m_b), versionOf(m_a));
}

void TestKeyVersions::sealings_areCounted_overRestarts()
{
    const quint64 before = m_a->keyStatus()->sealings;
    QVERIFY(before > 0);
    m_a.reset();
    auto reopened = VaultSession::open(pathOf("a"), secret("first"), environment());
    m_a = std::move(*reopened);
    QCOMPARE(m_a->keyStatus()->sealings, before);
    write(*m_a, "one more");
    VERIFY_OK(sync(*m_a));
    const quint64 after = m_a->keyStatus()->sealings;
    QVERIFY(after > before && after < before + 100);
}

void TestKeyVersions::vaultOfAFormerProgram_canHaveANewKey()
{
    VERIFY_OK(m_a->replica().database().execute(
        "UPDATE haex_vault_keys SET wrapped_json = json_remove(wrapped_json, '$.sealKey')"));
    QCOMPARE(m_a->makeNewKey().error().code, ErrorCode::InvalidArgument);
    QCOMPARE(versionOf(m_a), 1u);
    m_a.reset();
    auto reopened = VaultSession::open(pathOf("a"), secret("first"), environment());
    VERIFY_OK(reopened);
    m_a = std::move(*reopened);
    VERIFY_OK(m_a->makeNewKey());
    settle();
    QCOMPARE(versionOf(m_b), versionOf(m_a));
    QVERIFY(joined("d", *m_one));
}

void TestKeyVersions::changedPassword_opensThePresentKey()
{
    // At once, on two devices: whoever wrote last has the last word about the password.
    VERIFY_OK(m_a->makeNewKey());
    m_clock.advance(1000);
    VERIFY_OK(m_b->changePassword(secret("first"), secret("second")));
    settle();
    QVERIFY(m_a->info().hasForeignPassword);
    VERIFY_OK(m_a->adoptPassword(secret("second")));
    settle();
    QCOMPARE(m_one->number("SELECT key_version FROM vault"), qint64(versionOf(m_a)));
    QCOMPARE(join("d", *m_one, "first").error().code, ErrorCode::WrongPassword);
    auto e = join("e", *m_one, "second");
    VERIFY_OK(e);
    QCOMPARE((*e)->info().keyVersion, versionOf(m_a));
    VERIFY_OK(sync(**e));
    QCOMPARE(titles(**e), titles(*m_a));
    VERIFY_OK(m_a->makeNewKey());
    settle();
    QVERIFY(join("f", *m_one, "second").has_value());
}

void TestKeyVersions::restoredBackup_getsTheKeysThatCameSince()
{
    VERIFY_OK(m_a->backupTo(pathOf("backup")));
    VERIFY_OK(m_b->makeNewKey());
    write(*m_b, "after");
    settle();
    m_a.reset();
    auto restored = VaultSession::restore(pathOf("backup"), pathOf("restored"), secret("first"),
                                          environment());
    VERIFY_OK(restored);
    m_a = std::move(*restored);
    QCOMPARE(versionOf(m_a), 1u);
    settle();
    QCOMPARE(versionOf(m_a), versionOf(m_b));
    QVERIFY(titles(*m_a).contains(QStringLiteral("after")));
    QCOMPARE(stateOf(*m_b, idOf(m_a)), VaultDevice::KeyState::Has);
}

void TestKeyVersions::removedDevice_isSignedOut_andReadsNothingNew()
{
    const QByteArray removed = idOf(m_c);
    VERIFY_OK(m_a->removeDevice(removed));
    write(*m_a, "after");
    VERIFY_OK(sync(*m_a));
    VERIFY_OK(sync(*m_b));
    QCOMPARE(versionOf(m_b), versionOf(m_a));
    QCOMPARE(stateOf(*m_b, removed), VaultDevice::KeyState::Removed);
    QCOMPARE(sync(*m_c).error().code, ErrorCode::DeviceMismatch);
    // Its owner knows the account's password all the same.
    const QByteArray backend = m_c->sync().backends()->first().id;
    VERIFY_OK(awaited<void>([&](auto done) {
        m_c->sync().logIn(backend, secret("account password"), std::move(done));
    }));
    for (int round = 0; round < 3; ++round)
        (void)sync(*m_c);
    QCOMPARE(versionOf(m_c), 1u);
    QCOMPARE(titles(*m_c), QStringList{QStringLiteral("before")});
    QVERIFY(m_c->sync().status().quarantinedCells > 0);
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
    // Nor does a new key, whoever makes it, come to it.
    settle();
    VERIFY_OK(m_b->makeNewKey());
    write(*m_b, "later");
    settle();
    QCOMPARE(versionOf(m_a), versionOf(m_b));
    QCOMPARE(versionOf(m_c), 1u);
    QCOMPARE(m_c->keyStatus()->versions, 1);
    QVERIFY(!titles(*m_c).contains(QStringLiteral("later")));
}

/// A vault file keeps the secrets of the identities that it had before, so that it opens what came for them.
void TestKeyVersions::removedCopy_doesNotReadByTheKeysOfWhatItWasCopiedFrom()
{
    VERIFY_OK(m_c->backupTo(pathOf("backup")));
    m_c.reset();
    auto restored = VaultSession::restore(pathOf("backup"), pathOf("restored"), secret("first"),
                                          environment());
    VERIFY_OK(restored);
    m_c = std::move(*restored);
    settle();
    VERIFY_OK(m_a->removeDevice(idOf(m_c)));
    write(*m_a, "after");
    settle();
    const QByteArray backend = m_c->sync().backends()->first().id;
    VERIFY_OK(awaited<void>([&](auto done) {
        m_c->sync().logIn(backend, secret("account password"), std::move(done));
    }));
    settle();
    m_clock.advance(2 * HourMs);
    settle();
    QCOMPARE(m_c->keyStatus()->versions, 1);
    QVERIFY(!titles(*m_c).contains(QStringLiteral("after")));
    QVERIFY(titles(*m_b).contains(QStringLiteral("after")));
}

void TestKeyVersions::removal_reachesEveryServer_alsoOneThatIsAway()
{
    addServer(*m_b, *m_two);
    addServer(*m_c, *m_two);
    settle();
    const QByteArray removed = idOf(m_c);
    QCOMPARE(sessionsOf(removed, *m_two), 1);
    VERIFY_OK(m_a->removeDevice(removed));
    VERIFY_OK(sync(*m_a));
    QCOMPARE(sessionsOf(removed, *m_one), 0);
    // The second server is B's to tell, and away at first.
    m_transport->setScript([&](const TransportRequest &request) -> LoopbackTransport::Verdict {
        return {request.server == m_two->url() ? LoopbackTransport::Fate::LoseRequest
                                               : LoopbackTransport::Fate::Deliver};
    });
    (void)sync(*m_b);
    QCOMPARE(sessionsOf(removed, *m_two), 1);
    m_transport->setScript({});
    VERIFY_OK(sync(*m_b));
    QCOMPARE(sessionsOf(removed, *m_two), 0);
}

void TestKeyVersions::removal_isToldAgain_toAServerThatWentBack()
{
    const QByteArray removed = idOf(m_c);
    const qint64 sessions = sessionsOf(removed, *m_one);
    QVERIFY(sessions > 0);
    m_one->backUp(m_folder->filePath(QStringLiteral("server")));
    VERIFY_OK(m_a->removeDevice(removed));
    VERIFY_OK(sync(*m_a));
    QCOMPARE(sessionsOf(removed, *m_one), 0);
    m_one->restore(m_folder->filePath(QStringLiteral("server")));
    QCOMPARE(sessionsOf(removed, *m_one), sessions);
    VERIFY_OK(sync(*m_a));
    QCOMPARE(sessionsOf(removed, *m_one), 0);
}

void TestKeyVersions::removal_outlivesANewKeyThatSomebodyElseMakesMeanwhile()
{
    VERIFY_OK(m_a->removeDevice(idOf(m_c)));
    m_clock.advance(1000);
    // B does not know of it: this one C gets.
    VERIFY_OK(m_b->makeNewKey());
    VERIFY_OK(sync(*m_b));
    VERIFY_OK(sync(*m_c));
    QCOMPARE(versionOf(m_c), versionOf(m_b));
    const quint32 shared = versionOf(m_c);
    settle();
    m_clock.advance(2 * HourMs);
    settle();
    QVERIFY(versionOf(m_a) != shared);
    QCOMPARE(versionOf(m_b), versionOf(m_a));
    QVERIFY(versionOf(m_a) > shared || versionOf(m_c) != versionOf(m_a));
    write(*m_b, "after");
    settle();
    QVERIFY(!titles(*m_c).contains(QStringLiteral("after")));
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
}

void TestKeyVersions::keyOfARemovedDevice_sealsNothing()
{
    VERIFY_OK(m_a->removeDevice(idOf(m_c)));
    VERIFY_OK(sync(*m_a));
    VERIFY_OK(sync(*m_b));
    const quint32 version = versionOf(m_a);
    // It signs in again, and makes a key of its own for everybody, higher than the present one.
    const QByteArray backend = m_c->sync().backends()->first().id;
    VERIFY_OK(awaited<void>([&](auto done) {
        m_c->sync().logIn(backend, secret("account password"), std::move(done));
    }));
    quint32 made = 0;
    while (made < version) {
        VERIFY_OK(m_c->makeNewKey());
        made = versionOf(m_c);
    }
    write(*m_c, "from outside");
    settle();
    QCOMPARE(versionOf(m_a), version);
    QCOMPARE(versionOf(m_b), version);
    write(*m_a, "after");
    settle();
    QVERIFY(!titles(*m_c).contains(QStringLiteral("after")));
    QVERIFY(cellsBeside(version) > 0);
    // What it wrote under a higher one can only be sealed anew under one that is higher still.
    m_clock.advance(25 * HourMs);
    settle();
    QVERIFY(versionOf(m_a) > made);
    QCOMPARE(versionOf(m_b), versionOf(m_a));
    QCOMPARE(cellsBeside(versionOf(m_a)), 0);
    QVERIFY(versionOf(m_c) != versionOf(m_a));
    QVERIFY(!titles(*m_c).contains(QStringLiteral("after")));
}

void TestKeyVersions::deviceThatOnlyAFormerKeyVouchesFor_getsNoKey_untilThePersonSaysSo()
{
    // D has the first key, and A does not know of it when it removes C.
    const Session d = joined("d", *m_one);
    VERIFY_OK(m_a->removeDevice(idOf(m_c)));
    VERIFY_OK(sync(*m_a, SyncMode::PushOnly));
    m_c.reset();
    settle();
    m_clock.advance(2 * HourMs);
    VERIFY_OK(sync(*d));
    settle();
    VERIFY_OK(sync(*d));
    QCOMPARE(versionOf(d), 1u);
    QCOMPARE(stateOf(*m_a, idOf(d)), VaultDevice::KeyState::Lacks);
    VERIFY_OK(m_b->giveKeyTo(idOf(d)));
    settle();
    VERIFY_OK(sync(*d));
    VERIFY_OK(sync(*d));
    QCOMPARE(versionOf(d), versionOf(m_a));
    settle();
    QCOMPARE(stateOf(*m_a, idOf(d)), VaultDevice::KeyState::Has);
}

void TestKeyVersions::ownDevice_cannotBeRemoved()
{
    QCOMPARE(m_a->removeDevice(idOf(m_a)).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(m_a->removeDevice("somebody").error().code, ErrorCode::InvalidArgument);
    QCOMPARE(versionOf(m_a), 1u);
}

void TestKeyVersions::turnQuickUnlockOn(VaultSession &session)
{
    const auto file = session.sealForQuickUnlock(SecretBytes::random(32));
    VERIFY_OK(file);
    VERIFY_OK(file->write(session.info().path));
}

void TestKeyVersions::quickUnlock_ends_whenAServerRemovedTheDevice()
{
    for (const Session *session : {&m_b, &m_c})
        turnQuickUnlockOn(**session);
    const QByteArray entry = QuickUnlockFile::read(pathOf("c"))->entry;
    VERIFY_OK(m_a->removeDevice(idOf(m_c)));
    VERIFY_OK(sync(*m_a));
    VERIFY_OK(sync(*m_b));
    QVERIFY(QuickUnlockFile::exists(pathOf("c")));
    QCOMPARE(sync(*m_c).error().code, ErrorCode::DeviceMismatch);
    QVERIFY(!QuickUnlockFile::exists(pathOf("c")));
    QCOMPARE(m_forgotten, QByteArrayList{entry});
    QVERIFY(QuickUnlockFile::exists(pathOf("b")));
}

void TestKeyVersions::quickUnlock_ends_whenTheOthersHaveAKeyThatTheDeviceDoesNotGet()
{
    for (const Session *session : {&m_b, &m_c})
        turnQuickUnlockOn(**session);
    // No server signs it out.
    m_transport->setScript([](const TransportRequest &request) -> LoopbackTransport::Verdict {
        return {request.method == "DELETE" ? LoopbackTransport::Fate::LoseRequest
                                           : LoopbackTransport::Fate::Deliver};
    });
    // A key that it gets ends nothing.
    VERIFY_OK(m_a->makeNewKey());
    settle();
    QVERIFY(QuickUnlockFile::exists(pathOf("c")));
    VERIFY_OK(m_a->removeDevice(idOf(m_c)));
    settle();
    QVERIFY(!QuickUnlockFile::exists(pathOf("c")));
    QCOMPARE(m_forgotten.size(), 1);
    QVERIFY(QuickUnlockFile::exists(pathOf("b")));
}

/// As with another password for the account: the device is the person's still.
void TestKeyVersions::quickUnlock_outlivesASessionThatOnlyEnded()
{
    turnQuickUnlockOn(*m_c);
    const QByteArray backend = m_a->sync().backends()->first().id;
    VERIFY_OK(awaited<void>([&](auto done) {
        m_a->sync().changeAccountPassword(backend, secret("account password"),
                                          secret("another account password"), std::move(done));
    }));
    QCOMPARE(sync(*m_c).error().code, ErrorCode::Unauthorized);
    QVERIFY(QuickUnlockFile::exists(pathOf("c")));
    QVERIFY(m_forgotten.isEmpty());
}

void TestKeyVersions::fingerprints_areTheSame_whereverADeviceIsSeen()
{
    const auto digits = [](VaultSession &session) {
        QMap<QByteArray, QString> found;
        const auto proofs = session.proofs();
        for (const VaultProofs::Device &device : proofs ? proofs->devices : QList<VaultProofs::Device>())
            found.insert(device.device.listed.deviceId, device.fingerprint);
        return found;
    };
    const auto seen = digits(*m_a);
    QCOMPARE(seen.size(), 3);
    QCOMPARE(QSet<QString>(seen.cbegin(), seen.cend()).size(), 3);
    QCOMPARE(digits(*m_b), seen);
    QCOMPARE(digits(*m_c), seen);
    QVERIFY(m_a->proofs()->devices.first().device.isThis);
    // Somebody puts keys of his own in the place of a device's: its digits are others here.
    VERIFY_OK(runUserSql(m_a->replica(), QByteArray("UPDATE vault_devices SET seal_key = '" + QByteArray(32, 'x').toBase64()
                                                    + "' WHERE device_id = '" + idOf(m_b) + "'")));
    QVERIFY(digits(*m_a).value(idOf(m_b)) != seen.value(idOf(m_b)));
    // A device that is removed is nobody to compare with.
    VERIFY_OK(m_a->removeDevice(idOf(m_c)));
    QVERIFY(!digits(*m_a).contains(idOf(m_c)));
}

void TestKeyVersions::devices_areSeen_byAnySignOfLife()
{
    const auto seenMs = [&](const Session &device) {
        const auto devices = m_a->devices();
        for (const VaultDevice &each : devices ? *devices : QList<VaultDevice>()) {
            if (each.listed.deviceId == idOf(device))
                return each.lastSeenMs;
        }
        return qint64{-1};
    };
    constexpr qint64 MinuteMs = 60'000;
    const auto nowMinute = [&] { return m_clock.nowMs() - m_clock.nowMs() % MinuteMs; };
    m_clock.advance(3 * HourMs);
    write(*m_b, "a cell");
    VERIFY_OK(sync(*m_b));
    VERIFY_OK(sync(*m_a));
    QCOMPARE(seenMs(m_b), nowMinute());
    QVERIFY(seenMs(m_c) < nowMinute());
    // C writes nothing: that it has stored what there is, its server knows.
    m_clock.advance(HourMs);
    VERIFY_OK(sync(*m_c));
    VERIFY_OK(sync(*m_c));
    VERIFY_OK(awaited<void>([&](auto done) { m_a->sync().verifyDevices(std::move(done)); }));
    QCOMPARE(seenMs(m_c), nowMinute());
}

void TestKeyVersions::proofs_tellWhatAServerCameTo()
{
    const auto verify = [](VaultSession &session) {
        return awaited<void>([&](auto done) { session.sync().verifyDevices(std::move(done)); });
    };
    for (VaultSession *session : {m_a.get(), m_b.get(), m_c.get(), m_a.get()})
        VERIFY_OK(verify(*session));
    const VaultProofs proofs = *m_a->proofs();
    QCOMPARE(proofs.servers.size(), 1);
    QCOMPARE(proofs.servers.first().comparisons.size(), 2);
    QCOMPARE(verdictName(verdictOf(proofs.servers.first())), QByteArray("agrees"));
    QVERIFY(proofs.servers.first().position > 0);
    QVERIFY(!proofs.servers.first().epoch.isEmpty());
}

QTEST_GUILESS_MAIN(TestKeyVersions)

#include "tst_keyversions.moc"
