// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/pageapplier.h"
#include "tests/core/replica/notesworld.h"
#include "tests/support/resulttext.h"

#include <QTest>

using namespace haex;

/// Cells of a page that do not fit here (R22): they wait, stop nothing, and come when they fit.
class TestWaitingCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void incompleteRow_waitsForTheNextPage();
    void unknownTable_waitsUntilItIsThere();
    void unknownColumn_waitsUntilItIsThere();
    void unknownKey_waits();
    void internalTables_areNeverWritten();
    void keyColumns_areNeverWritten();
    void wrongKeyTypes_wait_data();
    void wrongKeyTypes_wait();
    void childBeforeParent_waitsForIt();
    void selfReferences_apply();
    void mutualReferences_apply();
    void childWithoutParent_isNotShown_andComesWhenTheParentDoes();
    void uniqueClash_showsTheEarlierRow_onAllDevices();
    void uniqueClash_endsWhenTheNameGetsFree();
    void uniqueClash_endsInThePullThatFreesTheName();
    void uniqueClash_withRestrictedChildren_isDecidedAlike();
    void uniqueClash_ofARowWithItsOwnParent_losesNoRow();
    void uniqueClash_takesChildrenAlong_andBack();
    void uniqueClashes_thatDependOnEachOther_areDecidedAlike();
    void uniqueNames_swapWithoutAConflict();
    void noCaseKeys_thatDifferInCase_areTwoRows();
    void heldRow_keepsItsUnsentChanges();
    void heldRow_ownEditsReachTheServer_afterItReturns();
    void checkViolation_hidesTheMergedRow_onBothDevices();
    void notNullViolation_waits();
    void hostileValues_neverFailAPage();
    void retryHeld_showsWhatFitsNow();
};

void TestWaitingCells::incompleteRow_waitsForTheNextPage()
{
    World world({{Notes, "notes"}}, 1);
    const auto cells = note("a", hlcAt(Now, 9), "t");
    world[0].apply({cells[2]});
    world[0].apply({cells[0]});
    QCOMPARE(world[0].dump("notes"), QByteArrayList());
    QCOMPARE(world[0].held(), QByteArrayList({"notes|{\"id\":\"a\"}|*|incomplete_row", "notes|{\"id\":\"a\"}|title|incomplete_row"}));
    world[0].apply({cells[1]});
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|NULL"}));
    QCOMPARE(world[0].held(), QByteArrayList());
}

void TestWaitingCells::unknownTable_waitsUntilItIsThere()
{
    World world({}, 1);
    world[0].apply(note("a", hlcAt(Now, 9), "t"));
    QCOMPARE(world[0].held().size(), 3);
    world[0].makeSynced(Notes, "notes");
    VERIFY_OK(PageApplier(world[0].replica(), world[0].journal()).retryHeld({}));
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|NULL"}));
    QCOMPARE(world[0].held(), QByteArrayList());
}

void TestWaitingCells::unknownColumn_waitsUntilItIsThere()
{
    World world({{Notes, "notes"}}, 1);
    auto cells = note("a", hlcAt(Now, 9), "t");
    cells.back().value = makeRowMarker(3);
    cells.push_back(text("a", "color", hlcAt(Now, 9), "red"));
    world[0].apply(cells);
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|NULL"}));
    QCOMPARE(world[0].held(), QByteArrayList({"notes|{\"id\":\"a\"}|color|unknown_column"}));
    world[0].sql("ALTER TABLE notes ADD COLUMN color TEXT");
    VERIFY_OK(world[0].replica().reconcileSchema());
    VERIFY_OK(PageApplier(world[0].replica(), world[0].journal()).retryHeld({}));
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|NULL|red"}));
    QCOMPARE(world[0].held(), QByteArrayList());
}

void TestWaitingCells::unknownKey_waits()
{
    World world({{Notes, "notes"}}, 1);
    world[0].sql("INSERT INTO notes(id, title) VALUES('a', 't'), ('b', 't')");
    for (const char *key : {"{}", "{\"x\":1}", "{\"id\":\"a\",\"x\":1}", "nonsense", "", "{\"id\": \"a\"}"}) {
        world[0].apply({{"notes", key, "*", hlcAt(Now + 1000, 9), CellValue::tombstone(), 0}});
        QCOMPARE(world[0].dump("notes").size(), 2);
    }
}

