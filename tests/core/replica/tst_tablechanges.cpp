// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/replica/sqltokens.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";
/// Rounds after which devices that changed one table's definition at the same time are quiet.
constexpr int QuietRounds = 3;

struct World
{
    explicit World(const QByteArray &create = Notes)
    {
        run(alice, create);
        run(alice, "INSERT INTO notes(id, title) VALUES('a', 't')");
        settle();
    }
    int settle() { return syncAll({&alice, &bob}, {&server}); }
    void run(TestDevice &device, const QByteArray &sql)
    {
        clock.advance(1000);
        const auto done = runUserSql(device.replica(), sql);
        if (!done)
            qFatal("%s: %s", sql.constData(), qPrintable(done.error().toString()));
    }
    [[nodiscard]] ErrorCode refused(TestDevice &device, const QByteArray &sql)
    {
        const auto done = runUserSql(device.replica(), sql);
        return done ? ErrorCode::Internal : done.error().code;
    }

    FakeClock clock;
    TestServer server;
    TestDevice alice{1, clock};
    TestDevice bob{2, clock};
};

QByteArrayList columnsOf(const TestDevice &device)
{
    return device.rows("SELECT name FROM pragma_table_xinfo('notes') WHERE name NOT LIKE 'haex_%' ORDER BY 1");
}

} // namespace

/// Definitions of a table grow together, whoever changes them where and when (R12).
class TestTableChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnOfADefinitionThatLost_isAdded();
    void columnsAddedAtOnce_areQuietSoon();
    void tablesMadeAtOnce_haveAllColumns();
    void columnsAddedAtOnce_areNoConflict();
    void columnDefinition_isFound_data();
    void columnDefinition_isFound();
    void addedColumn_keepsItsConstraints();
    void columnThatCannotBeAddedAsItIs_isAddedPlainly();
    void generatedColumn_travels();
    void index_travels();
    void indexesOfOneName_areQuietSoon();
    void uniqueIndex_travels_andWhatDoesNotFitWaits();
    void uniqueIndex_cannotBeDropped();
    void columnDroppedWhileNotSynced_comesBack();
};

/// A device of an older backup alters the table before it has seen what was added since, and nobody
/// else is left who has it.
void TestTableChanges::columnOfADefinitionThatLost_isAdded()
{
    World world;
    world.run(world.alice, "ALTER TABLE notes ADD COLUMN x; UPDATE notes SET x = 1");
    world.alice.push(world.server);
    world.run(world.bob, "ALTER TABLE notes ADD COLUMN y; UPDATE notes SET y = 2");
    world.bob.sync(world.server);
    QCOMPARE(world.bob.rows("SELECT id, x, y FROM notes"), QByteArrayList{"a|1|2"});
    QCOMPARE(world.bob.held(), QByteArrayList());
    TestDevice carol(3, world.clock);
    carol.sync(world.server);
    QCOMPARE(carol.rows("SELECT id, x, y FROM notes"), QByteArrayList{"a|1|2"});
    QCOMPARE(carol.held(), QByteArrayList());
}

void TestTableChanges::columnsAddedAtOnce_areQuietSoon()
{
    World world;
    TestDevice carol(3, world.clock);
    carol.sync(world.server);
    world.run(world.alice, "ALTER TABLE notes ADD COLUMN x");
    world.run(world.bob, "ALTER TABLE notes ADD COLUMN y");
    world.run(carol, "ALTER TABLE notes ADD COLUMN z");
    QVERIFY(syncAll({&world.alice, &world.bob, &carol}, {&world.server}) <= QuietRounds);
    for (TestDevice *device : {&world.alice, &world.bob, &carol})
        QCOMPARE(columnsOf(*device), QByteArrayList({"body", "id", "title", "x", "y", "z"}));
    QCOMPARE(*contentDigest(world.alice.replica()), *contentDigest(world.bob.replica()));
    QCOMPARE(*contentDigest(world.alice.replica()), *contentDigest(carol.replica()));
}

