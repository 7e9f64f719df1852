// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/tabletracker.h"

#include "core/replica/columnclocks.h"
#include "core/replica/tabledefinition.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";

ErrorCode codeOf(const Result<> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

class TestTableTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatCannotSync_data();
    void refusesWhatCannotSync();
    void refusesRowsWithoutAUsableKey();
    void rowsThatAreThere_areStampedAndSent_data();
    void rowsThatAreThere_areStampedAndSent();
    void progress_canCancel();
    void track_twice_changesNothing();
    void emptyTable_keepsWhatBelongsToIt();
    void emptyTable_isAsAlteringMakesIt();
    void table_travelsWithItsDefinition();
    void table_withForeignKeys_travels();
    void addedColumn_travels();
    void columnsAddedOnTwoDevices_areBothOnEach();
    void untrack_keepsTheRows_everywhere();
    void trackAgain_works();
    void droppedTable_isForgotten();
    void triggers_areRenewed_whenTheirVersionChanged();
    void localTableOfTheSameName_isLeftAlone();
    void hostileDefinitions_areNotAdopted_data();
    void hostileDefinitions_areNotAdopted();
    void everyKindOfTable_reachesTheOthers_data();
    void everyKindOfTable_reachesTheOthers();
    void newTable_isThereWithThePageThatDeclaresIt();
    void publishedDefinition_hasNoBookkeeping();
    void indexOfATakenName_doesNotStopTheTable();
    void writeThatCannotStoreItsClock_leavesNoTraceInMemory();
};

void TestTableTracker::refusesWhatCannotSync_data()
{
    QTest::addColumn<QByteArray>("create");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *tag, const char *create, const char *name) {
        QTest::newRow(tag) << QByteArray(create) << QByteArray(name);
    };
    row("no key", "CREATE TABLE t(a)", "t");
    row("internal name", "CREATE TABLE haex_mine(a PRIMARY KEY)", "haex_mine");
    row("internal name in capitals", "CREATE TABLE HAEX_mine(a PRIMARY KEY)", "HAEX_mine");
    row("application's name", "CREATE TABLE vault_mine(a PRIMARY KEY)", "vault_mine");
    row("virtual", "CREATE VIRTUAL TABLE t USING fts5(a)", "t");
    row("view", "CREATE VIEW t AS SELECT 1 AS a", "t");
    row("reserved column", "CREATE TABLE t(a PRIMARY KEY, haex_timestamp)", "t");
    row("trigger of its own", "CREATE TABLE t(a PRIMARY KEY); CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END", "t");
}

void TestTableTracker::refusesWhatCannotSync()
{
    QFETCH(QByteArray, create);
    QFETCH(QByteArray, name);
    FakeClock clock;
    TestDevice device(1, clock);
    VERIFY_OK(device.database().execute(create));
    const auto tracked = device.replica().track(name, TableOrigin::Person);
    QVERIFY(!tracked);
    QVERIFY(codeOf(tracked) == ErrorCode::NotSyncable || codeOf(tracked) == ErrorCode::NotFound);
    QVERIFY(!device.replica().table(name));
    QCOMPARE(device.rows("SELECT name FROM sqlite_master WHERE name LIKE 'haex_seq_%' AND tbl_name = " + quoteLiteral(name)).size(), 0);
}

void TestTableTracker::refusesRowsWithoutAUsableKey()
{
    for (const char *value : {"NULL", "1.5"}) {
        FakeClock clock;
        TestDevice device(1, clock);
        VERIFY_OK(device.database().execute(QByteArray("CREATE TABLE t(k PRIMARY KEY); INSERT INTO t VALUES(") + value + ')'));
        QCOMPARE(codeOf(device.replica().track("t", TableOrigin::Person)), ErrorCode::NotSyncable);
    }
}

void TestTableTracker::rowsThatAreThere_areStampedAndSent_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::newRow("rowid") << QByteArray();
    QTest::newRow("without rowid") << QByteArray(" WITHOUT ROWID");
}

