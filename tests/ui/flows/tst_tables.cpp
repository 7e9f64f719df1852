// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/replica/replica.h"
#include "tests/ui/support/person.h"
#include "tests/ui/support/pulse.h"
#include "ui/async/whendone.h"
#include "ui/shell/workspace.h"
#include "ui/tables/sqlconsole.h"
#include "ui/tables/sqleditor.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablesview.h"
#include "ui/widgets/confirmsheet.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QTableView>
#include <QTest>
#include <QTestEventLoop>

using namespace haex;

namespace {

constexpr int LongMs = 90'000;
/// A person notices a pause of a twentieth of a second. Single beats may come late on a busy machine,
/// so what is held is the slowest of a hundred.
constexpr qint64 NoticeableMs = 50;
/// HAEX_GRID_ROWS=1000000 is what core/vault/README.md tells about.
constexpr int UsualRows = 100'000;

int manyRows()
{
    const int wanted = qEnvironmentVariableIntValue("HAEX_GRID_ROWS");
    return wanted > 0 ? wanted : UsualRows;
}

QByteArray manyRowsSql()
{
    return "CREATE TABLE readings (id TEXT PRIMARY KEY NOT NULL, place TEXT, t REAL, n INTEGER, note TEXT);"
           "INSERT INTO readings WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < "
        + QByteArray::number(manyRows())
        + ") SELECT printf('%08d', i), 'place ' || (i % 50), i * 0.1, (i * 7919) % 1000003, 'note ' || i FROM c;";
}

} // namespace

/// Tables of one's own, by keyboard: designed, filled, sorted, filtered, copied, however long they are.
/// Each step goes on where the one before it ended.
class TestTables final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void table_isDesigned();
    void column_isAdded();
    void rows_arePasted_andCopied();
    void cell_isEdited_andEmptied();
    void numberColumn_takesNumbersOnly();
    void columnFilter_findsRows();
    void edits_areUndoneAndRedone();
    void rows_areDeleted_andComeBack();
    void statement_isCompleted_andRun();
    void table_isDeleted();
    void manyRows_areShown_sortedAndFiltered_withoutAPause();
    void cleanupTestCase();

private:
    [[nodiscard]] TablesView &tables() { return *m_person->window().workspace()->tables(); }
    [[nodiscard]] TableGridModel &model() { return *tables().page()->model(); }
    [[nodiscard]] QTableView &grid() { return *tables().page()->findChild<QTableView *>(); }
    [[nodiscard]] QString shown(int row, int column) { return model().index(row, column).data().toString(); }
    void choose(int row, int column);
    /// Milliseconds until it holds, with an event loop that runs all the while.
    [[nodiscard]] qint64 timeUntil(const std::function<bool()> &holds);

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
    bool m_failed = false;
};

void TestTables::init()
{
    QVERIFY2(!m_failed, "an earlier step failed");
}

void TestTables::cleanup()
{
    m_failed = m_failed || QTest::currentTestFailed();
}

void TestTables::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    QVERIFY(m_person->turnTo());
    auto made = m_person->service().createVault(m_person->file(QStringLiteral("tables.haexvault")), QStringLiteral("Tables"),
                                                SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
    m_person->press(Qt::Key_2, Qt::ControlModifier);
}

void TestTables::choose(int row, int column)
{
    grid().setFocus();
    grid().selectionModel()->setCurrentIndex(model().index(row, column), QItemSelectionModel::ClearAndSelect);
}

qint64 TestTables::timeUntil(const std::function<bool()> &holds)
{
    QElapsedTimer timer;
    timer.start();
    QTestEventLoop loop;
    QTimer look;
    connect(&look, &QTimer::timeout, &loop, [&loop, &holds] {
        if (holds())
            loop.exitLoop();
    });
    look.start(2);
    loop.enterLoopMSecs(LongMs);
    return loop.timeout() ? -1 : timer.elapsed();
}