void TestTableChanges::tablesMadeAtOnce_haveAllColumns()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    VERIFY_OK(runUserSql(alice.replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, x); INSERT INTO notes VALUES('a', 1)"));
    alice.push(server);
    clock.advance(1000);
    VERIFY_OK(runUserSql(bob.replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, y); INSERT INTO notes VALUES('b', 2)"));
    bob.sync(server);
    QCOMPARE(bob.rows("SELECT id, x, y FROM notes ORDER BY id"), QByteArrayList({"a|1|NULL", "b|NULL|2"}));
    QVERIFY(syncAll({&alice, &bob}, {&server}) <= QuietRounds);
    QCOMPARE(alice.rows("SELECT id, x, y FROM notes ORDER BY id"), QByteArrayList({"a|1|NULL", "b|NULL|2"}));
}

/// Nothing of either is lost, so nobody is asked.
void TestTableChanges::columnsAddedAtOnce_areNoConflict()
{
    World world;
    world.run(world.alice, "ALTER TABLE notes ADD COLUMN x");
    world.run(world.bob, "ALTER TABLE notes ADD COLUMN y");
    world.settle();
    QCOMPARE(world.alice.conflicts() + world.bob.conflicts(), QByteArrayList());
}

void TestTableChanges::columnDefinition_isFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *sql, const char *column, const char *expected) {
        QTest::newRow(sql) << QByteArray(sql) << QByteArray(column) << QByteArray(expected);
    };
    row("CREATE TABLE t(a, b TEXT)", "b", "b TEXT");
    row("CREATE TABLE \"t(\"(a DEFAULT (max(1, 2)), b CHECK (b IN (',', ')')))", "a", "a DEFAULT (max(1, 2))");
    row("CREATE TABLE t(a, b CHECK (b IN (',', ')')), PRIMARY KEY (a))", "b", "b CHECK (b IN (',', ')'))");
    row("CREATE TABLE t(a -- one, two\n, b TEXT /* ) */ NOT NULL\n)", "b", "b TEXT /* ) */ NOT NULL");
    row("CREATE TABLE t(a, \"Check\" INT, CHECK (a > 1))", "Check", "\"Check\" INT");
    row("CREATE TABLE t(a, CHECK (a > 1))", "CHECK", "");
    row("CREATE TABLE t(a, CONSTRAINT b UNIQUE (a))", "b", "");
    row("CREATE TABLE t(a, b", "b", "");
    row("", "b", "");
}

void TestTableChanges::columnDefinition_isFound()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, expected);
    QCOMPARE(columnDefinition(sql, column).trimmed(), expected);
}

void TestTableChanges::addedColumn_keepsItsConstraints()
{
    World world;
    world.run(world.alice, "ALTER TABLE notes ADD COLUMN up TEXT REFERENCES notes(id) ON DELETE SET NULL;"
                           "ALTER TABLE notes ADD COLUMN kind TEXT COLLATE NOCASE NOT NULL DEFAULT 'k' CHECK (kind <> 'bad')");
    world.settle();
    QCOMPARE(world.bob.rows("SELECT \"from\", on_delete FROM pragma_foreign_key_list('notes')"), QByteArrayList{"up|SET NULL"});
    QCOMPARE(world.refused(world.bob, "UPDATE notes SET kind = 'bad'"), ErrorCode::ConstraintViolation);
    QCOMPARE(world.bob.rows("SELECT id FROM notes WHERE kind = 'K'"), QByteArrayList{"a"});
}

void TestTableChanges::columnThatCannotBeAddedAsItIs_isAddedPlainly()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    VERIFY_OK(runUserSql(alice.replica(), "CREATE TABLE notes(id INTEGER PRIMARY KEY, made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,"
                                          " code TEXT UNIQUE, must TEXT NOT NULL);"
                                          "INSERT INTO notes(id, made, code, must) VALUES(1, 'then', 'c', 'm')"));
    VERIFY_OK(runUserSql(bob.replica(), "CREATE TABLE notes(id INTEGER PRIMARY KEY, y); INSERT INTO notes VALUES(2, 'z')"));
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(bob.rows("SELECT id, made, code, must FROM notes WHERE id = 1"), QByteArrayList{"1|then|c|m"});
    QVERIFY(columnsOf(alice).contains("y"));
}

