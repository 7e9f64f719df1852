// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/conflicts/conflictlistmodel.h"
#include "ui/conflicts/waitingmodel.h"
#include "ui/items/itemlistmodel.h"
#include "ui/sync/activitymodel.h"
#include "ui/tables/sqlresultmodel.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/tables/tablelistmodel.h"
#include "ui/trash/trashmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace haex;

/// Every model under Qt's own tester, and what each promises beyond it.
class TestModels final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itemList_keepsItsRows_whenOnlyValuesChanged();
    void conflictList_findsEntries_byId();
    void activity_tellsOneLineOfEachKind();
    void listsAndTables_passTheTester();
    void grid_asksForPages_onlyWhenTheyAreSeen();
    void grid_ignoresAnswers_toAnOlderQuestion();
    void grid_showsTheFirstRows_beforeAllAreFound();
    void grid_showsTheOldPage_untilTheNewOneArrives();
    void grid_growsAndShrinks_withItsOrder();
    void grid_keepsRowsInPlace_whileAValueIsTyped();
    void grid_filtersByColumn();
    void grid_isNotReadAgain_untilItIsAskedTo();
    void grid_asksToWrite_andLeavesUntouchedNullsAlone();
    void grid_doesNotEdit_keysAndBlobs();
};

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

/// A grid that is answered at once.
class AnsweredGrid
{
public:
    AnsweredGrid()
        : tester(&model, Mode::Fatal)
    {
        QObject::connect(&model, &TableGridModel::orderNeeded, &model, [this](quint64 question, const TableQuery &query) {
            questions << question;
            queries << query;
            if (answers)
                QMetaObject::invokeMethod(&model, [this, question] { model.setOrder(question, Fixtures::bookOrder(), true); }, Qt::QueuedConnection);
        });
        QObject::connect(&model, &TableGridModel::pageNeeded, &model, [this](quint64 generation, const RowOrderPtr &, qint64 first) {
            pages << first;
            generations << generation;
            if (answers)
                QMetaObject::invokeMethod(&model, [this, generation, first] { model.setPage(generation, first, Fixtures::books(first, TableGridModel::PageRows)); }, Qt::QueuedConnection);
        });
    }

    void open()
    {
        model.setTable(Fixtures::tables().first());
        QCoreApplication::processEvents();
        [[maybe_unused]] const QVariant seen = model.index(0, 0).data();
        QCoreApplication::processEvents();
    }

    TableGridModel model;
    QAbstractItemModelTester tester;
    QList<TableQuery> queries;
    QList<quint64> questions;
    QList<qint64> pages;
    QList<quint64> generations;
    bool answers = true;
};

} // namespace

void TestModels::itemList_keepsItsRows_whenOnlyValuesChanged()
{
    ItemListModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    QList<ItemSummary> items = Fixtures::items();
    model.setItems(items);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    items[1].title = QStringLiteral("Renamed");
    model.setItems(items);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("Renamed"));
    items.removeFirst();
    model.setItems(items);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.indexOf("i2").row(), 0);
    QVERIFY(!model.indexOf("gone").isValid());
    // What comes behind them leaves the others, and what is chosen of them, where they are.
    const QPersistentModelIndex chosen = model.index(0);
    ItemSummary more = items.last();
    more.id = "i99";
    items.append(more);
    model.setItems(items);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(chosen.row(), 0);
    QCOMPARE(model.indexOf("i99").row(), int(items.size()) - 1);
}

void TestModels::conflictList_findsEntries_byId()
{
    ConflictListModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.setEntries(Fixtures::conflicts(), Fixtures::devices());
    QCOMPARE(model.indexOf("c3").row(), 2);
    QVERIFY(!model.indexOf("c9").isValid());
}