void TestTableTracker::rowsThatAreThere_areStampedAndSent()
{
    QFETCH(QByteArray, options);
    FakeClock clock;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    const QByteArray create = Notes + options;
    VERIFY_OK(alice.database().execute(create + "; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                                                " INSERT INTO notes(id, title) SELECT 'k' || i, 't' FROM n"));
    VERIFY_OK(alice.replica().track("notes", TableOrigin::Person));
    QCOMPARE(alice.problems(), QByteArrayList());
    alice.sql("INSERT INTO notes(id, title) VALUES('later', 't'); UPDATE notes SET body = 'x' WHERE id = 'k7'");
    QCOMPARE(alice.problems(), QByteArrayList());
    TestServer server;
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(bob.dump("notes"), alice.dump("notes"));
    QCOMPARE(bob.dump("notes").size(), 301);
}

void TestTableTracker::progress_canCancel()
{
    FakeClock clock;
    TestDevice device(1, clock);
    VERIFY_OK(device.database().execute(QByteArray(Notes) + "; INSERT INTO notes(id, title) VALUES('a', 't')"));
    const auto tracked = device.replica().track("notes", TableOrigin::Person, [](qint64, qint64) { return false; });
    QCOMPARE(codeOf(tracked), ErrorCode::Cancelled);
    QVERIFY(!device.replica().table("notes"));
    QCOMPARE(device.rows("SELECT * FROM notes"), QByteArrayList({"a|t|NULL"}));
    VERIFY_OK(device.replica().track("notes", TableOrigin::Person));
}

void TestTableTracker::track_twice_changesNothing()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    const QByteArrayList before = device.rows("SELECT * FROM haex_crdt_tables");
    VERIFY_OK(device.replica().track("notes", TableOrigin::Person));
    QCOMPARE(device.rows("SELECT * FROM haex_crdt_tables"), before);
}

void TestTableTracker::emptyTable_keepsWhatBelongsToIt()
{
    FakeClock clock;
    TestDevice device(1, clock);
    VERIFY_OK(device.database().execute("CREATE TABLE boxes(id INTEGER PRIMARY KEY);"
                                        "CREATE TABLE things(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, box REFERENCES boxes);"
                                        "INSERT INTO things(name) VALUES('a'), ('b'); DELETE FROM things;"
                                        "CREATE TABLE labels(id TEXT PRIMARY KEY NOT NULL, text TEXT);"
                                        "CREATE UNIQUE INDEX byText ON labels(text COLLATE NOCASE) WHERE text <> '';"
                                        "CREATE VIEW all_labels AS SELECT text FROM labels"));
    for (const char *table : {"things", "boxes", "labels"})
        VERIFY_OK(device.replica().track(table, TableOrigin::Person));
    device.sql("INSERT INTO things(name) VALUES('c'); INSERT INTO labels(id, text) VALUES('1', 'x')");
    QCOMPARE(device.rows("SELECT id FROM things"), QByteArrayList({"3"}));
    QCOMPARE(device.rows("SELECT * FROM all_labels"), QByteArrayList({"x"}));
    QCOMPARE(codeOf(device.trySql("INSERT INTO labels(id, text) VALUES('2', 'X')")), ErrorCode::ConstraintViolation);
    QCOMPARE(codeOf(device.trySql("UPDATE things SET box = 7")), ErrorCode::ConstraintViolation);
    QCOMPARE(device.problems(), QByteArrayList());
}

/// Devices compare what they publish of a table, and an older one altered it.
void TestTableTracker::emptyTable_isAsAlteringMakesIt()
{
    const QByteArrayList definitions{
        "CREATE TABLE t(id TEXT PRIMARY KEY NOT NULL, a)",
        "CREATE TABLE IF NOT EXISTS \"t\" (id, a TEXT DEFAULT (')'), -- a, comment\n PRIMARY KEY(id, a), CHECK (a <> ',')) WITHOUT ROWID",
        "create table t(id INT PRIMARY KEY, b INT AS (id + 1) /* @together id, b */) STRICT",
    };
    for (const QByteArray &definition : definitions) {
        FakeClock clock;
        TestDevice device(1, clock);
        VERIFY_OK(device.database().execute(definition));
        const QByteArray before = device.scalar("SELECT sql FROM sqlite_master WHERE name = 't'");
        VERIFY_OK(device.replica().track("t", TableOrigin::Person));
        const QByteArray after = device.scalar("SELECT sql FROM sqlite_master WHERE name = 't'");
        QVERIFY(after.contains(", haex_timestamp TEXT NOT NULL DEFAULT (current_hlc()), haex_column_hlcs "));
        QCOMPARE(withoutBookkeeping(after), before);
    }
}

void TestTableTracker::table_travelsWithItsDefinition()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced("CREATE TABLE \"odd name\"(\"a b\" TEXT, n INTEGER DEFAULT 5, PRIMARY KEY(\"a b\")) WITHOUT ROWID;"
                     "CREATE INDEX byN ON \"odd name\"(n)",
                     "odd name");
    alice.sql("INSERT INTO \"odd name\"(\"a b\") VALUES('k')");
    syncAll({&alice, &bob}, {&server}, 2);
    QCOMPARE(bob.dump("odd name"), QByteArrayList({"k|5"}));
    QCOMPARE(bob.rows("SELECT name FROM sqlite_master WHERE name = 'byN'").size(), 1);
    bob.sql("UPDATE \"odd name\" SET n = 6");
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(alice.dump("odd name"), QByteArrayList({"k|6"}));
}

