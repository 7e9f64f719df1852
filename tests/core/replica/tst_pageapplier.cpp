// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/pageapplier.h"

#include "core/replica/sqlfunctions.h"
#include "core/replica/trash.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";
constexpr char Folders[] = "CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)";
constexpr char Tree[] = "CREATE TABLE tree(id TEXT PRIMARY KEY NOT NULL, up TEXT REFERENCES tree(id), name TEXT)";
constexpr qint64 Now = 1'760'000'000'000;

QByteArray keyOf(const QByteArray &id)
{
    return "{\"id\":\"" + id + "\"}";
}

RemoteCell cell(const QByteArray &table, const QByteArray &id, const QByteArray &column, const QByteArray &hlc,
                CellValue value)
{
    return {table, keyOf(id), column, hlc, std::move(value), 0};
}

RemoteCell text(const QByteArray &id, const QByteArray &column, const QByteArray &hlc, const QByteArray &value)
{
    return cell("notes", id, column, hlc, CellValue::text(value));
}

std::vector<RemoteCell> note(const QByteArray &id, const QByteArray &hlc, const QByteArray &title)
{
    return {text(id, "title", hlc, title), cell("notes", id, "body", hlc, CellValue::null()),
            cell("notes", id, "*", hlc, makeRowMarker(2))};
}

RemoteCell tombstone(const QByteArray &id, const QByteArray &hlc)
{
    return cell("notes", id, "*", hlc, CellValue::tombstone());
}

/// Devices that share a server and a schema.
struct World
{
    explicit World(std::initializer_list<std::pair<const char *, const char *>> tables, int devices = 2)
    {
        for (int i = 1; i <= devices; ++i) {
            list.push_back(std::make_unique<TestDevice>(i, clock));
            for (const auto &[create, name] : tables)
                list.back()->makeSynced(create, name);
        }
    }
    TestDevice &operator[](size_t i) { return *list[i]; }
    void settle()
    {
        std::vector<TestDevice *> all;
        for (const auto &device : list)
            all.push_back(device.get());
        clock.advance(1);
        syncAll(all, {&server}, 3);
        for (const auto &device : list)
            problems += device->problems();
    }

    FakeClock clock{Now};
    TestServer server;
    std::vector<std::unique_ptr<TestDevice>> list;
    QByteArrayList problems;
};

} // namespace

class TestPageApplier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void apply_movesTheClockPastWhatItApplied();
    void apply_rollsBackWhole_whenTheCallerFails();
    void apply_marksNothingDirty();
    void apply_keepsTheNewerColumnOfEach();
    void apply_ofAnOldColumn_doesNotHideANewerUnsentOne();
    void apply_twice_changesNothing();
    void apply_inAnyOrder_endsEqual();
    void values_arriveBitForBit();
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
    void deleteBeatsAConcurrentEdit_inAnyOrder();
    void reinsert_bringsTheRowBack_inAnyOrder();
    void reinsert_meetsANewerEditOfTheDeletedRow();
    void restore_bringsTheRowBackEverywhere();
    void delete_ofAParent_waitsForItsChildrensDeletes();
    void delete_ofAParent_beforeThoseOfItsChildren_writesNothingOfItsOwn();
    void delete_ofAParent_cascadesToAConcurrentChild();
    void delete_ofAParent_withRestrict_hidesTheConcurrentChild_data();
    void delete_ofAParent_withRestrict_hidesTheConcurrentChild();
    void delete_ofAParent_withSetNull_freesTheConcurrentChild();
    void delete_ofAParent_doesWhatTheKeySaysThatNamesIt();
    void replaceEviction_reachesTheOthers();
    void referencedColumn_changesAlike_withConcurrentChildren();
    void equalClocks_theGreaterValueWins_andHeals();
    void equalClocks_theDeleteWins_andHeals();
    void seededDefaults_neverBeatAValue();
    void retryHeld_showsWhatFitsNow();
    void failedPage_leavesNoTraceOfWhatWasSeen();
    void triggersSpeakAgain_afterAFailedPage();
};

