// SPDX-License-Identifier: GPL-3.0-or-later
// Backends come, pause and go, also in the middle of things; and what the person is told.

#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QSignalSpy>
#include <QTest>

using namespace haex;
using Fate = LoopbackTransport::Fate;

class TestSyncBackends final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removed_whileARoundRuns();
    void paused_whileARoundRuns();
    void pausedBackend_answersEveryoneWhoAsks();
    void paused_doesNotCountAsPending();
    void enabling_beforeStart_startsNothing();
    void engineGone_whileARoundRuns();
    void engineGone_whileABackendIsAdded();
    void engineGone_whileLoggingIn();
    void sameAccountTwiceAtOnce_isAddedOnce();
    void requestDuringARound_isServedAfterIt();
    void requestsDuringARound_areAllServed();
    void removingFromACallback_isFine();
    void loggingIn_afterRemoval_isNotFound();
    void localChange_reachesTheOtherByItself();
    void heldUp_syncsByHandOnly();
    void relayedChange_goesOnByItself();
    void identityOfACopy_isOfferedToNewBackends();
    void identityOfACopy_offersEverything();
    void overall_isTheFirstThatHolds();

private:
    static int pulls(SyncDevice &device) { return device.transport().sentTo("/sync/pull"); }
};

void TestSyncBackends::removed_whileARoundRuns()
{
    SyncPair pair;
    pair.a.transport().meet("/sync/pull", {Fate::Hold});
    std::optional<Result<>> ended;
    pair.a.engine().syncNow({}, SyncMode::Both,
                            [&](Result<> result) { ended = std::move(result); });
    QTRY_COMPARE(pair.a.transport().heldCount(), 1);
    VERIFY_OK(pair.a.engine().removeBackend(pair.a.record().backend.id));
    QCOMPARE(ended->error().code, ErrorCode::Cancelled);
    pair.a.transport().forgetSent();
    pair.a.transport().release();
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.transport().sent().size(), 0);
    QCOMPARE(pair.a.scalar("SELECT count(*) FROM haex_sync_backends"), "0");
    QCOMPARE(pair.a.scalar("SELECT count(*) FROM haex_sync_alerts"), "0");
    QCOMPARE(pair.a.engine().status().overall, OverallState::LocalOnly);
}

void TestSyncBackends::paused_whileARoundRuns()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    pair.a.transport().meet("/sync/push", {Fate::Hold});
    std::optional<Result<>> ended;
    pair.a.engine().syncNow({}, SyncMode::Both,
                            [&](Result<> result) { ended = std::move(result); });
    QTRY_COMPARE(pair.a.transport().heldCount(), 1);
    VERIFY_OK(pair.a.engine().setEnabled(pair.a.record().backend.id, false));
    QCOMPARE(ended->error().code, ErrorCode::Cancelled);
    pair.a.transport().release();
    QCOMPARE(pair.a.status().phase, SyncPhase::Paused);
    QCOMPARE(pair.a.engine().status().overall, OverallState::Paused);
    VERIFY_OK(pair.a.engine().setEnabled(pair.a.record().backend.id, true));
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "Milk");
}

void TestSyncBackends::pausedBackend_answersEveryoneWhoAsks()
{
    SyncPair pair;
    const QByteArray id = pair.a.record().backend.id;
    VERIFY_OK(pair.a.engine().setEnabled(id, false));
    int answers = 0;
    for (int i = 0; i < 3; ++i)
        pair.a.engine().syncNow(id, SyncMode::Both, [&](const Result<> &) { ++answers; });
    QTRY_COMPARE(answers, 3);
}

void TestSyncBackends::paused_doesNotCountAsPending()
{
    SyncPair pair;
    LoopbackServer second("two", pair.serverClock);
    const QByteArray paused = pair.a.addBackend(second);
    settleAll({&pair.a, &pair.b});
    VERIFY_OK(pair.a.engine().setEnabled(paused, false));
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    QCOMPARE(pair.a.engine().status().overall, OverallState::Pending);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.engine().status().overall, OverallState::UpToDate);
    QCOMPARE(pair.a.status(paused).waitingRows, 1);
    VERIFY_OK(pair.a.engine().setEnabled(paused, true));
    VERIFY_OK(pair.a.sync());
    const QByteArray key = pair.a.wirePlace("notes", R"({"id":"n1"})").rowPks;
    QCOMPARE(second.number("SELECT count(*) FROM cell WHERE row IN (SELECT id FROM row_key WHERE pks = '" + key + "')"),
             3);
}

