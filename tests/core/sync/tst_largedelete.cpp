// SPDX-License-Identifier: GPL-3.0-or-later
// A pull that would delete more than a fifth of a table, and over 20 rows, stops and asks (R15).

#include "core/replica/largedelete.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTest>

using namespace haex;
using Fate = LoopbackTransport::Fate;

namespace {

constexpr ErrorCode Asks = ErrorCode::LargeDeleteNeedsConsent;
constexpr char CountNotes[] = "SELECT count(*) FROM notes";

QByteArray manyNotes(int count, const QByteArray &prefix = "n")
{
    return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
        + QByteArray::number(count) + ") INSERT INTO notes(id, title, body) SELECT '" + prefix
        + "' || i, 'title ' || i, 'body' FROM n";
}

/// Both have 40 notes, then A empties the table.
struct WipedPair : SyncPair
{
    explicit WipedPair(ServerOptions options = LoopbackServer::testOptions())
        : SyncPair(std::move(options))
    {
        a.sql(manyNotes(40));
        settle();
        a.sql("DELETE FROM notes");
        (void)a.sync();
    }

    [[nodiscard]] QByteArray backendOfB() { return b.record().backend.id; }
    [[nodiscard]] bool asks()
    {
        const Result<> synced = b.sync();
        return !synced && synced.error().code == Asks;
    }
};

} // namespace

class TestLargeDelete final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pull_asks_whenMoreThanAFifthWouldGo_data();
    void pull_asks_whenMoreThanAFifthWouldGo();
    void question_keepsRowsAndCursor_andThePushGoesOn();
    void question_namesTableAndRows();
    void question_isAskedAgain_afterARestart();
    void consent_letsTheRowsGo_once();
    void consent_isForWhatWasAsked();
    void consent_survivesALostAnswer();
    void refusal_bringsTheRowsBackEverywhere();
    void refusal_leavesWhatHasNoPlace();
    void question_goes_whenTheRowsCameBack();
    void rowsThatCameWithTheDelete_doNotHideIt();
    void cascades_count();
    void pagesOfOnePull_countTogether();
    void journal_isNotCounted();
    void answers_withoutAQuestion_areRefused();
    void ownChanges_areSentSoon_whileThePersonIsAsked();
};

void TestLargeDelete::pull_asks_whenMoreThanAFifthWouldGo_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("deleted");
    QTest::addColumn<bool>("asks");
    QTest::newRow("all of a small table") << 20 << 20 << false;
    QTest::newRow("all of a table that is not small") << 21 << 21 << true;
    QTest::newRow("exactly a fifth") << 150 << 30 << false;
    QTest::newRow("one row more than a fifth") << 150 << 31 << true;
}

void TestLargeDelete::pull_asks_whenMoreThanAFifthWouldGo()
{
    QFETCH(const int, rows);
    QFETCH(const int, deleted);
    QFETCH(const bool, asks);
    SyncPair pair;
    pair.a.sql(manyNotes(rows));
    pair.settle();
    pair.a.sql("DELETE FROM notes WHERE CAST(substr(id, 2) AS INTEGER) <= "
               + QByteArray::number(deleted));
    VERIFY_OK(pair.a.sync());
    const Result<> synced = pair.b.sync();
    QCOMPARE(!synced, asks);
    QCOMPARE(pair.b.scalar(CountNotes), QByteArray::number(asks ? rows : rows - deleted));
}

void TestLargeDelete::question_keepsRowsAndCursor_andThePushGoesOn()
{
    WipedPair pair;
    const qint64 cursor = pair.b.record().pullCursor;
    pair.b.sql("INSERT INTO notes VALUES('of B', 'new', NULL)");
    QVERIFY(pair.asks());
    QVERIFY(pair.asks());
    QCOMPARE(pair.b.scalar(CountNotes), "41");
    QCOMPARE(pair.b.record().pullCursor, cursor);
    QCOMPARE(pair.b.status().phase, SyncPhase::Blocked);
    VERIFY_OK(pair.a.sync());
    QCOMPARE(pair.a.scalar("SELECT title FROM notes"), "new");
}

void TestLargeDelete::question_namesTableAndRows()
{
    WipedPair pair;
    QVERIFY(pair.asks());
    const QList<SyncAlert> alerts = pair.b.engine().status().alerts;
    QCOMPARE(alerts.size(), 1);
    QCOMPARE(alerts.first().code, Asks);
    QCOMPARE(alerts.first().backendId, pair.backendOfB());
    QCOMPARE(largeDeletesOf(alerts.first().context), (QList<LargeDelete>{{"notes", 40, 40}}));
    QCOMPARE(pair.b.status().lastError->context, alerts.first().context);
    const QList<LargeDelete> odd{{"a table/with 1/2 names", 30, 31}, {"b", 21, 22}};
    QCOMPARE(largeDeletesOf(toText(odd)), odd);
}

