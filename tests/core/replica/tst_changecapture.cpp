// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/changecapture.h"

#include "core/storage/transaction.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";
constexpr char Folders[] = "CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)";

/// `table row column` of the cells of the test's own tables.
QByteArrayList names(const std::vector<OutgoingCell> &cells)
{
    QByteArrayList list;
    for (const OutgoingCell &outgoing : cells) {
        if (!outgoing.cell.tableName.startsWith("vault_"))
            list += outgoing.cell.rowPks.chopped(2).sliced(7) + ' ' + outgoing.cell.columnName;
    }
    std::ranges::sort(list);
    return list;
}

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
        syncAll({&alice, &bob}, {&server});
    }
    FakeClock clock;
    TestServer server;
    TestDevice alice;
    TestDevice bob;
};

/// A connection of its own that writes to both tables, as one transaction, at a moment of a scan.
class OtherWriter
{
public:
    OtherWriter(const QString &path, sqlite3 *scanner)
        : m_scanner(scanner)
    {
        if (sqlite3_open(qPrintable(path), &m_handle) != SQLITE_OK)
            qFatal("no second connection");
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    }
    ~OtherWriter()
    {
        sqlite3_progress_handler(m_scanner, 0, nullptr, nullptr);
        sqlite3_close(m_handle);
    }
    OtherWriter(const OtherWriter &) = delete;
    OtherWriter &operator=(const OtherWriter &) = delete;

    /// After so many of the scan's instructions; the rows get the numbers `seq` and `seq` + 1.
    void writeAt(int moment, qint64 seq, const QByteArray &hlc)
    {
        const auto update = [&](const char *table, qint64 number) {
            return QByteArray("UPDATE ") + table + " SET haex_local_seq = " + QByteArray::number(number)
                + ", haex_timestamp = '" + hlc + "', haex_column_hlcs = '{\"\":\"" + hlc + "\"}';";
        };
        m_sql = "BEGIN IMMEDIATE;" + update("notes", seq) + update("folders", seq + 1) + "COMMIT";
        m_left = moment;
        sqlite3_progress_handler(m_scanner, 1, &OtherWriter::tick, this);
    }
    [[nodiscard]] bool hasWritten() const { return m_left == 0; }

private:
    static int tick(void *data)
    {
        auto *self = static_cast<OtherWriter *>(data);
        if (self->m_left > 0 && --self->m_left == 0
            && sqlite3_exec(self->m_handle, self->m_sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("second connection: %s", sqlite3_errmsg(self->m_handle));
        return 0;
    }

    sqlite3 *m_scanner;
    sqlite3 *m_handle = nullptr;
    QByteArray m_sql;
    int m_left = 0;
};

} // namespace

class TestChangeCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capture_sendsOneCellPerChangedColumn();
    void capture_sendsNothingTwice();
    void capture_tellsInsertUpdateAndDelete();
    void markers_tellTheNumberOfColumns();
    void lostAck_sendsAgain();
    void writeBetweenCaptureAndAck_isSentNext();
    void rowChangedBetweenCaptureAndAck_isSentNext();
    void rowDeletedBetweenCaptureAndAck_isSentNext();
    void writeDuringAScan_staysOutOfItsSnapshot();
    void writeAtAnyMomentOfAScan_isSeenWholeOrNotAtAll();
    void batches_splitBetweenRows_andLoseNothing();
    void batches_endBetweenTransactions();
    void batches_areSmaller_whenTheirCellsAreLarge();
    void watermark_staysWhileSomethingIsLeft();
    void watermark_survivesAClockSetBack();
    void watermark_ignoresTheReadingOfAFailedTransaction();
    void pull_neverMovesTheWatermark();
    void olderUnsentEdit_isSent_afterANewerPull();
    void restart_forgetsNothing();
    void foreignCells_areNotEchoed();
    void secondBackend_getsEverything();
    void disabledBackend_isKeptInMind();
    void relay_passesOnWhatAnotherBackendBrought();
    void relay_passesOnDeletes();
    void relay_doesNotGoBack();
    void fullOffer_resumesWhereItStopped();
    void fullOffer_sendsNothingTwice();
    void fullOffer_survivesConcurrentWrites();
    void fullOffer_includesTombstonesAndWhatWaits();
    void deletedRow_sendsItsUnsentEditsToo();
    void insertAndDelete_beforeAPush_leaveATombstone();
    void seededRows_areSent();
    void waitingRows_countsWhatIsLeft();
    void clearMarks_keepsTablesThatOthersNeed();
    void find_givesTheExactVersionOnly();
    void lateColumn_isSentForOldRows();
    void columnThatAnOlderAppLacks_isNobodysValue();
};

