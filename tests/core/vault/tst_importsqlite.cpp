// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/sqliteimporter.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace haex;

/// Databases that nobody here made come in whole, or not at all, and the report tells the rest.
class TestImportSqlite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void import_keepsEveryValueToTheBit();
    void import_keepsConstraintsAndIndexes();
    void import_takesOddNames();
    void import_leavesGeneratedColumnsToSqlite();
    void import_takesTablesInAnyOrder_whenForeignKeysPointAhead();
    void import_leavesOutViewsTriggersAndVirtualTables_andSaysSo();
    void import_givesKeylessTablesAKey();
    void import_givesTablesWithNullKeysAKey_andKeepsThemUnique();
    void import_givesTablesWithRealKeysAKey();
    void import_keepsKeylessTablesLocal_whenAsked();
    void import_pointsForeignKeysAtTheOldKey_whenTheParentGotANewOne();
    void import_dropsForeignKeys_whoseParentIsLeftOut();
    void import_dropsForeignKeys_thatTheSourceViolates();
    void import_dropsForeignKeys_thatPointAtNoKey();
    void import_keepsRows_thatBreakTheirOwnChecks();
    void import_dropsCollationsThatAreNotHere();
    void import_goesOnWithAutoincrement();
    void import_takesOnlyTheTablesAskedFor();
    void import_changesNothing_whenATableIsThere();
    void import_givesTablesAnotherName_andForeignKeysFollow();
    void import_givesAnotherName_alsoWhereTheDefinitionIsNotUnderstood();
    void import_keepsUniqueIndexes_whoseNameIsTaken();
    void import_goesOnWithAutoincrement_underAnotherName();
    void import_refusesNames_thatNoTableCanHave_data();
    void import_refusesNames_thatNoTableCanHave();
    void import_changesNothing_whenStopped();
    void import_changesNothing_whenATableIsNotInTheFile();
    void import_keepsTablesLocal_whenSyncingIsOff();
    void import_refusesOtherFiles();
    void import_readsADatabaseThatItsProgramHoldsLocked();
    void import_readsWhatIsStillInTheWriteAheadLog();
    void import_readsUtf16();
    void import_takesTheWholeOfProj();

private:
    /// Makes the source with that script; foreign keys are off, as in most programs.
    void makeSource(const char *script);
    [[nodiscard]] Result<ImportReport> import(const SqliteImportOptions &options = {});
    /// First column of the first row, as text.
    [[nodiscard]] QByteArray ask(const QByteArray &sql);
    [[nodiscard]] bool isSynced(const char *table) { return m_vault->replica().table(table); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<TestVault> m_vault;
};

void TestImportSqlite::init()
{
    m_vault = std::make_unique<TestVault>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("source.sqlite"));
}

void TestImportSqlite::makeSource(const char *script)
{
    auto source = Database::openPlain(m_path, Database::Mode::Create);
    VERIFY_OK(source);
    VERIFY_OK((*source)->execute("PRAGMA foreign_keys = OFF"));
    VERIFY_OK((*source)->execute(script));
}

Result<ImportReport> TestImportSqlite::import(const SqliteImportOptions &options)
{
    return importSqlite(m_vault->replica(), m_path, options);
}

QByteArray TestImportSqlite::ask(const QByteArray &sql)
{
    auto statement = m_vault->database().prepare(sql);
    if (!statement || !statement->step().value_or(false))
        return "nothing";
    return statement->text(0);
}

void TestImportSqlite::import_keepsEveryValueToTheBit()
{
    makeSource("CREATE TABLE v(id INTEGER PRIMARY KEY, value);"
               "INSERT INTO v VALUES(1, NULL), (2, 9223372036854775807), (3, -0.0), (4, 1e300),"
               " (5, ''), (6, 'tab\tquote\"'), (7, x''), (8, x'00ff00'), (9, 'a' || char(0) || 'b'),"
               " (10, CAST(x'ff' AS TEXT)), (11, 9e999);");
    const auto report = import();
    VERIFY_OK(report);
    QCOMPARE(report->rows, 11);
    auto source = Database::openPlain(m_path, Database::Mode::ReadOnly);
    VERIFY_OK(source);
    auto expected = (*source)->prepare("SELECT value FROM v ORDER BY id");
    auto actual = m_vault->database().prepare("SELECT value FROM v ORDER BY id");
    for (int i = 0; i < 11; ++i) {
        QVERIFY(expected->step().value() && actual->step().value());
        QVERIFY2(expected->value(0) == actual->value(0), QByteArray::number(i + 1).constData());
    }
    QVERIFY(isSynced("v"));
}

