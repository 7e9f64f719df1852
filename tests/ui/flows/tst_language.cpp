// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/vault/tables/tablebrowser.h"
#include "tests/support/resulttext.h"
#include "tests/ui/support/person.h"
#include "ui/conflicts/conflictsview.h"
#include "ui/items/itemsview.h"
#include "ui/settings/settingsview.h"
#include "ui/shell/language.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/workspace.h"
#include "ui/start/startview.h"
#include "ui/sync/activitypanel.h"
#include "ui/sync/syncview.h"
#include "ui/tables/filterheader.h"
#include "ui/tables/sqlconsole.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablesview.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {
constexpr int LongMs = 30'000;
}

/// Somebody chooses another language: the window speaks it at once, and nothing that they did or typed
/// is lost. Each step goes on where the one before it ended.
class TestLanguage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void language_isChosen_byKeyboard_andTakesEffectAtOnce();
    void itemBeingEdited_staysAsItWasTyped();
    void sql_staysWhereItWasTyped();
    void lastStep_isStillUndone();
    void whatOneLooksFor_andChose_staysInEveryView();
    void console_staysOpen_besideATable();
    void dialog_isFinishedFirst();
    void direction_followsTheLanguage();
    void startScreen_speaksItToo();
    void cleanupTestCase();

private:
    [[nodiscard]] MainWindow &window() { return m_person->window(); }
    [[nodiscard]] bool says(const QString &text);
    /// For the rows of all columns.
    [[nodiscard]] static SearchField *filterOf(const TablePageView &page);
    void choose(const QString &language) { m_person->settings().setLanguage(language); }

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
    std::unique_ptr<Language> m_language;
    QTemporaryDir m_words;
};

void TestLanguage::initTestCase()
{
    QVERIFY(initializeCrypto());
    // Words of a language that is read from the right; what they are is the same to this test.
    for (const char *language : {"en", "de"})
        QVERIFY(QFile::copy(QStringLiteral(":/i18n/haex-vault_%1.qm").arg(QLatin1String(language)), m_words.filePath(QStringLiteral("haex-vault_%1.qm").arg(QLatin1String(language)))));
    QVERIFY(QFile::copy(QStringLiteral(":/i18n/haex-vault_de.qm"), m_words.filePath(QStringLiteral("haex-vault_he.qm"))));
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_person->settings().setLanguage(QStringLiteral("en"));
    m_language = std::make_unique<Language>(m_person->settings(), m_words.path());
    connect(m_language.get(), &Language::changed, &window(), &MainWindow::retranslate);
    m_person->createVault(QStringLiteral("Family"), QStringLiteral("correct horse"));
    m_person->addLogin(QStringLiteral("Museum pass"), QStringLiteral("ada"));
}

SearchField *TestLanguage::filterOf(const TablePageView &page)
{
    const auto fields = page.findChildren<SearchField *>();
    const auto found = std::ranges::find_if(fields, [](const SearchField *field) { return !qobject_cast<FilterHeader *>(field->parentWidget()); });
    return found == fields.end() ? nullptr : *found;
}

bool TestLanguage::says(const QString &text)
{
    const auto buttons = window().findChildren<QAbstractButton *>();
    return std::ranges::any_of(buttons, [&text](const QAbstractButton *button) { return button->isVisible() && (button->text() == text || button->accessibleName() == text); });
}

void TestLanguage::language_isChosen_byKeyboard_andTakesEffectAtOnce()
{
    QVERIFY(m_person->turnTo());
    // Begun, and not saved yet.
    m_person->press(Qt::Key_N, Qt::ControlModifier);
    m_person->type(QStringLiteral("Night train"));
    m_person->press(Qt::Key_2, Qt::ControlModifier);
    window().workspace()->tables()->openConsole();
    window().workspace()->tables()->console()->setSql(QStringLiteral("SELECT 'not run yet'"));
    m_person->press(Qt::Key_7, Qt::ControlModifier);
    QVERIFY(says(QStringLiteral("Back up now")));
    QVERIFY(m_person->tabTo(QStringLiteral("Language")));
    m_person->press(Qt::Key_Down);
    QTRY_VERIFY(says(QStringLiteral("Jetzt sichern")));
    QVERIFY(!says(QStringLiteral("Back up now")));
    QCOMPARE(QLocale().language(), QLocale::German);
    QCOMPARE(window().workspace()->current(), ViewId::Settings);
    // The keyboard is where it was: the next key chooses on.
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Sprache"));
    auto *box = qobject_cast<QComboBox *>(QApplication::focusWidget());
    QVERIFY(box);
    QCOMPARE(box->currentData().toString(), QStringLiteral("de"));
}

