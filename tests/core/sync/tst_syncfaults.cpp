// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong between a device and its server, and what becomes of it.

#include "core/sync/retrypolicy.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTest>

#include <algorithm>

using namespace haex;
using Fate = LoopbackTransport::Fate;

namespace {

constexpr qint64 Hour = 3'600'000;

} // namespace

class TestSyncFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lostPushAnswer_doesNoHarm();
    void staleToken_isRefreshed_andTheNewOneKept();
    void lostRefreshAnswer_isAskedForAgain();
    void roundLongerThanTokens_goesOn();
    void refusedTokens_makeNoStorm();
    void loginDuringARound_savesIt();
    void wrappedKey_thatIsNotTaken_stopsNothing();
    void errors_haveTheirOwnState_data();
    void errors_haveTheirOwnState();
    void quiet_isKeptUntilItsEnd();
    void proxyThatRefusesTheChannel_isTold_andRoundsGoOn();
    void roundThatTheProxyRefused_failsByWhatTheChannelWasTold();
    void serverThatIsAway_isNotTheProxy_onceRoundsGotThrough();
    void tooLargeCell_holdsUpNoOther();
    void refusedCells_areTriedAgain_all();
    void repeatedFailure_isOneLineInTheLog();
    void automaticTry_followsAFailure();
};

void TestSyncFaults::lostPushAnswer_doesNoHarm()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    pair.a.transport().meet("/sync/push", {Fate::LoseAnswer});
    QCOMPARE(pair.a.sync().error().code, ErrorCode::NetworkError);
    QVERIFY(pair.a.status().waitingRows > 0);
    pair.settle();
    QCOMPARE(pair.a.status().waitingRows, 0);
    QCOMPARE(pair.b.rows("SELECT title FROM notes"), QByteArrayList{"Milk"});
    QCOMPARE(pair.a.conflicts(), QByteArrayList());
}

void TestSyncFaults::staleToken_isRefreshed_andTheNewOneKept()
{
    SyncPair pair;
    const BackendRecord before = pair.a.record();
    pair.advance(2 * Hour);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.transport().sentTo("/auth/refresh"), 1);
    QVERIFY(pair.a.record().refreshToken != before.refreshToken);
    // And it is the one that the next refresh needs.
    pair.advance(2 * Hour);
    VERIFY_OK(pair.a.sync());
}

void TestSyncFaults::lostRefreshAnswer_isAskedForAgain()
{
    SyncPair pair;
    const BackendRecord before = pair.a.record();
    pair.advance(2 * Hour);
    pair.a.transport().meet("/auth/refresh", {Fate::LoseAnswer});
    QCOMPARE(pair.a.sync().error().code, ErrorCode::NetworkError);
    QCOMPARE(pair.a.record().refreshToken, before.refreshToken);
    pair.advance(5000);
    VERIFY_OK(pair.a.sync());
}

void TestSyncFaults::roundLongerThanTokens_goesOn()
{
    ServerOptions options = LoopbackServer::testOptions();
    options.maxPushCells = 10;
    SyncPair pair(options);
    pair.a.sql(
        "INSERT INTO notes(id, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
        " FROM n WHERE i < 60) SELECT 'n' || i, 'title' FROM n");
    int pushes = 0;
    pair.a.transport().setScript([&](const TransportRequest &request) {
        // Twice on the way the token runs out.
        if (request.path == "/sync/push" && (++pushes == 3 || pushes == 8))
            pair.advance(2 * Hour);
        return LoopbackTransport::Verdict{};
    });
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.transport().sentTo("/auth/refresh"), 2);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "60");
}

void TestSyncFaults::refusedTokens_makeNoStorm()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    pair.a.transport().setScript([](const TransportRequest &request) {
        return request.path.startsWith("/sync/")
            ? LoopbackTransport::refuse(ErrorCode::Unauthorized)
            : LoopbackTransport::Verdict{};
    });
    pair.a.transport().forgetSent();
    QCOMPARE(pair.a.sync().error().code, ErrorCode::Unauthorized);
    QCOMPARE(pair.a.status().phase, SyncPhase::Blocked);
    // The request, a refresh, the request again.
    QCOMPARE(pair.a.transport().sent().size(), 3);
}

void TestSyncFaults::loginDuringARound_savesIt()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    pair.advance(200 * 24 * Hour);
    pair.a.transport().meet("/auth/refresh", {Fate::Hold});
    std::optional<Result<>> synced;
    pair.a.engine().syncNow({}, SyncMode::Both,
                            [&](Result<> result) { synced = std::move(result); });
    QTRY_COMPARE(pair.a.transport().heldCount(), 1);
    std::optional<Result<>> loggedIn;
    pair.a.engine().logIn(pair.a.record().backend.id, SyncDevice::accountPassword(),
                          [&](Result<> result) { loggedIn = std::move(result); });
    QTRY_VERIFY(loggedIn.has_value());
    VERIFY_OK(*loggedIn);
    pair.a.transport().release();
    QTRY_VERIFY(synced.has_value());
    VERIFY_OK(*synced);
    QCOMPARE(pair.a.status().phase, SyncPhase::Idle);
    QCOMPARE(pair.a.status().waitingRows, 0);
}