void TestTableChanges::generatedColumn_travels()
{
    World world;
    world.run(world.alice, "ALTER TABLE notes ADD COLUMN loud AS (upper(title))");
    QVERIFY(world.settle() <= QuietRounds);
    QCOMPARE(world.bob.rows("SELECT id, loud FROM notes"), QByteArrayList{"a|T"});
}

void TestTableChanges::index_travels()
{
    World world;
    world.run(world.alice, "CREATE INDEX byTitle ON notes(title)");
    QVERIFY(world.settle() <= QuietRounds);
    QCOMPARE(world.bob.rows("SELECT name FROM sqlite_master WHERE name = 'byTitle'").size(), 1);
}

void TestTableChanges::indexesOfOneName_areQuietSoon()
{
    World world;
    world.run(world.alice, "CREATE INDEX byIt ON notes(title)");
    world.run(world.bob, "CREATE INDEX byIt ON notes(body)");
    QVERIFY(world.settle() <= QuietRounds);
}

/// Bob's row was there before he heard of the index.
void TestTableChanges::uniqueIndex_travels_andWhatDoesNotFitWaits()
{
    World world;
    world.run(world.alice, "UPDATE notes SET body = 'one'");
    world.settle();
    world.run(world.bob, "INSERT INTO notes VALUES('b', 't', 'one'), ('c', 't', 'two')");
    world.run(world.alice, "CREATE UNIQUE INDEX byBody ON notes(body)");
    world.settle();
    for (TestDevice *device : {&world.alice, &world.bob}) {
        QCOMPARE(device->dump("notes"), QByteArrayList({"a|t|one", "c|t|two"}));
        QCOMPARE(device->scalar("SELECT count(DISTINCT row_pks) FROM haex_crdt_held WHERE reason = 'unique'"), QByteArray("1"));
        QCOMPARE(device->rows("SELECT name FROM sqlite_master WHERE name = 'byBody'").size(), 1);
    }
    world.run(world.alice, "UPDATE notes SET body = 'other' WHERE id = 'a'");
    world.settle();
    for (TestDevice *device : {&world.alice, &world.bob})
        QCOMPARE(device->dump("notes"), QByteArrayList({"a|t|other", "b|t|one", "c|t|two"}));
}

void TestTableChanges::uniqueIndex_cannotBeDropped()
{
    World world(QByteArray(Notes) + "; CREATE UNIQUE INDEX byTitle ON notes(title)");
    for (const char *sql : {"DROP INDEX byTitle", "/* x */ drop index if exists main.\"BYTITLE\""}) {
        QCOMPARE(world.refused(world.alice, sql), ErrorCode::InvalidArgument);
        QVERIFY2(runUserSql(world.alice.replica(), sql).error().context.contains(QLatin1String("synced")), sql);
    }
    world.run(world.alice, "CREATE TABLE plain(x); CREATE UNIQUE INDEX ofPlain ON plain(x); DROP INDEX ofPlain");
    world.run(world.alice, "CREATE INDEX byBody ON notes(body); DROP INDEX byBody");
}

/// One device's decision does not take values from the others.
void TestTableChanges::columnDroppedWhileNotSynced_comesBack()
{
    World world;
    world.run(world.bob, "UPDATE notes SET body = 'kept'");
    world.settle();
    VERIFY_OK(world.alice.replica().untrack("notes"));
    world.settle();
    world.run(world.alice, "ALTER TABLE notes DROP COLUMN body");
    VERIFY_OK(world.alice.replica().track("notes", TableOrigin::Person));
    QVERIFY(world.settle() <= QuietRounds + 1);
    QCOMPARE(world.alice.rows("SELECT id, title, body FROM notes"), QByteArrayList{"a|t|kept"});
    QCOMPARE(world.alice.held() + world.bob.held(), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestTableChanges)
#include "tst_tablechanges.moc"