void TestLargeDelete::question_isAskedAgain_afterARestart()
{
    WipedPair pair;
    QVERIFY(pair.asks());
    pair.b.restart();
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>{Asks});
    QVERIFY(pair.asks());
    // Consent is given, and the program ends before it was used.
    VERIFY_OK(pair.b.engine().allowLargeDelete(pair.backendOfB()));
    pair.b.restart();
    QVERIFY(pair.asks());
    QCOMPARE(pair.b.scalar(CountNotes), "40");
    VERIFY_OK(pair.b.engine().allowLargeDelete(pair.backendOfB()));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar(CountNotes), "0");
}

void TestLargeDelete::consent_letsTheRowsGo_once()
{
    WipedPair pair;
    QVERIFY(pair.asks());
    VERIFY_OK(pair.b.engine().allowLargeDelete(pair.backendOfB()));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar(CountNotes), "0");
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
    QCOMPARE(pair.b.status().phase, SyncPhase::Idle);
    pair.a.sql(manyNotes(40, "m"));
    pair.settle();
    pair.a.sql("DELETE FROM notes");
    VERIFY_OK(pair.a.sync());
    QVERIFY(pair.asks());
}

void TestLargeDelete::consent_isForWhatWasAsked()
{
    SyncPair pair;
    pair.a.sql(manyNotes(100));
    pair.settle();
    pair.a.sql("DELETE FROM notes WHERE id LIKE 'n1%' OR id LIKE 'n2%'");
    VERIFY_OK(pair.a.sync());
    QVERIFY(!pair.b.sync());
    VERIFY_OK(pair.b.engine().allowLargeDelete(pair.b.record().backend.id));
    // Much more than the person saw.
    pair.a.sql("DELETE FROM notes");
    VERIFY_OK(pair.a.sync());
    const Result<> synced = pair.b.sync();
    QVERIFY(!synced);
    QCOMPARE(largeDeletesOf(synced.error().context), (QList<LargeDelete>{{"notes", 100, 100}}));
    QCOMPARE(pair.b.scalar(CountNotes), "100");
}

void TestLargeDelete::consent_survivesALostAnswer()
{
    WipedPair pair;
    QVERIFY(pair.asks());
    VERIFY_OK(pair.b.engine().allowLargeDelete(pair.backendOfB()));
    pair.b.transport().setScript([](const TransportRequest &request) {
        LoopbackTransport::Verdict verdict;
        if (request.path == "/sync/pull")
            verdict.fate = Fate::LoseAnswer;
        return verdict;
    });
    QVERIFY(!pair.b.sync());
    pair.b.transport().setScript({});
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar(CountNotes), "0");
}

void TestLargeDelete::refusal_bringsTheRowsBackEverywhere()
{
    WipedPair pair;
    QVERIFY(pair.asks());
    VERIFY_OK(pair.b.engine().refuseLargeDelete(pair.backendOfB()));
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar(CountNotes), "40");
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
    pair.settle();
    const char all[] = "SELECT id, title, body FROM notes ORDER BY id";
    QCOMPARE(pair.a.scalar(CountNotes), "40");
    QCOMPARE(pair.a.rows(all), pair.b.rows(all));
    // Also for one that comes late, and had it all from the server.
    SyncDevice late;
    late.makeNotes();
    late.addBackend(pair.server);
    VERIFY_OK(late.sync());
    QCOMPARE(late.rows(all), pair.b.rows(all));
    late.closeEngine();
}

void TestLargeDelete::refusal_leavesWhatHasNoPlace()
{
    SyncPair pair;
    for (SyncDevice *device : {&pair.a, &pair.b})
        device->makeSynced("CREATE TABLE names(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)",
                           "names");
    pair.a.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
               " INSERT INTO names SELECT 'n' || i, 'name ' || i FROM n");
    pair.settle();
    pair.a.sql("DELETE FROM names; INSERT INTO names VALUES('other', 'name 7')");
    VERIFY_OK(pair.a.sync());
    QVERIFY(!pair.b.sync());
    VERIFY_OK(pair.b.engine().refuseLargeDelete(pair.b.record().backend.id));
    VERIFY_OK(pair.b.sync());
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM names"), "30");
    QCOMPARE(pair.b.scalar("SELECT id FROM names WHERE name = 'name 7'"), "other");
    const char all[] = "SELECT id, name FROM names ORDER BY id";
    QCOMPARE(pair.a.rows(all), pair.b.rows(all));
}

void TestLargeDelete::question_goes_whenTheRowsCameBack()
{
    WipedPair pair;
    QVERIFY(pair.asks());
    pair.a.sql(manyNotes(40));
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.alerts(), QList<ErrorCode>());
    QCOMPARE(pair.b.scalar(CountNotes), "40");
}

void TestLargeDelete::rowsThatCameWithTheDelete_doNotHideIt()
{
    SyncPair pair;
    pair.a.sql(manyNotes(40));
    pair.settle();
    pair.a.sql("DELETE FROM notes;" + manyNotes(1000, "m"));
    VERIFY_OK(pair.a.sync());
    const Result<> synced = pair.b.sync();
    QVERIFY(!synced);
    QCOMPARE(largeDeletesOf(synced.error().context), (QList<LargeDelete>{{"notes", 40, 40}}));
}