void TestImportSqlite::import_keepsConstraintsAndIndexes()
{
    makeSource("CREATE TABLE p(a TEXT NOT NULL, b INT NOT NULL CHECK (b > 0), c TEXT UNIQUE COLLATE NOCASE,"
               " PRIMARY KEY(a, b)) WITHOUT ROWID;"
               "CREATE TABLE s(id INTEGER PRIMARY KEY, n INT NOT NULL DEFAULT 7, t TEXT) STRICT;"
               "CREATE INDEX part ON s(n) WHERE t IS NOT NULL;"
               "CREATE UNIQUE INDEX expr ON s(lower(t));"
               "INSERT INTO p VALUES('x', 1, 'One'), ('x', 2, 'Two');"
               "INSERT INTO s(t) VALUES('A'), ('B');");
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(report->notes.isEmpty());
    Database &database = m_vault->database();
    QVERIFY(!database.execute("INSERT INTO p(a, b) VALUES('y', 0)"));
    QVERIFY(!database.execute("INSERT INTO p(a, b, c) VALUES('y', 1, 'ONE')"));
    QVERIFY(!database.execute("INSERT INTO s(t) VALUES('a')"));
    QVERIFY(!database.execute("INSERT INTO s(n) VALUES('text')"));
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE name IN ('part', 'expr')"), "2");
    QCOMPARE(ask("SELECT group_concat(n) FROM s"), "7,7");
    // Other devices get the indexes with the table.
    QVERIFY(ask("SELECT definition FROM vault_tables WHERE name = 's'").contains("expr"));
}

void TestImportSqlite::import_takesOddNames()
{
    makeSource("CREATE TABLE \"select\"(\"group\" TEXT PRIMARY KEY, \"a.b\" INT, \"say \"\"hi\"\"\" INT,"
               " [two words] INT, `back``tick` INT, \"rowid\" INT, \"Ünïcode\" TEXT);"
               "INSERT INTO \"select\" VALUES('k', 1, 2, 3, 4, 5, 'ä');"
               "CREATE TABLE \"it's; -- (odd\"(id INTEGER PRIMARY KEY /* , ( */, x DEFAULT ')' -- end (\n);"
               "INSERT INTO \"it's; -- (odd\"(id) VALUES(1);"
               "CREATE TABLE \"日本.表\"(\"キー\" TEXT PRIMARY KEY NOT NULL, wert REAL);"
               "INSERT INTO \"日本.表\" VALUES('一', 1.5);"
               "CREATE INDEX \"odd index\" ON \"select\"(\"say \"\"hi\"\"\", [two words]);");
    const auto report = import();
    VERIFY_OK(report);
    QCOMPARE(ask("SELECT \"say \"\"hi\"\"\" || [two words] || `back``tick` || \"rowid\" || \"Ünïcode\""
                 " FROM \"select\""),
             QByteArray("2345ä"));
    QCOMPARE(ask("SELECT x FROM \"it's; -- (odd\""), ")");
    QCOMPARE(ask("SELECT wert FROM \"日本.表\" WHERE \"キー\" = '一'"), "1.5");
    QVERIFY(isSynced("select") && isSynced("it's; -- (odd") && isSynced("日本.表"));
}

void TestImportSqlite::import_leavesGeneratedColumnsToSqlite()
{
    makeSource("CREATE TABLE g(id INTEGER PRIMARY KEY, a INT, twice INT AS (a * 2), kept INT"
               " GENERATED ALWAYS AS (a + 1) STORED, b TEXT);"
               "INSERT INTO g(id, a, b) VALUES(1, 21, 'x');");
    VERIFY_OK(import());
    QCOMPARE(ask("SELECT twice || ',' || kept || ',' || b FROM g"), "42,22,x");
}

void TestImportSqlite::import_takesTablesInAnyOrder_whenForeignKeysPointAhead()
{
    makeSource("CREATE TABLE child(id INTEGER PRIMARY KEY, p INT REFERENCES parent, self INT REFERENCES"
               " child(id));"
               "CREATE TABLE parent(id INTEGER PRIMARY KEY, c INT REFERENCES child(id));"
               "INSERT INTO child VALUES(1, 10, 2), (2, 10, 1);"
               "INSERT INTO parent VALUES(10, 2);");
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(report->notes.isEmpty());
    QVERIFY(!m_vault->database().execute("INSERT INTO child(id, p) VALUES(3, 11)"));
    QCOMPARE(ask("SELECT count(*) FROM pragma_foreign_key_list('child')"), "2");
}

