// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/trash.h"
#include "core/vault/tables/tableundo.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// What the person does to rows of a table can be taken back, and done again.
class TestTableUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cells_areWrittenBack();
    void cellsThatHeldTheValue_areNoChange();
    void cellsOfOthersMeanwhile_stay();
    void addedRow_goes_andComesAgain();
    void deletedRow_comesBack_andGoesAgain_data();
    void deletedRow_comesBack_andGoesAgain();
    void rowsThatWentAlong_comeBackWithIt();
    void emptiedTrash_isTold_andChangesNothing();
    void refusedEdit_isAllOrNothing();

private:
    void run(const char *sql);
    [[nodiscard]] QByteArray content(const char *table, const char *order = "1");
    [[nodiscard]] static RowKey key(const char *json) { return RowKey::parse(json).value(); }

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<TableBrowser> m_browser;
    std::unique_ptr<TableUndo> m_undo;
};

void TestTableUndo::init()
{
    m_undo.reset();
    m_browser.reset();
    m_vault = std::make_unique<TestVault>();
    m_browser = std::make_unique<TableBrowser>(m_vault->replica());
    m_undo = std::make_unique<TableUndo>(m_vault->replica(), *m_browser);
    run("CREATE TABLE fruit(id TEXT PRIMARY KEY NOT NULL, n INT, twice INT AS (n * 2))");
    run("CREATE TABLE eaten(id TEXT PRIMARY KEY NOT NULL, fruit TEXT REFERENCES fruit ON DELETE CASCADE)");
    run("CREATE TABLE loose(a TEXT, b BLOB)");
    VERIFY_OK(m_vault->replica().track("fruit", TableOrigin::Person));
    VERIFY_OK(m_vault->replica().track("eaten", TableOrigin::Person));
    run("INSERT INTO fruit(id, n) VALUES('a', 5), ('b', 1)");
    run("INSERT INTO eaten(id, fruit) VALUES('1', 'a'), ('2', 'a'), ('3', 'b')");
    run("INSERT INTO loose VALUES('x', x'00'), ('y', NULL)");
}

void TestTableUndo::run(const char *sql)
{
    VERIFY_OK(m_vault->replica().write([&] { return m_vault->database().execute(sql); }));
}

/// `rowid a b …;` of each row, without what the replica keeps beside it.
QByteArray TestTableUndo::content(const char *table, const char *order)
{
    const QByteArray columns = qstrcmp(table, "fruit") == 0 ? "id, n" : qstrcmp(table, "eaten") == 0 ? "id, fruit" : "rowid, a, b";
    auto rows = m_vault->database().prepare("SELECT " + columns + " FROM " + table + " ORDER BY " + order);
    QByteArray all;
    while (rows && rows->step().value_or(false)) {
        for (int i = 0; i < rows->columnCount(); ++i)
            all += (i == 0 ? "" : " ") + (rows->value(i).isNull() ? QByteArray("-") : rows->text(i));
        all += ';';
    }
    return all;
}

void TestTableUndo::cells_areWrittenBack()
{
    const auto change = m_undo->setCells("fruit", {{key(R"({"id":"a"})"), "n", CellValue::text("6")}, {key(R"({"id":"b"})"), "n", CellValue::null()}});
    VERIFY_OK(change);
    QCOMPARE(content("fruit"), "a 6;b -;");
    VERIFY_OK(m_undo->revert(*change));
    QCOMPARE(content("fruit"), "a 5;b 1;");
    VERIFY_OK(m_undo->revert(change->inverse()));
    QCOMPARE(content("fruit"), "a 6;b -;");
}

void TestTableUndo::cellsThatHeldTheValue_areNoChange()
{
    const auto change = m_undo->setCells("fruit", {{key(R"({"id":"a"})"), "n", CellValue::text("5")}});
    VERIFY_OK(change);
    QVERIFY(change->isEmpty());
}

void TestTableUndo::cellsOfOthersMeanwhile_stay()
{
    const auto change = m_undo->setCells("fruit", {{key(R"({"id":"a"})"), "n", CellValue::integer(6)}});
    VERIFY_OK(change);
    run("UPDATE fruit SET n = 100 WHERE id = 'b'");
    VERIFY_OK(m_undo->revert(*change));
    QCOMPARE(content("fruit"), "a 5;b 100;");
}

void TestTableUndo::addedRow_goes_andComesAgain()
{
    const auto synced = m_undo->insertRows("fruit", {{{"id", CellValue::text("c")}, {"n", CellValue::integer(9)}}});
    const auto loose = m_undo->insertRows("loose", {{{"a", CellValue::text("z")}}});
    VERIFY_OK(synced);
    VERIFY_OK(loose);
    VERIFY_OK(m_undo->revert(*synced));
    VERIFY_OK(m_undo->revert(*loose));
    QCOMPARE(content("fruit"), "a 5;b 1;");
    QCOMPARE(content("loose").count(';'), 2);
    VERIFY_OK(m_undo->revert(synced->inverse()));
    VERIFY_OK(m_undo->revert(loose->inverse()));
    QCOMPARE(content("fruit"), "a 5;b 1;c 9;");
    QVERIFY(content("loose").endsWith("3 z -;"));
}

void TestTableUndo::deletedRow_comesBack_andGoesAgain_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("synced") << QByteArray("fruit") << QByteArray(R"({"id":"b"})");
    QTest::newRow("not synced, without a key") << QByteArray("loose") << QByteArray(R"({"rowid":1})");
}

void TestTableUndo::deletedRow_comesBack_andGoesAgain()
{
    QFETCH(const QByteArray, table);
    QFETCH(const QByteArray, row);
    const QByteArray before = content(table.constData());
    const auto change = m_undo->deleteRows(table, {key(row.constData())});
    VERIFY_OK(change);
    const QByteArray without = content(table.constData());
    QVERIFY(without != before);
    for (int again = 0; again < 2; ++again) {
        VERIFY_OK(m_undo->revert(*change));
        QCOMPARE(content(table.constData()), before);
        VERIFY_OK(m_undo->revert(change->inverse()));
        QCOMPARE(content(table.constData()), without);
    }
}

void TestTableUndo::rowsThatWentAlong_comeBackWithIt()
{
    const auto change = m_undo->deleteRows("fruit", {key(R"({"id":"a"})")});
    VERIFY_OK(change);
    QCOMPARE(content("eaten"), "3 b;");
    VERIFY_OK(m_undo->revert(*change));
    QCOMPARE(content("fruit"), "a 5;b 1;");
    QCOMPARE(content("eaten"), "1 a;2 a;3 b;");
}

void TestTableUndo::emptiedTrash_isTold_andChangesNothing()
{
    const auto change = m_undo->deleteRows("fruit", {key(R"({"id":"a"})"), key(R"({"id":"b"})")});
    VERIFY_OK(change);
    VERIFY_OK(Trash(m_vault->replica()).purge("fruit", R"({"id":"a"})"));
    QCOMPARE(m_undo->revert(*change).error().code, ErrorCode::NotFound);
    QCOMPARE(content("fruit"), QByteArray());
}

void TestTableUndo::refusedEdit_isAllOrNothing()
{
    QVERIFY(!m_undo->setCells("fruit", {{key(R"({"id":"a"})"), "n", CellValue::integer(0)}, {key(R"({"id":"none"})"), "n", CellValue::integer(0)}}));
    QCOMPARE(content("fruit"), "a 5;b 1;");
}

QTEST_GUILESS_MAIN(TestTableUndo)
#include "tst_tableundo.moc"
