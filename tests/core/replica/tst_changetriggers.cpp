// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/columnclocks.h"
#include "core/replica/sqlfunctions.h"
#include "core/storage/transaction.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

constexpr qint64 OneMinute = 60'000;
constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT, n)";

/// HLC of one column, `*` for the row's own.
QByteArray clockOf(const TestDevice &device, const QByteArray &table, const QByteArray &where,
                   const QByteArray &column = "*")
{
    const QByteArray json = device.scalar("SELECT haex_column_hlcs FROM " + quoteIdentifier(table) + " WHERE " + where);
    const auto clocks = ColumnClocks::parse(json);
    const SyncedTable *synced = device.replica().table(table);
    if (!clocks || !synced)
        return "?";
    return column == "*" ? clocks->rowHlc() : clocks->of(*synced->column(column));
}

QByteArray wideTable(int columns)
{
    QByteArray sql = "CREATE TABLE wide(id INTEGER PRIMARY KEY";
    for (int i = 0; i < columns; ++i)
        sql += ", c" + QByteArray::number(i);
    return sql + ')';
}

} // namespace

class TestChangeTriggers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void insert_stampsAllColumnsWithOneClock();
    void update_stampsOnlyTheColumnsThatChanged();
    void update_toEqualValues_stampsNothing();
    void update_ofCaseOnly_countsInANoCaseColumn();
    void update_ofTypeOnly_countsInATypelessColumn();
    void timestamp_isTheNewestOfTheColumnClocks();
    void writes_ofOneTransaction_shareOneClock();
    void clock_goesUp_whenTheSystemClockIsSetBack();
    void clock_goesUp_afterARestart();
    void clock_goesUp_whenTheCounterIsFull();
    void commit_withoutStoredClock_isRefused();
    void rollBack_leavesNothing();
    void replace_isAFreshInsert();
    void replace_thatEvictsByUnique_leavesATombstone();
    void upsert_ofAnExistingRow_stampsItsChange();
    void multiRowStatements_giveEachRowALocalNumber();
    void outerConflictClauses_leaveTheDirtyMarkAlone_data();
    void outerConflictClauses_leaveTheDirtyMarkAlone();
    void dirtyMark_isWrittenOnceAMinute();
    void delete_leavesATombstoneWithTheLastValues();
    void delete_cascadesWithTombstones();
    void setNull_isAStampedWrite();
    void null_isAValueLikeOthers();
    void reinsert_bringsTheRowBack();
    void keys_cannotChange();
    void keys_mustBeTextIntegerOrBlob_data();
    void keys_mustBeTextIntegerOrBlob();
    void keys_tooLongTogether_areRefused();
    void composite_withoutRowid_works();
    void keyOnlyTables_work();
    void names_mayBeAnything_data();
    void names_mayBeAnything();
    void strictTables_work();
    void generatedColumns_areLeftAlone();
    void wideTables_stampTheRightColumn_data();
    void wideTables_stampTheRightColumn();
    void lateColumns_areStampedWhenWritten();
    void triggers_areSilentWhileApplying();
    void copiedRows_getStampsOfTheirOwn();
    void seededRows_haveTheLowestClock();
    void writes_afterTheReplicaIsGone_fail();
};

void TestChangeTriggers::insert_stampsAllColumnsWithOneClock()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes VALUES('a', 't', NULL, 1, current_hlc(), haex_row_clocks(), haex_next_seq())");
    device.sql("INSERT INTO notes(id, title) VALUES('b', 't')");
    QCOMPARE(device.scalar("SELECT haex_column_hlcs = json_object('', haex_timestamp) FROM notes WHERE id = 'b'"),
             QByteArray("1"));
    QCOMPARE(clockOf(device, "notes", "id='b'", "body"), clockOf(device, "notes", "id='b'"));
    QCOMPARE(device.rows("SELECT table_name FROM haex_crdt_dirty_tables WHERE table_name = 'notes'").size(), 1);
    QCOMPARE(device.problems(), QByteArrayList());
}

