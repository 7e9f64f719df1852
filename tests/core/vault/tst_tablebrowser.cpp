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
    void page_sortsFiltersAndCounts();
    void page_namesRowsByKey_orByRowid();
    void cellInfo_tellsWhoWroteWhatWhen();
    void setCell_writesOneCell();
    void setCell_refusesWhatCannotBeWritten();
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

void TestTableBrowser::page_sortsFiltersAndCounts()
{
    TableQuery query;
    query.table = "fruit";
    query.sortColumn = "n";
    query.descending = true;
    query.limit = 2;
    auto page = m_browser->page(query);
    VERIFY_OK(page);
    QCOMPARE(page->total, 3);
    QCOMPARE(page->rows.size(), 2U);
    QCOMPARE(page->rows[0][0], text("a"));
    QCOMPARE(page->rows[0][2], CellValue::integer(10));
    query.offset = 2;
    QCOMPARE(m_browser->page(query)->rows.size(), 1U);
    query = {"fruit"};
    query.filter = u"BAN"_qs;
    page = m_browser->page(query);
    VERIFY_OK(page);
    QCOMPARE(page->total, 1);
    QCOMPARE(page->keys[0], key(R"({"id":"b"})"));
    query.filter = u"%"_qs;
    QCOMPARE(m_browser->page(query)->total, 1);
    query.sortColumn = "nowhere";
    QVERIFY(!m_browser->page(query));
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
    QCOMPARE(written, QByteArrayList{"fruit"});
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
