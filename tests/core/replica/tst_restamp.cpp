// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/restamp.h"

#include "core/replica/columnclocks.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";
constexpr qint64 Day = 86'400'000;

} // namespace

class TestRestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saneClock_changesNothing();
    void futureCells_getSaneStamps_andAreSent();
    void clock_fallsBack_butNotBelowWhatStays();
    void futureTombstones_areStampedToo();
    void futureEdits_ofDeletedRows_areStampedToo();
    void futureCells_ofAnotherNode_areStampedToo();
    void futureCells_thatWait_areStampedToo();
    void futureCells_ofATableThatDoesNotSync_areStampedToo();
    void clock_doesNotFallBelowATableThatDoesNotSync();
    void onlyFutureColumns_areStamped();
    void watermark_doesNotHideTheNewStamps();
    void neverWrittenColumns_stayUnwritten();
};

void TestRestamp::saneClock_changesNothing()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArrayList before = device.rows("SELECT * FROM notes");
    QCOMPARE(restampFuture(device.replica(), Day).value(), qint64(0));
    QCOMPARE(device.rows("SELECT * FROM notes"), before);
}

void TestRestamp::futureCells_getSaneStamps_andAreSent()
{
    FakeClock clock;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    TestServer server;
    for (TestDevice *device : {&alice, &bob})
        device->makeSynced(Notes, "notes");
    syncAll({&alice, &bob}, {&server});
    clock.advance(400 * Day);
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't'), ('b', 't')");
    clock.advance(-400 * Day);
    QCOMPARE(restampFuture(alice.replica(), Day).value(), qint64(2));
    const QByteArray bound = hlcAt(clock.nowMs() + Day, 1);
    QVERIFY(alice.scalar("SELECT max(haex_timestamp) FROM notes") < bound);
    QCOMPARE(alice.problems(), QByteArrayList());
    alice.restart();
    alice.sql("UPDATE notes SET body = 'x'");
    QVERIFY(alice.scalar("SELECT max(haex_timestamp) FROM notes") < bound);
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(bob.dump("notes"), QByteArrayList({"a|t|x", "b|t|x"}));
}

void TestRestamp::clock_fallsBack_butNotBelowWhatStays()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    clock.advance(Day / 2);
    device.sql("INSERT INTO notes(id, title) VALUES('near', 't')");
    const QByteArray near = device.scalar("SELECT haex_timestamp FROM notes");
    clock.advance(400 * Day);
    device.sql("INSERT INTO notes(id, title) VALUES('far', 't')");
    clock.advance(-400 * Day - Day / 2);
    QCOMPARE(restampFuture(device.replica(), Day).value(), qint64(1));
    device.sql("UPDATE notes SET body = 'x' WHERE id = 'near'");
    QVERIFY(device.scalar("SELECT haex_timestamp FROM notes WHERE id = 'near'") > near);
    QCOMPARE(device.problems(), QByteArrayList());
}

void TestRestamp::futureTombstones_areStampedToo()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    clock.advance(400 * Day);
    device.sql("DELETE FROM notes");
    clock.advance(-400 * Day);
    QCOMPARE(restampFuture(device.replica(), Day).value(), qint64(1));
    QVERIFY(device.scalar("SELECT hlc FROM haex_crdt_tombstones") < hlcAt(clock.nowMs() + Day, 1));
}

void TestRestamp::futureEdits_ofDeletedRows_areStampedToo()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    clock.advance(400 * Day);
    device.sql("UPDATE notes SET title = 'far'");
    device.sql("DELETE FROM notes");
    clock.advance(-400 * Day);
    QCOMPARE(restampFuture(device.replica(), Day).value(), qint64(1));
    const auto clocks = ColumnClocks::parse(device.scalar("SELECT column_hlcs FROM haex_crdt_tombstones"));
    QVERIFY(clocks->of("title", false) < hlcAt(clock.nowMs() + Day, 1));
}

/// A copied vault holds them: they were written by the identity before the copy.
void TestRestamp::futureCells_ofAnotherNode_areStampedToo()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT)", "notes");
    const QByteArray far = hlcAt(clock.nowMs() + 400 * Day, 2);
    device.apply({{"notes", R"({"id":"a"})", "title", far, CellValue::text("t"), 0},
                  {"notes", R"({"id":"a"})", "*", far, makeRowMarker(1), 0}});
    QCOMPARE(device.dump("notes"), QByteArrayList{"a|t"});
    QCOMPARE(restampFuture(device.replica(), Day).value(), qint64(1));
    QVERIFY(device.scalar("SELECT haex_timestamp FROM notes") < hlcAt(clock.nowMs() + Day, 1));
    TestServer server;
    const auto sent = device.push(server);
    QVERIFY(std::ranges::any_of(sent, [](const OutgoingCell &cell) { return cell.cell.tableName == "notes"; }));
}