void TestModels::activity_tellsOneLineOfEachKind()
{
    ActivityModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.setDevices(Fixtures::devices());
    model.setRecords(Fixtures::activityRecords());
    const auto line = [&model](int row) {
        QStringList cells;
        for (const int column : {ActivityModel::Subject, ActivityModel::Fields, ActivityModel::Direction, ActivityModel::Result, ActivityModel::Device})
            cells << model.index(row, column).data().toString();
        return cells.join(u'|');
    };
    QCOMPARE(line(0), QStringLiteral("Codeberg|User name, Password|Received|Applied|Phone"));
    QCOMPARE(line(1), QStringLiteral("Bank card|PIN|Sent|Accepted|Ada’s laptop (this device)"));
    QCOMPARE(line(2), QStringLiteral("Codeberg|Notes|Received|Changed on two devices|Phone"));
    QCOMPARE(line(3), QStringLiteral("Electricity provider|Address|Sent|Lost to a newer value|Ada’s laptop (this device)"));
    QCOMPARE(line(4), QStringLiteral("loans · 17|Created|Received|Waits: The row it refers to has not arrived, or was deleted.|Phone"));
    QCOMPARE(line(5), QStringLiteral("books · 12|Deleted|Received|Applied|Phone"));
    QCOMPARE(line(6), QStringLiteral("3400 more in books||Received|Applied|"));
    QVERIFY(line(7).startsWith(QStringLiteral("Passport scan|File “scan.pdf”|Sent|Refused: ")));
    QCOMPARE(line(8), QStringLiteral("Deutsche Bahn|BahnCard, Tag “travel”|Received|Applied|Phone, by way of Ada’s laptop (this device)"));
    QCOMPARE(line(9), QStringLiteral("Old router|Deleted|Received|Applied|Phone"));
    QVERIFY(line(10).startsWith(QStringLiteral("books · 3|title|Received|Quarantined: ")));
    QCOMPARE(line(11), QStringLiteral("Group “Work”|Name|Sent|Accepted|Ada’s laptop (this device)"));
    QVERIFY(ActivityModel::canOpen(model.records().at(0)));
    QVERIFY(ActivityModel::canOpen(model.records().at(6)));
    QVERIFY(!ActivityModel::canOpen(model.records().at(9)));
    QVERIFY(!ActivityModel::canOpen(model.records().at(12)));
}

void TestModels::listsAndTables_passTheTester()
{
    WaitingModel waiting;
    const QAbstractItemModelTester waitingTester(&waiting, Mode::Fatal);
    waiting.setCells(Fixtures::waitingCells());
    TrashModel trash;
    const QAbstractItemModelTester trashTester(&trash, Mode::Fatal);
    trash.setEntries(Fixtures::trash());
    TableListModel tables;
    const QAbstractItemModelTester tablesTester(&tables, Mode::Fatal);
    tables.setTables(Fixtures::tables());
    SqlResultModel result;
    const QAbstractItemModelTester resultTester(&result, Mode::Fatal);
    result.setResult({{"a", "b"}, {{CellValue::integer(1), CellValue::null()}}, 0, false});
    QCOMPARE(waiting.rowCount(), 4);
    QCOMPARE(trash.rowCount(), 4);
    QCOMPARE(tables.indexOf("films").row(), 1);
    QCOMPARE(result.index(0, 0).data().toString(), QStringLiteral("1"));
}

void TestModels::grid_asksForPages_onlyWhenTheyAreSeen()
{
    AnsweredGrid grid;
    grid.open();
    QCOMPARE(grid.model.rowCount(), 1204);
    QVERIFY(grid.model.isKnown());
    QVERIFY(!grid.pages.contains(800));
    QVERIFY(!grid.model.index(900, 1).data().isValid());
    QCOMPARE(grid.pages.last(), 800);
    QCoreApplication::processEvents();
    QCOMPARE(grid.model.index(900, 0).data().toString(), QStringLiteral("b0901"));
    QCOMPARE(grid.pages.count(800), 1);
}

void TestModels::grid_ignoresAnswers_toAnOlderQuestion()
{
    AnsweredGrid grid;
    grid.open();
    grid.answers = false;
    const quint64 question = grid.questions.last();
    const quint64 generation = grid.generations.last();
    grid.model.setFilter(QStringLiteral("Lem"));
    grid.model.setOrder(question, Fixtures::bookOrder(), true);
    grid.model.setPage(generation, 0, Fixtures::books(0, 200));
    QCOMPARE(grid.model.rowCount(), 0);
    QVERIFY(!grid.model.isKnown());
    grid.model.setOrder(grid.questions.last(), Fixtures::bookOrder(7), true);
    QCOMPARE(grid.model.rowCount(), 7);
    QCOMPARE(grid.queries.last().filter, QStringLiteral("Lem"));
}

