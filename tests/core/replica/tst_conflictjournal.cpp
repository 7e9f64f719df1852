// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/conflictjournal.h"

#include "core/replica/trash.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body)";
constexpr char Folders[] = "CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)";

struct Pair
{
    Pair()
        : alice(1, clock)
        , bob(2, clock)
    {
        for (TestDevice *device : {&alice, &bob}) {
            device->makeSynced(Notes, "notes");
            device->makeSynced(Folders, "folders");
        }
        alice.sql("INSERT INTO notes(id, title, body) VALUES('a', 't', 'base')");
        settle();
    }
    void settle() { syncAll({&alice, &bob}, {&server}); }
    /// Both write the body, Bob later; Alice's is superseded.
    void clash()
    {
        alice.sql("UPDATE notes SET body = 'alice'");
        clock.advance(10);
        bob.sql("UPDATE notes SET body = 'bob'");
        bob.push(server);
        settle();
    }
    Conflict only(TestDevice &device)
    {
        const auto list = device.journal().list();
        return list && list->size() == 1 ? list->first() : Conflict();
    }
    FakeClock clock;
    TestServer server;
    TestDevice alice;
    TestDevice bob;
};

} // namespace

class TestConflictJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losingValue_isRecorded_onBothDevices();
    void losingRemoteValue_isRecorded();
    void equalValues_areNoConflict();
    void acknowledgedValues_areNoConflict();
    void differentColumns_areNoConflict();
    void bothCreated_isRecordedPerColumn();
    void deletedHere_changedThere_isRecorded();
    void changedHere_deletedThere_isRecorded();
    void valueThatAnotherWroteToo_comesBackFromTheTrash_whenItIsDeleted();
    void unsentEdit_thatADeleteMeets_isRecordedWhereItWasMade();
    void unsentDelete_thatAnEditMeets_isRecordedWhereItWasMade();
    void ownUnsentEditOfAHeldRow_isRecorded_whenItIsDeleted();
    void ownUnsentEditOfAHeldRow_isRecorded_whenItLoses();
    void uniqueName_isRecordedOnce_andOnlyWhenItLasts();
    void sameClash_isOneEntry();
    void keepCurrent_closesIt_everywhere();
    void useSuperseded_writesTheValueBack();
    void useSuperseded_ofADelete_bringsTheRowBack();
    void useSuperseded_ofAUniqueName_isRefused();
    void useValue_writesAThirdValue();
    void reopen_opensAgain();
    void resolved_staysResolved_onADeviceThatJoinsLater();
    void unknownIds_areNotFound();
    void typedValues_areKept();
    void trash_listsNewestFirst_andPurges();
    void trash_restoreOfATakenKey_fails();
};

void TestConflictJournal::losingValue_isRecorded_onBothDevices()
{
    Pair pair;
    pair.clash();
    const QByteArrayList expected{"same_field|notes|{\"id\":\"a\"}|body|bob|alice"};
    QCOMPARE(pair.alice.conflicts(), expected);
    QCOMPARE(pair.bob.conflicts(), expected);
    const Conflict conflict = pair.only(pair.bob);
    QCOMPARE(conflict.winnerNode().toHex(), pair.bob.node());
    QCOMPARE(conflict.supersededNode().toHex(), pair.alice.node());
    QVERIFY(conflict.open);
    QCOMPARE(pair.alice.journal().openCount().value(), 1);
}

void TestConflictJournal::losingRemoteValue_isRecorded()
{
    Pair pair;
    pair.bob.sql("UPDATE notes SET body = 'bob'");
    pair.bob.push(pair.server);
    pair.clock.advance(10);
    pair.alice.sql("UPDATE notes SET body = 'alice'");
    pair.settle();
    QCOMPARE(pair.bob.conflicts(), QByteArrayList({"same_field|notes|{\"id\":\"a\"}|body|alice|bob"}));
}

void TestConflictJournal::equalValues_areNoConflict()
{
    Pair pair;
    pair.alice.sql("UPDATE notes SET body = 'same'");
    pair.bob.sql("UPDATE notes SET body = 'same'");
    pair.settle();
    QCOMPARE(pair.alice.conflicts(), QByteArrayList());
}

void TestConflictJournal::acknowledgedValues_areNoConflict()
{
    Pair pair;
    pair.alice.sql("UPDATE notes SET body = 'alice'");
    pair.settle();
    pair.bob.sql("UPDATE notes SET body = 'bob'");
    pair.settle();
    pair.alice.sql("UPDATE notes SET body = 'alice again'");
    pair.settle();
    QCOMPARE(pair.alice.conflicts(), QByteArrayList());
}