void TestImportSqlite::import_leavesOutViewsTriggersAndVirtualTables_andSaysSo()
{
    makeSource("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT);"
               "INSERT INTO t VALUES(1, 'one');"
               "CREATE VIEW v AS SELECT x FROM t;"
               "CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END;"
               "CREATE VIRTUAL TABLE f USING fts5(x);"
               "INSERT INTO f VALUES('words');"
               "CREATE TABLE haex_own(id INTEGER PRIMARY KEY);"
               "CREATE TABLE vault_own(id INTEGER PRIMARY KEY);");
    const auto report = import();
    VERIFY_OK(report);
    QCOMPARE(report->tables.size(), 1);
    for (const ImportReason reason :
         {ImportReason::ViewLeftOut, ImportReason::TriggerLeftOut, ImportReason::VirtualTableLeftOut,
          ImportReason::ShadowTableLeftOut, ImportReason::InternalTableLeftOut})
        QVERIFY2(report->hasNote(reason), importReasonName(reason).data());
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE name IN ('v', 'g', 'f', 'f_data')"), "0");
    QCOMPARE(ask("SELECT x FROM t"), "one");
}

void TestImportSqlite::import_givesKeylessTablesAKey()
{
    makeSource("CREATE TABLE log(line TEXT, row_id INT, CHECK (line <> 'x'));"
               "INSERT INTO log(rowid, line) VALUES(5, 'a'), (9, 'a'), (12, NULL);"
               "CREATE TABLE empty(a, b);");
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(report->hasNote(ImportReason::KeyAdded));
    QVERIFY(isSynced("log") && isSynced("empty"));
    QCOMPARE(ask("SELECT group_concat(row_id2) FROM log"), "5,9,12");
    VERIFY_OK(m_vault->replica().write(
        [&] { return m_vault->database().execute("INSERT INTO log(line) VALUES('new')"); }));
    QVERIFY(ask("SELECT row_id2 FROM log WHERE line = 'new'").toLongLong() > 0);
}

void TestImportSqlite::import_givesTablesWithNullKeysAKey_andKeepsThemUnique()
{
    makeSource("CREATE TABLE u(a TEXT, b INT, c TEXT, CONSTRAINT pk PRIMARY KEY(a, b));"
               "INSERT INTO u VALUES(NULL, 1, 'x'), (NULL, 1, 'y'), ('k', 2, 'z');");
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(report->hasNote(ImportReason::KeyAdded));
    QCOMPARE(ask("SELECT group_concat(row_id || c) FROM u"), "1x,2y,3z");
    QVERIFY(!m_vault->database().execute("INSERT INTO u(a, b) VALUES('k', 2)"));
}

void TestImportSqlite::import_givesTablesWithRealKeysAKey()
{
    makeSource("CREATE TABLE r(k REAL PRIMARY KEY DESC, v TEXT) WITHOUT ROWID;"
               "INSERT INTO r VALUES(1.5, 'a'), (2.5, 'b');");
    VERIFY_OK(import());
    QVERIFY(isSynced("r"));
    QCOMPARE(ask("SELECT count(DISTINCT row_id) FROM r"), "2");
    QVERIFY(!m_vault->database().execute("INSERT INTO r(k) VALUES(1.5)"));
}

void TestImportSqlite::import_keepsKeylessTablesLocal_whenAsked()
{
    makeSource("CREATE TABLE a(x); INSERT INTO a VALUES(1);"
               "CREATE TABLE b(x TEXT PRIMARY KEY); INSERT INTO b VALUES(NULL);");
    SqliteImportOptions options;
    options.keepKeyless = true;
    const auto report = import(options);
    VERIFY_OK(report);
    QVERIFY(report->hasNote(ImportReason::NoPrimaryKey));
    QVERIFY(report->hasNote(ImportReason::KeyNotSyncable));
    QVERIFY(!isSynced("a") && !isSynced("b"));
    QCOMPARE(ask("SELECT count(*) FROM pragma_table_info('a')"), "1");
}

