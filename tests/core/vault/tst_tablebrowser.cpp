// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/trash.h"
#include "core/vault/tables/tablebrowser.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

namespace {

CellValue text(const char *utf8)
{
    return CellValue::text(utf8);
}

} // namespace

/// Tables are read and edited row by row, without their bookkeeping.
class TestTableBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tables_listOnlyThePersonsOwn();
    void table_describesItsColumns();
    void order_sortsAndFilters();
    void order_filtersByColumn_data();
    void order_filtersByColumn();
    void order_endsAtOnce_whenItIsStopped();
    void sql_isGivenUp_andChangesNothing();
    void order_findsARowOfAnotherOrder();
    void rows_areReadByKey_alsoWithoutRowids();
    void rows_areEmpty_whereARowIsGone();
    void page_namesRowsByKey_orByRowid();
    void cellInfo_tellsWhoWroteWhatWhen();
    void setCell_writesOneCell();
    void setCell_refusesWhatCannotBeWritten();
    void setCells_areAllOrNone();
    void insertRows_areAllOrNone();
    void insertRow_answersTheKey();
    void deleteRows_areAllOrNone_andGoToTheTrash();
    void setSynced_turnsSyncingOnAndOff();
    void writes_refuseTablesOfTheApplication();

private:
    void run(const char *sql);
    [[nodiscard]] RowKey key(const char *json) { return RowKey::parse(json).value(); }

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<TableBrowser> m_browser;
};

void TestTableBrowser::init()
{
    m_vault = std::make_unique<TestVault>();
    m_browser = std::make_unique<TableBrowser>(m_vault->replica());
    run("CREATE TABLE fruit(id TEXT PRIMARY KEY NOT NULL, n INT DEFAULT 3, twice INT AS (n * 2), note TEXT)");
    run("CREATE TABLE loose(a TEXT, b BLOB)");
    VERIFY_OK(m_vault->replica().track("fruit", TableOrigin::Person));
    run("INSERT INTO fruit(id, n, note) VALUES('a', 5, 'Apple 50%'), ('b', 1, 'Banana'), ('c', NULL, NULL)");
    run("INSERT INTO loose VALUES('x', x'00'), ('x', NULL)");
}

void TestTableBrowser::run(const char *sql)
{
    VERIFY_OK(m_vault->replica().write([&] { return m_vault->database().execute(sql); }));
}

void TestTableBrowser::tables_listOnlyThePersonsOwn()
{
    run("CREATE VIEW v AS SELECT 1");
    run("CREATE VIRTUAL TABLE words USING fts5(x)");
    const auto tables = m_browser->tables();
    VERIFY_OK(tables);
    QCOMPARE(tables->size(), 2);
    QCOMPARE((*tables)[0].name, QByteArray("fruit"));
    QVERIFY((*tables)[0].synced && (*tables)[0].hasPrimaryKey);
    QCOMPARE((*tables)[0].rowCount, 3);
    QVERIFY(!(*tables)[1].synced && !(*tables)[1].hasPrimaryKey);
    const auto all = m_browser->tables(TableBrowser::Scope::WithApplicationTables);
    VERIFY_OK(all);
    const bool hasItems = std::ranges::any_of(*all, [](const TableSummary &table) {
        return table.name == "vault_items" && table.origin == TableOrigin::Application;
    });
    QVERIFY(hasItems);
    QVERIFY(std::ranges::none_of(*all, [](const TableSummary &table) {
        return table.name.startsWith("haex_");
    }));
    QVERIFY(!m_browser->table("haex_crdt_clock"));
}

void TestTableBrowser::table_describesItsColumns()
{
    const auto table = m_browser->table("fruit");
    VERIFY_OK(table);
    QCOMPARE(table->columns.size(), 4U);
    QVERIFY(table->column("id")->isKey && table->column("id")->notNull);
    QVERIFY(table->column("n")->hasDefault);
    QCOMPARE(table->column("n")->type, QByteArray("INT"));
    QVERIFY(table->column("twice")->isGenerated);
    QVERIFY(!table->column("haex_timestamp"));
    QCOMPARE(m_browser->table("nowhere").error().code, ErrorCode::NotFound);
}