/// A row of this device that gave way to an earlier one with the same name.
void TestRestamp::futureCells_thatWait_areStampedToo()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)", "folders");
    const QByteArray earlier = hlcAt(clock.nowMs(), 2);
    clock.advance(400 * Day);
    device.sql("INSERT INTO folders(id, name) VALUES('mine', 'Mail')");
    device.apply({{"folders", R"({"id":"theirs"})", "name", earlier, CellValue::text("Mail"), 0},
                  {"folders", R"({"id":"theirs"})", "*", earlier, makeRowMarker(1), 0}});
    QCOMPARE(device.dump("folders"), QByteArrayList{"theirs|Mail"});
    clock.advance(-400 * Day);
    VERIFY_OK(restampFuture(device.replica(), Day));
    QVERIFY(device.scalar("SELECT max(hlc) FROM haex_crdt_held") < hlcAt(clock.nowMs() + Day, 1));
    TestServer server;
    (void)device.push(server);
    QVERIFY(server.find("folders", R"({"id":"mine"})", "name"));
}

void TestRestamp::futureCells_ofATableThatDoesNotSync_areStampedToo()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('far', 't'), ('edited', 't')");
    clock.advance(400 * Day);
    device.sql("UPDATE notes SET title = 'later' WHERE id = 'edited'");
    device.sql("INSERT INTO notes(id, title) VALUES('new', 't')");
    VERIFY_OK(device.replica().untrack("notes"));
    clock.advance(-400 * Day);
    QVERIFY(restampFuture(device.replica(), Day).value() >= 2);
    VERIFY_OK(device.replica().track("notes", TableOrigin::Person));
    QVERIFY(device.scalar("SELECT max(haex_timestamp) FROM notes") < hlcAt(clock.nowMs() + Day, 1));
    QCOMPARE(device.problems(), QByteArrayList());
}

void TestRestamp::clock_doesNotFallBelowATableThatDoesNotSync()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    clock.advance(Day / 2);
    device.sql("INSERT INTO notes(id, title) VALUES('near', 't')");
    const QByteArray near = device.scalar("SELECT haex_timestamp FROM notes");
    clock.advance(400 * Day);
    VERIFY_OK(device.replica().untrack("notes"));
    clock.advance(-400 * Day - Day / 2);
    QVERIFY(restampFuture(device.replica(), Day).has_value());
    VERIFY_OK(device.replica().track("notes", TableOrigin::Person));
    device.sql("UPDATE notes SET body = 'x'");
    QVERIFY(device.scalar("SELECT haex_timestamp FROM notes") > near);
    QCOMPARE(device.problems(), QByteArrayList());
}

void TestRestamp::onlyFutureColumns_areStamped()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArray inserted = device.scalar("SELECT haex_timestamp FROM notes");
    clock.advance(400 * Day);
    device.sql("UPDATE notes SET body = 'x'");
    clock.advance(-400 * Day);
    QCOMPARE(restampFuture(device.replica(), Day).value(), qint64(1));
    const auto clocks = ColumnClocks::parse(device.scalar("SELECT haex_column_hlcs FROM notes"));
    QCOMPARE(clocks->rowHlc(), inserted);
    QCOMPARE(clocks->of("title", false), inserted);
    QVERIFY(clocks->of("body", false) > inserted);
}

void TestRestamp::watermark_doesNotHideTheNewStamps()
{
    FakeClock clock;
    TestDevice device(1, clock);
    TestServer server;
    device.makeSynced(Notes, "notes");
    clock.advance(400 * Day);
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    device.push(server);
    clock.advance(-400 * Day);
    QCOMPARE(restampFuture(device.replica(), Day).value() > 0, true);
    bool sent = false;
    for (const OutgoingCell &cell : device.push(server))
        sent = sent || cell.cell.tableName == "notes";
    QVERIFY(sent);
}

/// A row of an application that did not have `body` yet, edited here while the clock was wrong.
void TestRestamp::neverWrittenColumns_stayUnwritten()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    const QByteArray made = hlcAt(clock.nowMs(), 9);
    device.apply({{"notes", "{\"id\":\"a\"}", "title", made, CellValue::text("t"), 0},
                  {"notes", "{\"id\":\"a\"}", "*", made, makeRowMarker(1), 0}});
    clock.advance(400 * Day);
    device.sql("UPDATE notes SET title = 'edited'");
    clock.advance(-400 * Day);
    QCOMPARE(restampFuture(device.replica(), Day).value(), qint64(1));
    const auto clocks = ColumnClocks::parse(device.scalar("SELECT haex_column_hlcs FROM notes"));
    QVERIFY(clocks);
    QCOMPARE(clocks->rowHlc(), made);
    QCOMPARE(clocks->of("body", false), QByteArray());
    QVERIFY(clocks->of("title", false) > made);
    QCOMPARE(device.problems(), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestRestamp)
#include "tst_restamp.moc"
