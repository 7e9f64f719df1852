// SPDX-License-Identifier: GPL-3.0-or-later
// What a purge forgets of a deleted row, and what it must not.
#include "core/replica/trash.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

constexpr char RowA[] = "{\"id\":\"a\"}";

/// Three devices that share a row; alice has deleted it, and bob has edited it a second later.
struct Trio
{
    Trio()
    {
        alice.makeSynced("CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT, body TEXT)",
                         "notes");
        alice.sql("INSERT INTO notes(id, title, body) VALUES('a', 'title', 'body')");
        settle();
        clock.advance(1000);
        alice.sql("DELETE FROM notes");
    }
    void settle() { syncAll({&alice, &bob, &carol}, {&server}); }
    void bobEdits()
    {
        clock.advance(1000);
        bob.sql("UPDATE notes SET title = 'edited'");
    }

    FakeClock clock;
    TestServer server;
    TestDevice alice {1, clock};
    TestDevice bob {2, clock};
    TestDevice carol {3, clock};
};

enum class Way { OneRow, Old };

void purge(TestDevice &device, Way way)
{
    Trash trash(device.replica());
    if (way == Way::OneRow)
        VERIFY_OK(trash.purge("notes", RowA));
    else
        QCOMPARE(trash.purgeOlderThan(device.clock().nowMs() + 1).value(), 1);
    QCOMPARE(trash.list()->size(), 0);
}

} // namespace

class TestTrash final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void purged_isPurgedOnce();
    void editNewerThanTheDelete_isSent_afterAPurge_data() { ways(); }
    void editNewerThanTheDelete_isSent_afterAPurge();
    void rowThatComesBack_hasEditsNewerThanItsDelete_afterAPurge_data() { ways(); }
    void rowThatComesBack_hasEditsNewerThanItsDelete_afterAPurge();
    void editThatArrivesLater_staysOutOfTheTrash();

private:
    static void ways()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("one row") << static_cast<int>(Way::OneRow);
        QTest::newRow("whatever is old") << static_cast<int>(Way::Old);
    }
};

void TestTrash::purged_isPurgedOnce()
{
    Trio trio;
    trio.settle();
    purge(trio.alice, Way::Old);
    QCOMPARE(trio.alice.scalar("SELECT length(last_values) FROM haex_crdt_tombstones"), "0");
    QCOMPARE(Trash(trio.alice.replica()).purgeOlderThan(trio.clock.nowMs() + 1).value(), 0);
    QVERIFY(!Trash(trio.alice.replica()).purge("notes", "{\"id\":\"b\"}"));
}

/// Bob's own edit meets alice's delete, and bob empties the trash before he is online again.
void TestTrash::editNewerThanTheDelete_isSent_afterAPurge()
{
    QFETCH(int, way);
    Trio trio;
    trio.bobEdits();
    trio.alice.push(trio.server);
    trio.bob.pull(trio.server);
    purge(trio.bob, static_cast<Way>(way));
    trio.bob.push(trio.server);
    const TestServer::Stored *title = trio.server.find("notes", RowA, "title");
    QVERIFY(title);
    QCOMPARE(title->cell.value, CellValue::text("edited"));
}

/// Carol, offline, has made the row again after the delete and before bob's edit.
void TestTrash::rowThatComesBack_hasEditsNewerThanItsDelete_afterAPurge()
{
    QFETCH(int, way);
    Trio trio;
    trio.clock.advance(500);
    trio.carol.sql("DELETE FROM notes; INSERT INTO notes(id, title, body) VALUES('a', 'by carol', 'of carol')");
    trio.bobEdits();
    syncAll({&trio.alice, &trio.bob}, {&trio.server});
    for (TestDevice *device : {&trio.alice, &trio.bob})
        purge(*device, static_cast<Way>(way));
    trio.settle();
    for (const TestDevice *device : {&trio.alice, &trio.bob, &trio.carol})
        QCOMPARE(device->dump("notes"), QByteArrayList {"a|edited|of carol"});
}

void TestTrash::editThatArrivesLater_staysOutOfTheTrash()
{
    Trio trio;
    trio.bobEdits();
    trio.alice.push(trio.server);
    purge(trio.alice, Way::OneRow);
    trio.settle();
    QCOMPARE(Trash(trio.alice.replica()).list()->size(), 0);
    QCOMPARE(trio.bob.dump("notes"), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestTrash)
#include "tst_trash.moc"