void TestChangeTriggers::update_stampsOnlyTheColumnsThatChanged()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title, body) VALUES('a', 't', 'b')");
    const QByteArray inserted = clockOf(device, "notes", "1");
    clock.advance(5);
    device.sql("UPDATE notes SET title = 't', body = 'new' WHERE id = 'a'");
    QCOMPARE(clockOf(device, "notes", "1"), inserted);
    QCOMPARE(clockOf(device, "notes", "1", "title"), inserted);
    QVERIFY(clockOf(device, "notes", "1", "body") > inserted);
}

void TestChangeTriggers::update_toEqualValues_stampsNothing()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title, body) VALUES('a', 't', NULL)");
    const QByteArray before = device.scalar("SELECT haex_column_hlcs || haex_local_seq FROM notes");
    device.sql("UPDATE notes SET title = 't', body = NULL");
    QCOMPARE(device.scalar("SELECT haex_column_hlcs || haex_local_seq FROM notes"), before);
}

void TestChangeTriggers::update_ofCaseOnly_countsInANoCaseColumn()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT COLLATE NOCASE)", "t");
    device.sql("INSERT INTO t(id, v) VALUES(1, 'name')");
    const QByteArray before = clockOf(device, "t", "1", "v");
    device.sql("UPDATE t SET v = 'NAME'");
    QVERIFY(clockOf(device, "t", "1", "v") > before);
}

void TestChangeTriggers::update_ofTypeOnly_countsInATypelessColumn()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title, n) VALUES('a', 't', 1)");
    const QByteArray before = clockOf(device, "notes", "1", "n");
    device.sql("UPDATE notes SET n = 1.0");
    QVERIFY(clockOf(device, "notes", "1", "n") > before);
}

void TestChangeTriggers::timestamp_isTheNewestOfTheColumnClocks()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    for (const char *sql : {"INSERT INTO notes(id, title) VALUES('a', 't')", "UPDATE notes SET body = 'x'",
                            "UPDATE notes SET title = 'y'", "UPDATE notes SET n = 2, body = 'z'"}) {
        clock.advance(1);
        device.sql(sql);
        QCOMPARE(device.problems(), QByteArrayList());
    }
}

void TestChangeTriggers::writes_ofOneTransaction_shareOneClock()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't'), ('b', 't'); UPDATE notes SET body = 'x';"
               "INSERT INTO notes(id, title) VALUES('c', 't'); DELETE FROM notes WHERE id = 'b'");
    QCOMPARE(device.rows("SELECT DISTINCT haex_timestamp FROM notes UNION SELECT hlc FROM haex_crdt_tombstones").size(),
             1);
    device.sql("UPDATE notes SET body = 'y'");
    QCOMPARE(device.rows("SELECT DISTINCT haex_timestamp FROM notes UNION SELECT hlc FROM haex_crdt_tombstones").size(),
             2);
}

void TestChangeTriggers::clock_goesUp_whenTheSystemClockIsSetBack()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArray before = clockOf(device, "notes", "1");
    clock.advance(-86'400'000);
    device.sql("UPDATE notes SET body = 'x'");
    QVERIFY(clockOf(device, "notes", "1", "body") > before);
}

void TestChangeTriggers::clock_goesUp_afterARestart()
{
    FakeClock clock;
    const QTemporaryDir folder;
    TestDevice device(1, clock, folder.filePath(QStringLiteral("d.sqlite")));
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArray before = clockOf(device, "notes", "1");
    const QByteArray seq = device.scalar("SELECT haex_local_seq FROM notes");
    clock.advance(-86'400'000);
    device.restart();
    device.sql("UPDATE notes SET body = 'x'");
    QVERIFY(clockOf(device, "notes", "1", "body") > before);
    QVERIFY(device.scalar("SELECT haex_local_seq FROM notes").toInt() > seq.toInt());
}

void TestChangeTriggers::clock_goesUp_whenTheCounterIsFull()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.replica().clock().reset({clock.nowMs(), 0xffff, device.replica().clock().node()});
    const QByteArray before = device.replica().clock().last().toText();
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    QVERIFY(clockOf(device, "notes", "1") > before);
}

