// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/replica/sqltokens.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

#include <sqlite3.h>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";

Result<SqlResult> run(TestDevice &device, QByteArrayView sql, const std::vector<CellValue> &parameters = {})
{
    return runUserSql(device.replica(), sql, parameters);
}

QByteArrayList noColumns(QByteArrayView name)
{
    return name == "t" || name == "odd name" ? QByteArrayList{"a", "b c"} : QByteArrayList();
}

} // namespace

class TestUserSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void insertWithoutColumns_fits();
    void insertWithoutColumns_fits_whateverTheCase();
    void columnLists_areAddedOnlyWhereTheyAreMissing_data();
    void columnLists_areAddedOnlyWhereTheyAreMissing();
    void selectStar_hidesBookkeeping();
    void namedBookkeeping_isShown();
    void scripts_areOneTransaction();
    void parameters_areBound();
    void rowLimit_cuts();
    void createdTables_becomeSynced();
    void tablesWithoutKey_stayLocal();
    void addedColumns_areTracked();
    void changedRows_areCounted();
    void guard_refuses_data();
    void guard_refuses();
    void guard_isGoneAfterwards();
    void guard_leavesStatementsCompiled();
    void readOnlyPragmas_work();
    void beginAndCommit_areIgnored();
    void explicitConflictClauses_work();
    void comments_andEmptyStatements_areFine();
};

void TestUserSql::insertWithoutColumns_fits()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(run(device, "INSERT INTO notes VALUES('a', 't', NULL), ('b', 'u', 'x'); REPLACE INTO notes SELECT 'c', 'v', 'y';"
                          "INSERT OR IGNORE INTO main.notes VALUES('a', 'no', NULL)"));
    QCOMPARE(device.dump("notes"), QByteArrayList({"a|t|NULL", "b|u|x", "c|v|y"}));
    QCOMPARE(device.problems(), QByteArrayList());
}

void TestUserSql::insertWithoutColumns_fits_whateverTheCase()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(run(device, "insert into NOTES values('a', 't', NULL)"));
    QCOMPARE(device.dump("notes"), QByteArrayList({"a|t|NULL"}));
}

void TestUserSql::columnLists_areAddedOnlyWhereTheyAreMissing_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *sql, const char *expected) { QTest::newRow(sql) << QByteArray(sql) << QByteArray(expected); };
    row("INSERT INTO t VALUES(1)", "INSERT INTO t (\"a\", \"b c\") VALUES(1)");
    row("insert or replace into t values(1)", "insert or replace into t (\"a\", \"b c\") values(1)");
    row("REPLACE INTO [odd name] SELECT 1", "REPLACE INTO [odd name] (\"a\", \"b c\") SELECT 1");
    row("INSERT INTO \"odd name\" WITH x AS (SELECT 1) SELECT * FROM x",
        "INSERT INTO \"odd name\" (\"a\", \"b c\") WITH x AS (SELECT 1) SELECT * FROM x");
    row("INSERT /* t(a) */ INTO -- x\n t AS u VALUES(1)", "INSERT /* t(a) */ INTO -- x\n t AS u (\"a\", \"b c\") VALUES(1)");
    row("WITH x(i) AS (SELECT (1) UNION SELECT 2), y AS (VALUES(3)) INSERT INTO t SELECT i, i FROM x",
        "WITH x(i) AS (SELECT (1) UNION SELECT 2), y AS (VALUES(3)) INSERT INTO t (\"a\", \"b c\") SELECT i, i FROM x");
    row("WITH x AS (SELECT 1) SELECT * FROM x", "WITH x AS (SELECT 1) SELECT * FROM x");
    row("WITH x AS (", "WITH x AS (");
    row("INSERT INTO t(a) VALUES(1)", "INSERT INTO t(a) VALUES(1)");
    row("INSERT INTO t DEFAULT VALUES", "INSERT INTO t DEFAULT VALUES");
    row("INSERT INTO other VALUES(1)", "INSERT INTO other VALUES(1)");
    row("SELECT 'INSERT INTO t VALUES(1)'", "SELECT 'INSERT INTO t VALUES(1)'");
    row("UPDATE t SET a = 1", "UPDATE t SET a = 1");
    row("", "");
    row("INSERT", "INSERT");
    row("INSERT INTO 't", "INSERT INTO 't");
}

