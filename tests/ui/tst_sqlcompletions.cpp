// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/sqlcompletions.h"

#include <QTest>

using namespace haex;

/// What is offered while SQL is typed. `|` is where the cursor stands.
class TestSqlCompletions final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choices_data();
    void choices();
    void choice_replacesTheWord();
    void noChoices_data();
    void noChoices();
};

namespace {

QList<TableSummary> tables()
{
    TableSummary books;
    books.name = "books";
    books.columns = {{"id"}, {"title"}, {"order"}};
    TableSummary loans;
    loans.name = "book loans";
    loans.columns = {{"book"}, {"due"}};
    return {books, loans};
}

SqlCompletions completed(QString text)
{
    const qsizetype place = text.indexOf(u'|');
    return completeSql(text.remove(place, 1), place, tables());
}

} // namespace

void TestSqlCompletions::choices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("first");
    QTest::addRow("keyword") << QStringLiteral("sel|") << QStringList{QStringLiteral("SELECT")};
    QTest::addRow("table") << QStringLiteral("select * from b|") << QStringList{QStringLiteral("books"), QStringLiteral("\"book loans\"")};
    QTest::addRow("every table") << QStringLiteral("update |") << QStringList{QStringLiteral("books"), QStringLiteral("\"book loans\"")};
    QTest::addRow("column, named before its table") << QStringLiteral("select ti| from books") << QStringList{QStringLiteral("title")};
    QTest::addRow("column that is a keyword") << QStringLiteral("select ord| from books") << QStringList{QStringLiteral("\"order\""), QStringLiteral("ORDER")};
    QTest::addRow("by table") << QStringLiteral("select books.| from books") << QStringList{QStringLiteral("id"), QStringLiteral("title"), QStringLiteral("\"order\"")};
    QTest::addRow("by alias") << QStringLiteral("select l.d| from books as b join \"book loans\" l") << QStringList{QStringLiteral("due")};
    QTest::addRow("of this statement only") << QStringLiteral("select 1 from \"book loans\"; select i| from books") << QStringList{QStringLiteral("id"), QStringLiteral("IS")};
    QTest::addRow("behind a comment") << QStringLiteral("/* from */ sel|") << QStringList{QStringLiteral("SELECT")};
    QTest::addRow("quoted name") << QStringLiteral("select * from \"book l|") << QStringList{QStringLiteral("\"book loans\"")};
    QTest::addRow("behind a semicolon in a text") << QStringLiteral("select ti| from books where id = ';'") << QStringList{QStringLiteral("title")};
    QTest::addRow("inside a word that was begun") << QStringLiteral("select ti|tle from books") << QStringList{QStringLiteral("title")};
}

void TestSqlCompletions::choices()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, first);
    QCOMPARE(completed(text).choices.mid(0, first.size()), first);
}

void TestSqlCompletions::choice_replacesTheWord()
{
    QCOMPARE(completed(QStringLiteral("select ti| from books")).from, 7);
    QCOMPARE(completed(QStringLiteral("select books.ti|")).from, 13);
    QCOMPARE(completed(QStringLiteral("select |")).from, 7);
    QCOMPARE(completed(QStringLiteral("/* ä */ select * from \"bo|")).from, 22);
}

void TestSqlCompletions::noChoices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("text") << QStringLiteral("select 'sel|");
    QTest::addRow("comment") << QStringLiteral("-- sel|");
    QTest::addRow("open comment") << QStringLiteral("/* sel|");
    QTest::addRow("number") << QStringLiteral("select 12|");
    QTest::addRow("columns of nothing") << QStringLiteral("select x.| from books");
}

void TestSqlCompletions::noChoices()
{
    QFETCH(const QString, text);
    QCOMPARE(completed(text).choices, QStringList());
}

QTEST_GUILESS_MAIN(TestSqlCompletions)
#include "tst_sqlcompletions.moc"