void TestSyncBackends::enabling_beforeStart_startsNothing()
{
    SyncPair pair;
    const QByteArray id = pair.a.record().backend.id;
    VERIFY_OK(pair.a.engine().setEnabled(id, false));
    pair.a.transport().forgetSent();
    VERIFY_OK(pair.a.engine().setEnabled(id, true));
    QCoreApplication::processEvents();
    QCOMPARE(pair.a.transport().sent().size(), 0);
}

void TestSyncBackends::engineGone_whileARoundRuns()
{
    for (const char *path : {"/sync/pull", "/sync/push"}) {
        SyncPair pair;
        pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
        pair.a.transport().meet(path, {Fate::Hold});
        std::optional<Result<>> ended;
        pair.a.engine().syncNow({}, SyncMode::Both,
                                [&](Result<> result) { ended = std::move(result); });
        QTRY_COMPARE(pair.a.transport().heldCount(), 1);
        pair.a.closeEngine();
        QCOMPARE(ended->error().code, ErrorCode::Cancelled);
        pair.a.transport().release();
        pair.a.restart();
        pair.settle();
        QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "Milk");
    }
}

void TestSyncBackends::engineGone_whileABackendIsAdded()
{
    const QByteArray key = "/sync/vault-key/" + SyncDevice::vaultId();
    for (const QByteArray &path : {QByteArray("/"), QByteArray("/auth/register"), key}) {
        FakeClock clock;
        LoopbackServer server("one", clock);
        SyncDevice device;
        device.transport().attach(server);
        device.transport().meet(path, {Fate::Hold});
        BackendCredentials credentials = SyncDevice::credentials(server);
        credentials.registerAccount = true;
        std::optional<Result<Backend>> added;
        device.engine().addBackend(std::move(credentials),
                                   [&](Result<Backend> backend) { added = std::move(backend); });
        QTRY_COMPARE(device.transport().heldCount(), 1);
        device.closeEngine();
        device.transport().release();
        QTRY_VERIFY(added.has_value());
        QCOMPARE(added->error().code, ErrorCode::Cancelled);
        QCOMPARE(device.scalar("SELECT count(*) FROM haex_sync_backends"), "0");
    }
}

void TestSyncBackends::engineGone_whileLoggingIn()
{
    SyncPair pair;
    pair.a.transport().meet("/auth/login", {Fate::Hold});
    std::optional<Result<>> loggedIn;
    pair.a.engine().logIn(pair.a.record().backend.id, SyncDevice::accountPassword(),
                          [&](Result<> result) { loggedIn = std::move(result); });
    QTRY_COMPARE(pair.a.transport().heldCount(), 1);
    pair.a.closeEngine();
    pair.a.transport().release();
    QCOMPARE(loggedIn->error().code, ErrorCode::Cancelled);
}

void TestSyncBackends::sameAccountTwiceAtOnce_isAddedOnce()
{
    SyncPair pair;
    LoopbackServer second("two", pair.serverClock);
    pair.b.addBackend(second);
    pair.a.transport().attach(second);
    int added = 0;
    int refused = 0;
    for (int i = 0; i < 2; ++i) {
        pair.a.engine().addBackend(
            SyncDevice::credentials(second),
            [&](const Result<Backend> &backend) { backend ? ++added : ++refused; });
    }
    QTRY_COMPARE(added + refused, 2);
    QCOMPARE(added, 1);
    QCOMPARE(pair.a.engine().backends()->size(), 2);
}

void TestSyncBackends::requestDuringARound_isServedAfterIt()
{
    SyncPair pair;
    pair.a.transport().meet("/sync/pull", {Fate::Hold});
    SyncEngine &engine = pair.a.engine();
    engine.syncNow({}, SyncMode::PullOnly, [](const Result<> &) {});
    QTRY_COMPARE(pair.a.transport().heldCount(), 1);
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    std::optional<Result<>> pushed;
    engine.syncNow({}, SyncMode::PushOnly, [&](Result<> result) { pushed = std::move(result); });
    pair.a.transport().release();
    QTRY_VERIFY(pushed.has_value());
    VERIFY_OK(*pushed);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "Milk");
}

