// SPDX-License-Identifier: GPL-3.0-or-later
// Devices, servers and everything between them: what one engine promises to the person.

#include "core/replica/sqlfunctions.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncdevice.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace haex;

class TestSyncEngine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void change_reachesTheOtherDevice();
    void bothDirections_meetInOneRound();
    void idleRound_sendsNothingButOnePull();
    void idleRound_movesNoClock_whileARowWaits();
    void ownPush_isNotPulledAgain();
    void ownCells_thatWereLost_comeBack();
    void newBackend_getsEverything();
    void cellsOfOneBackend_goOnToTheOther();
    void slowBackend_holdsUpNoOther();
    void writeWhilePushIsUnderWay_isSentNext();
    void progressThatIsReset_duringARound_staysReset_data();
    void progressThatIsReset_duringARound_staysReset();
    void longPull_needsNoDeepStack();
    void waitingRow_isNotReportedAgainEachRound();

private:
    FakeClock m_serverClock;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<SyncDevice> m_a;
    std::unique_ptr<SyncDevice> m_b;
};

void TestSyncEngine::init()
{
    m_server
        = std::make_unique<LoopbackServer>("one", m_serverClock, LoopbackServer::testOptions());
    m_a = std::make_unique<SyncDevice>();
    m_b = std::make_unique<SyncDevice>();
    m_a->makeNotes();
    m_b->makeNotes();
    m_a->addBackend(*m_server);
    m_b->addBackend(*m_server);
}

void TestSyncEngine::cleanup()
{
    m_a.reset();
    m_b.reset();
    m_server.reset();
}

void TestSyncEngine::change_reachesTheOtherDevice()
{
    m_a->sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    VERIFY_OK(m_a->sync());
    VERIFY_OK(m_b->sync());
    QCOMPARE(m_b->rows("SELECT id, title, body FROM notes"), QByteArrayList{"n1|Milk|NULL"});
    m_b->sql("DELETE FROM notes");
    settleAll({m_a.get(), m_b.get()});
    QCOMPARE(m_a->scalar("SELECT count(*) FROM notes"), "0");
}

void TestSyncEngine::bothDirections_meetInOneRound()
{
    m_a->sql("INSERT INTO notes VALUES('n1', 'Milk', 'two')");
    settleAll({m_a.get(), m_b.get()});
    m_a->sql("UPDATE notes SET title = 'Oat milk'");
    m_b->sql("UPDATE notes SET body = 'three'");
    settleAll({m_a.get(), m_b.get()});
    QCOMPARE(m_a->rows("SELECT title, body FROM notes"), QByteArrayList{"Oat milk|three"});
    QCOMPARE(m_b->rows("SELECT title, body FROM notes"), QByteArrayList{"Oat milk|three"});
    QCOMPARE(m_a->conflicts(), QByteArrayList());
}

void TestSyncEngine::idleRound_sendsNothingButOnePull()
{
    m_a->sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    settleAll({m_a.get(), m_b.get()});
    m_a->transport().forgetSent();
    VERIFY_OK(m_a->sync());
    QCOMPARE(m_a->transport().sentTo("/sync/pull"), 1);
    QCOMPARE(m_a->transport().sent().size(), 1);
}

/// Found by the simulation: what waits is tried in each round, and though nothing came of it, the clock and the table's mark were
/// written, and all looked as after a change.
void TestSyncEngine::idleRound_movesNoClock_whileARowWaits()
{
    m_a->makeSynced("CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)", "folders");
    m_a->makeSynced("CREATE TABLE files(id TEXT PRIMARY KEY NOT NULL, folder TEXT REFERENCES folders(id))", "files");
    settleAll({m_a.get(), m_b.get()});
    m_a->sql("INSERT INTO folders VALUES('f0', 'Old')");
    settleAll({m_a.get(), m_b.get()});
    m_a->sql("INSERT INTO folders VALUES('f1', 'Mail'); DELETE FROM folders WHERE id = 'f0'");
    m_b->sql("INSERT INTO folders VALUES('f2', 'Mail'); INSERT INTO files VALUES('orphan', 'f0')");
    settleAll({m_a.get(), m_b.get()});
    for (SyncDevice *device : {m_a.get(), m_b.get()}) {
        QCOMPARE(device->rows("SELECT DISTINCT reason FROM haex_crdt_held ORDER BY 1"),
                 QByteArrayList({"missing_parent", "unique"}));
        const QByteArray before = device->replica().clock().last().toText();
        const quint64 revision = device->replica().revision();
        VERIFY_OK(device->sync());
        QCOMPARE(device->replica().clock().last().toText(), before);
        QCOMPARE(device->replica().revision(), revision);
    }
}