void TestChangeCapture::capture_sendsOneCellPerChangedColumn()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a *", "a body", "a title"}));
    pair.alice.sql("UPDATE notes SET body = 'x', title = 't'");
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a body"}));
    pair.alice.sql("DELETE FROM notes");
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a *"}));
}

void TestChangeCapture::capture_sendsNothingTwice()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    pair.alice.push(pair.server);
    QCOMPARE(pair.alice.push(pair.server).size(), size_t(0));
    pair.alice.restart();
    QCOMPARE(pair.alice.push(pair.server).size(), size_t(0));
    QCOMPARE(pair.alice.rows("SELECT * FROM haex_crdt_dirty_tables").size(), 0);
}

void TestChangeCapture::capture_tellsInsertUpdateAndDelete()
{
    Pair pair;
    const auto operation = [&] { return QByteArray(pair.alice.capture(pair.server).cells.front().operation); };
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    QCOMPARE(operation(), QByteArray("insert"));
    pair.alice.push(pair.server);
    pair.alice.sql("UPDATE notes SET body = 'x'");
    QCOMPARE(operation(), QByteArray("update"));
    pair.alice.push(pair.server);
    pair.alice.sql("DELETE FROM notes");
    QCOMPARE(operation(), QByteArray("delete"));
}

void TestChangeCapture::markers_tellTheNumberOfColumns()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    pair.alice.push(pair.server);
    QCOMPARE(columnCountOf(pair.server.find("notes", "{\"id\":\"a\"}", "*")->cell.value), qsizetype(2));
}

void TestChangeCapture::lostAck_sendsAgain()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const auto first = names(pair.alice.push(pair.server, 500, -1, TestDevice::Ack::IsLost));
    const qint64 sequence = pair.server.sequence();
    QCOMPARE(names(pair.alice.push(pair.server)), first);
    QCOMPARE(pair.server.sequence(), sequence);
}

void TestChangeCapture::writeBetweenCaptureAndAck_isSentNext()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const CapturedChanges captured = pair.alice.capture(pair.server);
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('f', 'n')");
    pair.alice.acknowledge(pair.server, captured);
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"f *", "f name"}));
}

void TestChangeCapture::rowChangedBetweenCaptureAndAck_isSentNext()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const CapturedChanges captured = pair.alice.capture(pair.server);
    pair.alice.sql("UPDATE notes SET body = 'later'");
    pair.alice.acknowledge(pair.server, captured);
    QVERIFY(names(pair.alice.push(pair.server)).contains("a body"));
    QCOMPARE(pair.server.find("notes", "{\"id\":\"a\"}", "body")->cell.value, CellValue::text("later"));
}

void TestChangeCapture::rowDeletedBetweenCaptureAndAck_isSentNext()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const CapturedChanges captured = pair.alice.capture(pair.server);
    pair.alice.sql("DELETE FROM notes");
    pair.alice.acknowledge(pair.server, captured);
    pair.alice.push(pair.server);
    QCOMPARE(pair.server.find("notes", "{\"id\":\"a\"}", "*")->cell.value.type(), CellValue::Type::Tombstone);
}

void TestChangeCapture::writeDuringAScan_staysOutOfItsSnapshot()
{
    Pair pair;
    for (const char *id : {"a", "b", "c"})
        pair.alice.sql(QByteArray("INSERT INTO notes(id, title) VALUES('") + id + "', 't')");
    CapturedChanges captured = pair.alice.capture(pair.server, 1);
    pair.alice.acknowledge(pair.server, captured);
    pair.alice.sql("UPDATE notes SET body = 'x' WHERE id = 'a'");
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a *", "a body", "a title", "b *", "b body", "b title",
                                                                   "c *", "c body", "c title"}));
}