void TestWaitingCells::internalTables_areNeverWritten()
{
    World world({{Notes, "notes"}}, 1);
    const QByteArrayList before = world[0].rows("SELECT * FROM haex_crdt_tables");
    for (const char *table : {"haex_crdt_tables", "HAEX_CRDT_TABLES", "sqlite_master", "haex_crdt_clock"}) {
        world[0].apply({{table, "{\"id\":1}", "table_name", hlcAt(Now, 9), CellValue::text("x"), 0},
                        {table, "{\"id\":1}", "*", hlcAt(Now, 9), CellValue::tombstone(), 0}});
    }
    QCOMPARE(world[0].rows("SELECT * FROM haex_crdt_tables"), before);
}

void TestWaitingCells::keyColumns_areNeverWritten()
{
    World world({{Notes, "notes"}}, 1);
    world[0].apply(note("a", hlcAt(Now, 9), "t"));
    world[0].apply({text("a", "id", hlcAt(Now + 1, 9), "b"), text("a", "haex_timestamp", hlcAt(Now + 1, 9), "z"),
                    text("a", "haex_local_seq", hlcAt(Now + 1, 9), "1"),
                    text("a", "title\" = 'x', \"body", hlcAt(Now + 1, 9), "z")});
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|NULL"}));
    QCOMPARE(world[0].problems(), QByteArrayList());
}

void TestWaitingCells::wrongKeyTypes_wait_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("text for a rowid") << QByteArray("INTEGER") << QByteArray("{\"id\":\"x\"}");
    QTest::newRow("digits for a rowid") << QByteArray("INTEGER") << QByteArray("{\"id\":\"1\"}");
    QTest::newRow("integer for text") << QByteArray("TEXT") << QByteArray("{\"id\":1}");
    QTest::newRow("digits for numeric") << QByteArray("DECIMAL") << QByteArray("{\"id\":\"1\"}");
    QTest::newRow("integer for real") << QByteArray("REAL") << QByteArray("{\"id\":1}");
}

void TestWaitingCells::wrongKeyTypes_wait()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, key);
    World world({}, 1);
    world[0].makeSynced("CREATE TABLE t(id " + type + " PRIMARY KEY, v)", "t");
    if (type != "REAL")
        world[0].sql("INSERT INTO t(id, v) VALUES(1, 'mine')");
    const QByteArrayList before = world[0].dump("t");
    world[0].apply({{"t", key, "v", hlcAt(Now + 1000, 9), CellValue::text("x"), 0},
                    {"t", key, "*", hlcAt(Now + 1000, 9), makeRowMarker(1), 0}});
    QCOMPARE(world[0].dump("t"), before);
    QVERIFY(!world[0].held().isEmpty());
}

void TestWaitingCells::childBeforeParent_waitsForIt()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder TEXT NOT NULL REFERENCES folders(id))", "items"}},
                1);
    world[0].apply({cell("items", "i", "folder", hlcAt(Now, 9), CellValue::text("f")),
                    cell("items", "i", "*", hlcAt(Now, 9), makeRowMarker(1))},
                   false);
    QCOMPARE(world[0].held().size(), 2);
    world[0].apply({cell("folders", "f", "name", hlcAt(Now, 9), CellValue::text("n")),
                    cell("folders", "f", "*", hlcAt(Now, 9), makeRowMarker(1))});
    QCOMPARE(world[0].dump("items"), QByteArrayList({"i|f"}));
    QCOMPARE(world[0].held(), QByteArrayList());
    QCOMPARE(world[0].problems(), QByteArrayList());
}