void TestConflictJournal::differentColumns_areNoConflict()
{
    Pair pair;
    pair.alice.sql("UPDATE notes SET body = 'alice'");
    pair.bob.sql("UPDATE notes SET title = 'bob'");
    pair.settle();
    QCOMPARE(pair.alice.conflicts(), QByteArrayList());
}

void TestConflictJournal::bothCreated_isRecordedPerColumn()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title, body) VALUES('n', 'same', 'alice')");
    pair.clock.advance(10);
    pair.bob.sql("INSERT INTO notes(id, title, body) VALUES('n', 'same', 'bob')");
    pair.bob.push(pair.server);
    pair.settle();
    QCOMPARE(pair.alice.conflicts(), QByteArrayList({"both_created|notes|{\"id\":\"n\"}|body|bob|alice"}));
}

void TestConflictJournal::deletedHere_changedThere_isRecorded()
{
    Pair pair;
    pair.bob.sql("DELETE FROM notes");
    pair.bob.push(pair.server);
    pair.alice.sql("UPDATE notes SET body = 'alice'");
    pair.settle();
    QCOMPARE(pair.alice.conflicts(), QByteArrayList({"deleted_and_changed|notes|{\"id\":\"a\"}|body|NULL|alice"}));
    QCOMPARE(pair.bob.conflicts(), pair.alice.conflicts());
}

void TestConflictJournal::changedHere_deletedThere_isRecorded()
{
    Pair pair;
    pair.alice.sql("UPDATE notes SET body = 'alice'");
    pair.alice.push(pair.server);
    pair.clock.advance(10);
    pair.bob.sql("DELETE FROM notes");
    pair.settle();
    QCOMPARE(pair.bob.conflicts(), QByteArrayList({"deleted_and_changed|notes|{\"id\":\"a\"}|body|NULL|alice"}));
}

/// Equal values are no conflict: bob's body became alice's, who then deleted what she knew. His title,
/// which she did not know, is in the journal, and the rest in the trash.
void TestConflictJournal::valueThatAnotherWroteToo_comesBackFromTheTrash_whenItIsDeleted()
{
    Pair pair;
    pair.bob.sql("INSERT INTO notes(id, title, body) VALUES('k', 'of bob', 'same')");
    pair.clock.advance(10);
    pair.alice.sql("INSERT INTO notes(id, title, body) VALUES('k', 'of alice', 'same')");
    pair.alice.push(pair.server);
    pair.bob.pull(pair.server);
    pair.alice.sql("DELETE FROM notes WHERE id = 'k'");
    pair.alice.push(pair.server);
    pair.bob.pull(pair.server);
    QCOMPARE(pair.bob.conflicts(), QByteArrayList({"both_created|notes|{\"id\":\"k\"}|title|of alice|of bob"}));
    VERIFY_OK(Trash(pair.bob.replica()).restore("notes", "{\"id\":\"k\"}"));
    QCOMPARE(pair.bob.dump("notes").last(), QByteArray("k|of alice|same"));
    VERIFY_OK(pair.bob.journal().useSuperseded(pair.only(pair.bob).id));
    QCOMPARE(pair.bob.dump("notes").last(), QByteArray("k|of bob|same"));
    pair.settle();
    QCOMPARE(pair.alice.dump("notes"), pair.bob.dump("notes"));
}

/// The other device may never see the edit: it lost, and its server need not keep it.
void TestConflictJournal::unsentEdit_thatADeleteMeets_isRecordedWhereItWasMade()
{
    Pair pair;
    pair.alice.sql("UPDATE notes SET body = 'alice'");
    pair.clock.advance(10);
    pair.bob.sql("DELETE FROM notes");
    pair.bob.push(pair.server);
    pair.alice.pull(pair.server);
    QCOMPARE(pair.alice.conflicts(), QByteArrayList({"deleted_and_changed|notes|{\"id\":\"a\"}|body|NULL|alice"}));
}

void TestConflictJournal::unsentDelete_thatAnEditMeets_isRecordedWhereItWasMade()
{
    Pair pair;
    pair.alice.sql("UPDATE notes SET body = 'alice'");
    pair.alice.push(pair.server);
    pair.clock.advance(10);
    pair.bob.sql("DELETE FROM notes");
    pair.bob.pull(pair.server);
    QCOMPARE(pair.bob.conflicts(), QByteArrayList({"deleted_and_changed|notes|{\"id\":\"a\"}|body|NULL|alice"}));
}

