// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/digeststore.h"
#include "core/replica/replicadigest.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QCryptographicHash>
#include <QTest>

using namespace haex;

namespace {

/// Stands in for the keyed digest: what is added up does not matter here.
DigestSum plainDigest(QByteArrayView message)
{
    const QByteArray hash = QCryptographicHash::hash(message, QCryptographicHash::Sha256);
    return DigestSum::fromBytes(hash.first(DigestSum::Bytes)).value_or(DigestSum());
}

struct Digested
{
    ReplicaDigest::Tables tables;
    int tablesRead = 0;
};

Digested digested(TestDevice &device, qint64 cellsAtOnce = 1000)
{
    ReplicaDigest digest(device.replica(), 1, plainDigest);
    while (true) {
        const auto progress = digest.advance(cellsAtOnce);
        if (!progress || *progress == ReplicaDigest::Progress::Disturbed)
            return {};
        if (*progress == ReplicaDigest::Progress::Done)
            return {digest.tables(), digest.tablesRead()};
    }
}

/// As if nothing had been remembered.
ReplicaDigest::Tables digestedAnew(TestDevice &device)
{
    if (!DigestStore(device.replica()).dropAll())
        return {};
    return digested(device).tables;
}

void makeNotes(TestDevice &device)
{
    device.makeSynced("CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title, body)", "notes");
}

RemoteCell noteCell(const QByteArray &id, const QByteArray &column, const QByteArray &hlc,
                    CellValue value)
{
    return {"notes", "{\"id\":\"" + id + "\"}", column, hlc, std::move(value), 0};
}

} // namespace

class TestRegisterDigest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalRegisters_haveEqualSums_whateverTheWay();
    void everyPartOfACell_counts_data();
    void everyPartOfACell_counts();
    void oneColumn_isToldFromTheOthers();
    void deletedRows_countAsNeverThere();
    void waitingCells_countAsIfTheyHadArrived();
    void seededDefaults_doNotCount();
    void columnsThatOthersKnow_doNotCount();
    void onlyWhatChanged_isReadAgain();
    void rememberedSums_areThoseOfAFreshReading();
    void restart_keepsWhatIsStillTrue();
    void writeInBetween_isNoticed();
    void buckets_findTheRowsThatDiffer();
};

void TestRegisterDigest::equalRegisters_haveEqualSums_whateverTheWay()
{
    FakeClock clock;
    TestDevice a(1, clock);
    TestDevice b(2, clock);
    TestServer server;
    for (TestDevice *device : {&a, &b}) {
        makeNotes(*device);
        device->addBackend(server);
    }
    a.sql("INSERT INTO notes(id, title, body) VALUES('n1', 'one', NULL), ('n2', 'two', x'00ff')");
    b.sql("INSERT INTO notes(id, title, body) VALUES('n3', 3, 0.5)");
    QVERIFY(digested(a).tables != digested(b).tables);
    syncAll({&a, &b}, {&server});
    b.sql("UPDATE notes SET body = 'new' WHERE id = 'n1'; DELETE FROM notes WHERE id = 'n2'");
    syncAll({&a, &b}, {&server});
    QVERIFY(!digested(a).tables.empty());
    QCOMPARE(digested(a).tables, digested(b, 1).tables);
    TestDevice late(3, clock);
    makeNotes(late);
    late.addBackend(server);
    syncAll({&a, &b, &late}, {&server});
    QCOMPARE(digested(late).tables, digested(a).tables);
}

void TestRegisterDigest::everyPartOfACell_counts_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("hlc");
    QTest::addColumn<int>("kind");
    QTest::newRow("row") << QByteArray("n2") << hlcAt(1000, 7) << 0;
    QTest::newRow("stamp") << QByteArray("n1") << hlcAt(1001, 7) << 0;
    QTest::newRow("value") << QByteArray("n1") << hlcAt(1000, 7) << 1;
    QTest::newRow("type") << QByteArray("n1") << hlcAt(1000, 7) << 2;
}

void TestRegisterDigest::everyPartOfACell_counts()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, hlc);
    QFETCH(int, kind);
    const QList<CellValue> values{CellValue::text("a"), CellValue::text("b"), CellValue::blob("a")};
    QVERIFY(plainDigest(digestMessage(noteCell("n1", "title", hlcAt(1000, 7), values.first())))
            != plainDigest(digestMessage(noteCell(id, "title", hlc, values.at(kind)))));
}

void TestRegisterDigest::oneColumn_isToldFromTheOthers()
{
    FakeClock clock;
    TestDevice device(1, clock);
    makeNotes(device);
    device.sql("INSERT INTO notes(id, title, body) VALUES('n1', 'one', NULL)");
    const ColumnSums before = digested(device).tables["notes"];
    device.sql("UPDATE notes SET body = 'x'");
    const ColumnSums after = digested(device).tables["notes"];
    QVERIFY(before.at("*") == after.at("*"));
    QVERIFY(before.at("title") == after.at("title"));
    QVERIFY(before.at("body") != after.at("body"));
}