void TestWaitingCells::selfReferences_apply()
{
    World world({{Tree, "tree"}});
    world[0].sql("INSERT INTO tree(id, up) VALUES('self', 'self'); INSERT INTO tree(id, up) VALUES('z', NULL);"
                 "INSERT INTO tree(id, up) VALUES('a', 'z'), ('b', 'a')");
    world.settle();
    QCOMPARE(world[1].dump("tree"), world[0].dump("tree"));
    world[1].sql("UPDATE tree SET up = NULL WHERE id = 'b'; DELETE FROM tree WHERE id IN ('self', 'a')");
    world.settle();
    QCOMPARE(world[0].dump("tree"), QByteArrayList({"b|NULL|NULL", "z|NULL|NULL"}));
}

void TestWaitingCells::mutualReferences_apply()
{
    World world({{"CREATE TABLE l(id TEXT PRIMARY KEY NOT NULL, o REFERENCES r(id) DEFERRABLE INITIALLY DEFERRED)", "l"},
                 {"CREATE TABLE r(id TEXT PRIMARY KEY NOT NULL, o REFERENCES l(id) DEFERRABLE INITIALLY DEFERRED)", "r"}});
    world[0].sql("INSERT INTO l(id, o) VALUES('a', 'b'); INSERT INTO r(id, o) VALUES('b', 'a')");
    world.settle();
    QCOMPARE(world[1].dump("l"), QByteArrayList({"a|b"}));
    QCOMPARE(world[1].dump("r"), QByteArrayList({"b|a"}));
    world[1].sql("DELETE FROM l; DELETE FROM r");
    world.settle();
    QCOMPARE(world[0].dump("l") + world[0].dump("r"), QByteArrayList());
    QCOMPARE(world.problems, QByteArrayList());
}

void TestWaitingCells::childWithoutParent_isNotShown_andComesWhenTheParentDoes()
{
    World world({{Tree, "tree"}}, 1);
    const auto row = [](const QByteArray &id, CellValue up, qint64 at) -> std::vector<RemoteCell> {
        return {cell("tree", id, "up", hlcAt(at, 9), std::move(up)), cell("tree", id, "name", hlcAt(at, 9), CellValue::null()),
                cell("tree", id, "*", hlcAt(at, 9), makeRowMarker(2))};
    };
    world[0].apply(row("c", CellValue::text("b"), Now));
    world[0].apply(row("b", CellValue::text("a"), Now + 1));
    QCOMPARE(world[0].dump("tree"), QByteArrayList());
    world[0].apply(row("a", CellValue::null(), Now + 2));
    QCOMPARE(world[0].dump("tree").size(), 3);
    QCOMPARE(world[0].held(), QByteArrayList());
}

void TestWaitingCells::uniqueClash_showsTheEarlierRow_onAllDevices()
{
    World world({{Folders, "folders"}}, 3);
    world[0].sql("INSERT INTO folders(id, name) VALUES('fa', 'Mail')");
    world.clock.advance(10);
    world[1].sql("INSERT INTO folders(id, name) VALUES('fb', 'Mail')");
    world.settle();
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(world[i].dump("folders"), QByteArrayList({"fa|Mail"}));
        QCOMPARE(world[i].held().size(), 2);
        QCOMPARE(world[i].conflicts(), QByteArrayList({"unique_name|folders|{\"id\":\"fb\"}|*|{\"id\":\"fa\"}|{\"id\":\"fb\"}"}));
    }
    QCOMPARE(world.problems, QByteArrayList());
}