void TestChangeTriggers::commit_withoutStoredClock_isRefused()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    auto transaction = Transaction::begin(device.database());
    VERIFY_OK(transaction);
    VERIFY_OK(device.database().execute("INSERT INTO notes(id, title) VALUES('a', 't')"));
    QVERIFY(!transaction->commit());
    transaction->rollBack();
    QCOMPARE(device.scalar("SELECT count(*) FROM notes"), QByteArray("0"));
}

void TestChangeTriggers::rollBack_leavesNothing()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    QVERIFY(!device.trySql("INSERT INTO notes(id, title) VALUES('a', 't'); INSERT INTO notes(id) VALUES('b')"));
    QCOMPARE(device.scalar("SELECT count(*) FROM notes"), QByteArray("0"));
    QCOMPARE(device.rows("SELECT 1 FROM haex_crdt_dirty_tables WHERE table_name = 'notes'").size(), 0);
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    QCOMPARE(device.problems(), QByteArrayList());
}

void TestChangeTriggers::replace_isAFreshInsert()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title, body) VALUES('a', 't', 'b')");
    const QByteArray before = clockOf(device, "notes", "1");
    device.sql("INSERT OR REPLACE INTO notes(id, title) VALUES('a', 't2')");
    QVERIFY(clockOf(device, "notes", "1") > before);
    QVERIFY(clockOf(device, "notes", "1", "body") > before);
    QCOMPARE(device.rows("SELECT * FROM haex_crdt_tombstones").size(), 0);
}

void TestChangeTriggers::replace_thatEvictsByUnique_leavesATombstone()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE f(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)", "f");
    device.sql("INSERT INTO f(id, name) VALUES('a', 'n'), ('b', 'm')");
    device.sql("INSERT OR REPLACE INTO f(id, name) VALUES('c', 'n')");
    QCOMPARE(device.dump("f"), QByteArrayList({"b|m", "c|n"}));
    QCOMPARE(device.rows("SELECT row_pks FROM haex_crdt_tombstones"), QByteArrayList({"{\"id\":\"a\"}"}));
}

void TestChangeTriggers::upsert_ofAnExistingRow_stampsItsChange()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArray before = clockOf(device, "notes", "1");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 'u') ON CONFLICT(id) DO UPDATE SET body = excluded.title");
    QCOMPARE(device.dump("notes"), QByteArrayList({"a|t|u|NULL"}));
    QCOMPARE(clockOf(device, "notes", "1"), before);
    QVERIFY(clockOf(device, "notes", "1", "body") > before);
}

void TestChangeTriggers::multiRowStatements_giveEachRowALocalNumber()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)"
               " INSERT INTO notes(id, title) SELECT 'k' || i, 't' FROM n");
    QCOMPARE(device.scalar("SELECT count(DISTINCT haex_local_seq) FROM notes"), QByteArray("50"));
    const QByteArray newest = device.scalar("SELECT max(haex_local_seq) FROM notes");
    device.sql("UPDATE notes SET body = 'x'");
    QVERIFY(device.scalar("SELECT min(haex_local_seq) FROM notes").toInt() > newest.toInt());
}

void TestChangeTriggers::outerConflictClauses_leaveTheDirtyMarkAlone_data()
{
    QTest::addColumn<QByteArray>("clause");
    for (const char *clause : {"OR IGNORE", "OR ABORT", "OR FAIL", "OR ROLLBACK", "OR REPLACE"})
        QTest::newRow(clause) << QByteArray(clause);
}

void TestChangeTriggers::outerConflictClauses_leaveTheDirtyMarkAlone()
{
    QFETCH(QByteArray, clause);
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArray before = device.scalar("SELECT last_modified FROM haex_crdt_dirty_tables WHERE table_name = 'notes'");
    clock.advance(OneMinute);
    device.sql("INSERT " + clause + " INTO notes(id, title) VALUES('b', 't')");
    QVERIFY(device.scalar("SELECT last_modified FROM haex_crdt_dirty_tables WHERE table_name = 'notes'") > before);
    const QByteArray between = device.scalar("SELECT last_modified FROM haex_crdt_dirty_tables WHERE table_name = 'notes'");
    clock.advance(OneMinute);
    device.sql("UPDATE " + clause + " notes SET body = 'x'");
    QVERIFY(device.scalar("SELECT last_modified FROM haex_crdt_dirty_tables WHERE table_name = 'notes'") > between);
    QCOMPARE(device.dump("notes"), QByteArrayList({"a|t|x|NULL", "b|t|x|NULL"}));
}