void TestSyncFaults::wrappedKey_thatIsNotTaken_stopsNothing()
{
    SyncPair pair;
    VERIFY_OK(pair.a.replica().database().execute(
        "UPDATE haex_sync_backends SET wrapped_key_pending = 1"));
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    const QByteArray path = "/sync/vault-key/" + SyncDevice::vaultId();
    pair.a.transport().meet(path, LoopbackTransport::refuse(ErrorCode::Forbidden));
    QCOMPARE(pair.a.sync().error().code, ErrorCode::Forbidden);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "Milk");
    VERIFY_OK(pair.a.sync());
    QVERIFY(!pair.a.record().wrappedKeyPending);
}

void TestSyncFaults::errors_haveTheirOwnState_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<SyncPhase>("phase");
    QTest::addColumn<OverallState>("overall");
    const auto row = [](ErrorCode code, SyncPhase phase, OverallState overall) {
        QTest::addRow("%s", errorCodeName(code).data()) << code << phase << overall;
    };
    row(ErrorCode::PaymentRequired, SyncPhase::Blocked, OverallState::Blocked);
    row(ErrorCode::QuotaExceeded, SyncPhase::Blocked, OverallState::Blocked);
    row(ErrorCode::BodyTooLarge, SyncPhase::Blocked, OverallState::Blocked);
    row(ErrorCode::RateLimited, SyncPhase::BackingOff, OverallState::Offline);
    row(ErrorCode::ServerError, SyncPhase::BackingOff, OverallState::Offline);
    row(ErrorCode::ServerBusy, SyncPhase::BackingOff, OverallState::Offline);
}

void TestSyncFaults::errors_haveTheirOwnState()
{
    QFETCH(const ErrorCode, code);
    SyncPair pair;
    pair.a.transport().meet("/sync/pull", LoopbackTransport::refuse(code));
    QCOMPARE(pair.a.sync().error().code, code);
    const BackendStatus status = pair.a.status();
    QTEST(status.phase, "phase");
    QCOMPARE(status.lastError->code, code);
    QTEST(pair.a.engine().status().overall, "overall");
    VERIFY_OK(pair.a.sync());
    QVERIFY(!pair.a.status().lastError);
    QCOMPARE(pair.a.engine().status().overall, OverallState::UpToDate);
}

void TestSyncFaults::quiet_isKeptUntilItsEnd()
{
    SyncPair pair;
    pair.settle();
    SyncEngine::Settings settings;
    settings.localChangeDelayMs = 0;
    pair.a.transport().meet("/sync/pull", LoopbackTransport::refuse(ErrorCode::RateLimited, 600));
    pair.a.engine().start(settings);
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::BackingOff);
    QVERIFY(pair.a.status().nextTryMs >= pair.a.clock().nowMs() + 600'000);
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    pair.a.transport().forgetSent();
    // Neither what happens here nor what happens there breaks it; the person does.
    pair.a.sql("INSERT INTO notes VALUES('n1', 'of A', NULL)");
    pair.b.sql("INSERT INTO notes VALUES('n2', 'of B', NULL)");
    VERIFY_OK(pair.b.sync());
    pair.a.transport().setOnline(false);
    pair.a.transport().setOnline(true);
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    QCOMPARE(pair.a.transport().sentTo("/sync/pull"), 0);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.scalar("SELECT count(*) FROM notes"), "2");
}

void TestSyncFaults::proxyThatRefusesTheChannel_isTold_andRoundsGoOn()
{
    SyncPair pair;
    pair.settle();
    pair.a.engine().start({});
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Idle);
    QVERIFY(!pair.a.status().realtimeError);
    pair.a.transport().refuseChannels();
    QVERIFY(!pair.a.status().realtimeConnected);
    QCOMPARE(pair.a.status().realtimeError.value_or(Error {}).code, ErrorCode::ProxyRefused);
    QVERIFY(!pair.a.status().lastError);
    // Who asks for a round asks for the channel too.
    VERIFY_OK(pair.a.sync());
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    QVERIFY(!pair.a.status().realtimeError);
    QCOMPARE(pair.a.engine().status().overall, OverallState::UpToDate);
}