void TestLanguage::itemBeingEdited_staysAsItWasTyped()
{
    m_person->press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(window().workspace()->items()->isEditing(), LongMs);
    const auto fields = window().workspace()->items()->findChildren<QLineEdit *>();
    const auto title = std::ranges::find_if(fields, [](const QLineEdit *field) { return field->isVisible() && field->text() == QStringLiteral("Night train"); });
    QVERIFY(title != fields.end());
    (*title)->setFocus();
    m_person->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->items().contains(QStringLiteral("Night train")), LongMs);
    QCOMPARE(m_person->items().size(), 2);
}

void TestLanguage::sql_staysWhereItWasTyped()
{
    m_person->press(Qt::Key_2, Qt::ControlModifier);
    auto *console = window().workspace()->tables()->console();
    QVERIFY(console->isVisible());
    QCOMPARE(console->sql(), QStringLiteral("SELECT 'not run yet'"));
}

void TestLanguage::lastStep_isStillUndone()
{
    choose(QStringLiteral("en"));
    QTRY_VERIFY(says(QStringLiteral("SQL console")));
    m_person->press(Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->items().size(), 2, LongMs);
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->items().size(), 1, LongMs);
    m_person->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->items().size(), 2, LongMs);
}

void TestLanguage::whatOneLooksFor_andChose_staysInEveryView()
{
    const auto filled = m_person->service().run([](VaultSession &session) -> Result<> {
        HAEX_TRY(session.tables().runSql("CREATE TABLE books(id INTEGER PRIMARY KEY, title TEXT, pages INT);"
                                         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                                         " INSERT INTO books SELECT i, 'book ' || i, i % 7 FROM n", 1));
        return {};
    });
    QTRY_VERIFY_WITH_TIMEOUT(filled.isFinished(), LongMs);
    VERIFY_OK(filled.result());
    // Items: a search that finds two of three, both of them chosen.
    m_person->addLogin(QStringLiteral("Night bus"), QStringLiteral("ada"));
    ItemsView *items = window().workspace()->items();
    items->findChild<SearchField *>()->setText(QStringLiteral("night"));
    auto *list = items->findChild<QListView *>();
    const auto rowsIn = [](const QAbstractItemView *view) { return view->selectionModel()->selectedRows().size(); };
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, LongMs);
    list->selectAll();
    // Tables: one column filtered, another one sorted, all of them filtered, and a cell far down.
    TablesView *tables = window().workspace()->tables();
    const auto opened = [&] {
        tables->openTable("books");
        return tables->currentTable() == "books";
    };
    QTRY_VERIFY_WITH_TIMEOUT(opened(), LongMs);
    auto *grid = tables->page()->findChild<QTableView *>();
    auto *heads = tables->page()->findChild<FilterHeader *>();
    tables->page()->showColumnFilters(true);
    heads->setFilters({QString(), QString(), QStringLiteral("> 2")});
    heads->setSortIndicator(1, Qt::DescendingOrder);
    filterOf(*tables->page())->setText(QStringLiteral("book 1"));
    QTRY_VERIFY_WITH_TIMEOUT(tables->page()->model()->isKnown() && grid->model()->rowCount() == 635, LongMs);
    QTRY_VERIFY(!grid->model()->index(0, 0).data().toString().isEmpty());
    grid->selectionModel()->setCurrentIndex(grid->model()->index(400, 1), QItemSelectionModel::ClearAndSelect);
    QTRY_VERIFY(!grid->currentIndex().data().toString().isEmpty());
    const QString title = grid->currentIndex().data().toString();
    // The log, narrowed; and which conflicts are shown.
    auto *log = window().workspace()->sync()->log();
    log->findChild<SearchField *>()->setText(QStringLiteral("train"));
    log->resume({QStringLiteral("train"), {}, {}, QStringLiteral("push"), QStringLiteral("problems"), {}, 7, -1});
    window().workspace()->conflicts()->resume({true, true, {}, {}});
    const Workspace *before = window().workspace();
    choose(QStringLiteral("de"));
    QTRY_VERIFY(window().workspace() != before);

    items = window().workspace()->items();
    list = items->findChild<QListView *>();
    QCOMPARE(items->findChild<SearchField *>()->text(), QStringLiteral("night"));
    QTRY_COMPARE_WITH_TIMEOUT(rowsIn(list), 2, LongMs);
    tables = window().workspace()->tables();
    grid = tables->page()->findChild<QTableView *>();
    heads = tables->page()->findChild<FilterHeader *>();
    QTRY_COMPARE_WITH_TIMEOUT(tables->currentTable(), QByteArray("books"), LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(tables->page()->model()->isKnown() && grid->model()->rowCount() == 635, LongMs);
    QCOMPARE(filterOf(*tables->page())->text(), QStringLiteral("book 1"));
    QVERIFY(heads->hasFilters());
    QCOMPARE(heads->filters().value(2), QStringLiteral("> 2"));
    QCOMPARE(heads->sortIndicatorSection(), 1);
    QCOMPARE(heads->sortIndicatorOrder(), Qt::DescendingOrder);
    QTRY_COMPARE(grid->currentIndex().row(), 400);
    QTRY_COMPARE_WITH_TIMEOUT(grid->currentIndex().data().toString(), title, LongMs);
    const ActivityQuery narrowed = window().workspace()->sync()->log()->query();
    QCOMPARE(narrowed.text, QStringLiteral("train"));
    QCOMPARE(narrowed.direction, QStringLiteral("push"));
    QCOMPARE(narrowed.result, QStringLiteral("problems"));
    QVERIFY(narrowed.fromMs > 0);
    QVERIFY(window().workspace()->conflicts()->includesResolved());
    QVERIFY(window().workspace()->conflicts()->place().isAtWaiting);
    items->findChild<SearchField *>()->clear();
}

