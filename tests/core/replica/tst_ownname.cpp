// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives in this device's name and is not here: when it was written by somebody else, and when this
// device may have forgotten it.
#include "core/replica/pageapplier.h"
#include "core/replica/tombstonepurge.h"
#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL)";
constexpr int Own = 1;
constexpr int Other = 2;
constexpr qint64 DayMs = 24LL * 3600 * 1000;

} // namespace

class TestOwnName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_device.reset(); }

    void rowThatWasNeverHere_isTold_andJournalled();
    void rowOfATableThatIsNotHere_isTold();
    void rowInPieces_isTold();
    void rowThatArrivesDeleted_isNotTold();
    void whatIsHere_isNotTold_data();
    void whatIsHere_isNotTold();
    void whatWaits_isNotTold();
    void deviceThatWasSetBack_isNotAccused();
    void deviceThatWasSetBack_knowsWhatItWroteSince();
    void deletesThatWereForgotten_accuseNobody();
    void droppedTable_accusesNobody();
    void tableThatDoesNotSync_accusesNobody();
    void deletedEntry_goes_andComesBackNoMore();

private:
    [[nodiscard]] qint64 now() const { return m_clock.nowMs(); }
    /// A row as `sender` sent it, under a stamp of this device of that time.
    [[nodiscard]] std::vector<RemoteCell> row(const QByteArray &id, qint64 timeMs, int sender,
                                              const QByteArray &table = "notes");
    void apply(const std::vector<RemoteCell> &cells);
    void sql(const char *script) { m_device->sql(script); }

    FakeClock m_clock;
    std::unique_ptr<TestDevice> m_device;
    QByteArrayList m_told;
};

void TestOwnName::init()
{
    m_told.clear();
    m_device = std::make_unique<TestDevice>(Own, m_clock);
    m_device->makeSynced(Notes, "notes");
    m_clock.advance(200 * DayMs);
    sql("INSERT INTO notes(id, title) VALUES('here', 't')");
    m_clock.advance(DayMs);
}

std::vector<RemoteCell> TestOwnName::row(const QByteArray &id, qint64 timeMs, int sender, const QByteArray &table)
{
    const QByteArray key = "{\"id\":\"" + id + "\"}";
    const QByteArray hlc = hlcAt(timeMs, Own);
    const QByteArray from = sender == Own ? QByteArray() : TestDevice::deviceId(sender);
    return {{table, key, "title", hlc, CellValue::text("t"), 0, from}, {table, key, "*", hlc, makeRowMarker(1), 0, from}};
}

void TestOwnName::apply(const std::vector<RemoteCell> &cells)
{
    ApplyContext context;
    context.writtenInOurName = [this](const RemoteCell &cell) {
        const QByteArray line = cell.rowPks + ' ' + cell.columnName;
        if (!m_told.contains(line))
            m_told += line;
        return Result<>();
    };
    VERIFY_OK(PageApplier(m_device->replica(), m_device->journal()).apply(cells, context, {}));
}

void TestOwnName::rowThatWasNeverHere_isTold_andJournalled()
{
    sql("INSERT INTO notes(id, title) VALUES('since', 't')");
    for (const qint64 ageMs : {150 * DayMs, 2 * DayMs, qint64(1)}) {
        m_told.clear();
        apply(row("r" + QByteArray::number(ageMs), now() - ageMs, Other));
        QCOMPARE(m_told.size(), 2);
    }
    QCOMPARE(m_device->scalar("SELECT count(*) FROM notes"), "5");
    const auto journal = m_device->journal().list();
    VERIFY_OK(journal);
    QCOMPARE(journal->size(), 3);
    QCOMPARE(journal->first().kind, ConflictKind::NotWritten);
    QCOMPARE(journal->first().supersededNode(), *NodeId::fromDeviceId(TestDevice::deviceId(Other)));
    // It is here now.
    m_told.clear();
    apply(row("r1", now() - 1, Other));
    QCOMPARE(m_told, QByteArrayList());
}

void TestOwnName::rowOfATableThatIsNotHere_isTold()
{
    apply(row("r", now() - DayMs, Other, "elsewhere"));
    QCOMPARE(m_told.size(), 2);
}

void TestOwnName::rowInPieces_isTold()
{
    const std::vector<RemoteCell> cells = row("r", now() - DayMs, Other);
    apply({cells[1]});
    QCOMPARE(m_told, QByteArrayList{"{\"id\":\"r\"} *"});
    apply({cells[0]});
    QCOMPARE(m_told.size(), 2);
}

/// A forgotten delete is told again with all of its row.
void TestOwnName::rowThatArrivesDeleted_isNotTold()
{
    std::vector<RemoteCell> cells = row("r", now() - DayMs, Other);
    cells.push_back({"notes", cells[0].rowPks, "*", hlcAt(now(), Other), CellValue::tombstone(), 0,
                     TestDevice::deviceId(Other)});
    apply(cells);
    QCOMPARE(m_told, QByteArrayList());
}

