// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever still has a row that the others have forgotten, with its delete (R14).

#include "core/replica/conflictjournal.h"
#include "tests/support/tombstoneworld.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

class TestForgottenRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void deviceThatWasAway_keepsItsUnsentEdit_data();
    void deviceThatWasAway_keepsItsUnsentEdit();
    void deviceThatWasAway_findsTheServerRestored();
    void deviceOfAnotherBackend_keepsItsUnsentEdit_data();
    void deviceOfAnotherBackend_keepsItsUnsentEdit();
    void backendFromBeforeTheDelete_bringsNothingBack();
    void oldVaultUnderANewIdentity_bringsNothingBack_data();
    void oldVaultUnderANewIdentity_bringsNothingBack();
    void deviceThatJoins_seesTheSame();
    void rowMadeAgain_comesBackWhole();
    void reinsertThatIsOlderThanAnEdit_comesBackWhole();
    void addedBackend_hearsOfForgottenDeletes();
    void restoredServer_isToldNothingWrong();

private:
    [[nodiscard]] QString backup() const { return m_folder->filePath(QStringLiteral("backup.db")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestForgottenRows::deviceThatWasAway_keepsItsUnsentEdit_data()
{
    QTest::addColumn<bool>("pushesFirst");
    QTest::newRow("pull first") << false;
    QTest::newRow("push first") << true;
}

void TestForgottenRows::deviceThatWasAway_keepsItsUnsentEdit()
{
    QFETCH(bool, pushesFirst);
    TombstoneWorld world;
    for (SyncDevice *device : world.all)
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b, &world.c});
    world.c.sql("UPDATE notes SET title = 'unsent' WHERE id = 'n1'");
    removeFrom(world.x, world.c);
    forget(world, {&world.a, &world.b});
    logIn(world.c);
    VERIFY_OK(world.c.sync(pushesFirst ? SyncMode::PushOnly : SyncMode::Both));
    // It resynced before it pushed, and so found the conflict itself.
    QCOMPARE(world.c.conflicts(), QByteArrayList{"deleted_and_changed|title||unsent"});
    world.settle({&world.a, &world.b, &world.c});
    checkEqual({&world.a, &world.b, &world.c});
    for (SyncDevice *device : world.all)
        QCOMPARE(device->conflicts(), QByteArrayList{"deleted_and_changed|title||unsent"});
    // And whoever wants it has it back.
    const auto journal = ConflictJournal(world.b.replica()).list();
    VERIFY_OK(ConflictJournal(world.b.replica()).useSuperseded(journal->first().id));
    world.settle({&world.a, &world.b, &world.c});
    for (SyncDevice *device : world.all)
        QCOMPARE(device->scalar("SELECT title FROM notes WHERE id = 'n1'"), "unsent");
}

void TestForgottenRows::deviceThatWasAway_findsTheServerRestored()
{
    TombstoneWorld world;
    for (SyncDevice *device : world.all)
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b, &world.c});
    world.c.sql("UPDATE notes SET title = 'unsent' WHERE id = 'n1'");
    removeFrom(world.x, world.c);
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a, &world.b});
    world.x.backUp(backup());
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    world.advance(LongTime);
    world.settle({&world.a, &world.b});
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    QCOMPARE(tombstones(world.a), "0");
    world.x.restore(backup());
    logIn(world.c);
    world.settle({&world.c, &world.a, &world.b});
    checkEqual({&world.a, &world.b, &world.c});
    for (SyncDevice *device : world.all)
        QCOMPARE(device->conflicts(), QByteArrayList{"deleted_and_changed|title||unsent"});
}

void TestForgottenRows::deviceOfAnotherBackend_keepsItsUnsentEdit_data()
{
    QTest::addColumn<bool>("isRestored");
    QTest::newRow("its server stayed") << false;
    QTest::newRow("its server was restored") << true;
}

/// A and B are on X, A is on Y too, C knows only Y and sleeps.
void TestForgottenRows::deviceOfAnotherBackend_keepsItsUnsentEdit()
{
    QFETCH(bool, isRestored);
    TombstoneWorld world;
    world.a.addBackend(world.x);
    world.b.addBackend(world.x);
    world.a.addBackend(world.y);
    world.c.addBackend(world.y);
    makeNote(world.a);
    world.settle({&world.a, &world.b, &world.c});
    world.c.sql("UPDATE notes SET title = 'unsent' WHERE id = 'n1'");
    // Asleep, it holds up A, which is on its server, and not B.
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a, &world.b});
    world.y.backUp(backup());
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    world.advance(LongTime);
    world.settle({&world.a, &world.b});
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    QCOMPARE(tombstones(world.a), "1");
    QCOMPARE(tombstones(world.b), "0");
    removeFrom(world.y, world.c);
    world.settle({&world.a, &world.b});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "0");
    if (isRestored)
        world.y.restore(backup());
    else
        logIn(world.c);
    world.settle({&world.c, &world.a, &world.b});
    checkEqual({&world.a, &world.b, &world.c});
    for (SyncDevice *device : world.all)
        QCOMPARE(device->conflicts(), QByteArrayList{"deleted_and_changed|title||unsent"});
}

/// A backup that is older than its server promised: the other backend still knows.
void TestForgottenRows::backendFromBeforeTheDelete_bringsNothingBack()
{
    TombstoneWorld world;
    world.a.addBackend(world.x);
    world.b.addBackend(world.x);
    world.a.addBackend(world.y);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    world.y.backUp(backup());
    forget(world, {&world.a, &world.b});
    world.y.restore(backup());
    world.settle({&world.a, &world.b});
    checkEqual({&world.a, &world.b});
    QCOMPARE(world.y.number("SELECT count(*) FROM cell WHERE operation = 2"), 1);
}