void TestChangeCapture::writeAtAnyMomentOfAScan_isSeenWholeOrNotAtAll()
{
    const QTemporaryDir folder;
    FakeClock clock;
    TestServer server;
    TestDevice alice(1, clock, folder.filePath(QStringLiteral("a.db")));
    alice.makeSynced(Notes, "notes");
    alice.makeSynced(Folders, "folders");
    VERIFY_OK(alice.database().execute("PRAGMA journal_mode=WAL"));
    alice.sql("INSERT INTO notes(id, title) VALUES('a', 't'); INSERT INTO folders(id, name) VALUES('f', 'n')");
    alice.push(server);
    OtherWriter other(folder.filePath(QStringLiteral("a.db")), alice.database().handle());
    for (int moment = 1;; ++moment) {
        VERIFY_OK(ChangeCapture(alice.replica()).markAllDirty());
        const qint64 seq = 1000LL * moment;
        const QByteArray hlc = hlcAt(clock.nowMs() + moment, 1);
        other.writeAt(moment, seq, hlc);
        const CapturedChanges captured = alice.capture(server);
        if (!other.hasWritten())
            break;
        const auto hasSeen = [&](const char *table) {
            return std::ranges::any_of(captured.cells, [&](const OutgoingCell &sent) {
                return sent.cell.tableName == table && sent.cell.hlc == hlc;
            });
        };
        const bool isWhole = hasSeen("notes") && hasSeen("folders");
        const bool isBeyond = !hasSeen("notes") && !hasSeen("folders") && captured.progress.pushSeq < seq;
        QVERIFY2(isWhole || isBeyond, QByteArray::number(moment).constData());
        alice.push(server);
    }
}

void TestChangeCapture::batches_splitBetweenRows_andLoseNothing()
{
    Pair pair;
    pair.alice.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
                   " INSERT INTO notes(id, title) SELECT 'k' || i, 't' FROM n");
    pair.alice.sql("INSERT INTO folders(id, name) SELECT id, id FROM notes; DELETE FROM notes WHERE id < 'k2'");
    qsizetype batches = 0;
    int cut = 0;
    while (true) {
        const CapturedChanges captured = pair.alice.capture(pair.server, 4, 4);
        if (captured.cells.empty())
            break;
        // Four more while it is one transaction, and one row more.
        QVERIFY(captured.cells.size() <= 8 + 3);
        QVERIFY(!captured.isCut || !captured.complete);
        cut += captured.isCut ? 1 : 0;
        for (const OutgoingCell &cell : captured.cells)
            pair.server.accept(cell.cell);
        pair.alice.acknowledge(pair.server, captured);
        ++batches;
    }
    QVERIFY(batches > 15);
    QVERIFY2(cut > 10, "the transactions are larger than that");
    pair.bob.pull(pair.server, 3);
    QCOMPARE(pair.bob.dumpAll(), pair.alice.dumpAll());
}

void TestChangeCapture::batches_endBetweenTransactions()
{
    Pair pair;
    for (const char *id : {"a", "b", "c", "d"})
        pair.alice.sql(QByteArray("INSERT INTO notes(id, title) VALUES('") + id + "1', 't'), ('" + id + "2', 't')");
    const CapturedChanges captured = pair.alice.capture(pair.server, 8);
    QCOMPARE(names(captured.cells), QByteArrayList({"a1 *", "a1 body", "a1 title", "a2 *", "a2 body", "a2 title", "b1 *",
                                                    "b1 body", "b1 title", "b2 *", "b2 body", "b2 title"}));
    QVERIFY(!captured.complete);
}

void TestChangeCapture::batches_areSmaller_whenTheirCellsAreLarge()
{
    Pair pair;
    for (const char *id : {"a", "b", "c", "d"})
        pair.alice.sql(QByteArray("INSERT INTO notes(id, title) VALUES('") + id + "', printf('%.20000c', 'x'))");
    const CapturedChanges captured = pair.alice.capture(pair.server, 8);
    QCOMPARE(names(captured.cells), QByteArrayList({"a *", "a body", "a title", "b *", "b body", "b title"}));
    QVERIFY(!captured.complete);
}