/// Its page would else be part of every commit.
void TestChangeTriggers::dirtyMark_isWrittenOnceAMinute()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    const QByteArray ask = "SELECT last_modified FROM haex_crdt_dirty_tables WHERE table_name = 'notes'";
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArray first = device.scalar(ask);
    device.sql("UPDATE notes SET title = 'u'; INSERT INTO notes(id, title) VALUES('b', 't')");
    QCOMPARE(device.scalar(ask), first);
    clock.advance(OneMinute);
    device.sql("UPDATE notes SET title = 'v'");
    QVERIFY(device.scalar(ask) > first);
    device.sql("DELETE FROM haex_crdt_dirty_tables");
    device.sql("UPDATE notes SET title = 'w'");
    QVERIFY(!device.scalar(ask).isEmpty());
}

void TestChangeTriggers::delete_leavesATombstoneWithTheLastValues()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title, body, n) VALUES('a', 't', NULL, x'00ff')");
    device.sql("DELETE FROM notes");
    const QByteArrayList stones = device.rows("SELECT table_name, row_pks, hlc > json_extract(column_hlcs, '$.\"\"')"
                                              " FROM haex_crdt_tombstones");
    QCOMPARE(stones, QByteArrayList({"notes|{\"id\":\"a\"}|1"}));
    QCOMPARE(device.scalar("SELECT count(*) FROM haex_crdt_dirty_tables WHERE table_name = 'notes'"), QByteArray("1"));
}

void TestChangeTriggers::delete_cascadesWithTombstones()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE p(id TEXT PRIMARY KEY NOT NULL)", "p");
    device.makeSynced("CREATE TABLE c(id TEXT PRIMARY KEY NOT NULL, p REFERENCES p(id) ON DELETE CASCADE)", "c");
    device.sql("INSERT INTO p(id) VALUES('x'); INSERT INTO c(id, p) VALUES('1', 'x'), ('2', 'x')");
    device.sql("DELETE FROM p");
    QCOMPARE(device.scalar("SELECT count(*) FROM haex_crdt_tombstones"), QByteArray("3"));
    QCOMPARE(device.scalar("SELECT count(DISTINCT hlc) FROM haex_crdt_tombstones"), QByteArray("1"));
}

void TestChangeTriggers::setNull_isAStampedWrite()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE p(id TEXT PRIMARY KEY NOT NULL)", "p");
    device.makeSynced("CREATE TABLE c(id TEXT PRIMARY KEY NOT NULL, p REFERENCES p(id) ON DELETE SET NULL)", "c");
    device.sql("INSERT INTO p(id) VALUES('x'); INSERT INTO c(id, p) VALUES('1', 'x')");
    const QByteArray before = clockOf(device, "c", "1", "p");
    device.sql("DELETE FROM p");
    QCOMPARE(device.dump("c"), QByteArrayList({"1|NULL"}));
    QVERIFY(clockOf(device, "c", "1", "p") > before);
}

/// In a column with a type, where nothing but the comparison tells NULL from a value.
void TestChangeTriggers::null_isAValueLikeOthers()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArray inserted = clockOf(device, "notes", "1", "body");
    device.sql("UPDATE notes SET body = 'x'");
    const QByteArray written = clockOf(device, "notes", "1", "body");
    QVERIFY(written > inserted);
    device.sql("UPDATE notes SET body = NULL");
    QVERIFY(clockOf(device, "notes", "1", "body") > written);
}