void TestForgottenRows::oldVaultUnderANewIdentity_bringsNothingBack_data()
{
    QTest::addColumn<bool>("pushesFirst");
    QTest::newRow("pull first") << false;
    QTest::newRow("push first") << true;
}

/// The vault of C is a backup from before the delete: it takes a new identity, and offers
/// everything.
void TestForgottenRows::oldVaultUnderANewIdentity_bringsNothingBack()
{
    QFETCH(bool, pushesFirst);
    TombstoneWorld world;
    for (SyncDevice *device : world.all)
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b, &world.c});
    world.c.sql("UPDATE notes SET body = 'unsent' WHERE id = 'n1';"
                "INSERT INTO notes VALUES('n3', 'only in the backup', NULL)");
    removeFrom(world.x, world.c);
    forget(world, {&world.a, &world.b});
    world.c.takeNewIdentity();
    logIn(world.c);
    VERIFY_OK(world.c.sync(pushesFirst ? SyncMode::PushOnly : SyncMode::Both));
    world.settle({&world.c, &world.a, &world.b});
    for (SyncDevice *device : world.all) {
        QCOMPARE(device->rows("SELECT id, title FROM notes ORDER BY id"),
                 (QByteArrayList{"n2|stays", "n3|only in the backup"}));
        QCOMPARE(waiting(*device), "0");
    }
    // The edit is in the trash of each.
    for (SyncDevice *device : world.all) {
        const auto rows = Trash(device->replica()).list("notes");
        QCOMPARE(rows->size(), 1);
        QVERIFY(
            std::ranges::find(rows->first().values,
                              std::pair<QByteArray, CellValue>("body", CellValue::text("unsent")))
            != rows->first().values.end());
    }
}

void TestForgottenRows::deviceThatJoins_seesTheSame()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b})
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    forget(world, {&world.a, &world.b});
    world.c.addBackend(world.x);
    world.settle({&world.c, &world.a, &world.b});
    checkEqual({&world.a, &world.b, &world.c});
}

void TestForgottenRows::rowMadeAgain_comesBackWhole()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b})
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    forget(world, {&world.a, &world.b});
    world.b.sql("INSERT INTO notes VALUES('n1', 'again', 'new')");
    world.settle({&world.a, &world.b});
    QCOMPARE(world.a.rows("SELECT id, title, body FROM notes WHERE id = 'n1'"),
             QByteArrayList{"n1|again|new"});
    QCOMPARE(waiting(world.a), "0");
    QCOMPARE(world.a.conflicts(), QByteArrayList());
}

/// C made the row again before B edited what was there: of the edit the others know nothing any
/// more.
void TestForgottenRows::reinsertThatIsOlderThanAnEdit_comesBackWhole()
{
    TombstoneWorld world;
    for (SyncDevice *device : world.all)
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b, &world.c});
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.advance(1000);
    world.c.sql(
        "DELETE FROM notes WHERE id = 'n1'; INSERT INTO notes VALUES('n1', 'by C', 'of C')");
    world.advance(1000);
    world.b.sql("UPDATE notes SET title = 'by B' WHERE id = 'n1'");
    world.settle({&world.a, &world.b});
    world.a.sql("UPDATE vault_conflicts SET state = 'resolved'");
    removeFrom(world.x, world.c);
    world.settle({&world.a, &world.b});
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    world.advance(LongTime);
    world.settle({&world.a, &world.b});
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    QCOMPARE(tombstones(world.a), "0");
    QCOMPARE(tombstones(world.b), "0");
    logIn(world.c);
    world.settle({&world.c, &world.a, &world.b});
    for (SyncDevice *device : world.all) {
        QCOMPARE(device->rows("SELECT id, title, body FROM notes WHERE id = 'n1'"),
                 QByteArrayList{"n1|by B|of C"});
        QCOMPARE(waiting(*device), "0");
    }
}

/// C moved to Y with a row that X knows as deleted; A follows later.
void TestForgottenRows::addedBackend_hearsOfForgottenDeletes()
{
    TombstoneWorld world;
    for (SyncDevice *device : world.all)
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b, &world.c});
    removeFrom(world.x, world.c);
    VERIFY_OK(world.c.engine().removeBackend(world.c.record().backend.id));
    forget(world, {&world.a, &world.b});
    world.a.addBackend(world.y);
    world.settle({&world.a});
    // Y had the delete from A before it met the row.
    QCOMPARE(world.y.number("SELECT count(*) FROM cell WHERE operation = 2"), 1);
    world.c.addBackend(world.y);
    world.settle({&world.c, &world.a, &world.b});
    checkEqual({&world.a, &world.b, &world.c});
}

void TestForgottenRows::restoredServer_isToldNothingWrong()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b})
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a, &world.b});
    world.x.backUp(backup());
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    world.advance(LongTime);
    world.settle({&world.a, &world.b});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "0");
    world.x.restore(backup());
    world.settle({&world.a, &world.b});
    checkEqual({&world.a, &world.b});
    // And all is forgotten again, once all have the history of now.
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    world.settle({&world.a, &world.b});
    for (SyncDevice *device : {&world.a, &world.b})
        gc(*device);
    QCOMPARE(tombstones(world.a), "0");
    QCOMPARE(tombstones(world.b), "0");
}

QTEST_GUILESS_MAIN(TestForgottenRows)
#include "tst_forgottenrows.moc"
