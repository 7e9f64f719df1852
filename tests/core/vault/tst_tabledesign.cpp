// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/tables/tablebrowser.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;
using Kind = DesignFault::Kind;

namespace {

ColumnDesign key(const char *name, const char *type = "TEXT")
{
    ColumnDesign column{name, type};
    column.isKey = true;
    return column;
}

TableDesign withColumns(QList<ColumnDesign> columns)
{
    TableDesign design;
    design.name = "loans";
    design.columns = std::move(columns);
    return design;
}

QList<Kind> kinds(const QList<DesignFault> &faults)
{
    QList<Kind> found;
    for (const DesignFault &fault : faults)
        found += fault.kind;
    return found;
}

} // namespace

/// What a person designs becomes a table that syncs, or is refused before anything is run.
class TestTableDesign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void design_makesATableThatSyncs();
    void design_isReadBack_asItWasMade();
    void compositeKeys_areMade();
    void referenceOfSeveralColumns_isMade_andReadBack();
    void table_isDropped();
    void table_isNotDropped_whileOthersReferToIt();
    void newTable_isRefused_data();
    void newTable_isRefused();
    void defaults_areTakenAsWhatTheyLookLike_data();
    void defaults_areTakenAsWhatTheyLookLike();
    void columns_areAdded_whileTheTableSyncs();
    void change_isRefused_whileTheTableSyncs();
    void columns_areRenamedAndDropped_whenTheTableDoesNotSync();
    void addedColumn_isRefused_data();
    void addedColumn_isRefused();

private:
    void make(const TableDesign &design);

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<TableBrowser> m_browser;
};

void TestTableDesign::init()
{
    m_vault = std::make_unique<TestVault>();
    m_browser = std::make_unique<TableBrowser>(m_vault->replica());
    VERIFY_OK(m_browser->runDesign("CREATE TABLE books(id TEXT PRIMARY KEY NOT NULL, isbn TEXT UNIQUE, title TEXT)"));
}

void TestTableDesign::make(const TableDesign &design)
{
    const auto around = m_browser->surroundings();
    VERIFY_OK(around);
    QCOMPARE(kinds(faultsOf(design, *around)), QList<Kind>());
    VERIFY_OK(m_browser->runDesign(createSql(design)));
}

void TestTableDesign::design_makesATableThatSyncs()
{
    ColumnDesign due{"due \"date\"", "TEXT"};
    due.notNull = true;
    due.defaultSql = "'soon'";
    TableDesign design = withColumns({key("id"), {"book", "TEXT"}, due});
    design.foreignKeys = {{"book", "books", "id", ForeignKeyDesign::OnDelete::DeleteToo}};
    make(design);
    const auto table = m_browser->table("loans");
    VERIFY_OK(table);
    QVERIFY(table->synced);
    QVERIFY(table->column("due \"date\"")->notNull);
    VERIFY_OK(m_browser->insertRow("books", {{"id", CellValue::text("b")}}));
    QVERIFY(!m_browser->insertRow("loans", {{"id", CellValue::text("1")}, {"book", CellValue::text("none")}}));
    VERIFY_OK(m_browser->insertRow("loans", {{"id", CellValue::text("1")}, {"book", CellValue::text("b")}}));
    QCOMPARE(m_browser->page({"loans"})->rows[0][2], CellValue::text("soon"));
    VERIFY_OK(m_browser->deleteRows("books", {*RowKey::parse(R"({"id":"b"})")}));
    QCOMPARE(m_browser->table("loans")->rowCount, 0);
}

void TestTableDesign::design_isReadBack_asItWasMade()
{
    ColumnDesign count{"n", "INTEGER"};
    count.unique = true;
    count.defaultSql = "3";
    TableDesign design = withColumns({key("id"), count, {"book", "TEXT"}});
    design.foreignKeys = {{"book", "books", "isbn", ForeignKeyDesign::OnDelete::SetNull}};
    make(design);
    const auto read = m_browser->design("loans");
    VERIFY_OK(read);
    QCOMPARE(read->columns.size(), 3);
    QVERIFY(read->columns[0].isKey);
    QVERIFY(read->columns[1].unique);
    QCOMPARE(read->columns[1].defaultSql, QByteArray("3"));
    QVERIFY(read->foreignKeys == design.foreignKeys);
    QVERIFY(read->synced);
    QCOMPARE(kinds(faultsOfChange(*read, *read, *m_browser->surroundings())), QList<Kind>());
    QVERIFY(changeSql(*read, *read).isEmpty());
}