void TestChangeCapture::watermark_staysWhileSomethingIsLeft()
{
    Pair pair;
    const QByteArray before = pair.alice.progress("server").pushHlc;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('b', 't')");
    pair.alice.push(pair.server, 1, 1);
    QCOMPARE(pair.alice.progress("server").pushHlc, before);
    pair.alice.push(pair.server);
    QVERIFY(pair.alice.progress("server").pushHlc > before);
}

void TestChangeCapture::watermark_survivesAClockSetBack()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    pair.alice.push(pair.server);
    pair.clock.advance(-86'400'000);
    pair.alice.restart();
    pair.alice.sql("UPDATE notes SET body = 'x'");
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a body"}));
}

void TestChangeCapture::watermark_ignoresTheReadingOfAFailedTransaction()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const CapturedChanges captured = pair.alice.capture(pair.server);
    pair.clock.advance(60'000);
    QVERIFY(!pair.alice.trySql("UPDATE notes SET body = 'x'; INSERT INTO notes(id) VALUES('b')"));
    pair.alice.acknowledge(pair.server, captured);
    pair.clock.advance(-60'000);
    pair.alice.restart();
    pair.alice.sql("UPDATE notes SET body = 'y'");
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a body"}));
}

void TestChangeCapture::pull_neverMovesTheWatermark()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const PushProgress before = pair.alice.progress("server");
    pair.clock.advance(1000);
    pair.bob.sql("INSERT INTO notes(id, title) VALUES('b', 't')");
    pair.bob.push(pair.server);
    pair.alice.pull(pair.server);
    QCOMPARE(pair.alice.progress("server").pushHlc, before.pushHlc);
    QCOMPARE(pair.alice.progress("server").pushSeq, before.pushSeq);
}

// The predecessor's worst loss: its apply moved the push cursor to the newest HLC that it pulled.
void TestChangeCapture::olderUnsentEdit_isSent_afterANewerPull()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 'offline')");
    pair.clock.advance(100'000);
    pair.bob.sql("INSERT INTO notes(id, title) VALUES('b', 't')");
    syncAll({&pair.bob, &pair.alice}, {&pair.server});
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|offline|NULL", "b|t|NULL"}));
}

void TestChangeCapture::restart_forgetsNothing()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't'); INSERT INTO folders(id, name) VALUES('f', 'n');"
                   "DELETE FROM folders");
    pair.alice.restart();
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a *", "a body", "a title", "f *", "f name"}));
}

void TestChangeCapture::foreignCells_areNotEchoed()
{
    Pair pair;
    pair.bob.sql("INSERT INTO notes(id, title) VALUES('a', 't'), ('b', 't')");
    pair.bob.push(pair.server);
    pair.alice.pull(pair.server);
    QCOMPARE(pair.alice.push(pair.server).size(), size_t(0));
    pair.alice.sql("UPDATE notes SET body = 'mine' WHERE id = 'a'");
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a body"}));
}

void TestChangeCapture::secondBackend_getsEverything()
{
    Pair pair;
    pair.bob.sql("INSERT INTO notes(id, title) VALUES('bob', 't')");
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('alice', 't'), ('gone', 't'); DELETE FROM notes WHERE id = 'gone'");
    syncAll({&pair.bob, &pair.alice}, {&pair.server});
    TestServer second("second");
    syncAll({&pair.alice}, {&second});
    TestDevice carol(3, pair.clock);
    carol.makeSynced(Notes, "notes");
    carol.makeSynced(Folders, "folders");
    carol.pull(second);
    QCOMPARE(carol.dump("notes"), pair.alice.dump("notes"));
    QCOMPARE(carol.rows("SELECT row_pks FROM haex_crdt_tombstones"), QByteArrayList({"{\"id\":\"gone\"}"}));
}