void TestLanguage::console_staysOpen_besideATable()
{
    TablesView *tables = window().workspace()->tables();
    tables->openConsole();
    tables->console()->setSql(QStringLiteral("SELECT 1"));
    const Workspace *before = window().workspace();
    choose(QStringLiteral("en"));
    QTRY_VERIFY(window().workspace() != before);
    tables = window().workspace()->tables();
    QTRY_COMPARE_WITH_TIMEOUT(tables->currentTable(), QByteArray("books"), LongMs);
    QVERIFY(tables->place().isInConsole);
    // What was looked for in the table is still handed on.
    QCOMPARE(tables->place().page.filter, QStringLiteral("book 1"));
}

void TestLanguage::dialog_isFinishedFirst()
{
    auto *dialog = new QDialog(&window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    const Workspace *before = window().workspace();
    choose(QStringLiteral("de"));
    QCoreApplication::processEvents();
    QCOMPARE(window().workspace(), before);
    dialog->close();
    QTRY_VERIFY(window().findChild<Sidebar *>() && says(QStringLiteral("Einstellungen")));
}

void TestLanguage::direction_followsTheLanguage()
{
    QVERIFY(QGuiApplication::isLeftToRight());
    QVERIFY(window().findChild<Sidebar *>()->x() == 0);
    choose(QStringLiteral("he"));
    QTRY_VERIFY(QGuiApplication::isRightToLeft());
    QTRY_COMPARE(window().workspace()->sidebar()->geometry().right(), window().workspace()->width() - 1);
    choose(QStringLiteral("de"));
    QTRY_COMPARE(window().workspace()->sidebar()->x(), 0);
}

void TestLanguage::startScreen_speaksItToo()
{
    window().lock();
    QTRY_VERIFY(says(QStringLiteral("Entsperren")));
    choose(QStringLiteral("en"));
    QTRY_VERIFY(says(QStringLiteral("Unlock")));
    QVERIFY(m_person->turnTo());
    m_person->type(QStringLiteral("correct horse"));
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
}

void TestLanguage::cleanupTestCase()
{
    m_language.reset();
    m_person.reset();
    m_appearance.reset();
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
