// SPDX-License-Identifier: GPL-3.0-or-later
// Tombstones that are forgotten once every device has them, and those that are not (R14).

#include "core/sync/cellcodec.h"
#include "core/sync/quarantine.h"
#include "tests/support/testdevice.h"
#include "tests/support/tombstoneworld.h"

#include <QTest>

using namespace haex;

class TestTombstones final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tombstone_isForgotten_onceAllDevicesHaveIt();
    void tombstone_isForgotten_byTheRoundsThemselves();
    void tombstone_stays_whileADeviceSleeps();
    void tombstone_stays_whileADeviceNeverSynced();
    void tombstone_stays_whileABackendLacksIt();
    void tombstone_stays_inTheTrash();
    void tombstone_stays_whileACellOfItsRowIsQuarantined();
    void tombstone_stays_whileItIsYoung_data();
    void tombstone_stays_whileItIsYoung();
    void tombstone_stays_whileItsConflictIsOpen();
    void tombstone_stays_whileItsTableDoesNotSync();
    void position_staysKnown_whenACursorGoesBack();
    void position_isNotNoted_beforeAPullToTheEnd();
    void position_isNotNoted_whileRowsAreOfferedAgain();
    void confirmation_isNoNews();
    void forgottenRows_leaveNothingBehind();

private:
    [[nodiscard]] static QByteArray notedPosition(SyncDevice &device)
    {
        return device.scalar("SELECT coalesce(max(position), 'none') FROM haex_crdt_tombstone_positions");
    }
};

void TestTombstones::tombstone_isForgotten_onceAllDevicesHaveIt()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b})
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    const auto cells = [&world] {
        return world.x.number("SELECT count(*) FROM cell JOIN row_key ON row_key.id = cell.row"
                              " JOIN word ON word.id = row_key.tbl WHERE word.text = "
                              + quoteLiteral(world.a.wirePlace("notes").tableName));
    };
    const qint64 before = cells();
    QVERIFY(before > 0);
    forget(world, {&world.a, &world.b});
    checkEqual({&world.a, &world.b});
    // The server can still tell it.
    QCOMPARE(cells(), before);
}

void TestTombstones::tombstone_isForgotten_byTheRoundsThemselves()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b})
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a, &world.b});
    for (SyncDevice *device : {&world.a, &world.b})
        VERIFY_OK(Trash(device->replica()).purgeOlderThan(device->clock().nowMs() + 1));
    for (int i = 0; i < 3; ++i) {
        world.advance(2 * Day);
        world.settle({&world.a, &world.b});
        QCOMPARE(tombstones(world.a), "1");
    }
    world.advance(LongTime);
    world.settle({&world.a, &world.b});
    QCOMPARE(tombstones(world.a), "0");
    QCOMPARE(tombstones(world.b), "0");
    checkEqual({&world.a, &world.b});
}

void TestTombstones::tombstone_stays_whileADeviceSleeps()
{
    TombstoneWorld world;
    for (SyncDevice *device : world.all)
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b, &world.c});
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a, &world.b});
    gc(world.a);
    world.advance(LongTime);
    world.settle({&world.a, &world.b});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "1");
    // To remove it lets go.
    removeFrom(world.x, world.c);
    world.settle({&world.a, &world.b});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "0");
}

void TestTombstones::tombstone_stays_whileADeviceNeverSynced()
{
    TombstoneWorld world;
    for (SyncDevice *device : world.all)
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a, &world.b});
    gc(world.a);
    world.advance(LongTime);
    world.settle({&world.a, &world.b});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "1");
}

void TestTombstones::tombstone_stays_whileABackendLacksIt()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b})
        device->addBackend(world.x);
    const QByteArray second = world.a.addBackend(world.y);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    VERIFY_OK(world.a.engine().setEnabled(second, false));
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    const auto sync = [&] {
        for (int i = 0; i < 3; ++i) {
            VERIFY_OK(world.a.sync(SyncMode::Both, world.a.record().backend.id));
            VERIFY_OK(world.b.sync());
        }
    };
    sync();
    gc(world.a);
    world.advance(LongTime);
    sync();
    gc(world.a);
    QCOMPARE(tombstones(world.a), "1");
    gc(world.b);
    sync();
    gc(world.b);
    QCOMPARE(tombstones(world.b), "0");
    VERIFY_OK(world.a.engine().setEnabled(second, true));
    world.settle({&world.a, &world.b});
    gc(world.a);
    world.settle({&world.a, &world.b});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "0");
    checkEqual({&world.a, &world.b});
}

void TestTombstones::tombstone_stays_inTheTrash()
{
    TombstoneWorld world;
    world.a.addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a});
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a});
    VERIFY_OK(TombstonePurge(world.a.replica()).run(TombstonePurge::When::Now));
    world.advance(LongTime);
    world.settle({&world.a});
    VERIFY_OK(TombstonePurge(world.a.replica()).run(TombstonePurge::When::Now));
    QCOMPARE(tombstones(world.a), "1");
    VERIFY_OK(Trash(world.a.replica()).restore("notes", R"({"id":"n1"})"));
    QCOMPARE(world.a.scalar("SELECT title FROM notes WHERE id = 'n1'"), "title");
}