void TestImportSqlite::import_pointsForeignKeysAtTheOldKey_whenTheParentGotANewOne()
{
    makeSource("CREATE TABLE p(a TEXT PRIMARY KEY, b INT);"
               "CREATE TABLE c(id INTEGER PRIMARY KEY, a TEXT REFERENCES p ON DELETE SET NULL);"
               "INSERT INTO p VALUES('one', 1), (NULL, 2);"
               "INSERT INTO c VALUES(1, 'one');");
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(!report->hasNote(ImportReason::ForeignKeyDropped));
    QCOMPARE(ask("SELECT \"to\" FROM pragma_foreign_key_list('c')"), "a");
    VERIFY_OK(m_vault->replica().write(
        [&] { return m_vault->database().execute("DELETE FROM p WHERE a = 'one'"); }));
    QCOMPARE(ask("SELECT coalesce(a, 'null') FROM c"), "null");
}

void TestImportSqlite::import_dropsForeignKeys_whoseParentIsLeftOut()
{
    makeSource("CREATE TABLE p(id INTEGER PRIMARY KEY);"
               "CREATE TABLE c(id INTEGER PRIMARY KEY, p INT NOT NULL REFERENCES p(id) ON DELETE NO ACTION"
               " DEFERRABLE INITIALLY DEFERRED CHECK (p > 0), q INT,"
               " CONSTRAINT fk FOREIGN KEY(q) REFERENCES p(id) ON UPDATE SET NULL UNIQUE(p, q));"
               "INSERT INTO p VALUES(1); INSERT INTO c VALUES(1, 1, 1);");
    SqliteImportOptions options;
    options.tables = {"c"};
    const auto report = import(options);
    VERIFY_OK(report);
    QVERIFY(report->hasNote(ImportReason::ForeignKeyDropped));
    QCOMPARE(ask("SELECT count(*) FROM pragma_foreign_key_list('c')"), "0");
    QVERIFY(!m_vault->database().execute("INSERT INTO c VALUES(2, 0, 1)"));
    QVERIFY(!m_vault->database().execute("INSERT INTO c(p, q) VALUES(1, 1)"));
}

void TestImportSqlite::import_dropsForeignKeys_thatTheSourceViolates()
{
    makeSource("CREATE TABLE p(id INTEGER PRIMARY KEY);"
               "CREATE TABLE c(id INTEGER PRIMARY KEY, good INT REFERENCES p, bad INT REFERENCES p);"
               "INSERT INTO p VALUES(1);"
               "INSERT INTO c VALUES(1, 1, 1), (2, 1, 99), (3, 1, 98);");
    const auto report = import();
    VERIFY_OK(report);
    QCOMPARE(report->rows, 4);
    QCOMPARE(report->notes.size(), 1);
    QCOMPARE(report->notes[0].reason, ImportReason::ForeignKeyDropped);
    QCOMPARE(report->notes[0].count, 2);
    QVERIFY(report->notes[0].detail.startsWith(u"bad -> p"));
    QCOMPARE(ask("SELECT \"from\" FROM pragma_foreign_key_list('c')"), "good");
}

void TestImportSqlite::import_dropsForeignKeys_thatPointAtNoKey()
{
    makeSource("CREATE TABLE p(id INTEGER PRIMARY KEY, x INT);"
               "CREATE TABLE c(id INTEGER PRIMARY KEY, x INT REFERENCES p(x), v INT REFERENCES nowhere);"
               "INSERT INTO p VALUES(1, 1); INSERT INTO c VALUES(1, 1, 1);");
    const auto report = import();
    VERIFY_OK(report);
    QCOMPARE(report->notes.size(), 2);
    QCOMPARE(ask("SELECT x FROM c"), "1");
}

void TestImportSqlite::import_keepsRows_thatBreakTheirOwnChecks()
{
    makeSource("CREATE TABLE t(id INTEGER PRIMARY KEY, n INT CHECK (n < 10), g INT AS (n + 1));"
               "PRAGMA ignore_check_constraints = ON;"
               "INSERT INTO t(id, n) VALUES(1, 5), (2, 50);");
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(report->hasNote(ImportReason::DefinitionChanged));
    QCOMPARE(ask("SELECT group_concat(n) FROM t"), "5,50");
    QVERIFY(isSynced("t"));
}