void TestTableBrowser::order_sortsAndFilters()
{
    TableQuery query;
    query.table = "fruit";
    query.sortColumn = "n";
    query.descending = true;
    const auto order = m_browser->order(query);
    VERIFY_OK(order);
    QCOMPARE((*order)->size(), 3);
    auto page = m_browser->rows("fruit", **order, 0, 2);
    VERIFY_OK(page);
    QCOMPARE(page->rows.size(), 2U);
    QCOMPARE(page->rows[0][0], text("a"));
    QCOMPARE(page->rows[0][2], CellValue::integer(10));
    QCOMPARE(m_browser->rows("fruit", **order, 2, 2)->rows.size(), 1U);
    query.limit = 2;
    QCOMPARE((*m_browser->order(query))->size(), 2);
    query = {"fruit"};
    query.filter = u"BAN"_qs;
    page = m_browser->page(query);
    VERIFY_OK(page);
    QCOMPARE(page->keys, std::vector<RowKey>{key(R"({"id":"b"})")});
    query.filter = u"%"_qs;
    QCOMPARE((*m_browser->order(query))->size(), 1);
    query.sortColumn = "nowhere";
    QVERIFY(!m_browser->order(query));
}

void TestTableBrowser::order_filtersByColumn_data()
{
    using Test = ColumnFilter::Test;
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<int>("test");
    QTest::addColumn<CellValue>("value");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const char *column, Test test, const CellValue &value, const char *found) {
        QTest::newRow(name) << QByteArray(column) << int(test) << value << QByteArray(found);
    };
    row("contains", "note", Test::Contains, text("an"), "b");
    row("contains a wildcard", "note", Test::Contains, text("%"), "a");
    row("equal", "n", Test::Equal, CellValue::integer(5), "a");
    row("not equal", "n", Test::NotEqual, CellValue::integer(5), "b");
    row("less", "n", Test::Less, CellValue::integer(5), "b");
    row("less or equal", "n", Test::LessOrEqual, CellValue::integer(5), "ab");
    row("greater", "id", Test::Greater, text("a"), "bc");
    row("greater or equal", "id", Test::GreaterOrEqual, text("b"), "bc");
    row("null", "n", Test::IsNull, {}, "c");
    row("not null", "n", Test::IsNotNull, {}, "ab");
    row("of a computed column", "twice", Test::Equal, CellValue::integer(2), "b");
}

void TestTableBrowser::order_filtersByColumn()
{
    QFETCH(const QByteArray, column);
    QFETCH(const int, test);
    QFETCH(const CellValue, value);
    QFETCH(const QByteArray, found);
    TableQuery query;
    query.table = "fruit";
    query.columns = {{column, ColumnFilter::Test(test), value}};
    const auto page = m_browser->page(query);
    VERIFY_OK(page);
    QByteArray ids;
    for (const auto &row : page->rows)
        ids += row[0].bytes();
    QCOMPARE(ids, found);
}

void TestTableBrowser::order_endsAtOnce_whenItIsStopped()
{
    run("CREATE TABLE many(id INTEGER PRIMARY KEY, n INT)");
    run("INSERT INTO many WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 50000) SELECT i, -i FROM c");
    TableQuery query;
    query.table = "many";
    query.sortColumn = "n";
    std::atomic_bool stop = true;
    QCOMPARE(m_browser->order(query, &stop).error().code, ErrorCode::Cancelled);
    stop = false;
    QCOMPARE((*m_browser->order(query, &stop))->size(), 50000);
    QCOMPARE(m_browser->rows("many", **m_browser->order(query), 0, 1)->rows[0][0], CellValue::integer(50000));
}

void TestTableBrowser::sql_isGivenUp_andChangesNothing()
{
    run("CREATE TABLE endless(n INTEGER PRIMARY KEY)");
    std::atomic_bool stop = true;
    const QByteArray sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) INSERT INTO endless SELECT i FROM n";
    QCOMPARE(m_browser->runSql("INSERT INTO endless VALUES(-1); " + sql, 10, &stop).error().code, ErrorCode::Cancelled);
    stop = false;
    const auto count = m_browser->runSql("SELECT count(*) FROM endless", 10, &stop);
    VERIFY_OK(count);
    QCOMPARE(count->rows[0][0], CellValue::integer(0));
    VERIFY_OK(m_browser->runSql("INSERT INTO endless VALUES(1)", 10));
}