void TestSyncBackends::requestsDuringARound_areAllServed()
{
    SyncPair pair;
    pair.a.transport().meet("/sync/pull", {Fate::Hold});
    QStringList ended;
    SyncEngine &engine = pair.a.engine();
    engine.syncNow({}, SyncMode::PullOnly, [&](const Result<> &) {
        ended += QStringLiteral("pull");
        // Before the round that was asked for meanwhile has begun.
        engine.syncNow({}, SyncMode::PullOnly,
                       [&](const Result<> &) { ended += QStringLiteral("third"); });
    });
    QTRY_COMPARE(pair.a.transport().heldCount(), 1);
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    engine.syncNow({}, SyncMode::PushOnly,
                   [&](const Result<> &) { ended += QStringLiteral("push"); });
    pair.a.transport().release();
    QTRY_COMPARE(ended.size(), 3);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "Milk");
}

void TestSyncBackends::removingFromACallback_isFine()
{
    SyncPair pair;
    pair.b.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    VERIFY_OK(pair.b.sync());
    const QByteArray id = pair.a.record().backend.id;
    // In the middle of the round: the page was applied, the cycle wants to go on.
    connect(&pair.a.engine(), &SyncEngine::tablesChanged, &pair.a.engine(),
            [&] { (void)pair.a.engine().removeBackend(id); });
    std::optional<Result<>> ended;
    pair.a.engine().syncNow({}, SyncMode::Both,
                            [&](Result<> result) { ended = std::move(result); });
    QTRY_VERIFY(ended.has_value());
    QCOMPARE(ended->error().code, ErrorCode::Cancelled);
    QCOMPARE(pair.a.scalar("SELECT title FROM notes"), "Milk");
    QCOMPARE(pair.a.engine().status().backends.size(), 0);
}

void TestSyncBackends::loggingIn_afterRemoval_isNotFound()
{
    SyncPair pair;
    pair.a.transport().meet("/auth/login", {Fate::Hold});
    const QByteArray id = pair.a.record().backend.id;
    std::optional<Result<>> loggedIn;
    pair.a.engine().logIn(id, SyncDevice::accountPassword(),
                          [&](Result<> result) { loggedIn = std::move(result); });
    QTRY_COMPARE(pair.a.transport().heldCount(), 1);
    VERIFY_OK(pair.a.engine().removeBackend(id));
    pair.a.transport().release();
    QCOMPARE(loggedIn->error().code, ErrorCode::NotFound);
}

void TestSyncBackends::localChange_reachesTheOtherByItself()
{
    SyncPair pair;
    pair.settle();
    SyncEngine::Settings settings;
    settings.localChangeDelayMs = 0;
    pair.a.engine().start(settings);
    pair.b.engine().start(settings);
    QTRY_VERIFY(pair.b.status().realtimeConnected);
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    QTRY_COMPARE(pair.b.scalar("SELECT title FROM notes"), "Milk");
    // And then there is peace: nobody answers an echo.
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Idle);
    QTRY_COMPARE(pair.b.status().phase, SyncPhase::Idle);
    const int before = pulls(pair.a) + pulls(pair.b);
    QTest::qWait(100);
    QCOMPARE(pulls(pair.a) + pulls(pair.b), before);
}

void TestSyncBackends::heldUp_syncsByHandOnly()
{
    SyncPair pair;
    pair.settle();
    SyncEngine::Settings settings;
    settings.localChangeDelayMs = 0;
    pair.a.engine().start(settings);
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Idle);
    settings.hold = SyncHold::Metered;
    pair.a.engine().start(settings);
    QVERIFY(!pair.a.status().realtimeConnected);
    QCOMPARE(pair.a.status().nextTryMs, 0);
    pair.a.transport().forgetSent();
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    QTest::qWait(50);
    QCOMPARE(pair.a.transport().sent().size(), 0);
    QCOMPARE(pair.a.engine().status().overall, OverallState::Paused);
    QCOMPARE(pair.a.engine().status().hold, SyncHold::Metered);
    QCOMPARE(pair.a.status().hold, SyncHold::Metered);
    QCOMPARE(pair.a.engine().status().waitingRows, 1);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.engine().status().waitingRows, 0);
    // Once it is over, what was written meanwhile goes by itself.
    pair.a.sql("INSERT INTO notes VALUES('n2', 'Tea', NULL)");
    settings.hold = SyncHold::None;
    pair.a.engine().start(settings);
    QTRY_COMPARE(pair.a.engine().status().waitingRows, 0);
    QCOMPARE(pair.a.engine().status().overall, OverallState::UpToDate);
}

