// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that belong together win or lose together: no state appears that nobody wrote.

#include "core/replica/mergegroups.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

constexpr char Plain[]
    = "CREATE TABLE logins(id TEXT PRIMARY KEY, name TEXT, secret TEXT, note TEXT)";
constexpr char Grouped[] = "CREATE TABLE logins(id TEXT PRIMARY KEY, name TEXT, secret TEXT, note "
                           "TEXT /* @together name, secret */)";
constexpr char Pair[] = "SELECT name || ' ' || secret || ' ' || note FROM logins";

/// Two devices with one login, and a server.
struct Logins
{
    explicit Logins(const char *schemaOfB = Grouped)
    {
        a.makeSynced(Grouped, "logins");
        b.makeSynced(schemaOfB, "logins");
        a.sql("INSERT INTO logins(id, name, secret, note) VALUES('l', 'ada', 'old', 'note')");
        settle();
    }
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            a.sync(server);
            b.sync(server);
        }
    }

    FakeClock clockOfA{1'760'000'000'000};
    FakeClock clockOfB{1'760'000'000'000};
    TestServer server{"one"};
    TestDevice a{1, clockOfA};
    TestDevice b{2, clockOfB};
};

/// `column|superseded` of the journal.
QByteArrayList superseded(const TestDevice &device)
{
    return device.rows(
        "SELECT column_name || ' ' || superseded_value FROM vault_conflicts ORDER BY 1");
}

} // namespace

class TestMergeGroups final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void declarations_areReadFromComments_data();
    void declarations_areReadFromComments();
    void concurrentWrites_leaveOneDevicesPair_data();
    void concurrentWrites_leaveOneDevicesPair();
    void columnsOutsideTheGroup_mergeForThemselves();
    void group_travelsWithTheDefinition();
    void deviceThatDoesNotKnowTheGroup_endsEqual();
    void lateColumnThatHasNotArrived_isLeftAlone();
    void groupsByCode_countFromThenOn();
};

void TestMergeGroups::declarations_areReadFromComments_data()
{
    using Groups = QList<QByteArrayList>;
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<Groups>("groups");
    QTest::newRow("none") << QByteArray(Plain) << Groups{};
    QTest::newRow("block") << QByteArray(Grouped) << Groups{{"name", "secret"}};
    QTest::newRow("line") << QByteArray("CREATE TABLE t(a, -- @together a, b , c\n b, c)")
                          << Groups{{"a", "b", "c"}};
    QTest::newRow("two groups") << QByteArray(
        "CREATE TABLE t(/*@together a,b*/ a, b, /* @together c, d */ c, d)")
                                << Groups{{"a", "b"}, {"c", "d"}};
    QTest::newRow("quoted names") << QByteArray(
        "CREATE TABLE t(/* @together \"a, b\", c */ \"a, b\", c)")
                                  << Groups{{"a, b", "c"}};
    QTest::newRow("in a text") << QByteArray("CREATE TABLE t(a DEFAULT '/* @together a, b */', b)")
                               << Groups{};
    QTest::newRow("in a name") << QByteArray(
        "CREATE TABLE t(\"-- @together a, b\", [/* @together a, b */])")
                               << Groups{};
    QTest::newRow("one name") << QByteArray("CREATE TABLE t(a /* @together a */)") << Groups{};
    QTest::newRow("another comment")
        << QByteArray("CREATE TABLE t(a /* they stay @together a, b */, b)") << Groups{};
    QTest::newRow("no end") << QByteArray("CREATE TABLE t(a, b) /* @together a, b")
                            << Groups{{"a", "b"}};
    QTest::newRow("next to nothing") << QByteArray("/*") << Groups{};
}

void TestMergeGroups::declarations_areReadFromComments()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const QList<QByteArrayList>, groups);
    QCOMPARE(declaredMergeGroups(sql), groups);
}

void TestMergeGroups::concurrentWrites_leaveOneDevicesPair_data()
{
    QTest::addColumn<qint64>("laterByMs");
    QTest::addColumn<QByteArray>("pair");
    QTest::addColumn<QByteArrayList>("lost");
    QTest::newRow("the name was later")
        << qint64(1000) << QByteArray("grace old note") << QByteArrayList{"name ada", "secret new"};
    QTest::newRow("the secret was later") << qint64(-1000) << QByteArray("ada new note")
                                          << QByteArrayList{"name grace", "secret old"};
}