void TestPageApplier::apply_movesTheClockPastWhatItApplied()
{
    World world({{Notes, "notes"}}, 1);
    const QByteArray ahead = hlcAt(Now + 200'000, 9);
    world[0].apply(note("a", ahead, "t"));
    world[0].restart();
    world[0].sql("UPDATE notes SET body = 'mine'");
    QVERIFY(world[0].scalar("SELECT haex_timestamp FROM notes") > ahead);
}

void TestPageApplier::apply_rollsBackWhole_whenTheCallerFails()
{
    World world({{Notes, "notes"}}, 1);
    const auto applied = PageApplier(world[0].replica(), world[0].journal())
                             .apply(note("a", hlcAt(Now, 9), "t"), {}, [] { return Result<>(fail(ErrorCode::DiskFull)); });
    QVERIFY(!applied);
    QCOMPARE(world[0].dump("notes"), QByteArrayList());
    QCOMPARE(world[0].rows("SELECT * FROM haex_crdt_seen").size(), 0);
}

void TestPageApplier::apply_marksNothingDirty()
{
    World world({{Notes, "notes"}}, 1);
    world[0].push(world.server);
    world[0].apply(note("a", hlcAt(Now, 9), "t"));
    world[0].apply({tombstone("a", hlcAt(Now + 1, 9))});
    QCOMPARE(world[0].rows("SELECT 1 FROM haex_crdt_dirty_tables WHERE table_name = 'notes'").size(), 0);
    for (const OutgoingCell &sent : world[0].push(world.server))
        QVERIFY(sent.cell.tableName != "notes");
}

void TestPageApplier::apply_keepsTheNewerColumnOfEach()
{
    World world({{Notes, "notes"}});
    world[0].sql("INSERT INTO notes(id, title, body) VALUES('a', 't', 'b')");
    world.settle();
    world[0].sql("UPDATE notes SET title = 'from 1'");
    world[1].sql("UPDATE notes SET body = 'from 2'");
    world.settle();
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|from 1|from 2"}));
    QCOMPARE(world[1].dump("notes"), world[0].dump("notes"));
    QCOMPARE(world[0].conflicts(), QByteArrayList());
}

void TestPageApplier::apply_ofAnOldColumn_doesNotHideANewerUnsentOne()
{
    World world({{Notes, "notes"}});
    world[0].sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    world.settle();
    world[1].sql("UPDATE notes SET body = 'old'");
    world.clock.advance(10);
    world[0].sql("UPDATE notes SET title = 'new'");
    world[1].push(world.server);
    world[0].pull(world.server);
    QCOMPARE(world[0].problems(), QByteArrayList());
    world[0].push(world.server);
    QCOMPARE(world.server.find("notes", keyOf("a"), "title")->cell.value, CellValue::text("new"));
}

void TestPageApplier::apply_twice_changesNothing()
{
    World world({{Notes, "notes"}}, 1);
    world[0].apply(note("a", hlcAt(Now, 9), "t"));
    const QByteArrayList before = world[0].rows("SELECT * FROM notes");
    QCOMPARE(world[0].apply(note("a", hlcAt(Now, 9), "t")).appliedCells, 0);
    QCOMPARE(world[0].rows("SELECT * FROM notes"), before);
}

void TestPageApplier::apply_inAnyOrder_endsEqual()
{
    std::vector<RemoteCell> cells = note("a", hlcAt(Now, 8), "first");
    cells.push_back(text("a", "title", hlcAt(Now + 5, 9), "second"));
    cells.push_back(tombstone("a", hlcAt(Now + 6, 8)));
    cells.push_back(text("a", "body", hlcAt(Now + 7, 9), "late edit"));
    const auto again = note("a", hlcAt(Now + 8, 8), "again");
    cells.insert(cells.end(), again.begin(), again.end());
    std::vector<int> order(cells.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    QByteArrayList first;
    for (int round = 0; round < 120; ++round) {
        World world({{Notes, "notes"}}, 1);
        for (const int at : order)
            world[0].apply({cells[static_cast<size_t>(at)]}, round % 2 == 0);
        const QByteArrayList end = world[0].rows("SELECT id, title, body, haex_timestamp FROM notes") + world[0].held();
        first = round == 0 ? end : first;
        QCOMPARE(end, first);
        QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|again|NULL"}));
        for (int i = 0; i < 37; ++i)
            std::next_permutation(order.begin(), order.end());
    }
}

void TestPageApplier::values_arriveBitForBit()
{
    const char *create = "CREATE TABLE v(id INTEGER PRIMARY KEY, x)";
    World world({{create, "v"}});
    world[0].sql("INSERT INTO v(id, x) VALUES(1, NULL), (2, 9223372036854775807), (3, 1e-300), (4, 'a' || char(0) || 'b'),"
                 " (5, x'00ff'), (6, ''), (7, x''), (8, 1.0), (9, 9007199254740993), (10, 'ä€𝄞')");
    world.settle();
    QCOMPARE(world[1].rows("SELECT id, typeof(x), hex(x), x FROM v"), world[0].rows("SELECT id, typeof(x), hex(x), x FROM v"));
    QCOMPARE(world[1].rows("SELECT typeof(x) FROM v WHERE id IN (6, 7)"), QByteArrayList({"text", "blob"}));
}

void TestPageApplier::incompleteRow_waitsForTheNextPage()
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

void TestPageApplier::unknownTable_waitsUntilItIsThere()
{
    World world({}, 1);
    world[0].apply(note("a", hlcAt(Now, 9), "t"));
    QCOMPARE(world[0].held().size(), 3);
    world[0].makeSynced(Notes, "notes");
    VERIFY_OK(PageApplier(world[0].replica(), world[0].journal()).retryHeld({}));
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|NULL"}));
    QCOMPARE(world[0].held(), QByteArrayList());
}

void TestPageApplier::unknownColumn_waitsUntilItIsThere()
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

void TestPageApplier::unknownKey_waits()
{
    World world({{Notes, "notes"}}, 1);
    world[0].sql("INSERT INTO notes(id, title) VALUES('a', 't'), ('b', 't')");
    for (const char *key : {"{}", "{\"x\":1}", "{\"id\":\"a\",\"x\":1}", "nonsense", "", "{\"id\": \"a\"}"}) {
        world[0].apply({{"notes", key, "*", hlcAt(Now + 1000, 9), CellValue::tombstone(), 0}});
        QCOMPARE(world[0].dump("notes").size(), 2);
    }
}

void TestPageApplier::internalTables_areNeverWritten()
{
    World world({{Notes, "notes"}}, 1);
    const QByteArrayList before = world[0].rows("SELECT * FROM haex_crdt_tables");
    for (const char *table : {"haex_crdt_tables", "HAEX_CRDT_TABLES", "sqlite_master", "haex_crdt_clock"}) {
        world[0].apply({{table, "{\"id\":1}", "table_name", hlcAt(Now, 9), CellValue::text("x"), 0},
                        {table, "{\"id\":1}", "*", hlcAt(Now, 9), CellValue::tombstone(), 0}});
    }
    QCOMPARE(world[0].rows("SELECT * FROM haex_crdt_tables"), before);
}

void TestPageApplier::keyColumns_areNeverWritten()
{
    World world({{Notes, "notes"}}, 1);
    world[0].apply(note("a", hlcAt(Now, 9), "t"));
    world[0].apply({text("a", "id", hlcAt(Now + 1, 9), "b"), text("a", "haex_timestamp", hlcAt(Now + 1, 9), "z"),
                    text("a", "haex_local_seq", hlcAt(Now + 1, 9), "1"),
                    text("a", "title\" = 'x', \"body", hlcAt(Now + 1, 9), "z")});
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|NULL"}));
    QCOMPARE(world[0].problems(), QByteArrayList());
}

void TestPageApplier::wrongKeyTypes_wait_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("text for a rowid") << QByteArray("INTEGER") << QByteArray("{\"id\":\"x\"}");
    QTest::newRow("digits for a rowid") << QByteArray("INTEGER") << QByteArray("{\"id\":\"1\"}");
    QTest::newRow("integer for text") << QByteArray("TEXT") << QByteArray("{\"id\":1}");
    QTest::newRow("digits for numeric") << QByteArray("DECIMAL") << QByteArray("{\"id\":\"1\"}");
    QTest::newRow("integer for real") << QByteArray("REAL") << QByteArray("{\"id\":1}");
}

void TestPageApplier::wrongKeyTypes_wait()
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

void TestPageApplier::childBeforeParent_waitsForIt()
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

void TestPageApplier::selfReferences_apply()
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

void TestPageApplier::mutualReferences_apply()
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

void TestPageApplier::childWithoutParent_isNotShown_andComesWhenTheParentDoes()
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

void TestPageApplier::uniqueClash_showsTheEarlierRow_onAllDevices()
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

void TestPageApplier::uniqueClash_endsWhenTheNameGetsFree()
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
void TestPageApplier::uniqueClash_endsInThePullThatFreesTheName()
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

void TestPageApplier::uniqueClash_withRestrictedChildren_isDecidedAlike()
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
void TestPageApplier::uniqueClash_ofARowWithItsOwnParent_losesNoRow()
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

void TestPageApplier::uniqueClash_takesChildrenAlong_andBack()
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
void TestPageApplier::uniqueClashes_thatDependOnEachOther_areDecidedAlike()
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

void TestPageApplier::uniqueNames_swapWithoutAConflict()
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

void TestPageApplier::noCaseKeys_thatDifferInCase_areTwoRows()
{
    World world({{"CREATE TABLE tag(k TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, v)", "tag"}});
    world[0].sql("INSERT INTO tag(k, v) VALUES('A', 1)");
    world.clock.advance(10);
    world[1].sql("INSERT INTO tag(k, v) VALUES('a', 2)");
    world.settle();
    QCOMPARE(world[0].dump("tag"), QByteArrayList({"A|1"}));
    QCOMPARE(world[1].dump("tag"), QByteArrayList({"A|1"}));
}

void TestPageApplier::heldRow_keepsItsUnsentChanges()
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

void TestPageApplier::heldRow_ownEditsReachTheServer_afterItReturns()
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

void TestPageApplier::checkViolation_hidesTheMergedRow_onBothDevices()
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

void TestPageApplier::notNullViolation_waits()
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

void TestPageApplier::hostileValues_neverFailAPage()
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

void TestPageApplier::deleteBeatsAConcurrentEdit_inAnyOrder()
{
    for (const bool deleteFirst : {true, false}) {
        World world({{Notes, "notes"}}, 3);
        world[0].sql("INSERT INTO notes(id, title) VALUES('a', 't')");
        world.settle();
        world[deleteFirst ? 0 : 1].sql("DELETE FROM notes");
        world.clock.advance(10);
        world[deleteFirst ? 1 : 0].sql("UPDATE notes SET body = 'edit'");
        world.settle();
        for (size_t i = 0; i < 3; ++i) {
            QCOMPARE(world[i].dump("notes"), QByteArrayList());
            QCOMPARE(world[i].conflicts(), QByteArrayList({"deleted_and_changed|notes|{\"id\":\"a\"}|body|NULL|edit"}));
        }
    }
}

void TestPageApplier::reinsert_bringsTheRowBack_inAnyOrder()
{
    World world({{Notes, "notes"}}, 3);
    world[0].sql("INSERT INTO notes(id, title, body) VALUES('a', 't', 'old')");
    world.settle();
    world[0].sql("DELETE FROM notes");
    world[0].push(world.server);
    world[1].pull(world.server);
    world[1].sql("INSERT INTO notes(id, title) VALUES('a', 'new')");
    world[1].push(world.server);
    world[2].pull(world.server, 1);
    world.settle();
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(world[i].dump("notes"), QByteArrayList({"a|new|NULL"}));
        QCOMPARE(world[i].rows("SELECT * FROM haex_crdt_tombstones").size(), 0);
    }
}

