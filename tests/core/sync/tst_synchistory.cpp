// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that go back, and clocks that go wrong: epochs, cursors, alarms (R4, R17, R28).

#include "core/sync/cyclepacer.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;
using Fate = LoopbackTransport::Fate;

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Day = 24 * 60 * Minute;

} // namespace

class TestSyncHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void restoredServer_getsEverythingBack();
    void restoredServer_betweenPullAndPush();
    void restoredServer_betweenTwoPartsOfAPush();
    void restoredServer_beforeTheFirstPull();
    void serverThatFellBack_isNoticed();
    void serverThatFellBack_isNoticedAtThePush();
    void answerOfAnotherEpoch_startsOver();
    void badPages_moveNothing_data();
    void badPages_moveNothing();
    void oldEvents_makeNoEndlessRounds();
    void driftOfTheServer_isShownWhileItLasts();
    void driftOfAnotherDevice_isShownWhileItLasts();
    void deviceThatWasAhead_isStampedAnew();
    void clockThatFallsBackInARound_takesNothingBack();
    void deviceThatFellBack_keepsItsStamps();

private:
    [[nodiscard]] QString backup() const { return m_folder->filePath(QStringLiteral("backup.db")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSyncHistory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSyncHistory::restoredServer_getsEverythingBack()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'before', NULL)");
    pair.settle();
    pair.server.backUp(backup());
    pair.a.sql("UPDATE notes SET title = 'after'; INSERT INTO notes VALUES('n2', 'of A', NULL)");
    pair.b.sql("INSERT INTO notes VALUES('n3', 'of B', NULL)");
    pair.settle();
    pair.server.restore(backup());
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::RollbackDetected});
    // A device that comes new finds all of it, also what only B wrote.
    SyncDevice late;
    late.makeNotes();
    late.addBackend(pair.server);
    VERIFY_OK(late.sync());
    QCOMPARE(late.rows("SELECT title FROM notes ORDER BY id"),
             (QByteArrayList{"after", "of A", "of B"}));
    // And the backend works on.
    pair.b.sql("UPDATE notes SET title = 'and on' WHERE id = 'n3'");
    settleAll({&pair.a, &pair.b, &late});
    QCOMPARE(pair.a.scalar("SELECT title FROM notes WHERE id = 'n3'"), "and on");
    QCOMPARE(pair.a.conflicts(), QByteArrayList());
    // A day was enough to see it.
    pair.advance(Day + Minute);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
    late.closeEngine();
}

void TestSyncHistory::restoredServer_betweenPullAndPush()
{
    SyncPair pair;
    pair.settle();
    pair.server.backUp(backup());
    pair.a.sql("INSERT INTO notes VALUES('n1', 'of A', NULL)");
    pair.settle();
    pair.a.sql("INSERT INTO notes VALUES('n2', 'new', NULL)");
    bool restored = false;
    pair.a.transport().setScript([&](const TransportRequest &request) {
        if (request.path == "/sync/push" && !restored) {
            restored = true;
            pair.server.restore(backup());
        }
        return LoopbackTransport::Verdict{};
    });
    VERIFY_OK(pair.a.sync());
    SyncDevice late;
    late.makeNotes();
    late.addBackend(pair.server);
    VERIFY_OK(late.sync());
    QCOMPARE(late.rows("SELECT title FROM notes ORDER BY id"), (QByteArrayList{"of A", "new"}));
    late.closeEngine();
}

void TestSyncHistory::restoredServer_betweenTwoPartsOfAPush()
{
    ServerOptions options = LoopbackServer::testOptions();
    options.maxPushCells = 10;
    SyncPair pair(options);
    pair.settle();
    pair.server.backUp(backup());
    pair.a.sql(
        "INSERT INTO notes(id, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
        " FROM n WHERE i < 40) SELECT 'n' || i, 'title' FROM n");
    int pushes = 0;
    pair.a.transport().setScript([&](const TransportRequest &request) {
        if (request.path == "/sync/push" && ++pushes == 6)
            pair.server.restore(backup());
        return LoopbackTransport::Verdict{};
    });
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "40");
}

void TestSyncHistory::restoredServer_beforeTheFirstPull()
{
    SyncPair pair;
    pair.server.backUp(backup());
    pair.a.sql("INSERT INTO notes VALUES('n1', 'of A', NULL)");
    VERIFY_OK(pair.a.sync(SyncMode::PushOnly));
    pair.server.restore(backup());
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "of A");
}