void TestSyncEngine::ownPush_isNotPulledAgain()
{
    settleAll({m_a.get(), m_b.get()});
    m_a->sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    VERIFY_OK(m_a->sync());
    QCOMPARE(m_a->record().pullCursor, m_server->number("SELECT seq FROM vault"));
}

/// A disk that forgot its last writes: the device is the same, and the server has what is missing (R24).
void TestSyncEngine::ownCells_thatWereLost_comeBack()
{
    settleAll({m_a.get()});
    const BackendRecord before = m_a->record();
    m_a->sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    VERIFY_OK(m_a->sync());
    {
        const SqlFunctions::Silence silence(m_a->replica().functions());
        VERIFY_OK(m_a->replica().database().execute("DELETE FROM notes"));
    }
    VERIFY_OK(BackendStore(m_a->replica()).saveCursor(before.backend.id, before.pullCursor, before.epoch));
    m_a->restart();
    VERIFY_OK(m_a->sync());
    QCOMPARE(m_a->rows("SELECT title FROM notes"), QByteArrayList{"Milk"});
}

void TestSyncEngine::newBackend_getsEverything()
{
    m_a->sql("INSERT INTO notes VALUES('n1', 'of A', NULL)");
    m_b->sql("INSERT INTO notes VALUES('n2', 'of B', NULL)");
    settleAll({m_a.get(), m_b.get()});
    LoopbackServer second("two", m_serverClock);
    SyncDevice late;
    late.makeNotes();
    m_a->addBackend(second);
    VERIFY_OK(m_a->sync());
    late.addBackend(second);
    VERIFY_OK(late.sync());
    QCOMPARE(late.rows("SELECT title FROM notes ORDER BY id"), (QByteArrayList{"of A", "of B"}));
    late.closeEngine();
    m_a->closeEngine();
}

void TestSyncEngine::cellsOfOneBackend_goOnToTheOther()
{
    LoopbackServer second("two", m_serverClock);
    const QByteArray secondId = m_a->addBackend(second);
    SyncDevice beyond;
    beyond.makeNotes();
    beyond.addBackend(second);
    settleAll({m_a.get(), m_b.get(), &beyond});
    m_b->sql("INSERT INTO notes VALUES('n1', 'of B', NULL)");
    VERIFY_OK(m_b->sync());
    VERIFY_OK(m_a->sync());
    // One more round, since the backends take their turn beside each other.
    VERIFY_OK(m_a->sync(SyncMode::Both, secondId));
    VERIFY_OK(beyond.sync());
    QCOMPARE(beyond.rows("SELECT title FROM notes"), QByteArrayList{"of B"});
    settleAll({m_a.get(), m_b.get(), &beyond});
    QCOMPARE(m_a->status(secondId).waitingRows, 0);
    beyond.closeEngine();
    m_a->closeEngine();
}

void TestSyncEngine::slowBackend_holdsUpNoOther()
{
    LoopbackServer second("two", m_serverClock);
    const QByteArray secondId = m_a->addBackend(second);
    settleAll({m_a.get(), m_b.get()});
    m_a->transport().setScript([&](const TransportRequest &request) {
        return LoopbackTransport::Verdict{request.server == second.url()
                                              ? LoopbackTransport::Fate::Hold
                                              : LoopbackTransport::Fate::Deliver};
    });
    bool slowEnded = false;
    m_a->engine().syncNow(secondId, SyncMode::Both, [&](const Result<> &) { slowEnded = true; });
    QTRY_COMPARE(m_a->transport().heldCount(), 1);
    m_a->sql("INSERT INTO notes VALUES('n1', 'Milk', NULL)");
    VERIFY_OK(m_a->sync(SyncMode::Both, m_a->record().backend.id));
    VERIFY_OK(m_b->sync());
    QCOMPARE(m_b->scalar("SELECT title FROM notes"), "Milk");
    QVERIFY(!slowEnded);
    m_a->transport().setScript({});
    m_a->transport().release();
    QTRY_VERIFY(slowEnded);
    m_a->closeEngine();
}

void TestSyncEngine::writeWhilePushIsUnderWay_isSentNext()
{
    m_a->sql("INSERT INTO notes VALUES('n1', 'first', NULL)");
    m_a->transport().meet("/sync/push", {LoopbackTransport::Fate::Hold});
    bool ended = false;
    m_a->engine().syncNow({}, SyncMode::Both, [&](const Result<> &) { ended = true; });
    QTRY_COMPARE(m_a->transport().heldCount(), 1);
    m_a->sql("UPDATE notes SET title = 'second'");
    m_a->transport().release();
    QTRY_VERIFY(ended);
    QCOMPARE(m_a->status().waitingRows, 1);
    settleAll({m_a.get(), m_b.get()});
    QCOMPARE(m_b->scalar("SELECT title FROM notes"), "second");
    QCOMPARE(m_a->status().waitingRows, 0);
}