void TestChangeTriggers::reinsert_bringsTheRowBack()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    device.sql("DELETE FROM notes");
    const QByteArray deleted = device.scalar("SELECT hlc FROM haex_crdt_tombstones");
    device.restart();
    device.sql("INSERT INTO notes(id, title) VALUES('a', 'again')");
    QCOMPARE(device.rows("SELECT * FROM haex_crdt_tombstones").size(), 0);
    QVERIFY(clockOf(device, "notes", "1") > deleted);
    device.sql("DELETE FROM notes; INSERT INTO notes(id, title) VALUES('a', 'twice')");
    QCOMPARE(device.rows("SELECT * FROM haex_crdt_tombstones").size(), 0);
}

void TestChangeTriggers::keys_cannotChange()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const auto changed = device.trySql("UPDATE notes SET id = 'b'");
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, ErrorCode::PrimaryKeyImmutable);
    VERIFY_OK(device.trySql("UPDATE notes SET id = 'a', body = 'x'"));
}

void TestChangeTriggers::keys_mustBeTextIntegerOrBlob_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("text") << QByteArray("'a'") << true;
    QTest::newRow("unicode") << QByteArray("'äöü€'") << true;
    QTest::newRow("quotes and controls") << QByteArray("'a\"\\' || char(10, 1)") << true;
    QTest::newRow("integer") << QByteArray("-9223372036854775808") << true;
    QTest::newRow("blob") << QByteArray("x'00ff'") << true;
    QTest::newRow("NULL") << QByteArray("NULL") << false;
    QTest::newRow("real") << QByteArray("1.5") << false;
    QTest::newRow("long") << QByteArray("printf('%1100s', 'x')") << false;
    QTest::newRow("long when escaped") << QByteArray("replace(printf('%200s', ''), ' ', char(1))") << false;
    QTest::newRow("not UTF-8") << QByteArray("cast(x'ff61' AS TEXT)") << false;
    QTest::newRow("long behind a zero byte") << QByteArray("'a' || char(0) || printf('%1100s', 'x')") << false;
}

void TestChangeTriggers::keys_mustBeTextIntegerOrBlob()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, accepted);
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE t(k PRIMARY KEY, v)", "t");
    QCOMPARE(device.trySql("INSERT INTO t(k) VALUES(" + value + ")").has_value(), accepted);
    QCOMPARE(device.rows("SELECT 1 FROM t").size(), accepted ? 1 : 0);
    // The second row of a transaction takes a shorter way.
    QCOMPARE(device.trySql("INSERT INTO t(k) VALUES('first'); INSERT INTO t(k) SELECT " + value
                           + " WHERE NOT EXISTS (SELECT 1 FROM t WHERE k IS " + value + ")")
                 .has_value(),
             accepted);
}

void TestChangeTriggers::keys_tooLongTogether_areRefused()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE t(a TEXT, b TEXT, c TEXT, PRIMARY KEY(a, b, c))", "t");
    QVERIFY(!device.trySql("INSERT INTO t(a, b, c) SELECT s, s || 'b', s || 'c'"
                           " FROM (SELECT replace(printf('%99s', ''), ' ', '€€') AS s)"));
    VERIFY_OK(device.trySql("INSERT INTO t(a, b, c) VALUES('a', 'b', 'c')"));
}

void TestChangeTriggers::composite_withoutRowid_works()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE grid(y INTEGER NOT NULL, v, x INTEGER NOT NULL, PRIMARY KEY(x, y)) WITHOUT ROWID",
                      "grid");
    device.sql("INSERT INTO grid(x, y, v) VALUES(1, 2, 'a'), (2, 1, 'b')");
    device.sql("UPDATE grid SET v = 'c' WHERE x = 1");
    device.sql("DELETE FROM grid WHERE x = 2");
    QCOMPARE(device.rows("SELECT row_pks FROM haex_crdt_tombstones"), QByteArrayList({"{\"x\":2,\"y\":1}"}));
    QCOMPARE(device.rows("SELECT x, y, v FROM grid"), QByteArrayList({"1|2|c"}));
    QCOMPARE(device.problems(), QByteArrayList());
}

