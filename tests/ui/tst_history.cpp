// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/items/healthmodel.h"
#include "ui/items/historysheet.h"
#include "ui/presenters/changetexts.h"
#include "ui/presenters/historytexts.h"
#include "ui/presenters/searchtexts.h"
#include "ui/shell/undostack.h"
#include "ui/style/appearance.h"
#include "ui/sync/activitymodel.h"
#include "ui/sync/activitypanel.h"
#include "ui/sync/outgoingmodel.h"
#include "ui/sync/outgoingsheet.h"
#include "ui/sync/synctimeline.h"
#include "ui/tables/cellinspector.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace haex;

namespace {

QFuture<Result<>> answer(const Result<> &result)
{
    QPromise<Result<>> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

ActivityEntry entry(qint64 timeMs, const char *direction, qint64 cells, const char *error = "")
{
    ActivityEntry e;
    e.timeMs = timeMs;
    e.backendId = "1";
    e.backendName = QStringLiteral("Home \"server\"");
    e.direction = QString::fromLatin1(direction);
    e.cells = cells;
    e.errorCode = QString::fromLatin1(error);
    return e;
}

} // namespace

/// What happened to items and to the vault, as it is shown and taken back.
class TestHistory final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sheet_showsChangedFieldsOnly_secretsMasked();
    void sheet_offersEachFormerValue();
    void whereItIs_namesTheBackends();
    void changes_haveNames();
    void undoStack_goesBackAndForth();
    void undoStack_forgetsWhatWasUndone_whenSomethingElseIsDone();
    void undoStack_stays_whenAStepFails();
    void searchConditions_areUnderstoodInTheirOwnNames();
    void timeline_countsByTime();
    void sheet_tellsOfGroupsAndTags();
    void sheet_leadsToTheLog();
    void log_isNarrowed();
    void log_opensWhatALineIsAbout();
    void log_saysWhyItIsEmpty();
    void formerCell_isOfferedAgain();
    void healthModel_isSound();
    void outgoing_isListed_andLeadsToItsItem();

private:
    std::unique_ptr<Appearance> m_appearance;
};

void TestHistory::initTestCase()
{
    m_appearance = std::make_unique<Appearance>(*qApp);
}