void TestChangeCapture::disabledBackend_isKeptInMind()
{
    Pair pair;
    TestServer second("second");
    syncAll({&pair.alice}, {&second});
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    pair.alice.sync(pair.server);
    QVERIFY(!pair.alice.rows("SELECT * FROM haex_crdt_dirty_tables").isEmpty());
    pair.alice.restart();
    QCOMPARE(names(pair.alice.push(second)), QByteArrayList({"a *", "a body", "a title"}));
    QCOMPARE(pair.alice.rows("SELECT * FROM haex_crdt_dirty_tables").size(), 0);
}

void TestChangeCapture::relay_passesOnWhatAnotherBackendBrought()
{
    Pair pair;
    TestServer second("second");
    syncAll({&pair.alice}, {&pair.server, &second});
    pair.bob.sql("INSERT INTO notes(id, title) VALUES('b', 't')");
    pair.bob.push(pair.server);
    pair.alice.pull(pair.server);
    QCOMPARE(names(pair.alice.push(second)), QByteArrayList({"b *", "b body", "b title"}));
    QCOMPARE(pair.alice.push(second).size(), size_t(0));
}

void TestChangeCapture::relay_passesOnDeletes()
{
    Pair pair;
    TestServer second("second");
    pair.bob.sql("INSERT INTO notes(id, title) VALUES('b', 't')");
    pair.bob.push(pair.server);
    syncAll({&pair.alice}, {&pair.server, &second});
    pair.bob.sql("DELETE FROM notes");
    pair.bob.push(pair.server);
    pair.alice.pull(pair.server);
    pair.alice.push(second);
    QCOMPARE(second.find("notes", "{\"id\":\"b\"}", "*")->cell.value.type(), CellValue::Type::Tombstone);
}

void TestChangeCapture::relay_doesNotGoBack()
{
    Pair pair;
    TestServer second("second");
    syncAll({&pair.alice}, {&pair.server, &second});
    pair.bob.sql("INSERT INTO notes(id, title) VALUES('b', 't')");
    pair.bob.push(pair.server);
    pair.alice.pull(pair.server);
    QCOMPARE(pair.alice.push(pair.server).size(), size_t(0));
}

void TestChangeCapture::fullOffer_resumesWhereItStopped()
{
    Pair pair;
    pair.bob.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
                 " INSERT INTO notes(id, title) SELECT 'k' || i, 't' FROM n");
    syncAll({&pair.bob, &pair.alice}, {&pair.server});
    TestServer second("second");
    int batches = 0;
    qsizetype cells = 0;
    do {
        cells += static_cast<qsizetype>(pair.alice.push(second, 5, 1).size());
        pair.alice.restart();
        QVERIFY(++batches < 100);
    } while (pair.alice.progress("second").offerPending);
    QVERIFY(batches > 10);
    for (const auto &[name, stored] : pair.server.cells())
        QVERIFY(second.find(std::get<0>(name), std::get<1>(name), std::get<2>(name)));
    QCOMPARE(cells, qsizetype(pair.server.cells().size()));
}

/// What the scan sends is not in the offer too: rows, tombstones and what waits, written here and there.
void TestChangeCapture::fullOffer_sendsNothingTwice()
{
    Pair pair;
    pair.bob.sql("INSERT INTO notes(id, title) VALUES('b', 't'), ('c', 't'), ('d', 't')");
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't'), ('e', 't')");
    syncAll({&pair.bob, &pair.alice}, {&pair.server});
    pair.alice.sql("UPDATE notes SET body = 'x' WHERE id = 'b'; DELETE FROM notes WHERE id IN ('c', 'e')");
    pair.bob.sql("UPDATE notes SET body = 'y' WHERE id = 'a'");
    syncAll({&pair.bob, &pair.alice}, {&pair.server});
    TestServer second("second");
    QMap<QByteArray, int> sent;
    for (const OutgoingCell &outgoing : pair.alice.push(second, 3))
        ++sent[outgoing.cell.tableName + outgoing.cell.rowPks + outgoing.cell.columnName];
    for (auto it = sent.cbegin(); it != sent.cend(); ++it)
        QVERIFY2(it.value() == 1, it.key().constData());
    QCOMPARE(sent.size(), qsizetype(pair.server.cells().size()));
    for (const auto &[name, stored] : pair.server.cells())
        QCOMPARE(second.find(std::get<0>(name), std::get<1>(name), std::get<2>(name))->cell.hlc, stored.cell.hlc);
}