void TestLargeDelete::cascades_count()
{
    SyncPair pair;
    for (SyncDevice *device : {&pair.a, &pair.b}) {
        device->makeSynced("CREATE TABLE lists(id TEXT PRIMARY KEY NOT NULL)", "lists");
        device->makeSynced(
            "CREATE TABLE entries(id TEXT PRIMARY KEY NOT NULL, list TEXT REFERENCES lists(id)"
            " ON DELETE CASCADE)",
            "entries");
    }
    pair.a.sql("INSERT INTO lists VALUES('l')");
    pair.settle();
    // Entries that the deleting device has not seen.
    pair.b.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25)"
               " INSERT INTO entries SELECT 'e' || i, 'l' FROM n");
    pair.a.sql("DELETE FROM lists");
    VERIFY_OK(pair.a.sync());
    const Result<> synced = pair.b.sync();
    QVERIFY(!synced);
    QCOMPARE(largeDeletesOf(synced.error().context), (QList<LargeDelete>{{"entries", 25, 25}}));
    VERIFY_OK(pair.b.engine().refuseLargeDelete(pair.b.record().backend.id));
    VERIFY_OK(pair.b.sync());
    pair.settle();
    for (SyncDevice *device : {&pair.a, &pair.b})
        QCOMPARE(
            device->rows("SELECT (SELECT count(*) FROM lists), (SELECT count(*) FROM entries)"),
            QByteArrayList{"1|25"});
}

void TestLargeDelete::pagesOfOnePull_countTogether()
{
    ServerOptions options = LoopbackServer::testOptions();
    options.maxPageCells = 7;
    SyncPair pair(options);
    pair.a.sql(manyNotes(100));
    pair.settle();
    pair.a.sql("DELETE FROM notes");
    VERIFY_OK(pair.a.sync());
    // After a failure pages are applied one by one, none of which is large.
    pair.b.transport().setScript([](const TransportRequest &request) {
        LoopbackTransport::Verdict verdict;
        if (request.path == "/sync/pull")
            verdict.fate = Fate::LoseAnswer;
        return verdict;
    });
    QVERIFY(!pair.b.sync());
    pair.b.transport().setScript({});
    const Result<> synced = pair.b.sync();
    QVERIFY(!synced);
    QCOMPARE(synced.error().code, Asks);
    QVERIFY2(pair.b.scalar(CountNotes).toInt() >= 80, "a fifth may have gone");
    VERIFY_OK(pair.b.engine().allowLargeDelete(pair.b.record().backend.id));
    // What is left is more than one page showed.
    for (int round = 0; round < 3 && !pair.b.sync(); ++round)
        VERIFY_OK(pair.b.engine().allowLargeDelete(pair.b.record().backend.id));
    QCOMPARE(pair.b.scalar(CountNotes), "0");
}

void TestLargeDelete::journal_isNotCounted()
{
    SyncPair pair;
    for (SyncDevice *device : {&pair.a, &pair.b})
        VERIFY_OK(device->replica().track("vault_conflicts", TableOrigin::Application));
    pair.a.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
               " INSERT INTO vault_conflicts(id, state) SELECT 'c' || i, 'resolved' FROM n");
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM vault_conflicts"), "30");
    pair.a.sql("DELETE FROM vault_conflicts");
    VERIFY_OK(pair.a.sync());
    VERIFY_OK(pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM vault_conflicts"), "0");
}

void TestLargeDelete::answers_withoutAQuestion_areRefused()
{
    SyncPair pair;
    const QByteArray id = pair.b.record().backend.id;
    QCOMPARE(pair.b.engine().allowLargeDelete(id).error().code, ErrorCode::NotFound);
    QCOMPARE(pair.b.engine().refuseLargeDelete(id).error().code, ErrorCode::NotFound);
    QCOMPARE(pair.b.engine().allowLargeDelete("nobody").error().code, ErrorCode::NotFound);
}

void TestLargeDelete::ownChanges_areSentSoon_whileThePersonIsAsked()
{
    WipedPair pair;
    pair.b.engine().start({3600'000, 10, true});
    QTRY_COMPARE(pair.b.status().phase, SyncPhase::Blocked);
    pair.b.sql("UPDATE notes SET body = 'more' WHERE id = 'n1'");
    QTRY_COMPARE(pair.b.status().waitingRows, 0);
    QTRY_COMPARE(pair.b.status().phase, SyncPhase::Blocked);
    QCOMPARE(pair.b.status().lastError->code, Asks);
    QCOMPARE(pair.b.scalar(CountNotes), "40");
    // The answer is acted on at once.
    VERIFY_OK(pair.b.engine().allowLargeDelete(pair.backendOfB()));
    QTRY_COMPARE(pair.b.status().phase, SyncPhase::Idle);
    QCOMPARE(pair.b.scalar(CountNotes), "0");
    pair.b.engine().stop();
}

QTEST_GUILESS_MAIN(TestLargeDelete)
#include "tst_largedelete.moc"