void TestTableDesign::compositeKeys_areMade()
{
    make(withColumns({key("a", "INTEGER"), key("b"), {"c", ""}}));
    const auto read = m_browser->design("loans");
    VERIFY_OK(read);
    QCOMPARE(read->keyColumns(), (QByteArrayList{"a", "b"}));
    QVERIFY(m_browser->table("loans")->synced);
    QVERIFY(!m_browser->insertRow("loans", {{"a", CellValue::integer(1)}}));
}

void TestTableDesign::referenceOfSeveralColumns_isMade_andReadBack()
{
    TableDesign editions = withColumns({key("isbn"), key("year", "INTEGER")});
    editions.name = "editions";
    make(editions);
    TableDesign design = withColumns({key("id"), {"isbn", "TEXT"}, {"year", "INTEGER"}, {"book", "TEXT"}});
    const auto part = [](const char *column) { return ForeignKeyDesign{column, "editions", column, ForeignKeyDesign::OnDelete::DeleteToo, true}; };
    design.foreignKeys = {part("isbn"), part("year")};
    make(design);
    VERIFY_OK(m_browser->insertRow("editions", {{"isbn", CellValue::text("x")}, {"year", CellValue::integer(1974)}}));
    QVERIFY(!m_browser->insertRow("loans", {{"id", CellValue::text("1")}, {"isbn", CellValue::text("x")}, {"year", CellValue::integer(1975)}}));
    VERIFY_OK(m_browser->insertRow("loans", {{"id", CellValue::text("1")}, {"isbn", CellValue::text("x")}, {"year", CellValue::integer(1974)}}));
    const auto read = m_browser->design("loans");
    VERIFY_OK(read);
    QVERIFY(read->synced);
    QVERIFY(read->foreignKeys == design.foreignKeys);
    QCOMPARE(kinds(faultsOfChange(*read, *read, *m_browser->surroundings())), QList<Kind>());
    // It cannot come later, nor disagree with itself.
    TableDesign mixed = withColumns({key("id"), {"isbn", "TEXT"}, {"year", "INTEGER"}});
    mixed.name = "mixed";
    mixed.foreignKeys = {part("isbn"), part("year")};
    mixed.foreignKeys[1].onDelete = ForeignKeyDesign::OnDelete::Refuse;
    QCOMPARE(kinds(faultsOf(mixed, *m_browser->surroundings())), QList<Kind>{Kind::MixedOnDelete});
}

void TestTableDesign::table_isDropped()
{
    VERIFY_OK(m_browser->insertRow("books", {{"id", CellValue::text("b")}}));
    VERIFY_OK(m_browser->dropTable("books"));
    QCOMPARE(m_browser->table("books").error().code, ErrorCode::NotFound);
    QVERIFY(!m_vault->replica().table("books"));
    // One of the same name begins anew.
    VERIFY_OK(m_browser->runDesign("CREATE TABLE books(id TEXT PRIMARY KEY NOT NULL)"));
    QCOMPARE(m_browser->table("books")->rowCount, 0);
    QVERIFY(m_browser->table("books")->synced);
    QVERIFY(!m_browser->dropTable("vault_items"));
    QVERIFY(!m_browser->dropTable("haex_crdt_tables"));
}

void TestTableDesign::table_isNotDropped_whileOthersReferToIt()
{
    TableDesign design = withColumns({key("id"), {"book", "TEXT"}});
    design.foreignKeys = {{"book", "books", "id", ForeignKeyDesign::OnDelete::Refuse}};
    make(design);
    VERIFY_OK(m_browser->insertRow("books", {{"id", CellValue::text("b")}}));
    VERIFY_OK(m_browser->insertRow("loans", {{"id", CellValue::text("1")}, {"book", CellValue::text("b")}}));
    QVERIFY(!m_browser->dropTable("books"));
    QVERIFY(m_browser->table("books")->synced);
    QCOMPARE(m_browser->table("books")->rowCount, 1);
}