void TestSyncHistory::serverThatFellBack_isNoticed()
{
    // The file was copied back by hand: the epoch is the old one.
    SyncPair pair;
    pair.settle();
    const QByteArray sequence = QByteArray::number(pair.server.number("SELECT seq FROM vault"));
    pair.a.sql("INSERT INTO notes VALUES('n1', 'of A', NULL)");
    pair.settle();
    VERIFY_OK(pair.server.database().execute("DELETE FROM cell WHERE seq > " + sequence
                                             + "; UPDATE vault SET seq = " + sequence));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>{ErrorCode::RollbackDetected});
    SyncDevice late;
    late.makeNotes();
    late.addBackend(pair.server);
    VERIFY_OK(late.sync());
    QCOMPARE(late.scalar("SELECT title FROM notes"), "of A");
    late.closeEngine();
}

void TestSyncHistory::serverThatFellBack_isNoticedAtThePush()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'of A', NULL)");
    pair.settle();
    pair.a.sql("UPDATE notes SET title = 'new'");
    // A server that forgets what it is asked.
    bool lied = false;
    pair.a.transport().setRewrite(
        [&](const TransportRequest &request, TransportResponse &response) {
            if (request.path != "/sync/push" || std::exchange(lied, true))
                return;
            auto answer = parsePushResponse(response.body);
            answer->sequence = 1;
            response.body = encodePushResponse(*answer);
        });
    VERIFY_OK(pair.a.sync());
    QVERIFY(lied);
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::RollbackDetected});
}

void TestSyncHistory::answerOfAnotherEpoch_startsOver()
{
    SyncPair pair;
    pair.settle();
    const QByteArray epoch = pair.a.record().epoch;
    pair.b.sql("INSERT INTO notes VALUES('n1', 'of B', NULL)");
    VERIFY_OK(pair.b.sync());
    // Its cursor belongs to no history that this device has read from the start.
    bool told = false;
    pair.a.transport().setRewrite([&](const TransportRequest &request, TransportResponse &response) {
        if (request.path != "/sync/pull" || std::exchange(told, true))
            return;
        PullResponse page = *parsePullResponse(response.body);
        page.epoch = "of another history";
        response.body = encodePullResponse(page);
    });
    VERIFY_OK(pair.a.sync(SyncMode::PullOnly));
    QVERIFY(told);
    QCOMPARE(pair.a.record().epoch, epoch);
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::RollbackDetected});
    QCOMPARE(pair.a.scalar("SELECT title FROM notes"), "of B");
}

void TestSyncHistory::badPages_moveNothing_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("the sequence does not increase") << 0;
    QTest::newRow("more, but no cell") << 1;
    QTest::newRow("the cursor does not fit") << 2;
    QTest::newRow("not JSON") << 3;
    QTest::newRow("a web page") << 4;
}

void TestSyncHistory::badPages_moveNothing()
{
    QFETCH(const int, fault);
    SyncPair pair;
    pair.b.sql("INSERT INTO notes VALUES('n1', 'of B', NULL)");
    VERIFY_OK(pair.b.sync());
    pair.a.sql("INSERT INTO notes VALUES('n2', 'of A', NULL)");
    const qint64 before = pair.a.record().pullCursor;
    int pages = 0;
    pair.a.transport().setRewrite(
        [&](const TransportRequest &request, TransportResponse &response) {
            // Whoever believes them comes to an end all the same.
            if (request.path != "/sync/pull" || ++pages > 20)
                return;
            if (fault >= 3) {
                response.contentType = fault == 3 ? "application/json" : "text/html";
                response.body = "<html>";
                return;
            }
            PullResponse page = *parsePullResponse(response.body);
            if (fault == 0)
                std::swap(page.changes[0].updatedAt, page.changes[1].updatedAt);
            if (fault == 1)
                page = {{}, before, true, page.epoch, page.serverTimeMs};
            if (fault == 2)
                ++page.afterUpdatedAt;
            response.body = encodePullResponse(page);
        });
    const auto synced = pair.a.sync();
    QVERIFY(!synced);
    QCOMPARE(synced.error().code,
             fault == 4 ? ErrorCode::NotASyncServer : ErrorCode::ServerProtocolError);
    QCOMPARE(pair.a.record().pullCursor, before);
    // The push goes on all the same.
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes WHERE id = 'n2'"), "of A");
    pair.a.transport().setRewrite({});
    pair.settle();
    QCOMPARE(pair.a.scalar("SELECT title FROM notes WHERE id = 'n1'"), "of B");
}