void TestChangeCapture::fullOffer_survivesConcurrentWrites()
{
    Pair pair;
    pair.bob.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
                 " INSERT INTO notes(id, title) SELECT 'k' || i, 't' FROM n");
    syncAll({&pair.bob, &pair.alice}, {&pair.server});
    TestServer second("second");
    for (int i = 0; i < 60; ++i) {
        pair.alice.push(second, 5, 1);
        const QByteArray n = QByteArray::number(1 + i * 7 % 30);
        pair.alice.sql("UPDATE notes SET body = 'v" + QByteArray::number(i) + "' WHERE id = 'k" + n + "'");
        if (i % 5 == 0)
            pair.alice.sql("DELETE FROM notes WHERE id = 'k" + QByteArray::number(i / 2 + 1) + "'");
        if (i % 9 == 0)
            pair.alice.sql("INSERT OR IGNORE INTO notes(id, title) VALUES('a" + n + "', 'new')");
    }
    pair.alice.push(second);
    TestDevice carol(3, pair.clock);
    carol.makeSynced(Notes, "notes");
    carol.makeSynced(Folders, "folders");
    carol.pull(second);
    QCOMPARE(carol.dump("notes"), pair.alice.dump("notes"));
}

void TestChangeCapture::fullOffer_includesTombstonesAndWhatWaits()
{
    Pair pair;
    pair.alice.sql("INSERT INTO folders(id, name) VALUES('early', 'n')");
    pair.clock.advance(10);
    pair.bob.sql("INSERT INTO folders(id, name) VALUES('late', 'n'); INSERT INTO notes(id, title) VALUES('x', 't')");
    syncAll({&pair.alice, &pair.bob}, {&pair.server});
    pair.bob.sql("DELETE FROM notes");
    syncAll({&pair.alice, &pair.bob}, {&pair.server});
    TestServer second("second");
    pair.alice.push(second);
    QVERIFY(second.find("folders", "{\"id\":\"late\"}", "name"));
    QVERIFY(second.find("folders", "{\"id\":\"late\"}", "*"));
    QCOMPARE(second.find("notes", "{\"id\":\"x\"}", "*")->cell.value.type(), CellValue::Type::Tombstone);
}

void TestChangeCapture::deletedRow_sendsItsUnsentEditsToo()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    pair.alice.push(pair.server);
    pair.alice.sql("UPDATE notes SET body = 'last words'");
    pair.alice.sql("DELETE FROM notes");
    QCOMPARE(names(pair.alice.push(pair.server)), QByteArrayList({"a *", "a body"}));
}

void TestChangeCapture::insertAndDelete_beforeAPush_leaveATombstone()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    pair.alice.sql("DELETE FROM notes");
    pair.alice.push(pair.server);
    pair.bob.pull(pair.server);
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList());
    QCOMPARE(pair.bob.held(), QByteArrayList());
}

void TestChangeCapture::seededRows_areSent()
{
    Pair pair;
    VERIFY_OK(pair.alice.replica().seed([&] {
        return pair.alice.database().execute("INSERT INTO notes(id, title) VALUES('theme', 'light')");
    }));
    pair.alice.push(pair.server);
    pair.bob.pull(pair.server);
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"theme|light|NULL"}));
}

void TestChangeCapture::waitingRows_countsWhatIsLeft()
{
    Pair pair;
    const auto waiting = [&] {
        return ChangeCapture(pair.alice.replica()).waitingRows("server", pair.alice.progress("server")).value();
    };
    QCOMPARE(waiting(), qint64(0));
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't'), ('b', 't')");
    pair.alice.sql("DELETE FROM notes WHERE id = 'a'");
    QCOMPARE(waiting(), qint64(2));
    pair.alice.push(pair.server);
    QCOMPARE(waiting(), qint64(0));
}

