// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/replica/trash.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";

/// Two devices that share `notes` with the rows a and b, and a second table.
struct Pair
{
    explicit Pair(const QByteArray &create = Notes)
    {
        alice.makeSynced(create, "notes");
        alice.makeSynced("CREATE TABLE other(id INTEGER PRIMARY KEY, v)", "other");
        alice.sql("INSERT INTO notes(id, title, body) VALUES('a', 't', 'x'), ('b', 'u', 'y')");
        settle();
    }
    void settle() { syncAll({&alice, &bob}, {&server}); }
    [[nodiscard]] Result<> track(TestDevice &device)
    {
        clock.advance(1000);
        return device.replica().track("notes", TableOrigin::Person);
    }
    [[nodiscard]] Result<> untrack(TestDevice &device)
    {
        clock.advance(1000);
        return device.replica().untrack("notes");
    }
    [[nodiscard]] bool isEqual() const
    {
        return alice.dumpAll() == bob.dumpAll() && alice.held() + bob.held() == QByteArrayList()
            && alice.problems() + bob.problems() == QByteArrayList()
            && *contentDigest(alice.replica()) == *contentDigest(bob.replica());
    }

    FakeClock clock;
    TestServer server;
    TestDevice alice{1, clock};
    TestDevice bob{2, clock};
};

} // namespace

/// A table that stopped syncing and starts again ends equal on all devices (R12): as if it had been
/// written offline meanwhile.
class TestTrackAgain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deleteThatWasNotSent_isSent();
    void editThatWasNotSent_isSent();
    void whatChangedMeanwhile_travels_data();
    void whatChangedMeanwhile_travels();
    void syncsAgain_onAllDevices();
    void olderCopy_doesNotWin();
    void editsOnTwoDevices_areBothKept();
    void editsOfOneCell_areJournalled();
    void cellsThatArrivedMeanwhile_areApplied();
    void backendAddedMeanwhile_getsAllRows();
    void deviceThatJoinedMeanwhile_getsTheTable();
    void rowThatCameBackMeanwhile_isThere();
    void columnAddedMeanwhile_travels();
    void lateColumns_stayUnwritten();
    void tableMadeAnew_deletesNothingElsewhere();
    void otherStatements_doNotTrackIt();
    void renamedMeanwhile_staysLocal();
    void again_andAgain();
    void trash_showsNoRowThatCannotComeBack();
    void viewThatIsBroken_stopsNothing();
};

void TestTrackAgain::deleteThatWasNotSent_isSent()
{
    Pair pair;
    pair.alice.sql("DELETE FROM notes WHERE id = 'a'");
    VERIFY_OK(pair.untrack(pair.alice));
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList{"b|u|y"});
    QVERIFY(pair.isEqual());
}

/// Other tables' acknowledgements meanwhile say nothing about this one.
void TestTrackAgain::editThatWasNotSent_isSent()
{
    Pair pair;
    pair.alice.sql("UPDATE notes SET body = 'new' WHERE id = 'a'");
    VERIFY_OK(pair.untrack(pair.alice));
    pair.alice.sql("INSERT INTO other(v) VALUES('later')");
    pair.settle();
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|t|new", "b|u|y"}));
    QVERIFY(pair.isEqual());
}

void TestTrackAgain::whatChangedMeanwhile_travels_data()
{
    QTest::addColumn<QByteArray>("create");
    QTest::newRow("rowid") << QByteArray(Notes);
    QTest::newRow("without rowid") << Notes + QByteArray(" WITHOUT ROWID");
    QTest::newRow("no case") << QByteArray(
        "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, title TEXT NOT NULL, body)");
}

void TestTrackAgain::whatChangedMeanwhile_travels()
{
    QFETCH(QByteArray, create);
    Pair pair(create);
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    pair.alice.sql("UPDATE notes SET title = 'meanwhile' WHERE id = 'a'; DELETE FROM notes WHERE id = 'b';"
                   "INSERT INTO notes(id, title) VALUES('c', 'new')");
    pair.settle();
    QCOMPARE(pair.bob.rows("SELECT id, title FROM notes"), QByteArrayList({"a|t", "b|u"}));
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|meanwhile|x", "c|new|NULL"}));
    QVERIFY(pair.isEqual());
}

void TestTrackAgain::syncsAgain_onAllDevices()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    QVERIFY(!pair.bob.replica().table("notes"));
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QVERIFY(pair.bob.replica().table("notes"));
    pair.bob.sql("UPDATE notes SET body = 'of bob' WHERE id = 'a'");
    pair.settle();
    QCOMPARE(pair.alice.dump("notes"), QByteArrayList({"a|t|of bob", "b|u|y"}));
    QVERIFY(pair.isEqual());
}