void TestImportSqlite::import_dropsCollationsThatAreNotHere()
{
    // The file of a program with a collation of its own is made by renaming one of ours.
    makeSource("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE UNIQUE);"
               "INSERT INTO t VALUES(1, 'a');"
               "PRAGMA writable_schema = ON;"
               "UPDATE sqlite_master SET sql = replace(sql, 'NOCASE', '\"de_DE\"');");
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(report->hasNote(ImportReason::CollationDropped));
    QVERIFY(!m_vault->database().execute("INSERT INTO t(name) VALUES('a')"));
}

void TestImportSqlite::import_goesOnWithAutoincrement()
{
    makeSource("CREATE TABLE a(id INTEGER PRIMARY KEY AUTOINCREMENT, x);"
               "INSERT INTO a VALUES(100, 1), (101, 2); DELETE FROM a WHERE id = 101;");
    VERIFY_OK(import());
    VERIFY_OK(m_vault->replica().write(
        [&] { return m_vault->database().execute("INSERT INTO a(x) VALUES(3)"); }));
    QCOMPARE(ask("SELECT max(id) FROM a"), "102");
}

void TestImportSqlite::import_takesOnlyTheTablesAskedFor()
{
    makeSource("CREATE TABLE One(id INTEGER PRIMARY KEY); CREATE TABLE two(id INTEGER PRIMARY KEY);"
               "CREATE VIEW v AS SELECT 1;");
    SqliteImportOptions options;
    options.tables = {"one"};
    const auto report = import(options);
    VERIFY_OK(report);
    QCOMPARE(report->tables.size(), 1);
    QCOMPARE(report->tables[0].name, QByteArray("One"));
    QVERIFY(report->notes.isEmpty());
}

void TestImportSqlite::import_changesNothing_whenATableIsThere()
{
    makeSource("CREATE TABLE first(id INTEGER PRIMARY KEY); CREATE TABLE second(id INTEGER PRIMARY KEY); CREATE TABLE third(id INTEGER PRIMARY KEY);");
    VERIFY_OK(m_vault->database().execute("CREATE TABLE \"SECOND\"(x); CREATE TABLE third(x)"));
    const auto taken = takenTableNames(m_vault->replica());
    VERIFY_OK(taken);
    QVERIFY(!taken->contains("first") && taken->contains("SECOND") && taken->contains("third"));
    const auto report = import();
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(report.error().context, QStringLiteral("second, third"));
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE name = 'first'"), "0");
}

void TestImportSqlite::import_givesTablesAnotherName_andForeignKeysFollow()
{
    makeSource("CREATE TABLE books(id INTEGER PRIMARY KEY, pages INT CHECK (books.pages > 0 AND \"books\".pages < 5000),"
               " sequel INT REFERENCES books);"
               "CREATE TABLE loans(id INTEGER PRIMARY KEY, book INT REFERENCES \"Books\"(id) ON DELETE CASCADE, day TEXT DEFAULT 'books.day');"
               "CREATE INDEX by_pages ON books(pages) WHERE books.pages > 10;"
               "INSERT INTO books VALUES(1, 100, NULL), (2, 200, 1); INSERT INTO loans(id, book) VALUES(7, 2);");
    VERIFY_OK(m_vault->database().execute("CREATE TABLE books(mine TEXT); INSERT INTO books VALUES('mine')"));
    SqliteImportOptions options;
    options.names = {{"BOOKS", "say \"books\""}};
    const auto report = import(options);
    VERIFY_OK(report);
    QVERIFY2(report->notes.isEmpty(), qPrintable(report->notes.isEmpty() ? QString() : report->notes.first().detail));
    QCOMPARE(report->tables[0].name, QByteArray("say \"books\""));
    QVERIFY(isSynced("say \"books\"") && isSynced("loans"));
    QCOMPARE(ask("SELECT group_concat(mine) FROM books"), "mine");
    QCOMPARE(ask("SELECT count(*) FROM \"say \"\"books\"\"\""), "2");
    QCOMPARE(ask("SELECT group_concat(\"table\") FROM (SELECT \"table\" FROM pragma_foreign_key_list('loans') UNION ALL"
                 " SELECT \"table\" FROM pragma_foreign_key_list('say \"books\"'))"), "say \"books\",say \"books\"");
    // What is only text stays it.
    QCOMPARE(ask("SELECT day FROM loans"), "books.day");
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE name = 'by_pages' AND tbl_name = 'say \"books\"'"), "1");
    const auto write = [this](const char *sql) { return m_vault->replica().write([&] { return m_vault->database().execute(sql); }); };
    QVERIFY(!write("INSERT INTO \"say \"\"books\"\"\"(id, pages) VALUES(3, 0)"));
    QVERIFY(!write("INSERT INTO loans(id, book) VALUES(8, 99)"));
    VERIFY_OK(write("INSERT INTO \"say \"\"books\"\"\"(id, pages) VALUES(3, 1); INSERT INTO loans(id, book) VALUES(8, 3)"));
    VERIFY_OK(write("DELETE FROM \"say \"\"books\"\"\" WHERE id > 1"));
    QCOMPARE(ask("SELECT count(*) FROM loans"), "0");
}