void TestSyncHistory::oldEvents_makeNoEndlessRounds()
{
    SyncPair pair;
    pair.settle();
    pair.server.backUp(backup());
    SyncEngine::Settings settings;
    settings.localChangeDelayMs = 0;
    pair.a.engine().start(settings);
    QTRY_VERIFY(pair.a.status().realtimeConnected);
    // Events up to a high sequence, of a cell that was written over and over; and then a server that
    // has never been there and, after all that A has to offer, is still not.
    pair.b.sql("INSERT INTO notes(id, title) VALUES('n', 'first')");
    for (int i = 0; i < 30; ++i) {
        pair.b.sql("UPDATE notes SET title = title || '.'");
        VERIFY_OK(pair.b.sync());
    }
    QTRY_COMPARE(pair.a.scalar("SELECT title FROM notes"), "first" + QByteArray(30, '.'));
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Idle);
    pair.server.restore(backup());
    VERIFY_OK(pair.a.sync());
    QTRY_COMPARE(pair.a.status().phase, SyncPhase::Idle);
    const int before = pair.a.transport().sentTo("/sync/pull");
    QTest::qWait(100);
    QVERIFY(pair.a.transport().sentTo("/sync/pull") - before <= 1);
}

void TestSyncHistory::driftOfTheServer_isShownWhileItLasts()
{
    SyncPair pair;
    pair.settle();
    pair.serverClock.advance(10 * Minute);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::ClockDrift});
    QCOMPARE(pair.a.status().clockDifferenceMs, pair.serverClock.nowMs() - pair.a.clock().nowMs());
    pair.serverClock.advance(-10 * Minute);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
}

void TestSyncHistory::driftOfAnotherDevice_isShownWhileItLasts()
{
    SyncPair pair;
    pair.settle();
    pair.b.clock().advance(10 * Minute);
    pair.b.sql("INSERT INTO notes VALUES('n1', 'from the future', NULL)");
    VERIFY_OK(pair.b.sync());
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::ClockDrift});
    QCOMPARE(pair.a.scalar("SELECT title FROM notes"), "from the future");
    // An edit that was made knowingly beats it all the same (R3).
    pair.a.sql("UPDATE notes SET title = 'seen and changed'");
    pair.serverClock.advance(11 * Minute);
    pair.a.clock().advance(11 * Minute);
    pair.settle();
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "seen and changed");
}

void TestSyncHistory::deviceThatWasAhead_isStampedAnew()
{
    SyncPair pair;
    pair.settle();
    pair.a.clock().advance(3 * Day);
    pair.a.sql("INSERT INTO notes VALUES('n1', 'from the future', NULL)");
    VERIFY_OK(pair.a.sync());
    QVERIFY(pair.a.alerts().contains(ErrorCode::HlcTooFarInFuture));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), "0");
    pair.a.clock().advance(-3 * Day);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
    QCOMPARE(pair.a.status().waitingRows, 0);
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT title FROM notes"), "from the future");
    pair.b.sql("UPDATE notes SET title = 'later'");
    pair.settle();
    QCOMPARE(pair.a.scalar("SELECT title FROM notes"), "later");
}

void TestSyncHistory::clockThatFallsBackInARound_takesNothingBack()
{
    class Setback final : public CyclePacer
    {
    public:
        explicit Setback(FakeClock &clock)
            : m_clock(clock)
        {
        }
        void reached(const QByteArray &, const QByteArray &point, std::function<void()> proceed) override
        {
            if (point == "pull.cursor_saved")
                m_clock.advance(-3650 * Day);
            proceed();
        }

    private:
        FakeClock &m_clock;
    };
    SyncPair pair;
    pair.b.sql("INSERT INTO notes VALUES('n1', 'first', NULL)");
    VERIFY_OK(pair.b.sync());
    Setback setback(pair.a.clock());
    pair.a.engine().setPacer(setback);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.scalar("SELECT haex_timestamp FROM notes"), pair.b.scalar("SELECT haex_timestamp FROM notes"));
    pair.a.closeEngine();
}

void TestSyncHistory::deviceThatFellBack_keepsItsStamps()
{
    SyncPair pair;
    pair.a.sql("INSERT INTO notes VALUES('n1', 'first', NULL)");
    pair.settle();
    // An empty battery: years ago, while the server has what was written today.
    pair.a.clock().advance(-1000 * Day);
    pair.a.sql("UPDATE notes SET body = 'written in the past'");
    VERIFY_OK(pair.a.sync());
    QVERIFY(pair.a.alerts().contains(ErrorCode::ClockDrift));
    pair.a.sql("UPDATE notes SET title = 'second'");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.rows("SELECT title, body FROM notes"),
             QByteArrayList{"second|written in the past"});
    pair.a.clock().advance(1000 * Day);
    pair.settle();
    QCOMPARE(pair.a.rows("SELECT title, body FROM notes"),
             QByteArrayList{"second|written in the past"});
    QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
}

QTEST_GUILESS_MAIN(TestSyncHistory)
#include "tst_synchistory.moc"
