// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowmerge.h"

#include "core/replica/rowimage.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

Q_DECLARE_METATYPE(haex::LocalRow)
Q_DECLARE_METATYPE(haex::RowPlan::Action)

namespace {

SyncedTable notes()
{
    SyncedTable table;
    table.name = "notes";
    table.columns = {{"id", "TEXT", true, true, false, false},
                     {"title", "TEXT", false, true, false, false},
                     {"body", "TEXT", false, false, false, false},
                     {"late", "TEXT", false, false, false, true}};
    return table;
}

RemoteCell cell(const QByteArray &column, int at, CellValue value)
{
    return {"notes", "{\"id\":\"a\"}", column, hlcAt(at, 1), std::move(value), 0};
}

LocalRow live(int at)
{
    return {ColumnClocks(hlcAt(at, 1)), {}};
}

LocalRow dead(int at)
{
    return {std::nullopt, hlcAt(at, 1)};
}

using Action = RowPlan::Action;

} // namespace

class TestRowMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void action_data();
    void action();
    void winners_areTheNewerColumns();
    void ties_areSetApart();
    void keysAndStrangers_areUnknown();
    void completeness_countsOnlyTheInsertsOwnVersions();
    void mergedClocks_nameOnlyWhatDiffersFromTheRow();
    void mergedClocks_keepAnOlderColumn_whenTheRowIsNewer();
    void columnClocks_readWhatTheyWrite_data();
    void columnClocks_readWhatTheyWrite();
    void columnClocks_refuseOtherText_data();
    void columnClocks_refuseOtherText();
    void lateColumns_haveNoImpliedClock();
    void images_readWhatTheyWrite();
    void images_refuseOtherBytes();
};

void TestRowMerge::action_data()
{
    QTest::addColumn<LocalRow>("local");
    QTest::addColumn<std::vector<RemoteCell>>("cells");
    QTest::addColumn<Action>("expected");
    using Cells = std::vector<RemoteCell>;
    const auto marker = [](int at, int count) { return cell("*", at, makeRowMarker(count)); };
    const auto stone = [](int at) { return cell("*", at, CellValue::tombstone()); };
    const auto title = [](int at) { return cell("title", at, CellValue::text("t")); };
    const auto body = [](int at) { return cell("body", at, CellValue::text("b")); };
    QTest::newRow("column of an unknown row") << LocalRow() << Cells{title(5)} << Action::Wait;
    QTest::newRow("marker without its columns") << LocalRow() << Cells{marker(5, 2), title(5)} << Action::Wait;
    QTest::newRow("whole row") << LocalRow() << Cells{marker(5, 2), title(5), body(5)} << Action::Insert;
    QTest::newRow("whole row, a newer column") << LocalRow() << Cells{marker(5, 2), title(9), body(5)} << Action::Insert;
    QTest::newRow("old column is not the insert's") << LocalRow() << Cells{marker(5, 2), title(4), body(5)} << Action::Wait;
    QTest::newRow("marker that tells no count") << LocalRow() << Cells{cell("*", 5, CellValue::rowMarker())} << Action::Insert;
    QTest::newRow("tombstone of an unknown row") << LocalRow() << Cells{stone(5)} << Action::Bury;
    QTest::newRow("newer column") << live(5) << Cells{title(6)} << Action::Update;
    QTest::newRow("older column") << live(5) << Cells{title(4)} << Action::Nothing;
    QTest::newRow("equal column") << live(5) << Cells{title(5)} << Action::Nothing;
    QTest::newRow("newer marker") << live(5) << Cells{marker(6, 2)} << Action::Update;
    QTest::newRow("older marker") << live(5) << Cells{marker(4, 2)} << Action::Nothing;
    QTest::newRow("newer tombstone") << live(5) << Cells{stone(6)} << Action::Bury;
    QTest::newRow("older tombstone") << live(5) << Cells{stone(4)} << Action::Nothing;
    QTest::newRow("equal tombstone") << live(5) << Cells{stone(5)} << Action::Bury;
    QTest::newRow("newer tombstone, still newer column") << live(5) << Cells{stone(6), title(7)} << Action::Bury;
    QTest::newRow("edit of a dead row") << dead(5) << Cells{title(9)} << Action::Bury;
    QTest::newRow("older insert of a dead row") << dead(5) << Cells{marker(4, 2), title(4), body(4)} << Action::Bury;
    QTest::newRow("equal insert of a dead row") << dead(5) << Cells{marker(5, 2), title(5), body(5)} << Action::Bury;
    QTest::newRow("newer insert of a dead row") << dead(5) << Cells{marker(6, 2), title(6), body(6)} << Action::Insert;
    QTest::newRow("insert and later delete") << LocalRow() << Cells{marker(5, 2), stone(6), title(5), body(5)} << Action::Bury;
    QTest::newRow("delete and later insert") << live(4) << Cells{stone(5), marker(6, 2), title(6), body(6)} << Action::Update;
}