void TestChangeTriggers::keyOnlyTables_work()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE tag(note TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(note, tag))", "tag");
    device.sql("INSERT INTO tag(note, tag) VALUES('n', 'a'), ('n', 'b')");
    device.sql("DELETE FROM tag WHERE tag = 'a'");
    TestServer server;
    device.push(server);
    QVERIFY(server.find("tag", R"({"note":"n","tag":"a"})", "*")->cell.value.type() == CellValue::Type::Tombstone);
    QVERIFY(server.find("tag", R"({"note":"n","tag":"b"})", "*")->cell.value.type() == CellValue::Type::RowMarker);
    TestDevice other(2, clock);
    other.makeSynced("CREATE TABLE tag(note TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(note, tag))", "tag");
    other.pull(server);
    QCOMPARE(other.dump("tag"), device.dump("tag"));
}

void TestChangeTriggers::names_mayBeAnything_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"order", "select", "a.b", "a-b", "it's", "say \"hi\"", "[x]", "ä ö", "index", "$.a", "a\\b"})
        QTest::newRow(name) << QByteArray(name);
}

void TestChangeTriggers::names_mayBeAnything()
{
    QFETCH(QByteArray, name);
    FakeClock clock;
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    const QByteArray quoted = quoteIdentifier(name);
    const QByteArray create = "CREATE TABLE " + quoted + "(" + quoted + " TEXT PRIMARY KEY NOT NULL, "
        + quoteIdentifier(name + "2") + ", v)";
    alice.makeSynced(create, name);
    bob.makeSynced(create, name);
    alice.sql("INSERT INTO " + quoted + "(" + quoted + ", v) VALUES('k', 1), ('gone', 2)");
    alice.sql("UPDATE " + quoted + " SET " + quoteIdentifier(name + "2") + " = 'x' WHERE v = 1");
    alice.sql("DELETE FROM " + quoted + " WHERE v = 2");
    TestServer server;
    alice.push(server);
    bob.pull(server, 1);
    QCOMPARE(bob.dump(name), QByteArrayList({"k|x|1"}));
    QCOMPARE(bob.problems(), QByteArrayList());
}

void TestChangeTriggers::strictTables_work()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced("CREATE TABLE s(id INTEGER PRIMARY KEY, v TEXT, a ANY) STRICT", "s");
    device.sql("INSERT INTO s(id, v, a) VALUES(1, 'x', 2)");
    const QByteArray before = clockOf(device, "s", "1", "a");
    device.sql("UPDATE s SET a = 2.0");
    QVERIFY(clockOf(device, "s", "1", "a") > before);
    device.sql("DELETE FROM s");
    QCOMPARE(device.scalar("SELECT count(*) FROM haex_crdt_tombstones"), QByteArray("1"));
}

void TestChangeTriggers::generatedColumns_areLeftAlone()
{
    FakeClock clock;
    const char *create = "CREATE TABLE g(id INTEGER PRIMARY KEY, a INTEGER, twice AS (a * 2), kept AS (a + 1) STORED)";
    TestDevice alice(1, clock);
    TestDevice bob(2, clock);
    alice.makeSynced(create, "g");
    bob.makeSynced(create, "g");
    alice.sql("INSERT INTO g(id, a) VALUES(1, 5); UPDATE g SET a = 6");
    TestServer server;
    alice.push(server);
    bob.pull(server);
    QCOMPARE(bob.rows("SELECT id, a, twice, kept FROM g"), QByteArrayList({"1|6|12|7"}));
}

void TestChangeTriggers::wideTables_stampTheRightColumn_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("changed");
    for (const int columns : {59, 60, 61, 121, 200}) {
        for (const int changed : {0, 58, 59, 60, 119, 120, 199}) {
            if (changed < columns)
                QTest::addRow("%d of %d", changed, columns) << columns << changed;
        }
    }
}