// Found by tst_convergence, seed 39: the edit lay in the tombstone and was not offered again.
void TestPageApplier::reinsert_meetsANewerEditOfTheDeletedRow()
{
    World world({{Notes, "notes"}}, 1);
    world[0].push(world.server);
    world[0].apply(note("a", hlcAt(Now, 9), "t"));
    world[0].apply({tombstone("a", hlcAt(Now + 1, 9))});
    world[0].apply({text("a", "body", hlcAt(Now + 5, 8), "newer")});
    QCOMPARE(world[0].dump("notes"), QByteArrayList());
    world[0].apply({text("a", "title", hlcAt(Now + 3, 7), "again"), cell("notes", "a", "*", hlcAt(Now + 3, 7), makeRowMarker(2))});
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|again|newer"}));
    QCOMPARE(world[0].held(), QByteArrayList());
}

void TestPageApplier::restore_bringsTheRowBackEverywhere()
{
    World world({{Notes, "notes"}});
    world[0].sql("INSERT INTO notes(id, title, body) VALUES('a', 't', 'b')");
    world.settle();
    world[0].sql("DELETE FROM notes");
    world.settle();
    Trash trash(world[1].replica());
    const auto list = trash.list();
    VERIFY_OK(list);
    QCOMPARE(list->size(), 1);
    VERIFY_OK(trash.restore("notes", list->first().rowPks));
    world.settle();
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|t|b"}));
    QCOMPARE(world[1].dump("notes"), QByteArrayList({"a|t|b"}));
}