void TestOwnName::whatIsHere_isNotTold_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("visible") << QByteArray("UPDATE notes SET title = 'u'");
    QTest::newRow("deleted") << QByteArray("DELETE FROM notes");
    QTest::newRow("replaced") << QByteArray("REPLACE INTO notes(id, title) VALUES('here', 'u')");
}

/// Passed on, sealed anew, offered again.
void TestOwnName::whatIsHere_isNotTold()
{
    QFETCH(QByteArray, before);
    const auto stamp = HlcTimestamp::parse(m_device->scalar("SELECT haex_timestamp FROM notes"));
    m_device->sql(before);
    apply(row("here", stamp->physicalMs, Other));
    QCOMPARE(m_told, QByteArrayList());
}

void TestOwnName::whatWaits_isNotTold()
{
    m_device->makeSynced("CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL UNIQUE)", "folders");
    const qint64 before = now() - DayMs;
    sql("INSERT INTO folders(id, title) VALUES('mine', 't')");
    const qint64 written = HlcTimestamp::parse(m_device->scalar("SELECT haex_timestamp FROM folders"))->physicalMs;
    const QByteArray hlc = hlcAt(before, Other);
    const QByteArray from = TestDevice::deviceId(Other);
    apply({{"folders", "{\"id\":\"theirs\"}", "title", hlc, CellValue::text("t"), 0, from},
           {"folders", "{\"id\":\"theirs\"}", "*", hlc, makeRowMarker(1), 0, from}});
    QCOMPARE(m_device->rows("SELECT id FROM folders"), QByteArrayList{"theirs"});
    apply(row("mine", written, Other, "folders"));
    QCOMPARE(m_told, QByteArrayList());
}

/// What it sent itself and does not remember shows that it was: then what others pass on may be its own too.
void TestOwnName::deviceThatWasSetBack_isNotAccused()
{
    m_clock.advance(DayMs);
    std::vector<RemoteCell> cells = row("passedOn", now() - 1000, Other);
    const std::vector<RemoteCell> own = row("own", now() - 2000, Own);
    cells.insert(cells.end(), own.begin(), own.end());
    apply(cells);
    QCOMPARE(m_told, QByteArrayList());
    // Another server, another day, a restart between.
    m_device->restart();
    m_clock.advance(DayMs);
    apply(row("passedOnLater", now() - DayMs - 500, Other));
    QCOMPARE(m_told, QByteArrayList());
}

void TestOwnName::deviceThatWasSetBack_knowsWhatItWroteSince()
{
    apply(row("own", now() - 2000, Own));
    m_clock.advance(DayMs);
    sql("INSERT INTO notes(id, title) VALUES('since', 't')");
    apply(row("r", now() - 1000, Other));
    QCOMPARE(m_told.size(), 2);
}

/// Forgotten is what was deleted 90 days ago; later stamps cannot be of that.
void TestOwnName::deletesThatWereForgotten_accuseNobody()
{
    m_device->sql("UPDATE haex_crdt_clock SET has_purged = 1");
    apply(row("forgotten", now() - TombstonePurge::KeptMs - DayMs, Other));
    QCOMPARE(m_told, QByteArrayList());
    apply(row("r", now() - TombstonePurge::KeptMs + DayMs, Other));
    QCOMPARE(m_told.size(), 2);
}

void TestOwnName::droppedTable_accusesNobody()
{
    VERIFY_OK(m_device->replica().untrack("notes"));
    VERIFY_OK(m_device->replica().write([&] { return m_device->database().execute("DROP TABLE notes"); }));
    VERIFY_OK(m_device->replica().reconcileSchema());
    apply(row("here", now() - DayMs, Other));
    QCOMPARE(m_told, QByteArrayList());
}

void TestOwnName::tableThatDoesNotSync_accusesNobody()
{
    VERIFY_OK(m_device->replica().untrack("notes"));
    apply(row("here", now() - DayMs, Other));
    VERIFY_OK(m_device->replica().track("notes", TableOrigin::Person));
    apply(row("here", now() - DayMs, Other));
    QCOMPARE(m_told, QByteArrayList());
}

void TestOwnName::deletedEntry_goes_andComesBackNoMore()
{
    const std::vector<RemoteCell> cells = row("r", now() - DayMs, Other);
    apply(cells);
    m_told.clear();
    const auto journal = m_device->journal().list();
    VERIFY_OK(journal);
    QCOMPARE(journal->size(), 1);
    VERIFY_OK(m_device->journal().useSuperseded(journal->first().id));
    QCOMPARE(m_device->scalar("SELECT count(*) FROM notes WHERE id = 'r'"), "0");
    apply(cells);
    QCOMPARE(m_device->scalar("SELECT count(*) FROM notes WHERE id = 'r'"), "0");
    QCOMPARE(m_told, QByteArrayList());
    QCOMPARE(*m_device->journal().openCount(), 0);
}

QTEST_GUILESS_MAIN(TestOwnName)
#include "tst_ownname.moc"
