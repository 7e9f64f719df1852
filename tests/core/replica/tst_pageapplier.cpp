// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/pageapplier.h"

#include "core/replica/sqlfunctions.h"
#include "core/replica/trash.h"
#include "tests/core/replica/notesworld.h"
#include "tests/support/resulttext.h"

#include <QTest>

using namespace haex;

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