void TestHistory::sheet_showsChangedFieldsOnly_secretsMasked()
{
    HistorySheet sheet(QStringLiteral("Codeberg"), Fixtures::devices(), nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.showVersions(Fixtures::aside().versions);
    const auto *fields = sheet.findChild<QComboBox *>();
    QStringList names;
    for (int i = 0; i < fields->count(); ++i)
        names << fields->itemText(i);
    // The user name was never changed.
    QCOMPARE(names, (QStringList{QStringLiteral("All fields"), QStringLiteral("Password"), QStringLiteral("Notes"), QStringLiteral("Phone number"), QStringLiteral("Group"), QStringLiteral("Tags")}));
    int masked = 0;
    for (const QLineEdit *line : sheet.findChildren<QLineEdit *>()) {
        QCOMPARE(line->echoMode(), QLineEdit::Password);
        ++masked;
    }
    QCOMPARE(masked, 4);
}

void TestHistory::sheet_offersEachFormerValue()
{
    HistorySheet sheet(QStringLiteral("Codeberg"), Fixtures::devices(), nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.showVersions(Fixtures::aside().versions);
    sheet.chooseField({}, "notes");
    QSignalSpy restored(&sheet, &HistorySheet::restoreRequested);
    int offered = 0;
    for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
        if (!button->accessibleName().startsWith(QLatin1String("Use again")) || !button->isEnabled())
            continue;
        if (button->accessibleName().contains(QLatin1String("Notes"))) {
            ++offered;
            button->click();
        }
    }
    QCOMPARE(offered, 1);
    QCOMPARE(restored.size(), 1);
    QCOMPARE(restored.first().first().value<FieldVersion>().value, QStringLiteral("Recovery codes are in the drawer."));
}

void TestHistory::whereItIs_namesTheBackends()
{
    using Has = ItemSyncState::Has;
    const auto words = [](const QList<Has> &states) {
        ItemSyncState state;
        for (qsizetype i = 0; i < states.size(); ++i)
            state.backends.append({i == 0 ? QStringLiteral("Home") : QStringLiteral("Work"), states.at(i), true});
        return HistoryTexts::whereItIs(state);
    };
    QCOMPARE(words({}), QString());
    QCOMPARE(words({Has::Everything}), QStringLiteral("Synced with Home"));
    QCOMPARE(words({Has::Everything, Has::Everything}), QStringLiteral("Synced with all backends"));
    QCOMPARE(words({Has::Nothing, Has::Nothing}), QStringLiteral("Only on this device so far"));
    QCOMPARE(words({Has::Everything, Has::Nothing}), QStringLiteral("Sent to Home · Not yet sent to Work"));
    QCOMPARE(words({Has::Older, Has::Nothing}), QStringLiteral("Newest changes not yet sent to Home · Not yet sent to Work"));
}

void TestHistory::changes_haveNames()
{
    VaultItem mail;
    mail.title = QStringLiteral("Mail");
    VaultItem moved = mail;
    moved.groupId = "g";
    VaultItem edited = mail;
    edited.password = QStringLiteral("x");
    const auto name = [](std::optional<VaultItem> before, std::optional<VaultItem> after) {
        ItemChange change;
        change.items.append({before, after});
        return ChangeTexts::name(change);
    };
    QCOMPARE(name({}, mail), QStringLiteral("Add “Mail”"));
    QCOMPARE(name(mail, {}), QStringLiteral("Delete “Mail”"));
    QCOMPARE(name(mail, moved), QStringLiteral("Move “Mail”"));
    QCOMPARE(name(mail, edited), QStringLiteral("Edit “Mail”"));
    ItemChange group;
    group.groups.append({ItemGroup{.name = QStringLiteral("Work")}, {}});
    group.items.append({moved, mail});
    QCOMPARE(ChangeTexts::name(group), QStringLiteral("Delete group “Work”"));
}

void TestHistory::undoStack_goesBackAndForth()
{
    UndoStack stack;
    QStringList calls;
    for (const QString &text : {QStringLiteral("one"), QStringLiteral("two")}) {
        stack.push({text, [&calls, text] { calls << QStringLiteral("undo ") + text; return answer({}); },
                    [&calls, text] { calls << QStringLiteral("redo ") + text; return answer({}); }});
    }
    QCOMPARE(stack.undoText(), QStringLiteral("two"));
    stack.undo();
    // Pressed again before the first is through: not twice at once.
    stack.undo();
    QTRY_COMPARE(stack.undoText(), QStringLiteral("one"));
    stack.undo();
    QTRY_COMPARE(stack.undoText(), QString());
    stack.undo();
    QCOMPARE(stack.redoText(), QStringLiteral("one"));
    stack.redo();
    QTRY_COMPARE(stack.redoText(), QStringLiteral("two"));
    QCOMPARE(calls, (QStringList{QStringLiteral("undo two"), QStringLiteral("undo one"), QStringLiteral("redo one")}));
}

void TestHistory::undoStack_forgetsWhatWasUndone_whenSomethingElseIsDone()
{
    UndoStack stack;
    const auto step = [](const QString &text) { return UndoStack::Step{text, [] { return answer({}); }, [] { return answer({}); }}; };
    stack.push(step(QStringLiteral("one")));
    stack.undo();
    QTRY_COMPARE(stack.redoText(), QStringLiteral("one"));
    stack.push(step(QStringLiteral("two")));
    QCOMPARE(stack.redoText(), QString());
    QCOMPARE(stack.undoText(), QStringLiteral("two"));
}

void TestHistory::undoStack_stays_whenAStepFails()
{
    UndoStack stack;
    QSignalSpy failed(&stack, &UndoStack::failed);
    stack.push({QStringLiteral("one"), [] { return answer(fail(ErrorCode::NotFound)); }, [] { return answer({}); }});
    stack.undo();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(stack.undoText(), QStringLiteral("one"));
}

void TestHistory::searchConditions_areUnderstoodInTheirOwnNames()
{
    QCOMPARE(SearchTexts::canonical(QStringLiteral("mail TAG:work -url:x https://a")), QStringLiteral("mail tag:work -url:x https://a"));
    QVERIFY(SearchTexts::help().contains(QLatin1String("tag:")));
}

void TestHistory::timeline_countsByTime()
{
    constexpr qint64 Now = 1'000'000'000'000;
    constexpr qint64 Slot = SyncTimeline::SlotMs;
    const auto intervals = SyncTimeline::slotsOf({entry(Now, "push", 3), entry(Now - Slot + 1, "pull", 4), entry(Now - Slot, "push", 5),
                                                  entry(Now - 2, "push", 0, "network_error"), entry(Now - SyncTimeline::Slots * Slot, "push", 9),
                                                  entry(Now + 5, "push", 9)}, "1", Now);
    QCOMPARE(intervals.size(), SyncTimeline::Slots);
    QCOMPARE(intervals.last(), (SyncTimeline::Interval{3, 4, 1}));
    QCOMPARE(intervals.at(SyncTimeline::Slots - 2), (SyncTimeline::Interval{5, 0, 0}));
    QCOMPARE(intervals.first(), SyncTimeline::Interval());
    QCOMPARE(SyncTimeline::slotsOf({entry(Now, "push", 3)}, "2", Now).last(), SyncTimeline::Interval());
}

void TestHistory::sheet_tellsOfGroupsAndTags()
{
    HistorySheet sheet(QStringLiteral("Codeberg"), Fixtures::devices(), nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.showVersions(Fixtures::aside().versions);
    sheet.chooseField({}, "group_id");
    QStringList texts;
    for (const TextLabel *label : sheet.findChildren<TextLabel *>())
        texts << label->text();
    const QString all = texts.join(u'\n');
    QVERIFY(texts.contains(QStringLiteral("Work")));
    QVERIFY(texts.contains(QStringLiteral("Family")));
    QVERIFY2(all.contains(QStringLiteral("Moved away today")) || all.contains(QStringLiteral("Moved away yesterday")), qPrintable(all));
    QSignalSpy restored(&sheet, &HistorySheet::restoreRequested);
    for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
        if (button->accessibleName().startsWith(QLatin1String("Use again: Group")))
            button->click();
    }
    QCOMPARE(restored.size(), 1);
    QCOMPARE(restored.first().first().value<FieldVersion>().value, QStringLiteral("g1"));
}

void TestHistory::sheet_leadsToTheLog()
{
    HistorySheet sheet(QStringLiteral("Codeberg"), Fixtures::devices(), nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.offerLog();
    QSignalSpy wanted(&sheet, &HistorySheet::logRequested);
    for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("What happened…"))
            button->click();
    }
    QCOMPARE(wanted.size(), 1);
}