void TestTableTracker::table_withForeignKeys_travels()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced("CREATE TABLE zparent(id INTEGER PRIMARY KEY)", "zparent");
    alice.makeSynced("CREATE TABLE achild(id INTEGER PRIMARY KEY, p REFERENCES zparent(id))", "achild");
    alice.sql("INSERT INTO zparent(id) VALUES(1); INSERT INTO achild(id, p) VALUES(1, 1)");
    syncAll({&alice, &bob}, {&server}, 1);
    QCOMPARE(bob.dump("achild"), QByteArrayList({"1|1"}));
    QCOMPARE(bob.problems(), QByteArrayList());
}

void TestTableTracker::addedColumn_travels()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced(Notes, "notes");
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    syncAll({&alice, &bob}, {&server});
    VERIFY_OK(runUserSql(alice.replica(), "ALTER TABLE notes ADD COLUMN color TEXT NOT NULL DEFAULT 'it''s red'"));
    alice.sql("INSERT INTO notes(id, title, color) VALUES('b', 't', 'blue')");
    syncAll({&alice, &bob}, {&server}, 1);
    QCOMPARE(bob.dump("notes"), QByteArrayList({"a|t|NULL|it's red", "b|t|NULL|blue"}));
    QCOMPARE(bob.dumpAll(), alice.dumpAll());
    TestDevice carol(3, clock);
    syncAll({&carol, &alice, &bob}, {&server});
    QCOMPARE(carol.dump("notes"), alice.dump("notes"));
    carol.sql("UPDATE notes SET color = 'green' WHERE id = 'a'");
    syncAll({&carol, &alice, &bob}, {&server});
    QCOMPARE(alice.dump("notes"), carol.dump("notes"));
    QCOMPARE(bob.dump("notes"), carol.dump("notes"));
}

void TestTableTracker::columnsAddedOnTwoDevices_areBothOnEach()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced(Notes, "notes");
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    syncAll({&alice, &bob}, {&server});
    VERIFY_OK(runUserSql(alice.replica(), "ALTER TABLE notes ADD COLUMN x; UPDATE notes SET x = 1"));
    clock.advance(10);
    VERIFY_OK(runUserSql(bob.replica(), "ALTER TABLE notes ADD COLUMN y; UPDATE notes SET y = 2"));
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(alice.rows("SELECT id, x, y FROM notes"), QByteArrayList({"a|1|2"}));
    QCOMPARE(bob.rows("SELECT id, x, y FROM notes"), QByteArrayList({"a|1|2"}));
    QCOMPARE(alice.held() + bob.held(), QByteArrayList());
}

void TestTableTracker::untrack_keepsTheRows_everywhere()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced(Notes, "notes");
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    syncAll({&alice, &bob}, {&server});
    VERIFY_OK(alice.replica().untrack("notes"));
    syncAll({&alice, &bob}, {&server});
    for (TestDevice *device : {&alice, &bob}) {
        QVERIFY(!device->replica().table("notes"));
        QCOMPARE(device->rows("SELECT * FROM notes"), QByteArrayList({"a|t|NULL"}));
        QCOMPARE(device->rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'notes'").size(), 0);
    }
}

void TestTableTracker::trackAgain_works()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced(Notes, "notes");
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    syncAll({&alice, &bob}, {&server});
    VERIFY_OK(alice.replica().untrack("notes"));
    alice.sql("UPDATE notes SET title = 'meanwhile'");
    VERIFY_OK(alice.replica().track("notes", TableOrigin::Person));
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(bob.dump("notes"), QByteArrayList({"a|meanwhile|NULL"}));
}

void TestTableTracker::droppedTable_isForgotten()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    VERIFY_OK(device.database().execute("PRAGMA recursive_triggers = ON"));
    device.sql("DROP TABLE notes");
    VERIFY_OK(device.replica().reconcileSchema());
    QVERIFY(!device.replica().table("notes"));
    device.restart();
    QVERIFY(!device.replica().table("notes"));
}

void TestTableTracker::triggers_areRenewed_whenTheirVersionChanged()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    const QByteArrayList before = device.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'notes' ORDER BY 1");
    const QByteArray id = device.scalar("SELECT id FROM haex_crdt_tables WHERE table_name = 'notes'");
    VERIFY_OK(device.database().execute("DROP TRIGGER haex_t" + id + "_update; UPDATE haex_crdt_tables SET trigger_version = 0"));
    device.restart();
    QCOMPARE(device.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'notes' ORDER BY 1"), before);
}