void TestRowMerge::action()
{
    QFETCH(LocalRow, local);
    QFETCH(std::vector<RemoteCell>, cells);
    QFETCH(Action, expected);
    const RowPlan plan = planRow(notes(), local, cells);
    QCOMPARE(static_cast<int>(plan.action), static_cast<int>(expected));
    std::reverse(cells.begin(), cells.end());
    QCOMPARE(static_cast<int>(planRow(notes(), local, cells).action), static_cast<int>(expected));
}

void TestRowMerge::winners_areTheNewerColumns()
{
    LocalRow local = live(5);
    local.clocks->set("title", hlcAt(8, 1));
    const RowPlan plan = planRow(notes(), local, {cell("title", 7, CellValue::text("x")), cell("body", 7, CellValue::text("y"))});
    QCOMPARE(plan.winners.size(), size_t(1));
    QCOMPARE(plan.winners[0].columnName, QByteArray("body"));
    QCOMPARE(plan.losers.size(), size_t(1));
    QCOMPARE(plan.losers[0].columnName, QByteArray("title"));
}

void TestRowMerge::ties_areSetApart()
{
    const RowPlan plan = planRow(notes(), live(5), {cell("title", 5, CellValue::text("x"))});
    QCOMPARE(plan.ties.size(), size_t(1));
    QCOMPARE(plan.winners.size() + plan.losers.size(), size_t(0));
}

void TestRowMerge::keysAndStrangers_areUnknown()
{
    const RowPlan plan = planRow(notes(), live(5), {cell("id", 9, CellValue::text("x")), cell("color", 9, CellValue::text("y"))});
    QCOMPARE(plan.unknown.size(), size_t(2));
    QCOMPARE(static_cast<int>(plan.action), static_cast<int>(Action::Nothing));
}

void TestRowMerge::completeness_countsOnlyTheInsertsOwnVersions()
{
    const auto plan = [](int titleAt, int colorAt) {
        return planRow(notes(), LocalRow(), {cell("*", 5, makeRowMarker(3)), cell("title", titleAt, CellValue::text("x")),
                                             cell("body", 5, CellValue::null()), cell("color", colorAt, CellValue::null())});
    };
    QCOMPARE(static_cast<int>(plan(5, 5).action), static_cast<int>(Action::Insert));
    QCOMPARE(static_cast<int>(plan(4, 5).action), static_cast<int>(Action::Wait));
    QCOMPARE(static_cast<int>(plan(5, 4).action), static_cast<int>(Action::Wait));
}