/// Quarantine knows the names of the wire only.
void TestTombstones::tombstone_stays_whileACellOfItsRowIsQuarantined()
{
    TombstoneWorld world;
    const QByteArray backend = world.a.addBackend(world.x);
    constexpr char Odd[] = "notes [50%]";
    world.a.makeSynced("CREATE TABLE \"notes [50%]\"(id TEXT PRIMARY KEY NOT NULL, title TEXT)", Odd);
    world.a.sql("INSERT INTO \"notes [50%]\" VALUES('n1', 'title'), ('n2', 'title')");
    world.settle({&world.a});
    world.a.sql("DELETE FROM \"notes [50%]\"");
    world.settle({&world.a});
    VERIFY_OK(Trash(world.a.replica()).purgeOlderThan(world.a.clock().nowMs() + 1));
    SystemRandom random;
    CellCodec codec(world.a.keyring(), random, TestDevice::deviceId(2));
    const RemoteCell cell{Odd, R"({"id":"n1"})", "title", hlcAt(1'760'000'000'000, 2), CellValue::text("x"), 0};
    const Change change = codec.seal({cell, "update"}).value();
    const auto inQuarantine = [&](auto work) {
        VERIFY_OK(world.a.replica().write([&] { return work(Quarantine(world.a.replica())); }));
    };
    inQuarantine([&](Quarantine quarantine) { return quarantine.put(backend, change, ErrorCode::AuthenticationFailed); });
    const auto left = [&] {
        world.advance(LongTime);
        world.settle({&world.a});
        world.advance(2 * Day);
        world.settle({&world.a});
        return world.a.scalar("SELECT group_concat(row_pks) FROM haex_crdt_tombstones WHERE table_name = 'notes [50%]'");
    };
    QCOMPARE(left(), QByteArray(R"({"id":"n1"})"));
    QCOMPARE(left(), QByteArray(R"({"id":"n1"})"));
    inQuarantine([&](Quarantine quarantine) { return quarantine.drop(backend, change); });
    QCOMPARE(left(), QByteArray("NULL"));
}

void TestTombstones::tombstone_stays_whileItIsYoung_data()
{
    QTest::addColumn<qint64>("serverMs");
    QTest::addColumn<qint64>("deviceMs");
    QTest::newRow("nobody's clock is ahead") << 10 * Day << 10 * Day;
    QTest::newRow("the device's is") << 10 * Day << 3000 * Day;
    QTest::newRow("the server's is") << 3000 * Day << 10 * Day;
}

void TestTombstones::tombstone_stays_whileItIsYoung()
{
    QFETCH(qint64, serverMs);
    QFETCH(qint64, deviceMs);
    TombstoneWorld world(30 * Day);
    world.a.addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a});
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a});
    gc(world.a);
    world.clock.advance(serverMs);
    world.a.clock().advance(deviceMs);
    world.settle({&world.a});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "1");
}

void TestTombstones::tombstone_stays_whileItsConflictIsOpen()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b})
        device->addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a, &world.b});
    world.b.sql("UPDATE notes SET title = 'edited' WHERE id = 'n1'");
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a, &world.b});
    gc(world.a);
    world.advance(LongTime);
    world.settle({&world.a, &world.b});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "1");
    world.a.sql("UPDATE vault_conflicts SET state = 'resolved'");
    gc(world.a);
    QCOMPARE(tombstones(world.a), "0");
}

/// Its registers rest until it syncs again.
void TestTombstones::tombstone_stays_whileItsTableDoesNotSync()
{
    TombstoneWorld world;
    world.a.addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a});
    world.a.sql("DELETE FROM notes WHERE id = 'n1'");
    world.settle({&world.a});
    gc(world.a);
    VERIFY_OK(world.a.replica().untrack("notes"));
    world.advance(LongTime);
    world.settle({&world.a});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "1");
    VERIFY_OK(world.a.replica().track("notes", TableOrigin::Person));
    world.settle({&world.a});
    // What it offered again is at a later position.
    gc(world.a);
    world.settle({&world.a});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "0");
}

void TestTombstones::position_staysKnown_whenACursorGoesBack()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b})
        device->addBackend(world.x);
    world.settle({&world.a, &world.b});
    // By a pull alone: nothing of its own is as far.
    makeNote(world.b);
    VERIFY_OK(world.b.sync());
    VERIFY_OK(world.a.sync(SyncMode::PullOnly));
    const qint64 sequence = world.a.record().pullCursor;
    QVERIFY(sequence > world.a.record().ackedSequence);
    VERIFY_OK(world.a.replica().write(
        [&] { return BackendStore(world.a.replica()).pullFromZero(world.a.record().backend.id); }));
    VERIFY_OK(TombstonePurge(world.a.replica()).run(TombstonePurge::When::Now));
    QCOMPARE(notedPosition(world.a), QByteArray::number(sequence));
}