void TestTableTracker::localTableOfTheSameName_isLeftAlone()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    // It could be synced: that is not for others to say.
    VERIFY_OK(bob.database().execute("CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, mine);"
                                     "INSERT INTO notes VALUES('p', 'private')"));
    alice.makeSynced(Notes, "notes");
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(bob.rows("SELECT * FROM notes"), QByteArrayList({"p|private"}));
    QVERIFY(!server.find("notes", "{\"id\":\"p\"}", "*"));
}

void TestTableTracker::hostileDefinitions_areNotAdopted_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("create");
    QTest::addColumn<QByteArray>("index");
    const auto row = [](const char *tag, const char *name, const char *create, const char *index) {
        QTest::newRow(tag) << QByteArray(name) << QByteArray(create) << QByteArray(index);
    };
    row("two statements", "t", "CREATE TABLE t(a PRIMARY KEY); DROP TABLE victim", "");
    row("another table", "t", "CREATE TABLE other(a PRIMARY KEY)", "");
    row("drop", "t", "DROP TABLE victim", "");
    row("trigger", "t", "CREATE TABLE t(a PRIMARY KEY)", "CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM victim; END");
    row("index elsewhere", "t", "CREATE TABLE t(a PRIMARY KEY)", "CREATE INDEX x ON victim(id)");
    row("another table as index", "t", "CREATE TABLE t(a PRIMARY KEY)", "CREATE TABLE other(a PRIMARY KEY)");
    row("drop as index", "t", "CREATE TABLE t(a PRIMARY KEY)", "DROP TABLE victim");
    row("virtual", "t", "CREATE VIRTUAL TABLE t USING fts5(a)", "");
    row("as select", "t", "CREATE TABLE t AS SELECT * FROM victim", "");
    row("attach", "t", "ATTACH 'x.db' AS t", "");
    row("pragma", "t", "PRAGMA foreign_keys=OFF", "");
    row("internal", "haex_t", "CREATE TABLE haex_t(a PRIMARY KEY)", "");
    row("application", "vault_t", "CREATE TABLE vault_t(a PRIMARY KEY)", "");
    row("column for the application", "vault_devices", "CREATE TABLE vault_devices(device_id TEXT PRIMARY KEY, evil)", "");
    row("temporary", "t", "CREATE TEMP TABLE t(a PRIMARY KEY)", "");
    row("view", "t", "CREATE VIEW t AS SELECT 1", "");
    row("nonsense", "t", "no SQL at all", "");
    row("reserved column", "t", "CREATE TABLE t(a PRIMARY KEY, haex_timestamp)", "");
    row("no key", "t", "CREATE TABLE t(a)", "");
}

void TestTableTracker::hostileDefinitions_areNotAdopted()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, create);
    QFETCH(QByteArray, index);
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE victim(id PRIMARY KEY)", "victim");
    const QByteArrayList before = device.rows("SELECT name, sql FROM sqlite_master ORDER BY 1");
    const TableDefinition definition{create, index.isEmpty() ? QByteArrayList() : QByteArrayList{index}};
    const auto rowPks = RowKey::fromParts({{"name", CellValue::text(name)}})->text();
    const QByteArray hlc = hlcAt(clock.nowMs(), 2);
    device.apply({{"vault_tables", rowPks, "definition", hlc, CellValue::text(definition.toJson()), 0},
                  {"vault_tables", rowPks, "synced", hlc, CellValue::integer(1), 0},
                  {"vault_tables", rowPks, "*", hlc, makeRowMarker(2), 0}});
    QCOMPARE(device.scalar("SELECT count(*) FROM vault_tables"), QByteArray("2"));
    QCOMPARE(device.rows("SELECT name, sql FROM sqlite_master ORDER BY 1"), before);
    QCOMPARE(device.scalar("PRAGMA foreign_keys"), QByteArray("1"));
}