void TestMergeGroups::concurrentWrites_leaveOneDevicesPair()
{
    QFETCH(const qint64, laterByMs);
    QFETCH(const QByteArray, pair);
    QFETCH(const QByteArrayList, lost);
    Logins logins;
    logins.clockOfA.advance(5000 + laterByMs);
    logins.clockOfB.advance(5000);
    logins.a.sql("UPDATE logins SET name = 'grace'");
    logins.b.sql("UPDATE logins SET secret = 'new'");
    logins.settle();
    for (const TestDevice *device : {&logins.a, &logins.b}) {
        QCOMPARE(device->scalar(Pair), pair);
        QCOMPARE(superseded(*device), lost);
    }
}

void TestMergeGroups::columnsOutsideTheGroup_mergeForThemselves()
{
    Logins logins;
    logins.clockOfB.advance(5000);
    logins.a.sql("UPDATE logins SET note = 'of A'");
    logins.b.sql("UPDATE logins SET secret = 'new'");
    logins.settle();
    for (const TestDevice *device : {&logins.a, &logins.b}) {
        QCOMPARE(device->scalar(Pair), "ada new of A");
        QCOMPARE(device->conflicts(), QByteArrayList());
    }
}

void TestMergeGroups::group_travelsWithTheDefinition()
{
    FakeClock clock(1'760'000'000'000);
    TestServer server("one");
    TestDevice a(1, clock);
    TestDevice b(2, clock);
    a.sql(Grouped);
    VERIFY_OK(a.replica().track("logins", TableOrigin::Person));
    a.sql("INSERT INTO logins(id, name, secret, note) VALUES('l', 'ada', 'old', 'note')");
    a.sync(server);
    b.sync(server);
    QVERIFY(b.replica().table("logins"));
    QCOMPARE(b.replica().table("logins")->groups, (QList<QByteArrayList>{{"name", "secret"}}));
    b.restart();
    b.sql("UPDATE logins SET name = 'grace'");
    QCOMPARE(b.scalar("SELECT json_extract(haex_column_hlcs, '$.name') IS "
                      "json_extract(haex_column_hlcs, '$.secret')"
                      " AND json_extract(haex_column_hlcs, '$.note') IS NULL FROM logins"),
             "1");
}

void TestMergeGroups::deviceThatDoesNotKnowTheGroup_endsEqual()
{
    Logins logins(Plain);
    logins.clockOfB.advance(5000);
    logins.a.sql("UPDATE logins SET name = 'grace'");
    logins.b.sql("UPDATE logins SET secret = 'new'");
    logins.settle();
    QCOMPARE(logins.a.scalar(Pair), logins.b.scalar(Pair));
    QCOMPARE(logins.a.scalar(Pair), "grace new note");
    // From the next write of a device that does know it, the pair is one again.
    logins.clockOfA.advance(10'000);
    logins.a.sql("UPDATE logins SET secret = 'newer'");
    logins.settle();
    QCOMPARE(logins.b.scalar(Pair), "grace newer note");
    QCOMPARE(logins.b.scalar("SELECT json_extract(haex_column_hlcs, '$.name') IS"
                             " json_extract(haex_column_hlcs, '$.secret') FROM logins"),
             "1");
}

void TestMergeGroups::lateColumnThatHasNotArrived_isLeftAlone()
{
    Logins logins;
    logins.a.replica().setMergeGroups("logins", {{"note", "colour"}});
    VERIFY_OK(runUserSql(logins.a.replica(), "ALTER TABLE logins ADD COLUMN colour TEXT"));
    logins.a.sql("UPDATE logins SET note = 'of A'");
    QCOMPARE(
        logins.a.scalar("SELECT json_extract(haex_column_hlcs, '$.colour') IS NULL FROM logins"),
        "1");
    logins.a.sql("UPDATE logins SET colour = 'red'");
    QCOMPARE(logins.a.scalar("SELECT json_extract(haex_column_hlcs, '$.colour') IS"
                             " json_extract(haex_column_hlcs, '$.note') FROM logins"),
             "1");
}

void TestMergeGroups::groupsByCode_countFromThenOn()
{
    Logins logins;
    logins.a.replica().setMergeGroups("logins", {{"secret", "note", "no such column", "id"}});
    logins.a.sql("UPDATE logins SET note = 'more'");
    QCOMPARE(logins.a.scalar("SELECT json_extract(haex_column_hlcs, '$.note') IS"
                             " json_extract(haex_column_hlcs, '$.secret') FROM logins"),
             "1");
}

QTEST_GUILESS_MAIN(TestMergeGroups)
#include "tst_mergegroups.moc"