void TestTableBrowser::order_findsARowOfAnotherOrder()
{
    run("CREATE TABLE pair(a INT NOT NULL, b TEXT NOT NULL, PRIMARY KEY(a, b)) WITHOUT ROWID");
    run("INSERT INTO pair VALUES(1, 'y'), (2, ''), (1, 'x')");
    for (const char *table : {"fruit", "pair"}) {
        TableQuery query;
        query.table = table;
        const auto up = m_browser->order(query);
        query.sortColumn = query.table == "pair" ? "b" : "id";
        query.descending = true;
        query.limit = 2;
        const auto down = m_browser->order(query);
        VERIFY_OK(up);
        VERIFY_OK(down);
        QCOMPARE((*down)->find(**up, 1), 0 + (query.table == "fruit" ? 1 : 0));
        QCOMPARE((*down)->find(**up, query.table == "fruit" ? 0 : 2), -1);
    }
}

void TestTableBrowser::rows_areReadByKey_alsoWithoutRowids()
{
    run("CREATE TABLE pair(a INT NOT NULL, b TEXT NOT NULL, c BLOB, PRIMARY KEY(a, b)) WITHOUT ROWID");
    run("INSERT INTO pair VALUES(2, 'x', NULL), (1, 'y', x'01'), (1, '', NULL)");
    const auto order = m_browser->order({"pair"});
    VERIFY_OK(order);
    const auto page = m_browser->rows("pair", **order, 0, 10);
    VERIFY_OK(page);
    QCOMPARE(page->rows.size(), 3U);
    QCOMPARE(page->keys[0], key(R"({"a":1,"b":""})"));
    QCOMPARE(page->rows[1][2], CellValue::blob("\1"));
    QCOMPARE(page->keys[2], key(R"({"a":2,"b":"x"})"));
}

void TestTableBrowser::rows_areEmpty_whereARowIsGone()
{
    const auto order = m_browser->order({"fruit"});
    VERIFY_OK(order);
    VERIFY_OK(m_browser->deleteRows("fruit", {key(R"({"id":"b"})")}));
    const auto page = m_browser->rows("fruit", **order, 0, 3);
    VERIFY_OK(page);
    QCOMPARE(page->rows.size(), 3U);
    QVERIFY(page->rows[1].empty() && page->keys[1].text().isEmpty());
    QCOMPARE(page->rows[2][0], text("c"));
}

void TestTableBrowser::page_namesRowsByKey_orByRowid()
{
    QCOMPARE(m_browser->page({"fruit"})->keys[2], key(R"({"id":"c"})"));
    QCOMPARE(m_browser->page({"loose"})->keys[1], key(R"({"rowid":2})"));
    VERIFY_OK(m_browser->setCell("loose", key(R"({"rowid":2})"), "a", text("y")));
    QCOMPARE(m_browser->page({"loose"})->rows[1][0], text("y"));
}

