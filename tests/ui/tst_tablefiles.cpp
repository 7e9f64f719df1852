// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/imports/importlines.h"
#include "ui/tables/csvtablesheet.h"
#include "ui/tables/sqlconsole.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

CsvLook people()
{
    return {{"id", "title", "colour"},
            {{CellValue::text("b1"), CellValue::text("Malina"), CellValue::text("red")}, {CellValue::text("b2"), CellValue::text("Malina"), CellValue::null()}},
            {"id"}};
}

QAbstractButton *buttonNamed(const QWidget &widget, const QString &text)
{
    const auto buttons = widget.findChildren<QAbstractButton *>();
    const auto found = std::ranges::find_if(buttons, [&text](const QAbstractButton *button) { return button->text() == text || button->accessibleName() == text; });
    return found == buttons.end() ? nullptr : *found;
}

bool says(const QWidget &widget, const QString &text)
{
    const auto labels = widget.findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace

/// CSV files of tables, and statements that take long.
class TestTableFiles final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newTable_needsANameOfItsOwn_andAKey();
    void existingTable_saysWhatIsLeftOut();
    void report_saysWhatCameIn();
    void runningStatement_canBeGivenUp();
    void answer_canBeSaved_andEmptinessIsExplained();

private:
    [[nodiscard]] static std::unique_ptr<CsvTableSheet> makeSheet(const QByteArray &table)
    {
        auto sheet = std::make_unique<CsvTableSheet>(QStringLiteral("books 2026.csv"), nullptr);
        sheet->setAttribute(Qt::WA_DeleteOnClose, false);
        sheet->showFile(people(), Fixtures::tables(), table);
        sheet->show();
        return sheet;
    }
};

void TestTableFiles::newTable_needsANameOfItsOwn_andAKey()
{
    const auto sheet = makeSheet({});
    QAbstractButton *import = buttonNamed(*sheet, QStringLiteral("Import"));
    auto *name = sheet->findChild<QLineEdit *>();
    QCOMPARE(sheet->table(), QByteArray("books 2026"));
    QCOMPARE(sheet->keyColumn(), QByteArray("id"));
    QVERIFY(sheet->isSynced());
    QVERIFY(import->isEnabled());
    QCOMPARE(sheet->findChild<QTableView *>()->model()->rowCount(), 2);
    name->setText(QStringLiteral("Books"));
    QVERIFY(!import->isEnabled());
    QVERIFY(says(*sheet, QStringLiteral("There is a table with this name already")));
    name->clear();
    QVERIFY(!import->isEnabled());
    name->setText(QStringLiteral("library"));
    QVERIFY(import->isEnabled());
    // A column in which a value stands twice may still be meant.
    auto *key = sheet->findChildren<QComboBox *>().at(1);
    key->setCurrentIndex(1);
    QVERIFY(import->isEnabled());
    QVERIFY(says(*sheet, QStringLiteral("some rows have the same value")));
    sheet->findChild<QCheckBox *>()->setChecked(false);
    QVERIFY(!sheet->isSynced());
    QSignalSpy wanted(sheet.get(), &CsvTableSheet::importRequested);
    import->click();
    QCOMPARE(wanted.size(), 1);
}

void TestTableFiles::existingTable_saysWhatIsLeftOut()
{
    const auto sheet = makeSheet("books");
    QCOMPARE(sheet->table(), QByteArray("books"));
    QCOMPARE(sheet->keyColumn(), QByteArray());
    QVERIFY(!sheet->findChild<QLineEdit *>()->isVisible());
    QVERIFY(buttonNamed(*sheet, QStringLiteral("Import"))->isEnabled());
    QVERIFY(says(*sheet, QStringLiteral("no column for colour")));
    CsvLook other = people();
    other.columns = {"number", "title", "colour"};
    sheet->showFile(other, Fixtures::tables(), "books");
    QVERIFY(!buttonNamed(*sheet, QStringLiteral("Import"))->isEnabled());
    QVERIFY(says(*sheet, QStringLiteral("it cannot be told which row is which")));
}

void TestTableFiles::report_saysWhatCameIn()
{
    const auto sheet = makeSheet({});
    ImportReport report;
    report.rows = 2;
    report.notes = {{ImportReason::RowLeftOut, QStringLiteral("books 2026"), QStringLiteral("line 4: no key"), 1}};
    sheet->showReport(report);
    QVERIFY(says(*sheet, QStringLiteral("“books 2026”")));
    QVERIFY(sheet->findChild<ImportLines *>()->isVisible());
    QSignalSpy wanted(sheet.get(), &CsvTableSheet::importRequested);
    buttonNamed(*sheet, QStringLiteral("Done"))->click();
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!sheet->isVisible());
}

void TestTableFiles::runningStatement_canBeGivenUp()
{
    SqlConsole console;
    console.show();
    console.setSql(QStringLiteral("SELECT 1"));
    QSignalSpy run(&console, &SqlConsole::runRequested);
    QSignalSpy stopped(&console, &SqlConsole::stopRequested);
    buttonNamed(console, QStringLiteral("Run"))->click();
    QCOMPARE(run.size(), 1);
    QVERIFY(!buttonNamed(console, QStringLiteral("Run")));
    buttonNamed(console, QStringLiteral("Cancel"))->click();
    QCOMPARE(stopped.size(), 1);
    // Ctrl+Return does not begin another one meanwhile.
    QTest::keyClick(console.findChild<QPlainTextEdit *>(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(run.size(), 1);
    console.showCancelled();
    QVERIFY(says(console, QStringLiteral("Nothing was changed")));
    QVERIFY(buttonNamed(console, QStringLiteral("Run")));
    QTest::keyClick(console.findChild<QPlainTextEdit *>(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(run.size(), 2);
}

void TestTableFiles::answer_canBeSaved_andEmptinessIsExplained()
{
    SqlConsole console;
    console.show();
    QAbstractButton *save = buttonNamed(console, QStringLiteral("Save the result as CSV…"));
    QVERIFY(!save->isEnabled());
    QVERIFY(says(console, QStringLiteral("Nothing was run yet")));
    console.showResult({{"a"}, {{CellValue::integer(1)}}, 0, false}, 1);
    QSignalSpy wanted(&console, &SqlConsole::resultExportRequested);
    save->click();
    QCOMPARE(wanted.size(), 1);
    console.showResult({{}, {}, 3, false}, 1);
    QVERIFY(!save->isEnabled());
    QVERIFY(says(console, QStringLiteral("This statement answers no rows")));
}

QTEST_MAIN(TestTableFiles)
#include "tst_tablefiles.moc"