void TestImportSqlite::import_givesAnotherName_alsoWhereTheDefinitionIsNotUnderstood()
{
    makeSource("CREATE TABLE made AS SELECT 1 AS id, 'x' AS v; CREATE TABLE strange(id INTEGER PRIMARY KEY, v CHECK (v < 0));"
               "PRAGMA ignore_check_constraints = ON; INSERT INTO strange VALUES(1, 5);");
    SqliteImportOptions options;
    options.names = {{"made", "made_2"}, {"strange", "made"}};
    const auto report = import(options);
    VERIFY_OK(report);
    QCOMPARE(ask("SELECT v FROM made_2"), "x");
    QCOMPARE(ask("SELECT v FROM made"), "5");
    const auto changed = std::ranges::find(report->notes, ImportReason::DefinitionChanged, &ImportNote::reason);
    QVERIFY(changed != report->notes.end());
    QCOMPARE(changed->subject, QStringLiteral("made"));
}

void TestImportSqlite::import_keepsUniqueIndexes_whoseNameIsTaken()
{
    makeSource("CREATE TABLE films(id INTEGER PRIMARY KEY, title TEXT); CREATE UNIQUE INDEX by_title ON films(title);"
               "INSERT INTO films VALUES(1, 'Alien');");
    VERIFY_OK(m_vault->database().execute("CREATE TABLE books(title TEXT); CREATE INDEX by_title ON books(title)"));
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(report->notes.isEmpty());
    QVERIFY(!m_vault->database().execute("INSERT INTO films VALUES(2, 'Alien')"));
}

void TestImportSqlite::import_goesOnWithAutoincrement_underAnotherName()
{
    makeSource("CREATE TABLE a(id INTEGER PRIMARY KEY AUTOINCREMENT, x); INSERT INTO a VALUES(100, 1); DELETE FROM a;");
    SqliteImportOptions options;
    options.names = {{"a", "b"}};
    VERIFY_OK(import(options));
    VERIFY_OK(m_vault->replica().write([&] { return m_vault->database().execute("INSERT INTO b(x) VALUES(3)"); }));
    QCOMPARE(ask("SELECT max(id) FROM b"), "101");
}

void TestImportSqlite::import_refusesNames_thatNoTableCanHave_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("none") << QByteArray(" ") << ErrorCode::InvalidArgument;
    QTest::newRow("application's") << QByteArray("vault_items") << ErrorCode::InvalidArgument;
    QTest::newRow("SQLite's") << QByteArray("sqlite_x") << ErrorCode::InvalidArgument;
    QTest::newRow("too long") << QByteArray(5000, 'x') << ErrorCode::InvalidArgument;
    QTest::newRow("another's in the file") << QByteArray("TWO") << ErrorCode::InvalidArgument;
    QTest::newRow("in the vault") << QByteArray("THREE") << ErrorCode::AlreadyExists;
}

void TestImportSqlite::import_refusesNames_thatNoTableCanHave()
{
    QFETCH(QByteArray, name);
    QFETCH(ErrorCode, error);
    makeSource("CREATE TABLE one(id INTEGER PRIMARY KEY); CREATE TABLE two(id INTEGER PRIMARY KEY);");
    VERIFY_OK(m_vault->database().execute("CREATE TABLE three(x)"));
    SqliteImportOptions options;
    options.names = {{"one", name}};
    const auto report = import(options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, error);
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE name IN ('one', 'two')"), "0");
    options.names = {{"four", "free"}};
    QCOMPARE(import(options).error().code, ErrorCode::NotFound);
}