void TestTableDesign::newTable_isRefused_data()
{
    QTest::addColumn<TableDesign>("design");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const TableDesign &design, Kind kind) { QTest::newRow(name) << design << int(kind); };
    const auto named = [](const char *name) {
        TableDesign design = withColumns({key("id")});
        design.name = name;
        return design;
    };
    const auto with = [](const ColumnDesign &column) { return withColumns({key("id"), column}); };
    const auto references = [](const ForeignKeyDesign &foreign) {
        TableDesign design = withColumns({key("id"), {"book", "TEXT"}});
        design.foreignKeys = {foreign};
        return design;
    };
    row("no name", named(" "), Kind::NoTableName);
    row("reserved name", named("haex_x"), Kind::ReservedTableName);
    row("name of the application", named("vault_x"), Kind::ReservedTableName);
    row("taken name", named("BOOKS"), Kind::TableNameTaken);
    row("long name", named(QByteArray(256, 'x')), Kind::NameTooLong);
    row("no columns", withColumns({}), Kind::NoColumns);
    row("no key", withColumns({{"a", "TEXT"}}), Kind::NoKey);
    row("key of fractions", withColumns({key("a", "REAL")}), Kind::RealKey);
    row("column without name", with({"", "TEXT"}), Kind::NoColumnName);
    row("column twice", with({"ID", "TEXT"}), Kind::ColumnTwice);
    row("reserved column", with({"haex_timestamp", "TEXT"}), Kind::ReservedColumnName);
    row("type that is more than a type", with({"a", "TEXT); DROP TABLE books; --"}), Kind::BadType);
    row("default that is more than a default", with({"a", "TEXT", false, false, false, "1) , x TEXT DEFAULT (2"}), Kind::BadDefault);
    row("default that is never closed", with({"a", "TEXT", false, false, false, "'it"}), Kind::BadDefault);
    row("part of a key alone", references({"book", "books", "title", ForeignKeyDesign::OnDelete::Refuse, true}), Kind::IncompleteReference);
    row("reference from nowhere", references({"none", "books", "id"}), Kind::UnknownForeignColumn);
    row("reference to nowhere", references({"book", "films", "id"}), Kind::UnknownParentTable);
    row("reference to many", references({"book", "books", "title"}), Kind::ParentNotUnique);
}

void TestTableDesign::newTable_isRefused()
{
    QFETCH(const TableDesign, design);
    QFETCH(const int, kind);
    QCOMPARE(kinds(faultsOf(design, *m_browser->surroundings())), QList<Kind>{Kind(kind)});
}

void TestTableDesign::defaults_areTakenAsWhatTheyLookLike_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char *typed, const char *type, const char *sql) { QTest::newRow(typed) << QByteArray(typed) << QByteArray(type) << QByteArray(sql); };
    row("", "TEXT", "");
    row("it's", "TEXT", "'it''s'");
    row("5", "INTEGER", "5");
    row("5 ", "TEXT", "'5'");
    row("'quoted'", "TEXT", "'quoted'");
    row("(1 + 2)", "INTEGER", "(1 + 2)");
    row("(1) (2)", "TEXT", "'(1) (2)'");
    row("current_timestamp", "TEXT", "current_timestamp");
    row("x'00'", "BLOB", "x'00'");
}

void TestTableDesign::defaults_areTakenAsWhatTheyLookLike()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QByteArray, type);
    QTEST(defaultSqlOf(typed, type), "sql");
}