void TestSyncEngine::progressThatIsReset_duringARound_staysReset_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::newRow("while it pulls") << QByteArray("/sync/pull");
    QTest::newRow("while it pushes") << QByteArray("/sync/push");
}

/// As a device does that finds that the server lacks something: everything is offered and pulled
/// again.
void TestSyncEngine::progressThatIsReset_duringARound_staysReset()
{
    QFETCH(QByteArray, route);
    settleAll({m_a.get(), m_b.get()});
    m_b->sql("INSERT INTO notes VALUES('of b', 'title', NULL)");
    VERIFY_OK(m_b->sync());
    m_a->sql("INSERT INTO notes VALUES('of a', 'title', NULL)");
    m_a->transport().meet(route, {LoopbackTransport::Fate::Hold});
    bool ended = false;
    m_a->engine().syncNow({}, SyncMode::Both, [&](const Result<> &) { ended = true; });
    QTRY_COMPARE(m_a->transport().heldCount(), 1);
    VERIFY_OK(BackendStore(m_a->replica()).startOver(m_a->record().backend.id, {}));
    m_a->transport().release();
    QTRY_VERIFY(ended);
    // Only a round that knows of it may end it.
    if (route == "/sync/push")
        QVERIFY(m_a->record().push.offerPending);
    QCOMPARE(m_a->record().pullCursor, 0);
    settleAll({m_a.get(), m_b.get()});
    QVERIFY(!m_a->record().push.offerPending);
    QVERIFY(m_a->record().pullCursor > 0);
    QCOMPARE(m_a->rows("SELECT id FROM notes ORDER BY id"), (QByteArrayList {"of a", "of b"}));
    QCOMPARE(m_b->rows("SELECT id FROM notes ORDER BY id"), (QByteArrayList {"of a", "of b"}));
}

void TestSyncEngine::longPull_needsNoDeepStack()
{
    // Pages of one cell: as many steps as a pull of a million cells has.
    ServerOptions small = LoopbackServer::testOptions();
    small.maxPageCells = 1;
    m_server->restart(small);
    m_a->sql("INSERT INTO notes(id, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
             "FROM n"
             " WHERE i < 200) SELECT 'n' || i, 'title' FROM n");
    VERIFY_OK(m_a->sync(SyncMode::PushOnly));
    SyncDevice quick(LoopbackTransport::Pace::AtOnce);
    quick.makeNotes();
    quick.addBackend(*m_server);
    quintptr lowest = std::numeric_limits<quintptr>::max();
    quintptr highest = 0;
    quick.transport().setScript([&](const TransportRequest &) {
        const char here = 0;
        lowest = std::min(lowest, reinterpret_cast<quintptr>(&here));
        highest = std::max(highest, reinterpret_cast<quintptr>(&here));
        return LoopbackTransport::Verdict{};
    });
    VERIFY_OK(quick.sync());
    QCOMPARE(quick.scalar("SELECT count(*) FROM notes"), "200");
    QVERIFY2(highest - lowest < 16 * 1024, QByteArray::number(highest - lowest).constData());
}

void TestSyncEngine::waitingRow_isNotReportedAgainEachRound()
{
    for (SyncDevice *device : {m_a.get(), m_b.get()}) {
        device->makeSynced("CREATE TABLE parent(id TEXT PRIMARY KEY NOT NULL)", "parent");
        device->makeSynced("CREATE TABLE child(id TEXT PRIMARY KEY NOT NULL,"
                           " parent TEXT REFERENCES parent(id))", "child");
    }
    m_a->sql("INSERT INTO parent VALUES('p')");
    settleAll({m_a.get(), m_b.get()});
    m_a->sql("DELETE FROM parent");
    m_b->sql("INSERT INTO child VALUES('c', 'p')");
    settleAll({m_a.get(), m_b.get()});
    QCOMPARE(m_a->scalar("SELECT reason FROM haex_crdt_held"), "missing_parent");
    const QByteArray before = m_a->scalar("SELECT max(id) FROM haex_sync_activity");
    VERIFY_OK(m_a->sync());
    QCOMPARE(m_a->scalar("SELECT max(id) FROM haex_sync_activity"), before);
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