void TestWaitingCells::uniqueClash_endsWhenTheNameGetsFree()
{
    World world({{Folders, "folders"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('fa', 'Mail')");
    world.clock.advance(10);
    world[1].sql("INSERT INTO folders(id, name) VALUES('fb', 'Mail')");
    world.settle();
    world[0].sql("UPDATE folders SET name = 'Post' WHERE id = 'fa'");
    world.settle();
    for (size_t i = 0; i < 2; ++i) {
        QCOMPARE(world[i].dump("folders"), QByteArrayList({"fa|Post", "fb|Mail"}));
        QCOMPARE(world[i].held(), QByteArrayList());
    }
}

/// The folder that has the name goes late, behind the one that waits for it: its delete waited itself.
void TestWaitingCells::uniqueClash_endsInThePullThatFreesTheName()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(id) ON DELETE CASCADE)", "items"}},
                1);
    const auto row = [](const QByteArray &table, const QByteArray &id, const QByteArray &column, const QByteArray &value,
                        qint64 at) -> std::vector<RemoteCell> {
        return {cell(table, id, column, hlcAt(at, 9), CellValue::text(value)),
                cell(table, id, "*", hlcAt(at, 9), makeRowMarker(1))};
    };
    world[0].apply(row("folders", "old", "name", "Mail", Now));
    world[0].apply(row("items", "i", "folder", "old", Now + 1));
    world[0].apply({cell("folders", "old", "*", hlcAt(Now + 20, 9), CellValue::tombstone())}, false);
    world[0].apply(row("folders", "new", "name", "Mail", Now + 10));
    QCOMPARE(world[0].dump("folders"), QByteArrayList({"new|Mail"}));
    QCOMPARE(world[0].held(), QByteArrayList());
    QCOMPARE(world[0].conflicts(), QByteArrayList());
}

void TestWaitingCells::uniqueClash_withRestrictedChildren_isDecidedAlike()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(id) ON DELETE RESTRICT)", "items"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('early', 'Mail')");
    world.clock.advance(10);
    world[1].sql("INSERT INTO folders(id, name) VALUES('late', 'Mail'); INSERT INTO items(id, folder) VALUES('i', 'late')");
    world.settle();
    for (size_t i = 0; i < 2; ++i) {
        QCOMPARE(world[i].dump("folders"), QByteArrayList({"early|Mail"}));
        QCOMPARE(world[i].dump("items"), QByteArrayList());
    }
    world[0].sql("DELETE FROM folders");
    world.settle();
    for (size_t i = 0; i < 2; ++i)
        QCOMPARE(world[i].dump("folders") + world[i].dump("items"), QByteArrayList({"late|Mail", "i|late"}));
}

// Found by tst_convergence, seed 387: the row that took the name was a child of the row that had it.
void TestWaitingCells::uniqueClash_ofARowWithItsOwnParent_losesNoRow()
{
    const char *create = "CREATE TABLE tree(id TEXT PRIMARY KEY NOT NULL, up TEXT REFERENCES tree(id) ON DELETE CASCADE,"
                         " name TEXT UNIQUE)";
    World world({{create, "tree"}});
    world[0].sql("INSERT INTO tree(id, name) VALUES('child', 'c')");
    world.clock.advance(10);
    world[0].sql("INSERT INTO tree(id, name) VALUES('top', 't'); UPDATE tree SET up = 'top' WHERE id = 'child'");
    world.settle();
    world.clock.advance(10);
    world[0].sql("UPDATE tree SET name = 'n' WHERE id = 'top'");
    world[1].sql("UPDATE tree SET up = NULL, name = 'n' WHERE id = 'child'");
    world.settle();
    for (size_t i = 0; i < 2; ++i)
        QCOMPARE(world[i].dump("tree"), QByteArrayList({"child|NULL|n"}));
    world[0].sql("UPDATE tree SET name = 'm' WHERE id = 'child'");
    world.settle();
    QCOMPARE(world[1].dump("tree"), QByteArrayList({"child|NULL|m", "top|NULL|n"}));
    QCOMPARE(world[0].dump("tree"), world[1].dump("tree"));
}

void TestWaitingCells::uniqueClash_takesChildrenAlong_andBack()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(id) ON DELETE CASCADE)", "items"}},
                1);
    const auto folder = [](const QByteArray &id, qint64 at) -> std::vector<RemoteCell> {
        return {cell("folders", id, "name", hlcAt(at, 9), CellValue::text("Mail")),
                cell("folders", id, "*", hlcAt(at, 9), makeRowMarker(1))};
    };
    world[0].apply(folder("late", Now + 10));
    world[0].apply({cell("items", "i", "folder", hlcAt(Now + 11, 9), CellValue::text("late")),
                    cell("items", "i", "*", hlcAt(Now + 11, 9), makeRowMarker(1))});
    world[0].apply(folder("early", Now));
    QCOMPARE(world[0].dump("folders") + world[0].dump("items"), QByteArrayList({"early|Mail"}));
    world[0].apply({cell("folders", "early", "name", hlcAt(Now + 20, 9), CellValue::text("Post"))});
    QCOMPARE(world[0].dump("folders") + world[0].dump("items"), QByteArrayList({"early|Post", "late|Mail", "i|late"}));
}