void TestImportSqlite::import_changesNothing_whenStopped()
{
    makeSource("CREATE TABLE t(id INTEGER PRIMARY KEY);"
               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
               " INSERT INTO t SELECT i FROM n;");
    SqliteImportOptions options;
    qint64 seen = 0;
    options.progress = [&seen](qint64 done, qint64 total) {
        seen = done;
        return total != 5000 || done < 3000;
    };
    const auto report = import(options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(seen, 3000);
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE name = 't'"), "0");
    QVERIFY(!isSynced("t"));
    VERIFY_OK(import());
}

void TestImportSqlite::import_changesNothing_whenATableIsNotInTheFile()
{
    makeSource("CREATE TABLE t(id INTEGER PRIMARY KEY);");
    SqliteImportOptions options;
    options.tables = {"t", "other"};
    const auto report = import(options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NotFound);
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE name = 't'"), "0");
}

void TestImportSqlite::import_keepsTablesLocal_whenSyncingIsOff()
{
    makeSource("CREATE TABLE t(id INTEGER PRIMARY KEY); INSERT INTO t VALUES(1); CREATE TABLE k(x);");
    SqliteImportOptions options;
    options.synced = false;
    const auto report = import(options);
    VERIFY_OK(report);
    QVERIFY(!isSynced("t"));
    QVERIFY(report->notes.isEmpty());
    QCOMPARE(ask("SELECT count(*) FROM pragma_table_info('t')"), "1");
}

void TestImportSqlite::import_refusesOtherFiles()
{
    const auto missing = import();
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    for (const QByteArray &content : {QByteArray(), QByteArray(5000, 'x')}) {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        const auto report = import();
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::UnsupportedFormat);
    }
}

void TestImportSqlite::import_readsADatabaseThatItsProgramHoldsLocked()
{
    makeSource("CREATE TABLE t(id INTEGER PRIMARY KEY); INSERT INTO t VALUES(1);");
    auto owner = Database::openPlain(m_path, Database::Mode::ReadWrite);
    VERIFY_OK(owner);
    VERIFY_OK((*owner)->execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"));
    VERIFY_OK(import());
    QCOMPARE(ask("SELECT count(*) FROM t"), "1");
}

void TestImportSqlite::import_readsWhatIsStillInTheWriteAheadLog()
{
    makeSource("PRAGMA journal_mode = WAL; CREATE TABLE t(id INTEGER PRIMARY KEY);");
    auto owner = Database::openPlain(m_path, Database::Mode::ReadWrite);
    VERIFY_OK(owner);
    VERIFY_OK((*owner)->execute("INSERT INTO t VALUES(1), (2)"));
    VERIFY_OK(import());
    QCOMPARE(ask("SELECT count(*) FROM t"), "2");
}

void TestImportSqlite::import_readsUtf16()
{
    makeSource("PRAGMA encoding = 'UTF-16'; CREATE TABLE t(\"schlüssel\" TEXT PRIMARY KEY);"
               "INSERT INTO t VALUES('größe');");
    VERIFY_OK(import());
    QCOMPARE(ask("SELECT \"schlüssel\" FROM t"), QByteArray("größe"));
}

void TestImportSqlite::import_takesTheWholeOfProj()
{
    m_path = QStringLiteral("/usr/share/proj/proj.db");
    QVERIFY2(QFile::exists(m_path), "the package proj-data is missing");
    QElapsedTimer timer;
    timer.start();
    const auto report = import();
    VERIFY_OK(report);
    qInfo("%lld rows in %lld ms", report->rows, timer.elapsed());
    auto source = Database::openPlain(m_path, Database::Mode::ReadOnly);
    VERIFY_OK(source);
    for (const ImportedTable &table : report->tables) {
        QVERIFY2(table.synced, table.name.constData());
        const auto rows = (*source)->scalar("SELECT count(*) FROM " + quoteIdentifier(table.name));
        VERIFY_OK(rows);
        QCOMPARE(rows->toInteger(), table.rows);
    }
    QCOMPARE(ask("SELECT count(*) FROM pragma_foreign_key_check"), "0");
    QVERIFY(!report->hasNote(ImportReason::DefinitionChanged));
    QVERIFY(!report->hasNote(ImportReason::ForeignKeyDropped));
    QVERIFY(report->hasNote(ImportReason::KeyAdded));
}

QTEST_GUILESS_MAIN(TestImportSqlite)
#include "tst_importsqlite.moc"