void TestSyncFaults::roundThatTheProxyRefused_failsByWhatTheChannelWasTold()
{
    SyncPair pair;
    pair.settle();
    SyncEngine::Settings settings;
    settings.localChangeDelayMs = 0;
    pair.a.engine().start(settings);
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Idle);
    pair.a.transport().refuseChannels();
    pair.a.transport().meet("/sync/pull", {LoopbackTransport::Fate::LoseRequest}, 2);
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Blocked);
    QCOMPARE(pair.a.status().lastError.value_or(Error {}).code, ErrorCode::ProxyRefused);
    // At the pace of what only a person can mend.
    QVERIFY(pair.a.status().nextTryMs >= pair.a.clock().nowMs() + RetryPolicy::BlockedDelayMs / 2);
    // And once it gets through, the channel is made anew.
    pair.a.transport().setScript({});
    VERIFY_OK(pair.a.sync());
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    QVERIFY(!pair.a.status().lastError && !pair.a.status().realtimeError);
}

void TestSyncFaults::serverThatIsAway_isNotTheProxy_onceRoundsGotThrough()
{
    SyncPair pair;
    pair.settle();
    SyncEngine::Settings settings;
    settings.localChangeDelayMs = 0;
    pair.a.engine().start(settings);
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Idle);
    pair.a.transport().refuseChannels();
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    QTRY_COMPARE(pair.a.status().waitingRows, 0);
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Idle);
    pair.a.transport().meet("/sync/pull", {LoopbackTransport::Fate::LoseRequest});
    pair.a.sql("INSERT INTO notes VALUES('n2', 'Bread', NULL)");
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Offline);
    QCOMPARE(pair.a.status().lastError.value_or(Error {}).code, ErrorCode::NetworkError);
}

void TestSyncFaults::tooLargeCell_holdsUpNoOther()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes(id, title, body) VALUES('n0', 'large', 'not yet')");
    pair.settle();
    pair.a.sql("UPDATE notes SET body = hex(zeroblob(50000))");
    pair.a.sql(
        "INSERT INTO notes(id, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
        " FROM n WHERE i < 60) SELECT 'n' || i, 'title' FROM n");
    // As a proxy does that knows nothing of cells.
    pair.a.transport().setScript([](const TransportRequest &request) {
        return request.body.size() > 60'000
            ? LoopbackTransport::Verdict{Fate::Answer, {413, "text/html", "<h1>413</h1>", 0}}
            : LoopbackTransport::Verdict{};
    });
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::CellTooLarge});
    QCOMPARE(pair.a.status().waitingRows, 1);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "61");
    QCOMPARE(pair.b.scalar("SELECT body FROM notes WHERE id = 'n0'"), "not yet");
    pair.a.sql("UPDATE notes SET body = 'short' WHERE id = 'n0'");
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
    QCOMPARE(pair.a.status().waitingRows, 0);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT body FROM notes WHERE id = 'n0'"), "short");
}

void TestSyncFaults::refusedCells_areTriedAgain_all()
{
    SyncPair pair;
    pair.settle();
    // A server with a wrong clock refuses everything.
    pair.serverClock.advance(-3 * 24 * Hour);
    pair.a.sql(
        "INSERT INTO notes(id, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
        " FROM n WHERE i < 150) SELECT 'n' || i, 'title' FROM n");
    VERIFY_OK(pair.a.sync());
    QVERIFY(pair.a.alerts().contains(ErrorCode::HlcTooFarInFuture));
    QVERIFY(pair.a.alerts().contains(ErrorCode::ClockDrift));
    QCOMPARE(pair.a.status().waitingRows, 150);
    pair.serverClock.advance(3 * 24 * Hour);
    pair.advance(Hour + 60'000);
    for (int i = 0; i < 10; ++i)
        VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
    QCOMPARE(pair.a.status().waitingRows, 0);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "150");
}

void TestSyncFaults::repeatedFailure_isOneLineInTheLog()
{
    SyncPair pair;
    pair.settle();
    const auto lines = [&] { return pair.a.engine().activity(1000)->size(); };
    const qsizetype before = lines();
    pair.a.transport().setOnline(false);
    for (int i = 0; i < 4; ++i)
        QVERIFY(!pair.a.sync());
    QCOMPARE(lines(), before + 1);
    QCOMPARE(pair.a.engine().activity(1)->front().errorCode, QStringLiteral("network_error"));
    pair.a.transport().setOnline(true);
    VERIFY_OK(pair.a.sync());
    pair.a.transport().setOnline(false);
    QVERIFY(!pair.a.sync());
    QCOMPARE(lines(), before + 2);
}

void TestSyncFaults::automaticTry_followsAFailure()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    pair.a.transport().meet("/sync/pull", {Fate::LoseRequest});
    pair.a.transport().meet("/sync/push", {Fate::LoseRequest});
    pair.a.engine().start({});
    QTRY_COMPARE_WITH_TIMEOUT(pair.a.status().waitingRows, 0, 20'000);
    const auto log = pair.a.engine().activity(100);
    VERIFY_OK(log);
    QVERIFY(std::ranges::any_of(*log, [](const ActivityEntry &entry) {
        return entry.errorCode == QStringLiteral("network_error");
    }));
}

QTEST_GUILESS_MAIN(TestSyncFaults)
#include "tst_syncfaults.moc"