void TestPageApplier::delete_ofAParent_waitsForItsChildrensDeletes()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(id) ON DELETE CASCADE)", "items"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('f', 'n'); INSERT INTO items(id, folder) VALUES('i', 'f'), ('j', 'f')");
    world.settle();
    world[0].sql("DELETE FROM folders");
    world[0].push(world.server);
    world[1].pull(world.server, 1);
    QCOMPARE(world[1].dump("folders") + world[1].dump("items"), QByteArrayList());
    for (const OutgoingCell &sent : world[1].push(world.server))
        QVERIFY2(sent.cell.tableName == "vault_devices", sent.cell.tableName.constData());
}

void TestPageApplier::delete_ofAParent_beforeThoseOfItsChildren_writesNothingOfItsOwn()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(id) ON DELETE CASCADE)", "items"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('f', 'n'); INSERT INTO items(id, folder) VALUES('i', 'f')");
    world.settle();
    world[1].apply({cell("folders", "f", "*", hlcAt(Now + 1000, 9), CellValue::tombstone())}, false);
    world[1].apply({cell("items", "i", "*", hlcAt(Now + 1000, 9), CellValue::tombstone())});
    QCOMPARE(world[1].dump("folders") + world[1].dump("items"), QByteArrayList());
    QCOMPARE(world[1].push(world.server).size(), size_t(0));
}