/// The device that turns syncing on again did not write what it holds.
void TestTrackAgain::olderCopy_doesNotWin()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    pair.alice.sql("UPDATE notes SET body = 'newer'; DELETE FROM notes WHERE id = 'b'");
    VERIFY_OK(pair.track(pair.bob));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList{"a|t|newer"});
    QVERIFY(pair.isEqual());
    QCOMPARE(pair.alice.conflicts() + pair.bob.conflicts(), QByteArrayList());
}

void TestTrackAgain::editsOnTwoDevices_areBothKept()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    pair.alice.sql("UPDATE notes SET title = 'of alice' WHERE id = 'a'");
    pair.bob.sql("UPDATE notes SET body = 'of bob' WHERE id = 'a'");
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|of alice|of bob", "b|u|y"}));
    QVERIFY(pair.isEqual());
}

void TestTrackAgain::editsOfOneCell_areJournalled()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    pair.alice.sql("UPDATE notes SET body = 'of alice' WHERE id = 'a'");
    pair.bob.sql("UPDATE notes SET body = 'of bob' WHERE id = 'a'");
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QVERIFY(pair.isEqual());
    const QByteArray kept = pair.alice.scalar("SELECT body FROM notes WHERE id = 'a'");
    const QByteArray lost = kept == "of bob" ? "of alice" : "of bob";
    QCOMPARE(pair.alice.conflicts(), QByteArrayList{"same_field|notes|{\"id\":\"a\"}|body|" + kept + '|' + lost});
}

void TestTrackAgain::cellsThatArrivedMeanwhile_areApplied()
{
    Pair pair;
    TestDevice carol(3, pair.clock);
    syncAll({&pair.alice, &pair.bob, &carol}, {&pair.server});
    carol.sql("UPDATE notes SET body = 'of carol' WHERE id = 'a'; DELETE FROM notes WHERE id = 'b'");
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    carol.push(pair.server);
    pair.settle();
    QCOMPARE(pair.alice.rows("SELECT id, body FROM notes"), QByteArrayList({"a|x", "b|y"}));
    VERIFY_OK(pair.track(pair.alice));
    syncAll({&pair.alice, &pair.bob, &carol}, {&pair.server});
    QCOMPARE(pair.alice.dump("notes"), QByteArrayList{"a|t|of carol"});
    QCOMPARE(carol.dumpAll(), pair.alice.dumpAll());
    QVERIFY(pair.isEqual());
}

void TestTrackAgain::backendAddedMeanwhile_getsAllRows()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    TestServer second("second");
    pair.alice.sync(second);
    VERIFY_OK(pair.track(pair.alice));
    pair.alice.sync(second);
    TestDevice carol(3, pair.clock);
    carol.sync(second);
    QCOMPARE(carol.dump("notes"), pair.alice.dump("notes"));
    QCOMPARE(carol.dump("notes").size(), 2);
}

void TestTrackAgain::deviceThatJoinedMeanwhile_getsTheTable()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    TestDevice carol(3, pair.clock);
    syncAll({&pair.alice, &pair.bob, &carol}, {&pair.server});
    QVERIFY(!carol.replica().table("notes"));
    pair.alice.sql("UPDATE notes SET body = 'new' WHERE id = 'a'");
    VERIFY_OK(pair.track(pair.alice));
    syncAll({&pair.alice, &pair.bob, &carol}, {&pair.server});
    QCOMPARE(carol.dump("notes"), QByteArrayList({"a|t|new", "b|u|y"}));
    QVERIFY(pair.isEqual());
}

void TestTrackAgain::rowThatCameBackMeanwhile_isThere()
{
    Pair pair;
    pair.alice.sql("DELETE FROM notes WHERE id = 'a'");
    pair.settle();
    VERIFY_OK(pair.untrack(pair.alice));
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 'back')");
    VERIFY_OK(pair.track(pair.alice));
    QCOMPARE(Trash(pair.alice.replica()).list()->size(), 0);
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|back|NULL", "b|u|y"}));
    QCOMPARE(Trash(pair.bob.replica()).list()->size(), 0);
    QVERIFY(pair.isEqual());
}

void TestTrackAgain::columnAddedMeanwhile_travels()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    VERIFY_OK(runUserSql(pair.alice.replica(), "ALTER TABLE notes ADD COLUMN color; UPDATE notes SET color = 'red' WHERE id = 'a';"
                                                     "ALTER TABLE notes ADD COLUMN size DEFAULT 'm'"));
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|t|x|red|m", "b|u|y|NULL|m"}));
    QVERIFY(pair.isEqual());
}

/// A default that nobody wrote does not become a value by turning syncing off and on.
void TestTrackAgain::lateColumns_stayUnwritten()
{
    Pair pair;
    VERIFY_OK(runUserSql(pair.alice.replica(), "ALTER TABLE notes ADD COLUMN color DEFAULT 'red'"));
    pair.settle();
    pair.bob.sql("UPDATE notes SET color = 'blue' WHERE id = 'a'");
    VERIFY_OK(pair.untrack(pair.alice));
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('c', 'v')");
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QCOMPARE(pair.alice.dump("notes"), QByteArrayList({"a|t|x|blue", "b|u|y|red", "c|v|NULL|red"}));
    QVERIFY(pair.isEqual());
}