void TestConflictJournal::ownUnsentEditOfAHeldRow_isRecorded_whenItLoses()
{
    Pair pair;
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('early', 'free')");
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('late', 'n')");
    pair.settle();
    pair.clock.advance(10);
    pair.bob.sql("UPDATE folders SET name = 'mine' WHERE id = 'late'");
    pair.alice.sql("UPDATE folders SET name = 'mine' WHERE id = 'early'");
    pair.alice.push(pair.server);
    pair.bob.pull(pair.server);
    QCOMPARE(pair.bob.dump("folders"), QByteArrayList({"early|mine"}));
    pair.clock.advance(10);
    pair.alice.sql("UPDATE folders SET name = 'other' WHERE id = 'late'");
    pair.alice.push(pair.server);
    pair.bob.pull(pair.server);
    QVERIFY(pair.bob.conflicts().contains("same_field|folders|{\"id\":\"late\"}|name|other|mine"));
}

void TestConflictJournal::ownUnsentEditOfAHeldRow_isRecorded_whenItIsDeleted()
{
    Pair pair;
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('early', 'free')");
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('late', 'n')");
    pair.settle();
    pair.clock.advance(10);
    pair.bob.sql("UPDATE folders SET name = 'mine' WHERE id = 'late'");
    pair.alice.sql("UPDATE folders SET name = 'mine' WHERE id = 'early'");
    pair.alice.push(pair.server);
    pair.bob.pull(pair.server);
    QCOMPARE(pair.bob.dump("folders"), QByteArrayList({"early|mine"}));
    pair.clock.advance(10);
    pair.alice.sql("DELETE FROM folders WHERE id = 'late'");
    pair.alice.push(pair.server);
    pair.bob.pull(pair.server);
    QVERIFY(pair.bob.conflicts().contains("deleted_and_changed|folders|{\"id\":\"late\"}|name|NULL|mine"));
}

void TestConflictJournal::uniqueName_isRecordedOnce_andOnlyWhenItLasts()
{
    Pair pair;
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('early', 'n')");
    pair.clock.advance(10);
    pair.bob.sql("INSERT INTO folders(id, name) VALUES('late', 'n')");
    pair.bob.pull(pair.server);
    pair.settle();
    pair.settle();
    const QByteArrayList expected{"unique_name|folders|{\"id\":\"late\"}|*|{\"id\":\"early\"}|{\"id\":\"late\"}"};
    QCOMPARE(pair.alice.conflicts(), expected);
    QCOMPARE(pair.bob.conflicts(), expected);
}

void TestConflictJournal::sameClash_isOneEntry()
{
    Pair pair;
    pair.clash();
    // As another device would find it, which knows of no entry yet.
    Conflict conflict = pair.only(pair.alice);
    conflict.id.clear();
    conflict.detectedMs += 1000;
    VERIFY_OK(pair.bob.replica().write([&]() -> Result<> {
        HAEX_TRY(pair.bob.journal().record(conflict));
        return {};
    }));
    pair.settle();
    QCOMPARE(pair.alice.conflicts().size(), 1);
    QCOMPARE(pair.bob.conflicts().size(), 1);
}

void TestConflictJournal::keepCurrent_closesIt_everywhere()
{
    Pair pair;
    pair.clash();
    VERIFY_OK(pair.alice.journal().keepCurrent(pair.only(pair.alice).id));
    pair.settle();
    QCOMPARE(pair.bob.journal().openCount().value(), 0);
    QCOMPARE(pair.bob.journal().list(true)->size(), 1);
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|t|bob"}));
}

void TestConflictJournal::useSuperseded_writesTheValueBack()
{
    Pair pair;
    pair.clash();
    VERIFY_OK(pair.bob.journal().useSuperseded(pair.only(pair.bob).id));
    pair.settle();
    QCOMPARE(pair.alice.dump("notes"), QByteArrayList({"a|t|alice"}));
    QCOMPARE(pair.alice.journal().openCount().value(), 0);
    QCOMPARE(pair.alice.conflicts().size(), 1);
}

void TestConflictJournal::useSuperseded_ofADelete_bringsTheRowBack()
{
    Pair pair;
    pair.bob.sql("DELETE FROM notes");
    pair.bob.push(pair.server);
    pair.alice.sql("UPDATE notes SET body = 'alice'");
    pair.settle();
    VERIFY_OK(pair.bob.journal().useSuperseded(pair.only(pair.bob).id));
    pair.settle();
    QCOMPARE(pair.alice.dump("notes"), QByteArrayList({"a|t|alice"}));
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|t|alice"}));
}