void TestTables::table_isDesigned()
{
    QVERIFY(m_person->tabTo(QStringLiteral("New table")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Name"));
    m_person->type(QStringLiteral("books"));
    QVERIFY(m_person->tabTo(QStringLiteral("Add a column")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("New column: Name"));
    m_person->type(QStringLiteral("title"));
    QVERIFY(m_person->tabTo(QStringLiteral("Add a column")));
    m_person->press(Qt::Key_Space);
    m_person->type(QStringLiteral("year"));
    m_person->press(Qt::Key_Tab);
    m_person->press(Qt::Key_W);
    QVERIFY(m_person->tabTo(QStringLiteral("Create table")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(tables().currentTable(), QByteArray("books"), LongMs);
    QVERIFY(m_person->turnTo());
    QCOMPARE(model().columnCount(), 3);
    QCOMPARE(model().table().column("year")->type, QByteArray("INTEGER"));
    QVERIFY(model().table().synced);
}

void TestTables::column_isAdded()
{
    QVERIFY(m_person->tabTo(QStringLiteral("Columns and keys")));
    m_person->press(Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }));
    QVERIFY(m_person->tabTo(QStringLiteral("Add a column")));
    m_person->press(Qt::Key_Space);
    m_person->type(QStringLiteral("cover"));
    QVERIFY(m_person->tabTo(QStringLiteral("Change table")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(model().columnCount(), 4, LongMs);
    QVERIFY(m_person->turnTo());
}

void TestTables::rows_arePasted_andCopied()
{
    QApplication::clipboard()->setText(QStringLiteral("a\tMalina\t1971\nb\tSolaris\t1961\nc\t\"two\nlines\"\t\n"));
    grid().setFocus();
    m_person->press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 3, LongMs);
    QTRY_COMPARE(shown(1, 1), QStringLiteral("Solaris"));
    QCOMPARE(model().valueAt(model().index(1, 2)), CellValue::integer(1961));
    QVERIFY(model().valueAt(model().index(2, 2)).isNull());
    choose(0, 1);
    m_person->press(Qt::Key_A, Qt::ControlModifier);
    m_person->press(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("a\tMalina\t1971\t\nb\tSolaris\t1961\t\nc\t\"two\nlines\"\t\t\n"));
    QApplication::clipboard()->setText(QStringLiteral("Solaris, again\t1972"));
    choose(1, 1);
    m_person->press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(shown(1, 1), QStringLiteral("Solaris, again"));
    QTRY_COMPARE(shown(1, 2), QStringLiteral("1972"));
}

void TestTables::cell_isEdited_andEmptied()
{
    choose(0, 1);
    m_person->press(Qt::Key_F2);
    m_person->retype(QStringLiteral("Malina!"));
    m_person->press(Qt::Key_Return);
    QTRY_COMPARE(shown(0, 1), QStringLiteral("Malina!"));
    choose(0, 1);
    m_person->press(Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(model().valueAt(model().index(0, 1)).isNull());
    // Beside the rows, where texts may have many lines.
    choose(2, 1);
    QTRY_VERIFY_WITH_TIMEOUT((m_person->press(Qt::Key_F2, Qt::ShiftModifier), Person::focusName() == QStringLiteral("Whole value")), LongMs);
    m_person->retype(QStringLiteral("three"));
    m_person->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(shown(2, 1), QStringLiteral("three"));
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Rows"));
}

void TestTables::numberColumn_takesNumbersOnly()
{
    choose(0, 2);
    m_person->press(Qt::Key_F2);
    m_person->retype(QStringLiteral("19x7y5"));
    m_person->press(Qt::Key_Return);
    QTRY_COMPARE(shown(0, 2), QStringLiteral("1975"));
    QCOMPARE(model().valueAt(model().index(0, 2)).type(), CellValue::Type::Integer);
}

void TestTables::columnFilter_findsRows()
{
    choose(0, 2);
    m_person->press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Filter year"));
    m_person->type(QStringLiteral(">1973"));
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_COMPARE(shown(0, 0), QStringLiteral("a"));
    m_person->retype(QStringLiteral("=NULL"));
    QTRY_COMPARE(shown(0, 0), QStringLiteral("c"));
    m_person->press(Qt::Key_Escape);
    QTRY_COMPARE(model().rowCount(), 3);
    m_person->press(Qt::Key_Return);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Rows"));
}

void TestTables::edits_areUndoneAndRedone()
{
    choose(0, 1);
    m_person->press(Qt::Key_F2);
    m_person->retype(QStringLiteral("Malina again"));
    m_person->press(Qt::Key_Return);
    QTRY_COMPARE(shown(0, 1), QStringLiteral("Malina again"));
    choose(0, 2);
    m_person->press(Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(model().valueAt(model().index(0, 2)).isNull());
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(shown(0, 2), QStringLiteral("1975"));
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(model().valueAt(model().index(0, 1)).isNull());
    m_person->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(shown(0, 1), QStringLiteral("Malina again"));
    QApplication::clipboard()->setText(QStringLiteral("d\tFiasco\t1986\n"));
    grid().setFocus();
    m_person->press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(model().rowCount(), 4);
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(model().rowCount(), 3);
}

void TestTables::rows_areDeleted_andComeBack()
{
    choose(1, 0);
    m_person->press(Qt::Key_Down, Qt::ShiftModifier);
    m_person->press(Qt::Key_Delete, Qt::ControlModifier);
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_COMPARE(m_person->shownMessage(), QStringLiteral("2 row(s) moved to the trash."));
    QVERIFY(m_person->tabTo(QStringLiteral("Undo")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE(model().rowCount(), 3);
}

void TestTables::statement_isCompleted_andRun()
{
    QVERIFY(m_person->tabTo(QStringLiteral("SQL console")));
    m_person->press(Qt::Key_Space);
    QVERIFY(m_person->tabTo(QStringLiteral("SQL statement")));
    SqlEditor *editor = tables().console()->findChild<SqlEditor *>();
    m_person->type(QStringLiteral("sel"));
    QTRY_VERIFY(QApplication::activePopupWidget());
    m_person->press(Qt::Key_Tab);
    QCOMPARE(editor->toPlainText(), QStringLiteral("SELECT"));
    m_person->type(QStringLiteral(" count(*) from bo"));
    m_person->press(Qt::Key_Return);
    QCOMPARE(editor->toPlainText(), QStringLiteral("SELECT count(*) from books"));
    m_person->type(QStringLiteral(" where books.ye"));
    m_person->press(Qt::Key_Tab);
    QCOMPARE(editor->toPlainText(), QStringLiteral("SELECT count(*) from books where books.year"));
    m_person->press(Qt::Key_Return, Qt::ControlModifier);
    const QAbstractItemModel *answer = tables().console()->findChild<QTableView *>()->model();
    QTRY_COMPARE(answer->rowCount(), 1);
    QCOMPARE(answer->index(0, 0).data().toString(), QStringLiteral("2"));
    QVERIFY(!QApplication::activePopupWidget());
}

void TestTables::table_isDeleted()
{
    bool made = false;
    whenDone(m_person->service().run([](VaultSession &session) { return runUserSql(session.replica(), "CREATE TABLE scratch(id TEXT PRIMARY KEY NOT NULL)"); }), this, [&made](const auto &result) { made = bool(result); });
    QVERIFY(timeUntil([&] { return made; }) >= 0);
    QVERIFY(timeUntil([&] { tables().openTable("scratch"); return model().table().name == "scratch"; }) >= 0);
    QVERIFY(m_person->tabTo(QStringLiteral("Columns and keys")));
    m_person->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QVERIFY(m_person->tabTo(QStringLiteral("Delete the table")));
    m_person->press(Qt::Key_Space);
    QTRY_VERIFY(qobject_cast<ConfirmSheet *>(QApplication::activeModalWidget()));
    QVERIFY(m_person->tabTo(QStringLiteral("Delete table")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE(tables().currentTable(), QByteArray("books"));
    QVERIFY(m_person->turnTo());
}

void TestTables::manyRows_areShown_sortedAndFiltered_withoutAPause()
{
    bool filled = false;
    whenDone(m_person->service().run([](VaultSession &session) { return runUserSql(session.replica(), manyRowsSql()); }), this, [&filled](const auto &result) { filled = bool(result); });
    QVERIFY(timeUntil([&] { return filled; }) >= 0);
    // The list of tables has it, too.
    QVERIFY(timeUntil([&] { tables().openTable("readings"); return model().table().name == "readings"; }) >= 0);
    tables().openTable("books");
    QVERIFY(timeUntil([&] { return model().isKnown(); }) >= 0);
    const int rows = manyRows();
    Pulse pulse;
    tables().openTable("readings");
    const qint64 first = timeUntil([&] { return shown(0, 0) == QLatin1String("00000001"); });
    const qint64 all = timeUntil([&] { return model().rowCount() == rows; });
    grid().setFocus();
    grid().scrollToBottom();
    const QString last = QStringLiteral("%1").arg(rows, 8, 10, QLatin1Char('0'));
    const qint64 end = timeUntil([&] { return shown(rows - 1, 0) == last; });
    grid().horizontalHeader()->setSortIndicator(3, Qt::DescendingOrder);
    const qint64 sorted = timeUntil([&] { return model().isKnown() && !shown(0, 3).isEmpty(); });
    QVERIFY(shown(0, 3).toLongLong() >= shown(1, 3).toLongLong());
    model().setColumnFilter("note", ColumnFilter{"note", ColumnFilter::Test::Contains, CellValue::text("note 9999")});
    const qint64 filtered = timeUntil([&] { return model().isKnown() && !shown(0, 4).isEmpty(); });
    QVERIFY(shown(0, 4).startsWith(QLatin1String("note 9999")));
    for (const qint64 ms : {first, all, end, sorted, filtered})
        QVERIFY(ms >= 0);
    QVERIFY(pulse.beats() > 0);
    const qint64 late = pulse.slowestOfAHundred();
    qInfo("%d rows: first rows %lld ms, all %lld, end %lld, sorted %lld, filtered %lld; %lld ms late at most in 99 of 100 beats, %lld once", rows,
          static_cast<long long>(first), static_cast<long long>(all), static_cast<long long>(end), static_cast<long long>(sorted),
          static_cast<long long>(filtered), static_cast<long long>(late), static_cast<long long>(pulse.slowest()));
    QVERIFY2(late <= NoticeableMs, qPrintable(QString::number(late)));
}

void TestTables::cleanupTestCase()
{
    m_person.reset();
    m_appearance.reset();
}

QTEST_MAIN(TestTables)
#include "tst_tables.moc"