void TestUserSql::columnLists_areAddedOnlyWhereTheyAreMissing()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, expected);
    QCOMPARE(withColumnList(sql, noColumns), expected);
}

void TestUserSql::selectStar_hidesBookkeeping()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const auto result = run(device, "SELECT * FROM notes");
    VERIFY_OK(result);
    QCOMPARE(result->columns, QByteArrayList({"id", "title", "body"}));
    QCOMPARE(result->rows.size(), size_t(1));
    QCOMPARE(result->rows[0].size(), size_t(3));
}

void TestUserSql::namedBookkeeping_isShown()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    QCOMPARE(run(device, "SELECT id, haex_timestamp FROM notes")->columns, QByteArrayList({"id", "haex_timestamp"}));
}

void TestUserSql::scripts_areOneTransaction()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    QVERIFY(!run(device, "INSERT INTO notes VALUES('a', 't', NULL); CREATE TABLE made(a PRIMARY KEY); no sql"));
    QCOMPARE(device.dump("notes"), QByteArrayList());
    QVERIFY(!device.replica().table("made"));
    VERIFY_OK(run(device, "CREATE TABLE made(a PRIMARY KEY); INSERT INTO made VALUES(1)"));
    QCOMPARE(device.dump("made"), QByteArrayList({"1"}));
}

void TestUserSql::parameters_areBound()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(run(device, "INSERT INTO notes VALUES(?, ?, ?)", {CellValue::text("a"), CellValue::text("t"), CellValue::null()}));
    QCOMPARE(device.dump("notes"), QByteArrayList({"a|t|NULL"}));
}

void TestUserSql::rowLimit_cuts()
{
    FakeClock clock;
    TestDevice device(1, clock);
    const auto result = runUserSql(device.replica(), "SELECT 1 UNION SELECT 2 UNION SELECT 3", {}, 2);
    VERIFY_OK(result);
    QCOMPARE(result->rows.size(), size_t(2));
    QVERIFY(result->truncated);
    QVERIFY(!runUserSql(device.replica(), "SELECT 1 UNION SELECT 2", {}, 2)->truncated);
}

void TestUserSql::createdTables_becomeSynced()
{
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    VERIFY_OK(run(alice, "CREATE TABLE a(id INTEGER PRIMARY KEY, v); INSERT INTO a VALUES(1, 'x');"
                         "CREATE TABLE IF NOT EXISTS a(id); INSERT INTO a VALUES(2, 'y')"));
    syncAll({&alice, &bob}, {&server});
    QCOMPARE(bob.dump("a"), QByteArrayList({"1|x", "2|y"}));
}

void TestUserSql::tablesWithoutKey_stayLocal()
{
    FakeClock clock;
    TestDevice device(1, clock);
    VERIFY_OK(run(device, "CREATE TABLE loose(a, b); INSERT INTO loose VALUES(1, 2)"));
    QVERIFY(!device.replica().table("loose"));
}

void TestUserSql::addedColumns_areTracked()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(run(device, "INSERT INTO notes VALUES('a', 't', NULL); ALTER TABLE notes ADD COLUMN x; UPDATE notes SET x = 1;"
                          "INSERT INTO notes VALUES('b', 't', NULL, 2)"));
    QCOMPARE(device.dump("notes"), QByteArrayList({"a|t|NULL|1", "b|t|NULL|2"}));
    QVERIFY(device.replica().table("notes")->column("x"));
}

void TestUserSql::changedRows_areCounted()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    QCOMPARE(run(device, "INSERT INTO notes VALUES('a', 't', NULL), ('b', 't', NULL)")->changedRows, qint64(2));
    QCOMPARE(run(device, "UPDATE notes SET body = 'x' WHERE id = 'a'")->changedRows, qint64(1));
    QCOMPARE(run(device, "SELECT * FROM notes")->changedRows, qint64(0));
    QCOMPARE(run(device, "DELETE FROM notes")->changedRows, qint64(2));
}

