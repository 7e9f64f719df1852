// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowtrail.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

RemoteCell cell(const char *table, int row, const char *column, int node = 1, CellValue value = CellValue::text("v"))
{
    return {table, QByteArray("{\"id\":") + QByteArray::number(row) + '}', column, hlcAt(1000 + row, node, 0), std::move(value), 0, "s"};
}

} // namespace

/// What the log of activity hears of rows: each by itself up to a limit, sums beyond it, no values.
class TestRowTrail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsOfARow_areOneLine_byFateAndWriter();
    void existence_isTheEvent();
    void beyondTheLimit_rowsAreCounted();
    void lastWordHolds_butAConflictStays();
    void whatTheApplicationWritesDown_isLeftOut();
    void names_goBackAndForth();
};

void TestRowTrail::cellsOfARow_areOneLine_byFateAndWriter()
{
    RowTrail trail;
    trail.note(cell("notes", 1, "a"), CellFate::Applied);
    trail.note(cell("notes", 1, "b"), CellFate::Applied);
    trail.note(cell("notes", 1, "c"), CellFate::Lost);
    trail.note(cell("notes", 1, "d", 2), CellFate::Applied);
    trail.note(cell("notes", 2, "a"), CellFate::Refused, "cell_too_large");
    const QList<TrailLine> lines = trail.lines();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(0).columns, (QByteArrayList{"a", "b"}));
    QCOMPARE(lines.at(0).cells, 2);
    QCOMPARE(lines.at(0).sender, QByteArray("s"));
    QCOMPARE(lines.at(1).fate, CellFate::Lost);
    QCOMPARE(nodeOf(lines.at(2).hlc), nodeOf(hlcAt(0, 2, 0)));
    QCOMPARE(lines.at(3).reason, QByteArray("cell_too_large"));
}

void TestRowTrail::existence_isTheEvent()
{
    RowTrail trail;
    trail.note(cell("notes", 1, RowExistenceColumn, 1, CellValue::rowMarker({})), CellFate::Applied);
    trail.note(cell("notes", 1, "a"), CellFate::Applied);
    trail.note(cell("notes", 2, RowExistenceColumn, 1, CellValue::tombstone()), CellFate::Applied);
    const QList<TrailLine> lines = trail.lines();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).event, RowEvent::Created);
    QCOMPARE(lines.at(0).columns, QByteArrayList{"a"});
    QCOMPARE(lines.at(1).event, RowEvent::Deleted);
}

void TestRowTrail::beyondTheLimit_rowsAreCounted()
{
    RowTrail trail(3);
    for (int row = 0; row < 1000; ++row) {
        for (const char *column : {"a", "b"})
            trail.note(cell("notes", row, column), CellFate::Applied);
    }
    trail.note(cell("other", 1, "a"), CellFate::Lost);
    trail.note(cell("notes", 0, "c"), CellFate::Applied);
    const QList<TrailLine> lines = trail.lines();
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0).columns, (QByteArrayList{"a", "b", "c"}));
    QCOMPARE(lines.at(3).rowPks, QByteArray());
    QCOMPARE(lines.at(3).rows, 997);
    QCOMPARE(lines.at(3).cells, 2 * 997);
    QCOMPARE(lines.at(4).tableName, QByteArray("other"));
    QCOMPARE(lines.at(4).fate, CellFate::Lost);
}

void TestRowTrail::lastWordHolds_butAConflictStays()
{
    RowTrail trail;
    trail.note(cell("notes", 1, "a"), CellFate::Held, "missing_parent");
    trail.note(cell("notes", 1, "a"), CellFate::Applied);
    trail.note(cell("notes", 1, "b"), CellFate::Conflict);
    trail.note(cell("notes", 1, "b"), CellFate::Applied);
    const QList<TrailLine> lines = trail.lines();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).fate, CellFate::Applied);
    QCOMPARE(lines.at(0).columns, QByteArrayList{"a"});
    QCOMPARE(lines.at(1).fate, CellFate::Conflict);
}

void TestRowTrail::whatTheApplicationWritesDown_isLeftOut()
{
    RowTrail trail;
    for (const char *table : {"vault_item_history", "vault_cell_history", "vault_conflicts", "vault_statements",
                              "vault_attachment_chunks", "vault_key_slots"})
        trail.note(cell(table, 1, "a"), CellFate::Applied);
    QVERIFY(trail.isEmpty());
    QCOMPARE(trail.lines(), QList<TrailLine>());
}

void TestRowTrail::names_goBackAndForth()
{
    for (const CellFate fate : {CellFate::Applied, CellFate::Lost, CellFate::Held, CellFate::Conflict, CellFate::Refused,
                                CellFate::Quarantined})
        QCOMPARE(cellFateFromName(cellFateName(fate)), fate);
    for (const RowEvent event : {RowEvent::Changed, RowEvent::Created, RowEvent::Deleted})
        QCOMPARE(rowEventFromName(rowEventName(event)), event);
}

QTEST_GUILESS_MAIN(TestRowTrail)
#include "tst_rowtrail.moc"