void TestRegisterDigest::deletedRows_countAsNeverThere()
{
    FakeClock clock;
    TestDevice device(1, clock);
    makeNotes(device);
    const ReplicaDigest::Tables empty = digested(device).tables;
    device.sql("INSERT INTO notes(id, title, body) VALUES('n1', 'one', NULL)");
    QVERIFY(digested(device).tables != empty);
    device.sql("DELETE FROM notes");
    QCOMPARE(digested(device).tables, empty);
}

void TestRegisterDigest::waitingCells_countAsIfTheyHadArrived()
{
    // The same cells: on a device that shows the row, and on one where another row has its name.
    FakeClock clock;
    TestDevice shows(1, clock);
    TestDevice waits(2, clock);
    for (TestDevice *device : {&shows, &waits})
        device->makeSynced("CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title UNIQUE, body)",
                           "notes");
    const auto row = [](const QByteArray &id, qint64 at) {
        const QByteArray hlc = hlcAt(at, 7);
        return std::vector<RemoteCell>{noteCell(id, "title", hlc, CellValue::text("same")),
                                       noteCell(id, "body", hlc, CellValue::null()),
                                       noteCell(id, "*", hlc, makeRowMarker(2))};
    };
    shows.apply(row("n2", 2000));
    QCOMPARE(shows.scalar("SELECT count(*) FROM haex_crdt_held"), "0");
    waits.apply(row("n1", 1000));
    const ColumnSums alone = digestedAnew(waits)["notes"];
    waits.apply(row("n2", 2000));
    QVERIFY(waits.scalar("SELECT count(*) FROM haex_crdt_held") != "0");
    ColumnSums expected = digested(shows).tables["notes"];
    for (auto &[column, sum] : expected)
        sum += alone.at(column);
    QCOMPARE(digested(waits).tables["notes"], expected);
}

void TestRegisterDigest::seededDefaults_doNotCount()
{
    FakeClock clock;
    TestDevice device(1, clock);
    makeNotes(device);
    const ReplicaDigest::Tables empty = digested(device).tables;
    const auto seeded = device.replica().seed([&] {
        return device.database().execute(
            "INSERT INTO notes(id, title, body) VALUES('default', 'of this version', NULL)");
    });
    VERIFY_OK(seeded);
    QCOMPARE(digestedAnew(device), empty);
}

void TestRegisterDigest::columnsThatOthersKnow_doNotCount()
{
    FakeClock clock;
    TestDevice device(1, clock);
    makeNotes(device);
    device.sql("INSERT INTO notes(id, title, body) VALUES('n1', 'one', NULL)");
    const ReplicaDigest::Tables before = digested(device).tables;
    device.apply({noteCell("n1", "colour", hlcAt(clock.nowMs(), 7), CellValue::text("red"))});
    QCOMPARE(device.held().size(), 1);
    QCOMPARE(digested(device).tables, before);
}

void TestRegisterDigest::onlyWhatChanged_isReadAgain()
{
    FakeClock clock;
    TestDevice device(1, clock);
    makeNotes(device);
    device.makeSynced("CREATE TABLE other(id INTEGER PRIMARY KEY, v)", "other");
    device.sql("INSERT INTO notes(id, title, body) VALUES('n1', 'one', NULL); INSERT INTO "
               "other(id, v) VALUES(1, 1)");
    QVERIFY(digested(device).tablesRead >= 2);
    QCOMPARE(digested(device).tablesRead, 0);
    for (const char *sql : {"UPDATE notes SET title = 'x'", "DELETE FROM notes",
                            "INSERT INTO notes(id) VALUES('n2')"}) {
        device.sql(sql);
        QCOMPARE(digested(device).tablesRead, 1);
    }
    const QByteArray hlc = hlcAt(clock.nowMs() + 1, 7);
    device.apply({noteCell("n9", "title", hlc, CellValue::text("remote")),
                  noteCell("n9", "*", hlc, makeRowMarker(1))});
    QCOMPARE(digested(device).tablesRead, 1);
    device.sql("ALTER TABLE notes ADD COLUMN colour");
    VERIFY_OK(device.replica().reconcileSchema({}));
    QVERIFY(digested(device).tables["notes"].contains("colour"));
}