void TestRowMerge::mergedClocks_nameOnlyWhatDiffersFromTheRow()
{
    const RowPlan plan = planRow(notes(), LocalRow(), {cell("*", 5, makeRowMarker(2)), cell("title", 5, CellValue::text("x")),
                                                       cell("body", 9, CellValue::text("y"))});
    const ColumnClocks clocks = mergedClocks(notes(), std::nullopt, plan);
    QCOMPARE(clocks.entries().size(), size_t(1));
    QCOMPARE(clocks.of("title", false), hlcAt(5, 1));
    QCOMPARE(clocks.of("body", false), hlcAt(9, 1));
    QCOMPARE(clocks.of("late", true), QByteArray());
    QCOMPARE(clocks.newest(), hlcAt(9, 1));
}

void TestRowMerge::mergedClocks_keepAnOlderColumn_whenTheRowIsNewer()
{
    const LocalRow local = live(5);
    const RowPlan plan = planRow(notes(), local, {cell("*", 8, makeRowMarker(2))});
    const ColumnClocks clocks = mergedClocks(notes(), local.clocks, plan);
    QCOMPARE(clocks.rowHlc(), hlcAt(8, 1));
    QCOMPARE(clocks.of("title", false), hlcAt(5, 1));
}

void TestRowMerge::columnClocks_readWhatTheyWrite_data()
{
    QTest::addColumn<QByteArray>("column");
    for (const char *name : {"title", "a.b", "say \"hi\"", "back\\slash", "new\nline", "tab\t", "ü€", "'", "$"})
        QTest::newRow(name) << QByteArray(name);
}

void TestRowMerge::columnClocks_readWhatTheyWrite()
{
    QFETCH(QByteArray, column);
    ColumnClocks clocks(hlcAt(1, 1));
    clocks.set(column, hlcAt(2, 1));
    clocks.set("other", hlcAt(3, 1));
    const auto read = ColumnClocks::parse(clocks.toJson());
    QVERIFY(read);
    QCOMPARE(read->of(column, false), hlcAt(2, 1));
    QCOMPARE(read->rowHlc(), hlcAt(1, 1));
    QCOMPARE(read->toJson(), clocks.toJson());
}

void TestRowMerge::columnClocks_refuseOtherText_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"", "{", "}", "[]", "null", "{\"a\"}", "{\"a\":1}", "{\"a\":\"short\"}", "{} x", "{\"a\":\"",
                             "{\"a\\", "{\"\\u00", "{,}"})
        QTest::newRow(json) << QByteArray(json);
}

void TestRowMerge::columnClocks_refuseOtherText()
{
    QFETCH(QByteArray, json);
    QVERIFY(!ColumnClocks::parse(json));
}

void TestRowMerge::lateColumns_haveNoImpliedClock()
{
    const ColumnClocks clocks(hlcAt(5, 1));
    const SyncedTable table = notes();
    QCOMPARE(clocks.of(*table.column("body")), hlcAt(5, 1));
    QCOMPARE(clocks.of(*table.column("late")), QByteArray());
    const RowPlan plan = planRow(table, live(5), {cell("late", 1, CellValue::text("x"))});
    QCOMPARE(plan.winners.size(), size_t(1));
}

void TestRowMerge::images_readWhatTheyWrite()
{
    const RowImage image{{"a", CellValue::null()}, {"b", CellValue::integer(-1)}, {"ü", CellValue::text("")},
                         {"c", CellValue::blob(QByteArray(70000, 'x'))}, {"d", CellValue::real(-0.5)}};
    QCOMPARE(decodeImage(encodeImage(image)).value(), image);
    QVERIFY(decodeImage("")->empty());
}

void TestRowMerge::images_refuseOtherBytes()
{
    const QByteArray bytes = encodeImage({{"column", CellValue::text("value")}});
    for (qsizetype length = 1; length < bytes.size(); ++length)
        QVERIFY(!decodeImage(bytes.first(length)));
    QByteArray wrongType = bytes;
    wrongType[8] = 99;
    QVERIFY(!decodeImage(wrongType));
}

QTEST_GUILESS_MAIN(TestRowMerge)
#include "tst_rowmerge.moc"