void TestTableTracker::everyKindOfTable_reachesTheOthers_data()
{
    QTest::addColumn<QByteArray>("create");
    QTest::addColumn<QByteArray>("insert");
    const auto row = [](const char *tag, const char *create, const char *insert) {
        QTest::newRow(tag) << QByteArray(create) << QByteArray(insert);
    };
    row("autoincrement", "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, x)", "INSERT INTO t(x) VALUES('a'), ('b')");
    row("generated", "CREATE TABLE t(id INTEGER PRIMARY KEY, w INT, h INT, r REAL AS (1.0 * w / h), a INT AS (w * h) STORED)",
        "INSERT INTO t(id, w, h) VALUES(1, 2, 3)");
    row("without rowid", "CREATE TABLE t(a TEXT, b INT, x, PRIMARY KEY(b, a)) WITHOUT ROWID",
        "INSERT INTO t VALUES('k', 1, x'00')");
    row("strict", "CREATE TABLE t(id INTEGER PRIMARY KEY, v ANY, s TEXT) STRICT", "INSERT INTO t VALUES(1, 2.5, 's')");
    row("collation", "CREATE TABLE t(id TEXT PRIMARY KEY COLLATE NOCASE, x TEXT UNIQUE COLLATE RTRIM)",
        "INSERT INTO t VALUES('Ab', 'c ')");
    row("partial index", "CREATE TABLE t(id INTEGER PRIMARY KEY, x); CREATE UNIQUE INDEX i ON t(lower(x)) WHERE id > 1",
        "INSERT INTO t VALUES(1, 'A'), (2, 'a')");
    row("checks", "CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT NOT NULL DEFAULT ('d' || 1) CHECK(length(x) > 1))",
        "INSERT INTO t(id) VALUES(1)");
    row("date default", "CREATE TABLE t(id INTEGER PRIMARY KEY, x DEFAULT CURRENT_TIMESTAMP)", "INSERT INTO t(id) VALUES(1)");
    row("itself", "CREATE TABLE t(id INTEGER PRIMARY KEY, up REFERENCES t ON DELETE CASCADE)",
        "INSERT INTO t VALUES(1, NULL), (2, 1)");
}

void TestTableTracker::everyKindOfTable_reachesTheOthers()
{
    QFETCH(QByteArray, create);
    QFETCH(QByteArray, insert);
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced(create, "t");
    VERIFY_OK(runUserSql(alice.replica(), insert));
    syncAll({&alice, &bob}, {&server});
    QVERIFY(!alice.dump("t").isEmpty());
    QCOMPARE(bob.dump("t"), alice.dump("t"));
    QCOMPARE(bob.held(), QByteArrayList());
}

void TestTableTracker::newTable_isThereWithThePageThatDeclaresIt()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    alice.makeSynced(Notes, "notes");
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't'), ('b', 'u')");
    alice.push(server);
    QTemporaryDir folder;
    TestDevice bob(2, clock, folder.filePath(QStringLiteral("bob.db")));
    // A program that ends between two pages forgets what it had yet to do.
    for (int page = 0; page < 20; ++page) {
        bob.pull(server, 2, 1);
        QCOMPARE(bob.scalar("SELECT count(*) FROM haex_crdt_held WHERE reason = 'unknown_table'"), QByteArray("0"));
        bob.restart();
    }
    QCOMPARE(bob.dump("notes"), QByteArrayList({"a|t|NULL", "b|u|NULL"}));
    QCOMPARE(bob.held(), QByteArrayList());
}

void TestTableTracker::publishedDefinition_hasNoBookkeeping()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(runUserSql(device.replica(), "ALTER TABLE notes ADD COLUMN x"));
    const QByteArray definition = device.scalar("SELECT definition FROM vault_tables");
    QVERIFY2(!definition.contains("haex_"), definition.constData());
    QVERIFY(definition.contains("x"));
}

void TestTableTracker::indexOfATakenName_doesNotStopTheTable()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    VERIFY_OK(bob.database().execute("CREATE TABLE own(x); CREATE INDEX byTitle ON own(x)"));
    alice.makeSynced(QByteArray(Notes) + "; CREATE INDEX byTitle ON notes(title)", "notes");
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(bob.dump("notes"), QByteArrayList({"a|t|NULL"}));
}

void TestTableTracker::writeThatCannotStoreItsClock_leavesNoTraceInMemory()
{
    FakeClock clock;
    TestDevice device(1, clock);
    VERIFY_OK(device.replica().database().execute("CREATE TABLE lost (id TEXT PRIMARY KEY NOT NULL, v TEXT)"));
    const auto written = device.replica().write([&]() -> Result<> {
        HAEX_TRY(device.replica().track("lost", TableOrigin::Person));
        return device.replica().database().execute("DROP TABLE haex_crdt_clock");
    });
    QVERIFY(!written);
    QVERIFY2(!device.replica().table("lost"), "the transaction that made it synced was rolled back");
    device.sql("INSERT INTO lost VALUES('a', 'b')");
    VERIFY_OK(device.replica().track("lost", TableOrigin::Person));
    QCOMPARE(device.dump("lost"), QByteArrayList{"a|b"});
    QCOMPARE(device.problems(), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestTableTracker)
#include "tst_tabletracker.moc"