void TestChangeTriggers::wideTables_stampTheRightColumn()
{
    QFETCH(int, columns);
    QFETCH(int, changed);
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(wideTable(columns), "wide");
    device.sql("INSERT INTO wide(id) VALUES(1)");
    const QByteArray before = clockOf(device, "wide", "1");
    device.sql("UPDATE wide SET c" + QByteArray::number(changed) + " = 'x'");
    for (int i = 0; i < columns; ++i)
        QCOMPARE(clockOf(device, "wide", "1", "c" + QByteArray::number(i)) > before, i == changed);
    device.sql("DELETE FROM wide");
    const QByteArrayList trash = device.rows("SELECT length(last_values) > 5 * " + QByteArray::number(columns)
                                             + " FROM haex_crdt_tombstones");
    QCOMPARE(trash, QByteArrayList({"1"}));
}

void TestChangeTriggers::lateColumns_areStampedWhenWritten()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    device.sql("ALTER TABLE notes ADD COLUMN color TEXT DEFAULT 'red'");
    VERIFY_OK(device.replica().reconcileSchema());
    QCOMPARE(clockOf(device, "notes", "id='a'", "color"), QByteArray());
    device.sql("INSERT INTO notes(id, title) VALUES('b', 't'); UPDATE notes SET body = 'x' WHERE id = 'a'");
    QCOMPARE(clockOf(device, "notes", "id='b'", "color"), clockOf(device, "notes", "id='b'"));
    QCOMPARE(clockOf(device, "notes", "id='a'", "color"), QByteArray());
    device.sql("UPDATE notes SET color = 'blue'");
    QVERIFY(clockOf(device, "notes", "id='a'", "color") > clockOf(device, "notes", "id='a'", "body"));
    device.restart();
    QVERIFY(device.replica().table("notes")->column("color")->isLate);
}

void TestChangeTriggers::triggers_areSilentWhileApplying()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    {
        const SqlFunctions::Silence silence(device.replica().functions());
        VERIFY_OK(device.database().execute("INSERT INTO notes(id, title, haex_timestamp, haex_column_hlcs,"
                                            " haex_local_seq) VALUES('a', 't', 'x', '{}', NULL);"
                                            " UPDATE notes SET body = 'y'; DELETE FROM notes"));
    }
    QCOMPARE(device.rows("SELECT * FROM haex_crdt_tombstones").size(), 0);
    QCOMPARE(device.scalar("SELECT haex_applying()"), QByteArray("0"));
}

void TestChangeTriggers::copiedRows_getStampsOfTheirOwn()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    device.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    clock.advance(1);
    device.sql("INSERT INTO notes SELECT 'b', title, body, n, haex_timestamp, haex_column_hlcs, haex_local_seq"
               " FROM notes");
    QVERIFY(clockOf(device, "notes", "id='b'") > clockOf(device, "notes", "id='a'"));
    QCOMPARE(device.scalar("SELECT count(DISTINCT haex_local_seq) FROM notes"), QByteArray("2"));
}

void TestChangeTriggers::seededRows_haveTheLowestClock()
{
    FakeClock clock;
    TestDevice device(1, clock);
    device.makeSynced(Notes, "notes");
    VERIFY_OK(device.replica().seed([&] {
        return device.database().execute("INSERT INTO notes(id, title) VALUES('theme', 'light')");
    }));
    QCOMPARE(clockOf(device, "notes", "1"), HlcTimestamp{}.toText());
    device.sql("UPDATE notes SET title = 'dark'");
    QVERIFY(clockOf(device, "notes", "1", "title") > HlcTimestamp{}.toText());
}

void TestChangeTriggers::writes_afterTheReplicaIsGone_fail()
{
    FakeClock clock;
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite);
    VERIFY_OK(database);
    {
        TestDevice device(1, clock);
        device.makeSynced(Notes, "notes");
    }
    VERIFY_OK((*database)->execute("CREATE TABLE t(a)"));
    {
        HybridLogicalClock own(clock, NodeId(1));
        const SqlFunctions functions((*database)->handle(), own);
        VERIFY_OK((*database)->scalar("SELECT current_hlc()"));
    }
    QVERIFY(!(*database)->scalar("SELECT current_hlc()"));
}

QTEST_GUILESS_MAIN(TestChangeTriggers)
#include "tst_changetriggers.moc"