void TestModels::grid_showsTheFirstRows_beforeAllAreFound()
{
    AnsweredGrid grid;
    grid.answers = false;
    grid.open();
    grid.model.setOrder(grid.questions.last(), Fixtures::bookOrder(200), false);
    QVERIFY(!grid.model.isKnown());
    [[maybe_unused]] const QVariant seen = grid.model.index(0, 0).data();
    grid.model.setPage(grid.generations.last(), 0, Fixtures::books(0, 200));
    QCOMPARE(grid.model.index(3, 0).data().toString(), QStringLiteral("b0004"));
    const auto asked = grid.pages.count(0);
    grid.model.setOrder(grid.questions.last(), Fixtures::bookOrder(1'000'000), true);
    QCOMPARE(grid.model.rowCount(), 1'000'000);
    QCOMPARE(grid.model.index(3, 0).data().toString(), QStringLiteral("b0004"));
    QCOMPARE(grid.pages.count(0), asked);
}

void TestModels::grid_showsTheOldPage_untilTheNewOneArrives()
{
    AnsweredGrid grid;
    grid.open();
    grid.answers = false;
    grid.pages.clear();
    grid.model.refresh();
    QCOMPARE(grid.model.index(0, 0).data().toString(), QStringLiteral("b0001"));
    QCOMPARE(grid.pages, QList<qint64>{0});
}

void TestModels::grid_growsAndShrinks_withItsOrder()
{
    AnsweredGrid grid;
    grid.open();
    grid.answers = false;
    grid.model.setOrder(grid.questions.last(), Fixtures::bookOrder(1300), true);
    QCOMPARE(grid.model.rowCount(), 1300);
    grid.model.setOrder(grid.questions.last(), Fixtures::bookOrder(3), true);
    QCOMPARE(grid.model.rowCount(), 3);
}

void TestModels::grid_keepsRowsInPlace_whileAValueIsTyped()
{
    AnsweredGrid grid;
    grid.open();
    grid.answers = false;
    grid.model.setHeld(true);
    grid.model.setOrder(grid.questions.last(), Fixtures::bookOrder(3), true);
    QCOMPARE(grid.model.rowCount(), 1204);
    grid.model.setHeld(false);
    QCOMPARE(grid.model.rowCount(), 3);
}

void TestModels::grid_filtersByColumn()
{
    AnsweredGrid grid;
    grid.open();
    const auto asked = grid.queries.size();
    grid.model.setColumnFilter("year", ColumnFilter{"year", ColumnFilter::Test::Greater, CellValue::integer(1900)});
    QCOMPARE(grid.queries.last().columns.size(), 1);
    QVERIFY(grid.model.isFiltered());
    grid.model.setColumnFilter("year", ColumnFilter{"year", ColumnFilter::Test::Greater, CellValue::integer(1900)});
    QCOMPARE(grid.queries.size(), asked + 1);
    grid.model.setColumnFilter("year", std::nullopt);
    QVERIFY(grid.queries.last().columns.isEmpty());
}

void TestModels::grid_isNotReadAgain_untilItIsAskedTo()
{
    AnsweredGrid grid;
    grid.open();
    const auto asked = grid.queries.size();
    grid.model.setTable(Fixtures::tables().first());
    QCOMPARE(grid.queries.size(), asked);
    grid.model.refresh();
    QCOMPARE(grid.queries.size(), asked + 1);
    TableSummary wider = Fixtures::tables().first();
    wider.columns.push_back({"publisher", "TEXT"});
    grid.model.setTable(wider);
    QCOMPARE(grid.queries.size(), asked + 2);
    QCOMPARE(grid.model.columnCount(), 7);
}

void TestModels::grid_asksToWrite_andLeavesUntouchedNullsAlone()
{
    AnsweredGrid grid;
    grid.open();
    QSignalSpy edits(&grid.model, &TableGridModel::cellEdited);
    const QModelIndex year = grid.model.index(0, 3);
    QVERIFY(grid.model.setData(year, QStringLiteral("1900"), Qt::EditRole));
    QCOMPARE(edits.count(), 1);
    QCOMPARE(edits.first().at(2).value<CellValue>(), CellValue::integer(1900));
    const QModelIndex missingRating = grid.model.index(2, 4);
    QVERIFY(!grid.model.setData(missingRating, QString(), Qt::EditRole));
    QCOMPARE(edits.count(), 1);
}

void TestModels::grid_doesNotEdit_keysAndBlobs()
{
    AnsweredGrid grid;
    grid.open();
    QVERIFY(!grid.model.flags(grid.model.index(0, 0)).testFlag(Qt::ItemIsEditable));
    QVERIFY(grid.model.flags(grid.model.index(0, 1)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!grid.model.flags(grid.model.index(0, 5)).testFlag(Qt::ItemIsEditable));
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