void TestTableBrowser::cellInfo_tellsWhoWroteWhatWhen()
{
    const qint64 made = m_vault->clock().nowMs();
    m_vault->clock().advance(60'000);
    VERIFY_OK(m_browser->setCell("fruit", key(R"({"id":"a"})"), "n", CellValue::integer(6)));
    const auto changed = m_browser->cellInfo("fruit", key(R"({"id":"a"})"), "n");
    VERIFY_OK(changed);
    QCOMPARE(changed->value, CellValue::integer(6));
    QVERIFY(changed->writtenAt);
    QCOMPARE(changed->writtenAt->physicalMs, made + 60'000);
    QCOMPARE(changed->writtenBy(), m_vault->replica().clock().node());
    const auto untouched = m_browser->cellInfo("fruit", key(R"({"id":"a"})"), "note");
    VERIFY_OK(untouched);
    QCOMPARE(untouched->writtenAt->physicalMs, made);
    const auto local = m_browser->cellInfo("loose", key(R"({"rowid":1})"), "a");
    VERIFY_OK(local);
    QVERIFY(!local->writtenAt);
    QVERIFY(!m_browser->cellInfo("fruit", key(R"({"id":"zz"})"), "n"));
}

void TestTableBrowser::setCell_writesOneCell()
{
    QByteArrayList written;
    m_vault->replica().setChangeListener([&written](const QByteArrayList &tables) { written += tables; });
    VERIFY_OK(m_browser->setCell("fruit", key(R"({"id":"b"})"), "note", CellValue::blob("\1\2")));
    QCOMPARE(m_browser->page({"fruit"})->rows[1][3], CellValue::blob("\1\2"));
    QCOMPARE(written, (QByteArrayList{"fruit", "vault_cell_history"}));
}

void TestTableBrowser::setCell_refusesWhatCannotBeWritten()
{
    const auto code = [this](const RowKey &row, const char *column) {
        return m_browser->setCell("fruit", row, column, text("x")).error().code;
    };
    QCOMPARE(code(key(R"({"id":"a"})"), "id"), ErrorCode::PrimaryKeyImmutable);
    QCOMPARE(code(key(R"({"id":"a"})"), "twice"), ErrorCode::InvalidArgument);
    QCOMPARE(code(key(R"({"id":"a"})"), "haex_timestamp"), ErrorCode::NotFound);
    QCOMPARE(code(key(R"({"id":"none"})"), "note"), ErrorCode::NotFound);
    QCOMPARE(code(key(R"({"other":"a"})"), "note"), ErrorCode::InvalidArgument);
    QCOMPARE(code({}, "note"), ErrorCode::InvalidArgument);
}

void TestTableBrowser::setCells_areAllOrNone()
{
    const RowKey a = key(R"({"id":"a"})");
    QVERIFY(!m_browser->setCells("fruit", {{a, "note", text("x")}, {key(R"({"id":"none"})"), "note", text("x")}}));
    QCOMPARE(m_browser->page({"fruit"})->rows[0][3], text("Apple 50%"));
    VERIFY_OK(m_browser->setCells("fruit", {{a, "note", CellValue::null()}, {a, "n", CellValue::integer(7)}}));
    QVERIFY(m_browser->page({"fruit"})->rows[0][3].isNull());
    QCOMPARE(m_browser->page({"fruit"})->rows[0][1], CellValue::integer(7));
}

void TestTableBrowser::insertRows_areAllOrNone()
{
    QVERIFY(!m_browser->insertRows("fruit", {{{"id", text("d")}}, {{"id", text("a")}}}));
    QCOMPARE(m_browser->table("fruit")->rowCount, 3);
    const auto keys = m_browser->insertRows("fruit", {{{"id", text("d")}}, {{"id", text("e")}, {"n", CellValue::null()}}});
    VERIFY_OK(keys);
    QCOMPARE(keys->at(1), key(R"({"id":"e"})"));
    QCOMPARE(m_browser->table("fruit")->rowCount, 5);
}

void TestTableBrowser::insertRow_answersTheKey()
{
    const auto made = m_browser->insertRow("fruit", {{"id", text("d")}, {"note", text("Date")}});
    VERIFY_OK(made);
    QCOMPARE(*made, key(R"({"id":"d"})"));
    QCOMPARE(m_browser->cellInfo("fruit", *made, "n")->value, CellValue::integer(3));
    const auto loose = m_browser->insertRow("loose", {});
    VERIFY_OK(loose);
    QCOMPARE(*loose, key(R"({"rowid":3})"));
    QCOMPARE(m_browser->insertRow("fruit", {{"id", text("d")}}).error().code,
             ErrorCode::ConstraintViolation);
}

void TestTableBrowser::deleteRows_areAllOrNone_andGoToTheTrash()
{
    QVERIFY(!m_browser->deleteRows("fruit", {key(R"({"id":"a"})"), key(R"({"id":"none"})")}));
    QCOMPARE(m_browser->table("fruit")->rowCount, 3);
    VERIFY_OK(m_browser->deleteRows("fruit", {key(R"({"id":"a"})"), key(R"({"id":"b"})")}));
    QCOMPARE(m_browser->table("fruit")->rowCount, 1);
    QCOMPARE(Trash(m_vault->replica()).list("fruit")->size(), 2);
}

void TestTableBrowser::setSynced_turnsSyncingOnAndOff()
{
    VERIFY_OK(m_browser->setSynced("fruit", false));
    QVERIFY(!m_browser->table("fruit")->synced);
    QCOMPARE(m_browser->table("fruit")->rowCount, 3);
    VERIFY_OK(m_browser->setSynced("fruit", true));
    QVERIFY(m_browser->table("fruit")->synced);
    const auto keyless = m_browser->setSynced("loose", true);
    QVERIFY(!keyless);
    QCOMPARE(keyless.error().code, ErrorCode::NotSyncable);
}

void TestTableBrowser::writes_refuseTablesOfTheApplication()
{
    QVERIFY(!m_browser->insertRow("vault_items", {{"id", text("x")}}));
    QVERIFY(!m_browser->setSynced("vault_items", false));
    VERIFY_OK(m_browser->page({"vault_items"}));
}

QTEST_GUILESS_MAIN(TestTableBrowser)
#include "tst_tablebrowser.moc"