/// Either p and c are there, or d and q: each pair keeps the other one out, and holds itself. The
/// lower rank decides, and c ranks behind its parent, however old it is itself.
void TestWaitingCells::uniqueClashes_thatDependOnEachOther_areDecidedAlike()
{
    World world({{"CREATE TABLE n(id TEXT PRIMARY KEY NOT NULL, up TEXT REFERENCES n(id), a TEXT UNIQUE, b TEXT UNIQUE)", "n"}});
    const auto row = [](const QByteArray &id, qint64 at, CellValue up, CellValue a, CellValue b) -> std::vector<RemoteCell> {
        const QByteArray hlc = hlcAt(Now + at, 9);
        return {cell("n", id, "up", hlc, std::move(up)), cell("n", id, "a", hlc, std::move(a)),
                cell("n", id, "b", hlc, std::move(b)), cell("n", id, "*", hlc, makeRowMarker(3))};
    };
    const auto p = row("p", 10, CellValue::null(), CellValue::text("A"), CellValue::null());
    const auto c = row("c", 1, CellValue::text("p"), CellValue::null(), CellValue::text("B"));
    const auto d = row("d", 3, CellValue::null(), CellValue::null(), CellValue::text("B"));
    const auto q = row("q", 5, CellValue::text("d"), CellValue::text("A"), CellValue::null());
    for (const auto *page : {&p, &c, &d, &q})
        world[0].apply(*page);
    for (const auto *page : {&d, &q, &p, &c})
        world[1].apply(*page);
    QCOMPARE(world[0].dump("n"), QByteArrayList({"d|NULL|NULL|B", "q|d|A|NULL"}));
    QCOMPARE(world[1].dump("n"), world[0].dump("n"));
}