void TestRegisterDigest::rememberedSums_areThoseOfAFreshReading()
{
    FakeClock clock;
    TestDevice a(1, clock);
    TestDevice b(2, clock);
    TestServer server;
    for (TestDevice *device : {&a, &b}) {
        device->makeSynced("CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title UNIQUE, body)",
                           "notes");
        device->addBackend(server);
    }
    const QByteArrayList writes{"INSERT INTO notes(id, title, body) VALUES('n1', 'same', 1)",
                                "UPDATE notes SET body = 2", "DELETE FROM notes WHERE id = 'n1'",
                                "INSERT INTO notes(id, title, body) VALUES('n1', 'again', 3)",
                                "UPDATE notes SET title = 'free' WHERE id = 'n1'"};
    for (const QByteArray &write : writes) {
        (void)a.trySql(write);
        b.sql("INSERT OR IGNORE INTO notes(id, title, body) VALUES('b' || (SELECT count(*) FROM "
              "notes), 'same', 9)");
        syncAll({&a, &b}, {&server});
        for (TestDevice *device : {&a, &b}) {
            const ReplicaDigest::Tables remembered = digested(*device).tables;
            QCOMPARE(digestedAnew(*device), remembered);
        }
        QCOMPARE(digested(a).tables, digested(b).tables);
    }
}

void TestRegisterDigest::restart_keepsWhatIsStillTrue()
{
    FakeClock clock;
    QTemporaryDir folder;
    TestDevice device(1, clock, folder.filePath(QStringLiteral("vault.db")));
    makeNotes(device);
    device.makeSynced("CREATE TABLE other(id INTEGER PRIMARY KEY, v)", "other");
    device.sql("INSERT INTO other(id, v) VALUES(1, 1)");
    device.sql("INSERT INTO notes(id, title, body) VALUES('n1', 'one', NULL)");
    (void)digested(device);
    // The newest own row goes by another device's doing, and its number with it.
    device.apply({noteCell("n1", "*", hlcAt(clock.nowMs() + 1, 7), CellValue::tombstone())});
    (void)digested(device);
    VERIFY_OK(device.database().execute("UPDATE haex_crdt_tombstones SET local_seq = NULL"));
    device.restart();
    QCOMPARE(digested(device).tablesRead, 0);
    device.sql("UPDATE other SET v = 2");
    QCOMPARE(digested(device).tablesRead, 1);
}

void TestRegisterDigest::writeInBetween_isNoticed()
{
    FakeClock clock;
    TestDevice device(1, clock);
    makeNotes(device);
    device.sql("INSERT INTO notes(id, title, body) VALUES('n1', 'one', NULL), ('n2', 'two', NULL)");
    ReplicaDigest digest(device.replica(), 1, plainDigest);
    QCOMPARE(digest.advance(1).value(), ReplicaDigest::Progress::More);
    device.sql("UPDATE notes SET title = 'x'");
    QCOMPARE(digest.advance(1000).value(), ReplicaDigest::Progress::Disturbed);
}

void TestRegisterDigest::buckets_findTheRowsThatDiffer()
{
    FakeClock clock;
    TestDevice a(1, clock);
    TestDevice b(2, clock);
    TestServer server;
    for (TestDevice *device : {&a, &b}) {
        makeNotes(*device);
        device->addBackend(server);
    }
    a.sql("INSERT INTO notes(id, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
          "FROM n WHERE i < 2000)"
          " SELECT 'n' || i, i FROM n");
    syncAll({&a, &b}, {&server});
    a.apply({noteCell("n77", "title", hlcAt(clock.nowMs() + 1, 7), CellValue::text("only here"))});
    b.apply({noteCell("n5", "*", hlcAt(clock.nowMs() + 1, 7), CellValue::tombstone())});
    const auto bucketsOf = [](TestDevice &device) {
        return RegisterDigest::buckets(device.replica(), *device.replica().table("notes"),
                                       {"*", "title"}, plainDigest)
            .value_or(BucketSums());
    };
    const BucketSums ofA = bucketsOf(a);
    const BucketSums ofB = bucketsOf(b);
    std::array<bool, 256> differing{};
    for (size_t i = 0; i < differing.size(); ++i)
        differing[i] = ofA[i] != ofB[i];
    QCOMPARE(std::ranges::count(differing, true), 2);
    const auto rowsOf = [&](TestDevice &device) {
        QSet<QByteArray> rows;
        const auto cells
            = RegisterDigest::cellsIn(device.replica(), *device.replica().table("notes"), differing,
                                      plainDigest)
                  .value_or(std::vector<OutgoingCell>());
        for (const OutgoingCell &cell : cells)
            rows.insert(cell.cell.rowPks);
        return rows;
    };
    for (TestDevice *device : {&a, &b}) {
        const QSet<QByteArray> rows = rowsOf(*device);
        QVERIFY(rows.contains(R"({"id":"n77"})"));
        // Its tombstone, on the one that has it deleted.
        QVERIFY(rows.contains(R"({"id":"n5"})"));
        QVERIFY(rows.size() < 60);
    }
}

QTEST_GUILESS_MAIN(TestRegisterDigest)
#include "tst_registerdigest.moc"