void TestTrackAgain::tableMadeAnew_deletesNothingElsewhere()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    VERIFY_OK(runUserSql(pair.alice.replica(), QByteArray("DROP TABLE notes; ") + Notes));
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('c', 'v')");
    if (!pair.alice.replica().table("notes"))
        VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|t|x", "b|u|y", "c|v|NULL"}));
    // As for a device that starts over with its server, once more the same comes back.
    pair.alice.setCursor(pair.server.id(), 0);
    pair.settle();
    QVERIFY(pair.isEqual());
}

void TestTrackAgain::otherStatements_doNotTrackIt()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    VERIFY_OK(runUserSql(pair.alice.replica(), "CREATE TABLE more(id INTEGER PRIMARY KEY); CREATE TABLE IF NOT EXISTS notes(id);"
                                               "CREATE INDEX byTitle ON notes(title)"));
    QVERIFY(pair.alice.replica().table("more"));
    QVERIFY(!pair.alice.replica().table("notes"));
    QCOMPARE(pair.alice.rows("SELECT synced FROM vault_tables WHERE name = 'notes'"), QByteArrayList{"0"});
    pair.alice.restart();
    QVERIFY(!pair.alice.replica().table("notes"));
}

void TestTrackAgain::renamedMeanwhile_staysLocal()
{
    Pair pair;
    VERIFY_OK(pair.untrack(pair.alice));
    VERIFY_OK(runUserSql(pair.alice.replica(), "ALTER TABLE notes RENAME TO mine; ALTER TABLE mine RENAME COLUMN body TO b"));
    QVERIFY(!pair.alice.replica().table("mine"));
    pair.settle();
    QCOMPARE(pair.bob.rows("SELECT name FROM sqlite_master WHERE name = 'mine'"), QByteArrayList());
}

void TestTrackAgain::again_andAgain()
{
    Pair pair;
    for (int round = 0; round < 4; ++round) {
        TestDevice &device = round % 2 == 0 ? pair.alice : pair.bob;
        const QByteArray text = QByteArray::number(round);
        VERIFY_OK(pair.untrack(device));
        pair.alice.sql("UPDATE notes SET body = 'a" + text + "' WHERE id = 'a'");
        pair.settle();
        pair.bob.sql("UPDATE notes SET title = 'b" + text + "' WHERE id = 'a'; INSERT INTO notes(id, title) VALUES('n"
                     + text + "', 'v')");
        VERIFY_OK(pair.track(device));
        pair.settle();
        QVERIFY(pair.isEqual());
        QCOMPARE(pair.bob.rows("SELECT title, body FROM notes WHERE id = 'a'"), QByteArrayList{'b' + text + "|a" + text});
        QCOMPARE(pair.bob.dump("notes").size(), round + 3);
    }
    QCOMPARE(pair.alice.rows("SELECT name FROM sqlite_master WHERE name LIKE 'haex_parked%'"), QByteArrayList());
}

void TestTrackAgain::trash_showsNoRowThatCannotComeBack()
{
    Pair pair;
    pair.alice.sql("DELETE FROM notes WHERE id = 'a'");
    VERIFY_OK(pair.untrack(pair.alice));
    QCOMPARE(Trash(pair.alice.replica()).list()->size(), 0);
    VERIFY_OK(pair.track(pair.alice));
    QCOMPARE(Trash(pair.alice.replica()).list()->size(), 1);
    VERIFY_OK(Trash(pair.alice.replica()).restore("notes", "{\"id\":\"a\"}"));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|t|x", "b|u|y"}));
}

/// SQLite looks at each view before it drops a column, and at those that have long been wrong too.
void TestTrackAgain::viewThatIsBroken_stopsNothing()
{
    Pair pair;
    for (TestDevice *device : {&pair.alice, &pair.bob})
        device->sql("CREATE VIEW broken AS SELECT * FROM nowhere");
    VERIFY_OK(pair.untrack(pair.alice));
    pair.settle();
    pair.alice.sql("ALTER TABLE notes ADD COLUMN late TEXT");
    VERIFY_OK(pair.track(pair.alice));
    pair.settle();
    VERIFY_OK(pair.track(pair.bob));
    pair.alice.sql("UPDATE notes SET late = 'l' WHERE id = 'a'");
    pair.settle();
    QVERIFY(pair.isEqual());
    QCOMPARE(pair.bob.dump("notes"), pair.alice.dump("notes"));
}

QTEST_GUILESS_MAIN(TestTrackAgain)
#include "tst_trackagain.moc"