void TestHistory::log_isNarrowed()
{
    ActivityPanel panel;
    panel.setDevices(Fixtures::devices());
    panel.setNodes({NodeId(0x9f8e7d6c5b4a3928)});
    panel.showRecords(Fixtures::activityRecords());
    QSignalSpy asked(&panel, &ActivityPanel::queryChanged);
    const auto box = [&panel](const char *name) -> QComboBox * {
        for (QComboBox *each : panel.findChildren<QComboBox *>()) {
            if (each->accessibleName() == QLatin1String(name))
                return each;
        }
        return nullptr;
    };
    ActivityQuery plain;
    plain.limit = ActivityPanel::MostLines;
    QCOMPARE(panel.query(), plain);
    box("Direction")->setCurrentIndex(1);
    QCOMPARE(panel.query().direction, QStringLiteral("pull"));
    box("Result")->setCurrentIndex(box("Result")->findText(QStringLiteral("Lost to a newer value")));
    QCOMPARE(panel.query().result, QStringLiteral("lost"));
    box("Device")->setCurrentIndex(box("Device")->findText(QStringLiteral("Phone")));
    QCOMPARE(panel.query().device, std::optional(NodeId(0x9f8e7d6c5b4a3928)));
    box("Period")->setCurrentIndex(1);
    QCOMPARE(panel.query().fromMs, QDate::currentDate().startOfDay().toMSecsSinceEpoch());
    QCOMPARE(asked.size(), 4);
    auto *search = panel.findChild<QLineEdit *>();
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("mail"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(asked.size(), 5);
    QCOMPARE(panel.query().text, QStringLiteral("mail"));
    // What happened to an item is asked without anything else, and taken back by one press.
    panel.showItem("i2", QStringLiteral("Codeberg"));
    plain.itemId = "i2";
    QCOMPARE(panel.query(), plain);
    for (QPushButton *button : panel.findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Codeberg"))
            button->click();
    }
    QCOMPARE(panel.query().itemId, QByteArray());
}

void TestHistory::log_opensWhatALineIsAbout()
{
    ActivityPanel panel;
    panel.resize(1000, 600);
    panel.showRecords(Fixtures::activityRecords());
    panel.show();
    QSignalSpy items(&panel, &ActivityPanel::itemRequested);
    QSignalSpy tables(&panel, &ActivityPanel::tableRequested);
    auto *table = panel.findChild<QTableView *>();
    const auto click = [table](int row, int column) {
        const QModelIndex index = table->model()->index(row, column);
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
    };
    click(0, ActivityModel::Subject);
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().first().toByteArray(), QByteArray("i2"));
    click(0, ActivityModel::Result);
    QCOMPARE(items.size(), 1);
    click(5, ActivityModel::Subject);
    QCOMPARE(tables.size(), 1);
    QCOMPARE(tables.first().first().toByteArray(), QByteArray("books"));
    // In the trash: there is nothing to open.
    click(9, ActivityModel::Subject);
    QCOMPARE(items.size(), 1);
    // By keyboard too.
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, ActivityModel::When));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(items.size(), 2);
    QCOMPARE(items.last().first().toByteArray(), QByteArray("i1"));
    for (QAction *action : table->actions()) {
        if (action->text() == QLatin1String("Only what happened to this item"))
            action->trigger();
    }
    QCOMPARE(panel.query().itemId, QByteArray("i1"));
}