void TestPageApplier::delete_ofAParent_cascadesToAConcurrentChild()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(id) ON DELETE CASCADE)", "items"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('f', 'n')");
    world.settle();
    world[0].sql("DELETE FROM folders");
    world[1].sql("INSERT INTO items(id, folder) VALUES('i', 'f')");
    world.settle();
    for (size_t i = 0; i < 2; ++i) {
        QCOMPARE(world[i].dump("folders") + world[i].dump("items"), QByteArrayList());
        QCOMPARE(world[i].held(), QByteArrayList());
        // It went as if the person had deleted it: it is in the trash, everywhere.
        QCOMPARE(world[i].rows("SELECT row_pks FROM haex_crdt_tombstones WHERE table_name = 'items'"),
                 QByteArrayList({keyOf("i")}));
    }
}

void TestPageApplier::delete_ofAParent_withRestrict_hidesTheConcurrentChild_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::newRow("no action") << QByteArray();
    QTest::newRow("restrict") << QByteArray(" ON DELETE RESTRICT");
}

void TestPageApplier::delete_ofAParent_withRestrict_hidesTheConcurrentChild()
{
    QFETCH(QByteArray, action);
    const QByteArray items = "CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(id)" + action + ')';
    World world({{Folders, "folders"}, {items.constData(), "items"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('f', 'n')");
    world.settle();
    world[0].sql("DELETE FROM folders");
    world[1].sql("INSERT INTO items(id, folder) VALUES('i', 'f')");
    world.settle();
    for (size_t i = 0; i < 2; ++i) {
        QCOMPARE(world[i].dump("folders") + world[i].dump("items"), QByteArrayList());
        QCOMPARE(world[i].rows("SELECT DISTINCT reason FROM haex_crdt_held"), QByteArrayList({"missing_parent"}));
    }
    world[0].sql("INSERT INTO folders(id, name) VALUES('f', 'back')");
    world.settle();
    for (size_t i = 0; i < 2; ++i)
        QCOMPARE(world[i].dump("items"), QByteArrayList({"i|f"}));
}

void TestPageApplier::delete_ofAParent_withSetNull_freesTheConcurrentChild()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(id) ON DELETE SET NULL)", "items"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('f', 'n')");
    world.settle();
    world[0].sql("DELETE FROM folders");
    world[1].sql("INSERT INTO items(id, folder) VALUES('i', 'f')");
    world.settle();
    for (size_t i = 0; i < 2; ++i)
        QCOMPARE(world[i].dump("items"), QByteArrayList({"i|NULL"}));
}

void TestPageApplier::delete_ofAParent_doesWhatTheKeySaysThatNamesIt()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, home REFERENCES folders(id) ON DELETE RESTRICT,"
                  " also REFERENCES folders(id) ON DELETE SET NULL)",
                  "items"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('home', 'h'), ('f', 'n')");
    world.settle();
    world[0].sql("DELETE FROM folders WHERE id = 'f'");
    world[1].sql("INSERT INTO items(id, home, also) VALUES('i', 'home', 'f')");
    world.settle();
    for (size_t i = 0; i < 2; ++i) {
        QCOMPARE(world[i].dump("items"), QByteArrayList({"i|home|NULL"}));
        QCOMPARE(world[i].held(), QByteArrayList());
    }
}