void TestConflictJournal::useSuperseded_ofAUniqueName_isRefused()
{
    Pair pair;
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('early', 'n')");
    pair.clock.advance(10);
    pair.bob.sql("INSERT INTO folders(id, name) VALUES('late', 'n')");
    pair.settle();
    QVERIFY(!pair.alice.journal().useSuperseded(pair.only(pair.alice).id));
    QCOMPARE(pair.alice.journal().openCount().value(), 1);
}

void TestConflictJournal::useValue_writesAThirdValue()
{
    Pair pair;
    pair.clash();
    VERIFY_OK(pair.alice.journal().useValue(pair.only(pair.alice).id, CellValue::text("both")));
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|t|both"}));
}

void TestConflictJournal::reopen_opensAgain()
{
    Pair pair;
    pair.clash();
    const QByteArray id = pair.only(pair.alice).id;
    VERIFY_OK(pair.alice.journal().keepCurrent(id));
    VERIFY_OK(pair.alice.journal().reopen(id));
    QCOMPARE(pair.alice.journal().openCount().value(), 1);
}

void TestConflictJournal::resolved_staysResolved_onADeviceThatJoinsLater()
{
    Pair pair;
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('early', 'n')");
    pair.clock.advance(10);
    pair.bob.sql("INSERT INTO folders(id, name) VALUES('late', 'n')");
    pair.settle();
    VERIFY_OK(pair.alice.journal().keepCurrent(pair.only(pair.alice).id));
    pair.settle();
    TestDevice carol(3, pair.clock);
    carol.makeSynced(Notes, "notes");
    carol.makeSynced(Folders, "folders");
    carol.pull(pair.server, 2);
    carol.push(pair.server);
    pair.settle();
    QCOMPARE(carol.journal().openCount().value(), 0);
    QCOMPARE(pair.alice.journal().openCount().value(), 0);
}

void TestConflictJournal::unknownIds_areNotFound()
{
    Pair pair;
    for (const auto &result : {pair.alice.journal().keepCurrent("x"), pair.alice.journal().useSuperseded("x"),
                               pair.alice.journal().useValue("x", CellValue::null())}) {
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
    }
}

void TestConflictJournal::typedValues_areKept()
{
    Pair pair;
    pair.alice.sql("UPDATE notes SET body = x'00ff'");
    pair.clock.advance(10);
    pair.bob.sql("UPDATE notes SET body = 2.0");
    pair.bob.push(pair.server);
    pair.settle();
    const Conflict conflict = pair.only(pair.alice);
    QCOMPARE(conflict.winnerValue, CellValue::real(2.0));
    QCOMPARE(conflict.supersededValue, CellValue::blob(QByteArray("\x00\xff", 2)));
}

void TestConflictJournal::trash_listsNewestFirst_andPurges()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('b', 'u')");
    pair.alice.sql("DELETE FROM notes WHERE id = 'a'");
    pair.clock.advance(1000);
    pair.alice.sql("DELETE FROM notes WHERE id = 'b'");
    Trash trash(pair.alice.replica());
    auto list = trash.list("notes").value();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.first().rowPks, QByteArray("{\"id\":\"b\"}"));
    QCOMPARE(trash.list("folders")->size(), 0);
    QCOMPARE(trash.purgeOlderThan(pair.clock.nowMs() - 500).value(), 1);
    QCOMPARE(trash.list()->size(), 1);
    VERIFY_OK(trash.purge("notes", "{\"id\":\"b\"}"));
    QCOMPARE(trash.list()->size(), 0);
    QCOMPARE(pair.alice.rows("SELECT 1 FROM haex_crdt_tombstones").size(), 2);
    pair.settle();
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList());
}

void TestConflictJournal::trash_restoreOfATakenKey_fails()
{
    Pair pair;
    Trash trash(pair.alice.replica());
    QVERIFY(!trash.restore("notes", "{\"id\":\"a\"}"));
    QVERIFY(!trash.restore("nowhere", "{\"id\":\"a\"}"));
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('x', 'n'); DELETE FROM folders; INSERT INTO folders(id, name) VALUES('y', 'n')");
    QVERIFY(!trash.restore("folders", "{\"id\":\"x\"}"));
    QCOMPARE(trash.list("folders")->size(), 1);
}

QTEST_GUILESS_MAIN(TestConflictJournal)
#include "tst_conflictjournal.moc"