void TestHistory::log_saysWhyItIsEmpty()
{
    ActivityPanel panel;
    panel.showRecords({});
    const auto *state = panel.findChild<StateView *>();
    QVERIFY(state);
    const auto says = [state](const char *text) {
        return std::ranges::any_of(state->findChildren<TextLabel *>(), [text](const TextLabel *label) { return label->text() == QLatin1String(text); });
    };
    QVERIFY(says("Nothing yet"));
    panel.findChildren<QComboBox *>().first()->setCurrentIndex(1);
    panel.showRecords({});
    QVERIFY(says("Nothing like that in the log"));
}

void TestHistory::formerCell_isOfferedAgain()
{
    CellInspector inspector;
    inspector.resize(264, 700);
    CellInspector::Cell cell;
    cell.key = Fixtures::books(2, 1).keys.front();
    cell.column.name = "title";
    cell.info.value = CellValue::text("The Left Hand of Darkness");
    cell.info.former = Fixtures::formerCells();
    cell.writable = true;
    inspector.showCell(cell, Fixtures::devices());
    inspector.show();
    QSignalSpy written(&inspector, &CellInspector::writeRequested);
    int offered = 0;
    for (QToolButton *button : inspector.findChildren<QToolButton *>()) {
        if (!button->accessibleName().startsWith(QLatin1String("Use again: ")))
            continue;
        ++offered;
        if (button->accessibleName().endsWith(QLatin1String(": Left Hand")))
            button->click();
    }
    QCOMPARE(offered, 2);
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.first().at(1).toByteArray(), QByteArray("title"));
    QCOMPARE(written.first().at(2).value<CellValue>(), CellValue::text("Left Hand"));
    cell.writable = false;
    inspector.showCell(cell, Fixtures::devices());
    QTRY_VERIFY(std::ranges::none_of(inspector.findChildren<QToolButton *>(), [](const QToolButton *button) {
        return button->accessibleName().startsWith(QLatin1String("Use again: "));
    }));
}

void TestHistory::healthModel_isSound()
{
    HealthModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFindings(Fixtures::findings());
    QCOMPARE(model.index(0, HealthModel::Problem).data().toString(), QStringLiteral("Same password as Mail"));
    QCOMPARE(model.index(2, HealthModel::Problem).data().toString(), QStringLiteral("Guessed at once"));
    QVERIFY(model.index(4, HealthModel::Problem).data().toString().startsWith(QStringLiteral("Expired: ")));
    QVERIFY(model.index(5, HealthModel::Problem).data().toString().startsWith(QStringLiteral("Expires: ")));
}

void TestHistory::outgoing_isListed_andLeadsToItsItem()
{
    OutgoingModel model;
    const QAbstractItemModelTester tester(&model);
    model.setChanges(Fixtures::outgoing());
    QCOMPARE(model.index(0, OutgoingModel::What).data().toString(), QStringLiteral("Codeberg"));
    QCOMPARE(model.index(3, OutgoingModel::Kind).data().toString(), QStringLiteral("Table"));
    OutgoingSheet sheet(QStringLiteral("Home server"), nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.showChanges(Fixtures::outgoing());
    sheet.show();
    QSignalSpy chosen(&sheet, &OutgoingSheet::itemChosen);
    auto *table = sheet.findChild<QTableView *>();
    // Only items lead somewhere.
    table->selectRow(3);
    Q_EMIT table->activated(table->currentIndex());
    QCOMPARE(chosen.size(), 0);
    table->selectRow(1);
    Q_EMIT table->activated(table->currentIndex());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toByteArray(), QByteArray("i7"));
    QVERIFY(!sheet.isVisible());
}

QTEST_MAIN(TestHistory)
#include "tst_history.moc"