void TestPageApplier::replaceEviction_reachesTheOthers()
{
    World world({{Folders, "folders"}});
    world[0].sql("INSERT INTO folders(id, name) VALUES('a', 'n')");
    world.settle();
    world[0].sql("INSERT OR REPLACE INTO folders(id, name) VALUES('b', 'n')");
    world.settle();
    QCOMPARE(world[1].dump("folders"), QByteArrayList({"b|n"}));
    QCOMPARE(world[1].held(), QByteArrayList());
}

void TestPageApplier::referencedColumn_changesAlike_withConcurrentChildren()
{
    World world({{Folders, "folders"},
                 {"CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder REFERENCES folders(name) ON UPDATE CASCADE)", "items"}},
                3);
    world[0].sql("INSERT INTO folders(id, name) VALUES('f', 'old'); INSERT INTO items(id, folder) VALUES('known', 'old')");
    world.settle();
    world[1].sql("INSERT INTO items(id, folder) VALUES('concurrent', 'old')");
    world[0].sql("UPDATE folders SET name = 'new'");
    world.settle();
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(world[i].dump("items"), QByteArrayList({"known|new"}));
        QCOMPARE(world[i].held(), world[0].held());
    }
    QCOMPARE(world.problems, QByteArrayList());
}

void TestPageApplier::equalClocks_theGreaterValueWins_andHeals()
{
    World world({{Notes, "notes"}});
    world[0].apply(note("a", hlcAt(Now, 7), "mmm"));
    world[1].apply(note("a", hlcAt(Now, 7), "zzz"));
    world.server.accept(note("a", hlcAt(Now, 7), "mmm")[0]);
    world.settle();
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"a|zzz|NULL"}));
    QCOMPARE(world[1].dump("notes"), QByteArrayList({"a|zzz|NULL"}));
}

void TestPageApplier::equalClocks_theDeleteWins_andHeals()
{
    World world({{Notes, "notes"}});
    world[0].apply({tombstone("a", hlcAt(Now, 7))});
    world[1].apply(note("a", hlcAt(Now, 7), "t"));
    world.server.accept(note("a", hlcAt(Now, 7), "t")[2]);
    world.settle();
    QCOMPARE(world[0].dump("notes"), QByteArrayList());
    QCOMPARE(world[1].dump("notes"), QByteArrayList());
}

void TestPageApplier::seededDefaults_neverBeatAValue()
{
    World world({{Notes, "notes"}});
    const auto seed = [&](size_t i) {
        return world[i].replica().seed([&] {
            return world[i].database().execute("INSERT INTO notes(id, title) VALUES('theme', 'light')");
        });
    };
    VERIFY_OK(seed(0));
    world[0].sql("UPDATE notes SET title = 'dark'");
    world[0].sync(world.server);
    world.clock.advance(100'000);
    VERIFY_OK(seed(1));
    world.settle();
    QCOMPARE(world[0].dump("notes"), QByteArrayList({"theme|dark|NULL"}));
    QCOMPARE(world[1].dump("notes"), QByteArrayList({"theme|dark|NULL"}));
    QCOMPARE(world[1].conflicts(), QByteArrayList());
}

void TestPageApplier::retryHeld_showsWhatFitsNow()
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

void TestPageApplier::failedPage_leavesNoTraceOfWhatWasSeen()
{
    World world({{Notes, "notes"}}, 1);
    PageApplier applier(world[0].replica(), world[0].journal());
    const QByteArray hlc = hlcAt(Now, 9);
    QVERIFY(!applier.apply(note("a", hlc, "t"), {}, [] { return Result<>(fail(ErrorCode::DiskFull)); }));
    VERIFY_OK(applier.retryHeld({}));
    QCOMPARE(world[0].replica().seenUpTo(nodeOf(hlc).toByteArray()), QByteArray());
}

void TestPageApplier::triggersSpeakAgain_afterAFailedPage()
{
    World world({{Notes, "notes"}}, 1);
    QVERIFY(!PageApplier(world[0].replica(), world[0].journal())
                 .apply(note("a", hlcAt(Now, 9), "t"), {}, [] { return Result<>(fail(ErrorCode::IoError)); }));
    QVERIFY(!world[0].replica().functions().isSilent());
    QCOMPARE(world[0].scalar("PRAGMA foreign_keys"), QByteArray("1"));
    world[0].sql("INSERT INTO notes(id, title) VALUES('b', 't')");
    world[0].push(world.server);
    QVERIFY(world.server.find("notes", keyOf("b"), "*"));
}

QTEST_GUILESS_MAIN(TestPageApplier)
#include "tst_pageapplier.moc"