void TestUserSql::guard_refuses_data()
{
    QTest::addColumn<QByteArray>("sql");
    for (const char *sql :
         {"DELETE FROM haex_crdt_tombstones", "UPDATE haex_crdt_clock SET last_hlc = ''",
          "INSERT INTO haex_crdt_dirty_tables VALUES('a', 'b')", "UPDATE notes SET haex_timestamp = 'z'",
          "UPDATE notes SET haex_column_hlcs = '{}'", "UPDATE notes SET haex_local_seq = NULL", "DROP TABLE notes",
          "DROP TABLE haex_crdt_clock", "DROP TABLE NOTES", "ALTER TABLE notes DROP COLUMN body",
          "ALTER TABLE Notes DROP COLUMN body", "ALTER TABLE \"notes\" RENAME TO other", "ALTER TABLE notes RENAME COLUMN body TO b",
          "ALTER TABLE haex_crdt_clock ADD COLUMN x", ";; /* x */ ; ALTER TABLE notes DROP COLUMN body", "CREATE TRIGGER x AFTER INSERT ON notes BEGIN SELECT 1; END",
          "CREATE TABLE haex_x(a PRIMARY KEY)", "CREATE TABLE vault_x(a PRIMARY KEY)", "ATTACH ':memory:' AS x", "ROLLBACK",
          "PRAGMA foreign_keys = OFF", "PRAGMA recursive_triggers = OFF", "PRAGMA journal_mode = DELETE",
          "PRAGMA rekey = 'x'", "PRAGMA writable_schema = ON", "PRAGMA user_version = 7",
          "DROP TRIGGER haex_t1_insert", "DROP INDEX haex_seq_1"})
        QTest::newRow(sql) << QByteArray(sql);
}

void TestUserSql::guard_refuses()
{
    QFETCH(QByteArray, sql);
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArrayList schema = device.rows("SELECT name, sql FROM sqlite_master ORDER BY 1");
    const QByteArrayList rows = device.rows("SELECT * FROM notes") + device.rows("SELECT * FROM haex_crdt_clock");
    const auto result = run(device, "SELECT 1; " + sql);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!result.error().context.isEmpty());
    QCOMPARE(device.rows("SELECT name, sql FROM sqlite_master ORDER BY 1"), schema);
    QCOMPARE(device.rows("SELECT * FROM notes") + device.rows("SELECT * FROM haex_crdt_clock"), rows);
}

void TestUserSql::guard_isGoneAfterwards()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    QVERIFY(!run(device, "DROP TABLE notes"));
    VERIFY_OK(device.database().execute("DELETE FROM haex_crdt_relay"));
    VERIFY_OK(run(device, "INSERT INTO notes VALUES('a', 't', NULL)"));
}

void TestUserSql::guard_leavesStatementsCompiled()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    Statement *statement = device.database().cached("SELECT count(*) FROM notes").value();
    VERIFY_OK(statement->run());
    for (const char *sql : {"INSERT INTO notes VALUES('a', 't', NULL)", "SELECT * FROM notes", "DELETE FROM haex_crdt_relay"})
        (void)run(device, sql);
    VERIFY_OK(statement->run());
    QCOMPARE(sqlite3_stmt_status(statement->handle(), SQLITE_STMTSTATUS_REPREPARE, 0), 0);
}

void TestUserSql::readOnlyPragmas_work()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    QVERIFY(run(device, "PRAGMA table_info(notes)")->rows.size() >= 3);
    VERIFY_OK(run(device, "PRAGMA integrity_check"));
    VERIFY_OK(run(device, "SELECT name FROM pragma_table_info('notes')"));
}

void TestUserSql::beginAndCommit_areIgnored()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(run(device, "BEGIN; INSERT INTO notes VALUES('a', 't', NULL); COMMIT"));
    QCOMPARE(device.dump("notes").size(), 1);
    QVERIFY(!device.database().inTransaction());
}

void TestUserSql::explicitConflictClauses_work()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(run(device, "INSERT INTO notes VALUES('a', 't', NULL) ON CONFLICT(id) DO UPDATE SET body = 'x';"
                          "INSERT INTO notes VALUES('a', 't', NULL) ON CONFLICT(id) DO UPDATE SET body = 'y'"));
    QCOMPARE(device.dump("notes"), QByteArrayList({"a|t|y"}));
}

void TestUserSql::comments_andEmptyStatements_areFine()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(run(device, "-- nothing\n;;/* still nothing */;INSERT INTO notes VALUES('a;b', 't--', '/*');  ; -- end"));
    QCOMPARE(device.dump("notes"), QByteArrayList({"a;b|t--|/*"}));
    VERIFY_OK(run(device, ""));
    VERIFY_OK(run(device, "   \n "));
    QVERIFY(!run(device, "SELECT 'open"));
}

QTEST_GUILESS_MAIN(TestUserSql)
#include "tst_usersql.moc"