void TestTableDesign::columns_areAdded_whileTheTableSyncs()
{
    const auto present = m_browser->design("books");
    VERIFY_OK(present);
    TableDesign design = *present;
    design.columns += {"year", "INTEGER", true, false, false, "1900"};
    QCOMPARE(kinds(faultsOfChange(*present, design, *m_browser->surroundings())), QList<Kind>());
    VERIFY_OK(m_browser->insertRow("books", {{"id", CellValue::text("b")}}));
    VERIFY_OK(m_browser->runDesign(changeSql(*present, design)));
    QCOMPARE(m_browser->page({"books"})->rows[0][3], CellValue::integer(1900));
    QVERIFY(m_vault->replica().table("books")->column("year"));
}

void TestTableDesign::change_isRefused_whileTheTableSyncs()
{
    const auto present = m_browser->design("books");
    VERIFY_OK(present);
    const auto faultsWith = [&](auto change) {
        TableDesign design = *present;
        change(design);
        return kinds(faultsOfChange(*present, design, *m_browser->surroundings()));
    };
    QCOMPARE(faultsWith([](TableDesign &d) { d.columns[2].name = "name"; }), QList<Kind>{Kind::RenameWhileSynced});
    QCOMPARE(faultsWith([](TableDesign &d) { d.columns.removeLast(); }), QList<Kind>{Kind::DropWhileSynced});
    QCOMPARE(faultsWith([](TableDesign &d) { d.name = "volumes"; }), QList<Kind>{Kind::RenameWhileSynced});
    QCOMPARE(faultsWith([](TableDesign &d) { d.columns[2].notNull = true; }), QList<Kind>{Kind::ChangedInPlace});
}

void TestTableDesign::columns_areRenamedAndDropped_whenTheTableDoesNotSync()
{
    VERIFY_OK(m_browser->insertRow("books", {{"id", CellValue::text("b")}, {"title", CellValue::text("Solaris")}}));
    VERIFY_OK(m_browser->runDesign("ALTER TABLE books ADD COLUMN spare TEXT"));
    VERIFY_OK(m_browser->setSynced("books", false));
    const auto present = m_browser->design("books");
    VERIFY_OK(present);
    TableDesign design = *present;
    design.columns.removeLast();
    design.columns[2].name = "name";
    design.name = "volumes";
    QCOMPARE(kinds(faultsOfChange(*present, design, *m_browser->surroundings())), QList<Kind>());
    VERIFY_OK(m_browser->runDesign(changeSql(*present, design)));
    const auto page = m_browser->page({"volumes"});
    VERIFY_OK(page);
    QCOMPARE(page->columns.size(), 3U);
    QCOMPARE(page->columns[2].name, QByteArray("name"));
    QCOMPARE(page->rows[0][2], CellValue::text("Solaris"));
    design = *present;
    design.columns.removeFirst();
    QCOMPARE(kinds(faultsOfChange(*present, design, *m_browser->surroundings())), QList<Kind>{Kind::DropKey});
}

void TestTableDesign::addedColumn_isRefused_data()
{
    QTest::addColumn<QByteArray>("defaultSql");
    QTest::addColumn<bool>("notNull");
    QTest::addColumn<bool>("unique");
    QTest::addColumn<bool>("isKey");
    QTest::addColumn<int>("kind");
    QTest::newRow("required without default") << QByteArray() << true << false << false << int(Kind::AddedNotNullWithoutDefault);
    QTest::newRow("unique") << QByteArray() << false << true << false << int(Kind::AddedUnique);
    QTest::newRow("key") << QByteArray() << false << false << true << int(Kind::AddedKey);
    QTest::newRow("computed default") << QByteArray("(random())") << false << false << false << int(Kind::AddedDefaultNotConstant);
}

void TestTableDesign::addedColumn_isRefused()
{
    QFETCH(const QByteArray, defaultSql);
    QFETCH(const bool, notNull);
    QFETCH(const bool, unique);
    QFETCH(const bool, isKey);
    QFETCH(const int, kind);
    const auto present = m_browser->design("books");
    VERIFY_OK(present);
    TableDesign design = *present;
    design.columns += {"added", "TEXT", notNull, unique, isKey, defaultSql};
    QCOMPARE(kinds(faultsOfChange(*present, design, *m_browser->surroundings())), QList<Kind>{Kind(kind)});
}

QTEST_GUILESS_MAIN(TestTableDesign)
#include "tst_tabledesign.moc"