void TestChangeCapture::clearMarks_keepsTablesThatOthersNeed()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const qint64 seq = pair.alice.scalar("SELECT max(haex_local_seq) FROM notes").toLongLong();
    ChangeCapture capture(pair.alice.replica());
    VERIFY_OK(capture.clearMarks(seq - 1, 0));
    QCOMPARE(pair.alice.rows("SELECT 1 FROM haex_crdt_dirty_tables WHERE table_name = 'notes'").size(), 1);
    VERIFY_OK(capture.clearMarks(seq, 0));
    QCOMPARE(pair.alice.rows("SELECT 1 FROM haex_crdt_dirty_tables WHERE table_name = 'notes'").size(), 0);
}

void TestChangeCapture::find_givesTheExactVersionOnly()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    const QByteArray hlc = pair.alice.scalar("SELECT haex_timestamp FROM notes");
    ChangeCapture capture(pair.alice.replica());
    const auto found = capture.find("notes", "{\"id\":\"a\"}", "title", hlc);
    VERIFY_OK(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->cell.value, CellValue::text("t"));
    QVERIFY(!capture.find("notes", "{\"id\":\"a\"}", "title", hlcAt(1, 1))->has_value());
    pair.alice.sql("UPDATE notes SET title = 'u'");
    QVERIFY(!capture.find("notes", "{\"id\":\"a\"}", "title", hlc)->has_value());
    pair.alice.sql("DELETE FROM notes");
    const QByteArray deleted = pair.alice.scalar("SELECT hlc FROM haex_crdt_tombstones");
    QVERIFY(capture.find("notes", "{\"id\":\"a\"}", "*", deleted)->has_value());
}

void TestChangeCapture::lateColumn_isSentForOldRows()
{
    Pair pair;
    pair.alice.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    syncAll({&pair.alice, &pair.bob}, {&pair.server});
    pair.alice.sql("ALTER TABLE notes ADD COLUMN color TEXT");
    VERIFY_OK(pair.alice.replica().reconcileSchema());
    pair.alice.sql("UPDATE notes SET color = 'red'");
    syncAll({&pair.alice, &pair.bob}, {&pair.server});
    QCOMPARE(pair.bob.dump("notes"), QByteArrayList({"a|t|NULL|red"}));
    QCOMPARE(pair.bob.held(), QByteArrayList());
}

/// A column that the row's maker did not have was written by nobody: a device that has it passes the row
/// on as it came, with the maker's count of columns, and the row shows itself elsewhere.
void TestChangeCapture::columnThatAnOlderAppLacks_isNobodysValue()
{
    constexpr char WithColor[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL,"
                                 " body TEXT, color TEXT)";
    FakeClock clock;
    TestServer one;
    TestServer two("two");
    TestDevice older(1, clock);
    TestDevice newer(2, clock);
    TestDevice updated(3, clock);
    older.makeSynced(Notes, "notes");
    newer.makeSynced(WithColor, "notes");
    updated.makeSynced(Notes, "notes");
    older.sql("INSERT INTO notes(id, title) VALUES('a', 't')");
    older.push(one);
    newer.pull(one);
    QCOMPARE(newer.dump("notes"), QByteArrayList({"a|t|NULL|NULL"}));
    const std::vector<OutgoingCell> offered = newer.push(two);
    QCOMPARE(names(offered), QByteArrayList({"a *", "a body", "a title"}));
    for (const OutgoingCell &outgoing : offered) {
        if (outgoing.cell.isExistence() && outgoing.cell.tableName == "notes")
            QCOMPARE(columnCountOf(outgoing.cell.value), 2);
    }
    updated.pull(two);
    QCOMPARE(updated.dump("notes").size(), 1);
    QCOMPARE(updated.held(), QByteArrayList());
    newer.sql("UPDATE notes SET color = 'red'");
    QCOMPARE(names(newer.push(two)), QByteArrayList({"a color"}));
    syncAll({&older, &newer, &updated}, {&one, &two});
    QCOMPARE(updated.scalar("SELECT color FROM notes"), "red");
}

QTEST_GUILESS_MAIN(TestChangeCapture)
#include "tst_changecapture.moc"