void TestSyncBackends::relayedChange_goesOnByItself()
{
    SyncPair pair;
    LoopbackServer second("two", pair.serverClock);
    pair.a.addBackend(second);
    SyncDevice beyond;
    beyond.makeNotes();
    beyond.addBackend(second);
    settleAll({&pair.a, &pair.b, &beyond});
    SyncEngine::Settings settings;
    settings.localChangeDelayMs = 0;
    pair.a.engine().start(settings);
    beyond.engine().start(settings);
    QTRY_VERIFY(pair.a.status().realtimeConnected && beyond.status().realtimeConnected);
    pair.b.sql("INSERT INTO notes VALUES('n1', 'from afar', NULL)");
    VERIFY_OK(pair.b.sync());
    QTRY_COMPARE(beyond.scalar("SELECT title FROM notes"), "from afar");
    beyond.closeEngine();
    pair.a.closeEngine();
}

void TestSyncBackends::identityOfACopy_isOfferedToNewBackends()
{
    // Never synced, then copied: what is in it was written by a device that is no more.
    FakeClock clock;
    LoopbackServer server("one", clock);
    SyncDevice copy;
    copy.makeNotes();
    copy.sql("INSERT INTO notes VALUES('n1', 'of the original', NULL)");
    copy.takeNewIdentity();
    copy.addBackend(server);
    VERIFY_OK(copy.sync());
    SyncDevice other;
    other.makeNotes();
    other.addBackend(server);
    VERIFY_OK(other.sync());
    QCOMPARE(other.rows("SELECT title FROM notes"), QByteArrayList{"of the original"});
}

void TestSyncBackends::identityOfACopy_offersEverything()
{
    SyncPair pair;
    VERIFY_OK(pair.a.replica().seed(
        [&] { return pair.a.replica().database().execute("INSERT INTO notes(id, title) VALUES('n0', 'seeded')"); }));
    pair.a.sql("INSERT INTO notes VALUES('n1', 'of A', NULL)");
    pair.b.sql("INSERT INTO notes VALUES('n2', 'of B', NULL)");
    pair.settle();
    // A server that lost what it had, and whose sequence does not tell.
    VERIFY_OK(pair.server.database().execute("DELETE FROM cell"));
    pair.a.takeNewIdentity();
    VERIFY_OK(pair.a.sync());
    SyncDevice late;
    late.makeNotes();
    late.addBackend(pair.server);
    VERIFY_OK(late.sync());
    QCOMPARE(late.rows("SELECT title FROM notes ORDER BY id"), (QByteArrayList{"seeded", "of A", "of B"}));
    late.closeEngine();
}

void TestSyncBackends::overall_isTheFirstThatHolds()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    QCOMPARE(pair.a.engine().status().overall, OverallState::Pending);
    pair.settle();
    QCOMPARE(pair.a.engine().status().overall, OverallState::UpToDate);
    pair.a.transport().meet("/sync/pull", {Fate::Hold});
    pair.a.engine().syncNow({}, SyncMode::Both, [](const Result<> &) {});
    QTRY_COMPARE(pair.a.transport().heldCount(), 1);
    QCOMPARE(pair.a.engine().status().overall, OverallState::Syncing);
    pair.a.transport().release();
    QTRY_COMPARE(pair.a.engine().status().overall, OverallState::UpToDate);
    pair.a.transport().setOnline(false);
    QVERIFY(!pair.a.sync());
    QCOMPARE(pair.a.engine().status().overall, OverallState::Offline);
    pair.a.transport().setOnline(true);
    pair.a.transport().meet("/sync/pull", LoopbackTransport::refuse(ErrorCode::QuotaExceeded));
    QVERIFY(!pair.a.sync());
    QCOMPARE(pair.a.engine().status().overall, OverallState::Blocked);
}

QTEST_GUILESS_MAIN(TestSyncBackends)
#include "tst_syncbackends.moc"