void TestWaitingCells::uniqueNames_swapWithoutAConflict()
{
    World world({{Folders, "folders"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('a', 'x'), ('b', 'y')");
    world.settle();
    world[0].sql("UPDATE folders SET name = 't' WHERE id = 'a'; UPDATE folders SET name = 'x' WHERE id = 'b';"
                 "UPDATE folders SET name = 'y' WHERE id = 'a'");
    world.settle();
    QCOMPARE(world[1].dump("folders"), QByteArrayList({"a|y", "b|x"}));
    QCOMPARE(world[1].conflicts(), QByteArrayList());
    QCOMPARE(world[1].held(), QByteArrayList());
}

void TestWaitingCells::noCaseKeys_thatDifferInCase_areTwoRows()
{
    World world({{"CREATE TABLE tag(k TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, v)", "tag"}});
    world[0].sql("INSERT INTO tag(k, v) VALUES('A', 1)");
    world.clock.advance(10);
    world[1].sql("INSERT INTO tag(k, v) VALUES('a', 2)");
    world.settle();
    QCOMPARE(world[0].dump("tag"), QByteArrayList({"A|1"}));
    QCOMPARE(world[1].dump("tag"), QByteArrayList({"A|1"}));
}

void TestWaitingCells::heldRow_keepsItsUnsentChanges()
{
    World world({{Folders, "folders"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('fa', 'Mail')");
    world[0].push(world.server);
    world.clock.advance(10);
    world[1].sql("INSERT INTO folders(id, name) VALUES('fb', 'Mail')");
    world[1].pull(world.server);
    QCOMPARE(world[1].dump("folders"), QByteArrayList({"fa|Mail"}));
    world[1].push(world.server);
    QVERIFY(world.server.find("folders", keyOf("fb"), "name"));
    QVERIFY(world.server.find("folders", keyOf("fb"), "*"));
}

void TestWaitingCells::heldRow_ownEditsReachTheServer_afterItReturns()
{
    World world({{Folders, "folders"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('fa', 'Mail')");
    world[0].push(world.server);
    world.clock.advance(10);
    world[1].sql("INSERT INTO folders(id, name) VALUES('fb', 'Mail')");
    world[1].pull(world.server);
    world[0].sql("DELETE FROM folders");
    world[0].push(world.server);
    world[1].pull(world.server);
    QCOMPARE(world[1].dump("folders"), QByteArrayList({"fb|Mail"}));
    world[1].restart();
    world[1].push(world.server);
    QVERIFY(world.server.find("folders", keyOf("fb"), "*"));
    world.settle();
    QCOMPARE(world[0].dump("folders"), QByteArrayList({"fb|Mail"}));
}

void TestWaitingCells::checkViolation_hidesTheMergedRow_onBothDevices()
{
    World world({{"CREATE TABLE r(id INTEGER PRIMARY KEY, lo INTEGER, hi INTEGER, CHECK (lo <= hi))", "r"}});
    world[0].sql("INSERT INTO r(id, lo, hi) VALUES(1, 0, 9)");
    world.settle();
    world[0].sql("UPDATE r SET lo = 8");
    world[1].sql("UPDATE r SET hi = 2");
    world.settle();
    QCOMPARE(world[0].dump("r"), world[1].dump("r"));
    QCOMPARE(world[0].dump("r"), QByteArrayList());
    QCOMPARE(world[0].rows("SELECT DISTINCT reason FROM haex_crdt_held"), QByteArrayList({"check"}));
    QCOMPARE(world[1].rows("SELECT DISTINCT reason FROM haex_crdt_held"), QByteArrayList({"check"}));
}

void TestWaitingCells::notNullViolation_waits()
{
    World world({{Notes, "notes"}}, 1);
    world[0].apply(note("b", hlcAt(Now, 9), "fine"));
    auto cells = note("a", hlcAt(Now, 9), "t");
    cells[0].value = CellValue::null();
    cells.push_back(text("b", "body", hlcAt(Now + 1, 9), "also applied"));
    world[0].apply(cells);
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"b|fine|also applied"}));
    QCOMPARE(world[0].rows("SELECT DISTINCT reason FROM haex_crdt_held"), QByteArrayList({"not_null"}));
}

void TestWaitingCells::hostileValues_neverFailAPage()
{
    World world({{"CREATE TABLE s(id INTEGER PRIMARY KEY, v INTEGER NOT NULL) STRICT", "s"}, {Notes, "notes"}}, 1);
    std::vector<RemoteCell> cells;
    for (const CellValue &value : {CellValue::text("x"), CellValue::null(), CellValue::blob("b"), CellValue::real(1.5),
                                   CellValue::rowMarker("zz"), CellValue::tombstone("zz")}) {
        const QByteArray key = "{\"id\":" + QByteArray::number(cells.size()) + '}';
        cells.push_back({"s", key, "v", hlcAt(Now, 9), value, 0});
        cells.push_back({"s", key, "*", hlcAt(Now, 9), makeRowMarker(1), 0});
        cells.push_back({"s", key, "*", hlcAt(Now, 9), value, 0});
    }
    const auto good = note("a", hlcAt(Now, 9), "t");
    cells.insert(cells.end(), good.begin(), good.end());
    world[0].apply(cells);
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|NULL"}));
    QCOMPARE(world[0].problems(), QByteArrayList());
}

void TestWaitingCells::retryHeld_showsWhatFitsNow()
{
    World world({{Folders, "folders"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('fa', 'Mail')");
    world.clock.advance(10);
    world[1].sql("INSERT INTO folders(id, name) VALUES('fb', 'Mail')");
    world.settle();
    world[0].sql("DELETE FROM folders");
    QCOMPARE(world[0].dump("folders"), QByteArrayList());
    VERIFY_OK(PageApplier(world[0].replica(), world[0].journal()).retryHeld(world[0].contextFor("server")));
    QCOMPARE(world[0].dump("folders"), QByteArrayList({"fb|Mail"}));
}

QTEST_GUILESS_MAIN(TestWaitingCells)
#include "tst_waitingcells.moc"
