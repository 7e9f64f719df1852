// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/tablesqleditor.h"

#include <QTest>

using namespace haex;

/// A definition is changed in its place; the rest stays as its author wrote it.
class TestTableSqlEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sql_staysAsItWas_whenNothingIsChanged();
    void dropForeignKey_takesOutJustThat_data();
    void dropForeignKey_takesOutJustThat();
    void demotePrimaryKey_makesItUnique_data();
    void demotePrimaryKey_makesItUnique();
    void appendColumn_putsItBehindTheColumns_data();
    void appendColumn_putsItBehindTheColumns();
    void setForeignKeyTarget_namesTheColumns();
    void dropForeignCollations_keepsTheBuiltInOnes();
    void edits_workTogether();
    void parse_refusesOtherStatements();
};

void TestTableSqlEditor::sql_staysAsItWas_whenNothingIsChanged()
{
    const QByteArray sql = "CREATE TABLE \"a(b\" ( -- not, this\n x INT /* (, */, [y z] DEFAULT ',)' )";
    const auto editor = TableSqlEditor::parse(sql);
    QVERIFY(editor);
    QCOMPARE(editor->foreignKeyCount(), 0);
    QCOMPARE(editor->sql(), sql);
}

void TestTableSqlEditor::dropForeignKey_takesOutJustThat_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("of a column") << QByteArray("CREATE TABLE t(a INT REFERENCES p, b)")
                                 << QByteArray("CREATE TABLE t(a INT , b)");
    QTest::newRow("with all its clauses")
        << QByteArray("CREATE TABLE t(a CONSTRAINT f references p(x) on delete set null ON UPDATE NO ACTION"
                      " MATCH FULL NOT DEFERRABLE INITIALLY DEFERRED NOT NULL)")
        << QByteArray("CREATE TABLE t(a  NOT NULL)");
    QTest::newRow("of the table") << QByteArray("CREATE TABLE t(a, FOREIGN KEY(a) REFERENCES p(x) ON DELETE CASCADE)")
                                  << QByteArray("CREATE TABLE t(a)");
    QTest::newRow("named, between others")
        << QByteArray("CREATE TABLE t(a, UNIQUE(a), CONSTRAINT \"f\" FOREIGN KEY (a) REFERENCES \"p q\", CHECK(a>0))")
        << QByteArray("CREATE TABLE t(a, UNIQUE(a), CHECK(a>0))");
    QTest::newRow("without commas") << QByteArray("CREATE TABLE t(a, UNIQUE(a) FOREIGN KEY(a) REFERENCES p CHECK(a>0))")
                                    << QByteArray("CREATE TABLE t(a, UNIQUE(a)  CHECK(a>0))");
}

void TestTableSqlEditor::dropForeignKey_takesOutJustThat()
{
    QFETCH(QByteArray, before);
    auto editor = TableSqlEditor::parse(before);
    QVERIFY(editor);
    QCOMPARE(editor->foreignKeyCount(), 1);
    editor->dropForeignKey(0);
    QTEST(editor->sql(), "after");
}

void TestTableSqlEditor::demotePrimaryKey_makesItUnique_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("column") << QByteArray("CREATE TABLE t(a TEXT PRIMARY KEY, b)")
                            << QByteArray("CREATE TABLE t(a TEXT UNIQUE, b)");
    QTest::newRow("order and conflict clause")
        << QByteArray("CREATE TABLE t(a TEXT primary key DESC ON CONFLICT IGNORE)")
        << QByteArray("CREATE TABLE t(a TEXT UNIQUE ON CONFLICT IGNORE)");
    QTest::newRow("table") << QByteArray("CREATE TABLE t(a, b, CONSTRAINT k PRIMARY KEY(a, b DESC))")
                           << QByteArray("CREATE TABLE t(a, b, CONSTRAINT k UNIQUE(a, b DESC))");
}

void TestTableSqlEditor::demotePrimaryKey_makesItUnique()
{
    QFETCH(QByteArray, before);
    auto editor = TableSqlEditor::parse(before);
    QVERIFY(editor);
    editor->demotePrimaryKey();
    QTEST(editor->sql(), "after");
}

void TestTableSqlEditor::appendColumn_putsItBehindTheColumns_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("columns only") << QByteArray("CREATE TABLE t(a, b INT -- last\n)")
                                  << QByteArray("CREATE TABLE t(a, b INT, k INT -- last\n)");
    QTest::newRow("before constraints") << QByteArray("CREATE TABLE t(a, \"check\", CHECK(a > 0), UNIQUE(a)) STRICT")
                                        << QByteArray("CREATE TABLE t(a, \"check\", k INT, CHECK(a > 0), UNIQUE(a)) STRICT");
}

void TestTableSqlEditor::appendColumn_putsItBehindTheColumns()
{
    QFETCH(QByteArray, before);
    auto editor = TableSqlEditor::parse(before);
    QVERIFY(editor);
    editor->appendColumn("k INT");
    QTEST(editor->sql(), "after");
}

void TestTableSqlEditor::setForeignKeyTarget_namesTheColumns()
{
    auto editor = TableSqlEditor::parse("CREATE TABLE t(a REFERENCES p ON DELETE CASCADE, b REFERENCES q)");
    QVERIFY(editor);
    QCOMPARE(editor->foreignKeyCount(), 2);
    editor->setForeignKeyTarget(0, {"x"});
    editor->setForeignKeyTarget(1, {"y\"z"});
    QCOMPARE(editor->sql(), QByteArray("CREATE TABLE t(a REFERENCES p(\"x\") ON DELETE CASCADE,"
                                       " b REFERENCES q(\"y\"\"z\"))"));
}

void TestTableSqlEditor::dropForeignCollations_keepsTheBuiltInOnes()
{
    auto editor = TableSqlEditor::parse("CREATE TABLE t(a COLLATE nocase, b COLLATE icu, c COLLATE \"de_DE\""
                                        " UNIQUE, CHECK(b COLLATE icu > ''))");
    QVERIFY(editor);
    QCOMPARE(editor->dropForeignCollations(), QByteArrayList({"icu", "de_DE", "icu"}));
    QCOMPARE(editor->sql(), QByteArray("CREATE TABLE t(a COLLATE nocase, b , c  UNIQUE, CHECK(b  > ''))"));
}

void TestTableSqlEditor::edits_workTogether()
{
    auto editor = TableSqlEditor::parse("CREATE TABLE t(a TEXT PRIMARY KEY,b REFERENCES p,FOREIGN KEY(a) REFERENCES q)");
    QVERIFY(editor);
    editor->dropForeignKey(0);
    editor->dropForeignKey(1);
    editor->demotePrimaryKey();
    editor->appendColumn("k INT");
    QCOMPARE(editor->sql(), QByteArray("CREATE TABLE t(a TEXT UNIQUE,b , k INT)"));
}

void TestTableSqlEditor::parse_refusesOtherStatements()
{
    for (const char *sql : {"", "CREATE TABLE t", "CREATE VIEW v AS SELECT (1, 2)", "CREATE TABLE t()",
                            "CREATE TABLE t(a, b"})
        QVERIFY2(!TableSqlEditor::parse(sql), sql);
}

QTEST_GUILESS_MAIN(TestTableSqlEditor)
#include "tst_tablesqleditor.moc"