/// As in a vault of a version that did not keep where its pushes were.
void TestTombstones::position_isNotNoted_beforeAPullToTheEnd()
{
    TombstoneWorld world;
    world.a.addBackend(world.x);
    VERIFY_OK(world.a.sync(SyncMode::PushOnly));
    const auto note = [&] {
        VERIFY_OK(TombstonePurge(world.a.replica()).run(TombstonePurge::When::Now));
    };
    const auto forgetPosition = [&] {
        VERIFY_OK(TombstonePurge::forgetPositions(world.a.replica().database()));
        VERIFY_OK(world.a.replica().database().execute(
            "UPDATE haex_sync_backends SET acked_sequence = -1"));
    };
    world.settle({&world.a});
    forgetPosition();
    note();
    QCOMPARE(notedPosition(world.a), "none");
    VERIFY_OK(world.a.sync(SyncMode::PullOnly));
    note();
    QCOMPARE(notedPosition(world.a), QByteArray::number(world.a.record().pullCursor));
    // Nor by going back to the beginning.
    forgetPosition();
    VERIFY_OK(BackendStore(world.a.replica()).pullFromZero(world.a.record().backend.id));
    note();
    QCOMPARE(notedPosition(world.a), "none");
}

void TestTombstones::position_isNotNoted_whileRowsAreOfferedAgain()
{
    TombstoneWorld world;
    const QByteArray id = world.a.addBackend(world.x);
    makeNote(world.a);
    world.settle({&world.a});
    VERIFY_OK(TombstonePurge::forgetPositions(world.a.replica().database()));
    VERIFY_OK(world.a.replica().database().execute(
        "INSERT INTO haex_digest_offers(backend_id, table_name, row_pks) VALUES('" + id
        + "', 'notes', '{\"id\":\"n1\"}')"));
    VERIFY_OK(TombstonePurge(world.a.replica()).run(TombstonePurge::When::Now));
    QCOMPARE(notedPosition(world.a), "none");
}

/// Where rows wait, an answer that only confirms more is not shown as something that was pulled.
void TestTombstones::confirmation_isNoNews()
{
    TombstoneWorld world;
    for (SyncDevice *device : {&world.a, &world.b}) {
        device->addBackend(world.x);
        device->makeSynced("CREATE TABLE parent(id TEXT PRIMARY KEY NOT NULL)", "parent");
        device->makeSynced("CREATE TABLE child(id TEXT PRIMARY KEY NOT NULL,"
                           " parent TEXT REFERENCES parent(id))",
                           "child");
    }
    world.a.sql("INSERT INTO parent VALUES('p')");
    settleAll({&world.a, &world.b});
    world.a.sql("DELETE FROM parent");
    world.b.sql("INSERT INTO child VALUES('c', 'p')");
    settleAll({&world.a, &world.b});
    QCOMPARE(world.a.scalar("SELECT reason FROM haex_crdt_held"), "missing_parent");
    const QByteArray before = world.a.scalar("SELECT max(id) FROM haex_sync_activity");
    VERIFY_OK(world.a.replica().database().execute(
        "UPDATE haex_sync_backends SET confirmed_up_to = 0"));
    VERIFY_OK(world.a.sync());
    QVERIFY(world.a.record().confirmedUpTo > 0);
    QCOMPARE(world.a.scalar("SELECT max(id) FROM haex_sync_activity"), before);
}

void TestTombstones::forgottenRows_leaveNothingBehind()
{
    constexpr int Rows = 5000;
    TombstoneWorld world;
    world.a.addBackend(world.x);
    const auto bytes = [&] {
        if (const auto done = world.a.replica().database().execute("VACUUM"); !done)
            qFatal("%s", qPrintable(done.error().toString()));
        return world.a
            .scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            .toLongLong();
    };
    world.settle({&world.a});
    const qint64 empty = bytes();
    world.a.sql("INSERT INTO notes(id, title, body) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                "SELECT i + 1 FROM n"
                " WHERE i < 5000) SELECT printf('%036d', i), 'title', 'body' FROM n");
    world.a.sql("DELETE FROM notes");
    world.settle({&world.a});
    gc(world.a);
    const qint64 kept = bytes() - empty;
    world.advance(LongTime);
    world.settle({&world.a});
    gc(world.a);
    QCOMPARE(tombstones(world.a), "0");
    const qint64 left = bytes() - empty;
    qInfo("bytes a deleted row: %lld kept, %lld forgotten", kept / Rows, left / Rows);
    QVERIFY2(left < kept / 20, qPrintable(QString::number(left)));
}

QTEST_GUILESS_MAIN(TestTombstones)
#include "tst_tombstones.moc"
