// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/storage/transaction.h"
#include "tests/support/resulttext.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace haex;

namespace {

template <class T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

SecretBytes keyOf(char byte)
{
    return SecretBytes::copyOf(QByteArray(32, byte));
}

const QByteArray Salt = QByteArray(16, 's');

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void create_doesNotOverwrite();
    void open_doesNotCreate();
    void encrypted_opensWithItsKeyOnly();
    void encrypted_holdsNoPlainText();
    void encrypted_refusesWrongSizes();
    void garbage_isNoDatabase();
    void readOnly_refusesWrites();
    void secondWriter_isBusy();
    void connection_hasForeignKeysAndRecursiveTriggers();
    void values_areExact();
    void scalar_ofNothing_isNull();
    void execute_runsEveryStatement();
    void execute_stopsAtTheFirstError();
    void errors_nameTheirKind_data();
    void errors_nameTheirKind();
    void cached_isResetBetweenUses();
    void cached_withALimit_staysCompiled();
    void deferredForeignKeys_areCheckedAtCommit_inThatTransactionOnly();
    void deferredForeignKeys_leaveStatementsCompiled();
    void prepared_staysCompiled();
    void prepared_isForOneUser();
    void prepared_hasNothingOfItsLastUse();
    void prepared_underDeferredForeignKeys_isAnotherOne();
    void prepared_followsTheSchema();
    void prepared_doesNotHoldTheFileOpen();
    void transaction_rollsBackUnlessCommitted();
    void transaction_survivesAFailedCommit();
    void check_namesWhatIsBroken();
    void doubleQuotedText_isNoString();
    void quoting_keepsNamesWhole_data();
    void quoting_keepsNamesWhole();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QTemporaryDir m_folder;
};

void TestDatabase::create_doesNotOverwrite()
{
    VERIFY_OK(Database::openPlain(path("new"), Database::Mode::Create).value()->execute("CREATE TABLE t(a)"));
    QCOMPARE(codeOf(Database::openPlain(path("new"), Database::Mode::Create)), ErrorCode::VaultExists);
    QCOMPARE(codeOf(Database::openEncrypted(path("new"), Database::Mode::Create, keyOf('k'), Salt)), ErrorCode::VaultExists);
}

void TestDatabase::open_doesNotCreate()
{
    QCOMPARE(codeOf(Database::openPlain(path("absent"), Database::Mode::ReadWrite)), ErrorCode::VaultNotFound);
    QCOMPARE(codeOf(Database::openPlain(path("absent"), Database::Mode::ReadOnly)), ErrorCode::VaultNotFound);
    QVERIFY(!QFile::exists(path("absent")));
}

void TestDatabase::encrypted_opensWithItsKeyOnly()
{
    {
        auto made = Database::openEncrypted(path("secret"), Database::Mode::Create, keyOf('k'), Salt);
        VERIFY_OK(made);
        VERIFY_OK((*made)->execute("CREATE TABLE t(a); INSERT INTO t VALUES('kept')"));
    }
    auto opened = Database::openEncrypted(path("secret"), Database::Mode::ReadWrite, keyOf('k'), {});
    VERIFY_OK(opened);
    QCOMPARE((*opened)->scalar("SELECT a FROM t").value(), CellValue::text("kept"));
    QCOMPARE(codeOf(Database::openEncrypted(path("secret"), Database::Mode::ReadWrite, keyOf('x'), {})), ErrorCode::WrongPassword);
    const auto plain = Database::openPlain(path("secret"), Database::Mode::ReadWrite);
    QVERIFY(!plain || !(*plain)->scalar("SELECT count(*) FROM sqlite_master"));
}

void TestDatabase::encrypted_holdsNoPlainText()
{
    {
        auto made = Database::openEncrypted(path("opaque"), Database::Mode::Create, keyOf('k'), Salt);
        VERIFY_OK((*made)->execute("CREATE TABLE visible_name(a); INSERT INTO visible_name VALUES('visible value')"));
    }
    QFile file(path("opaque"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(Salt));
    QVERIFY(!bytes.contains("SQLite format") && !bytes.contains("visible"));
}

void TestDatabase::encrypted_refusesWrongSizes()
{
    QCOMPARE(codeOf(Database::openEncrypted(path("sizes"), Database::Mode::Create, keyOf('k'), "short")), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(Database::openEncrypted(path("sizes"), Database::Mode::Create, SecretBytes::copyOf(QByteArray("short")), Salt)),
             ErrorCode::InvalidArgument);
    QVERIFY(!QFile::exists(path("sizes")));
}

void TestDatabase::garbage_isNoDatabase()
{
    QFile file(path("garbage"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'g'));
    file.close();
    const auto opened = Database::openPlain(path("garbage"), Database::Mode::ReadWrite);
    const ErrorCode code = opened ? codeOf((*opened)->scalar("SELECT count(*) FROM sqlite_master")) : codeOf(opened);
    QCOMPARE(code, ErrorCode::VaultNotAVault);
    QCOMPARE(codeOf(Database::openEncrypted(path("garbage"), Database::Mode::ReadWrite, keyOf('k'), {})), ErrorCode::WrongPassword);
}

void TestDatabase::readOnly_refusesWrites()
{
    VERIFY_OK(Database::openPlain(path("ro"), Database::Mode::Create).value()->execute("CREATE TABLE t(a)"));
    auto opened = Database::openPlain(path("ro"), Database::Mode::ReadOnly);
    VERIFY_OK(opened);
    QCOMPARE(codeOf((*opened)->execute("INSERT INTO t VALUES(1)")), ErrorCode::VaultReadOnly);
    QCOMPARE((*opened)->scalar("SELECT count(*) FROM t").value(), CellValue::integer(0));
}

void TestDatabase::secondWriter_isBusy()
{
    auto first = Database::openPlain(path("busy"), Database::Mode::Create).value();
    VERIFY_OK(first->execute("CREATE TABLE t(a)"));
    auto second = Database::openPlain(path("busy"), Database::Mode::ReadWrite).value();
    VERIFY_OK(second->execute("PRAGMA busy_timeout = 1"));
    auto held = Transaction::begin(*first);
    VERIFY_OK(held);
    QCOMPARE(codeOf(Transaction::begin(*second)), ErrorCode::DatabaseBusy);
    held->rollBack();
    VERIFY_OK(Transaction::begin(*second));
}

void TestDatabase::connection_hasForeignKeysAndRecursiveTriggers()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    QCOMPARE(database->scalar("PRAGMA foreign_keys").value(), CellValue::integer(1));
    QCOMPARE(database->scalar("PRAGMA recursive_triggers").value(), CellValue::integer(1));
}

void TestDatabase::values_areExact()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    VERIFY_OK(database->execute("CREATE TABLE t(a)"));
    for (const CellValue &value :
         {CellValue::null(), CellValue::integer(std::numeric_limits<qint64>::min()), CellValue::real(0.1),
          CellValue::text(""), CellValue::text(QByteArray("a\0b", 3)), CellValue::blob(""), CellValue::blob(QByteArray("\0\xff", 2))}) {
        auto insert = database->prepare("INSERT INTO t VALUES(?1)").value();
        insert.bind(1, value);
        VERIFY_OK(insert.run());
        QCOMPARE(database->scalar("SELECT a FROM t").value(), value);
        VERIFY_OK(database->execute("DELETE FROM t"));
    }
}

void TestDatabase::scalar_ofNothing_isNull()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    QVERIFY(database->scalar("SELECT 1 WHERE 0")->isNull());
    QCOMPARE(database->scalar("SELECT 7").value(), CellValue::integer(7));
    QCOMPARE(codeOf(database->scalar("no sql")), ErrorCode::SqlError);
}

void TestDatabase::execute_runsEveryStatement()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    VERIFY_OK(database->execute("CREATE TABLE t(a); -- one\nINSERT INTO t VALUES(';'); INSERT INTO t VALUES(2);;\n "));
    QCOMPARE(database->scalar("SELECT count(*) FROM t").value(), CellValue::integer(2));
    VERIFY_OK(database->execute(""));
}

void TestDatabase::execute_stopsAtTheFirstError()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    QVERIFY(!database->execute("CREATE TABLE t(a); nonsense; CREATE TABLE u(a)"));
    QCOMPARE(database->scalar("SELECT count(*) FROM sqlite_master").value(), CellValue::integer(1));
}

void TestDatabase::errors_nameTheirKind_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("unique") << QByteArray("INSERT INTO t VALUES(1, 'x')") << ErrorCode::ConstraintViolation;
    QTest::newRow("not null") << QByteArray("INSERT INTO t VALUES(2, NULL)") << ErrorCode::ConstraintViolation;
    QTest::newRow("foreign key") << QByteArray("INSERT INTO c VALUES(9)") << ErrorCode::ConstraintViolation;
    QTest::newRow("restricted") << QByteArray("DELETE FROM p") << ErrorCode::ConstraintViolation;
    QTest::newRow("raise") << QByteArray("DELETE FROM t") << ErrorCode::PrimaryKeyImmutable;
    QTest::newRow("syntax") << QByteArray("SELEC 1") << ErrorCode::SqlError;
    QTest::newRow("no table") << QByteArray("SELECT * FROM nowhere") << ErrorCode::SqlError;
}

void TestDatabase::errors_nameTheirKind()
{
    QFETCH(QByteArray, sql);
    QFETCH(ErrorCode, expected);
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    VERIFY_OK(database->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, v NOT NULL); INSERT INTO t VALUES(1, 'secret value');"
                                "CREATE TABLE c(t REFERENCES t(id));"
                                "CREATE TABLE p(id PRIMARY KEY); CREATE TABLE r(p REFERENCES p ON DELETE RESTRICT);"
                                "INSERT INTO p VALUES(1); INSERT INTO r VALUES(1);"
                                "CREATE TRIGGER x BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'no'); END"));
    const auto result = database->execute(sql);
    QCOMPARE(codeOf(result), expected);
    QVERIFY(!result.error().context.contains(QStringLiteral("secret value")));
}

void TestDatabase::cached_isResetBetweenUses()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    const QByteArray sql = "SELECT ?1 UNION ALL SELECT 2";
    Statement *first = database->cached(sql).value();
    first->bind(1, 7);
    QVERIFY(first->step().value());
    Statement *second = database->cached(sql).value();
    QCOMPARE(second, first);
    QVERIFY(second->step().value());
    QVERIFY(second->isNull(0));
}

void TestDatabase::cached_withALimit_staysCompiled()
{
    const auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    VERIFY_OK(database->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1), (2), (3)"));
    Statement *rows = nullptr;
    for (int limit = 1; limit <= 3; ++limit) {
        rows = database->cached("SELECT count(*) FROM (SELECT a FROM t LIMIT ?1)").value();
        QVERIFY(rows->bind(1, limit).step().value());
        QCOMPARE(rows->integer(0), limit);
    }
    QCOMPARE(sqlite3_stmt_status(rows->handle(), SQLITE_STMTSTATUS_REPREPARE, 0), 0);
}

void TestDatabase::deferredForeignKeys_areCheckedAtCommit_inThatTransactionOnly()
{
    const auto database = Database::openPlain(path("deferred"), Database::Mode::Create).value();
    VERIFY_OK(database->execute("CREATE TABLE parent(id PRIMARY KEY);"
                                "CREATE TABLE child(id PRIMARY KEY, p REFERENCES parent ON DELETE RESTRICT)"));
    const QByteArray child = "INSERT INTO child VALUES(1, 1)";
    const QByteArray parent = "INSERT INTO parent VALUES(1)";
    const QByteArray noParent = "DELETE FROM parent";
    QCOMPARE(codeOf(database->cached(child).value()->run()), ErrorCode::ConstraintViolation);
    for (int round = 0; round < 2; ++round) {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        VERIFY_OK(database->deferForeignKeys());
        VERIFY_OK(database->cached(child).value()->run());
        VERIFY_OK(database->cached(parent).value()->run());
        VERIFY_OK(database->cached(noParent).value()->run());
        QCOMPARE(codeOf(transaction->commit()), ErrorCode::ConstraintViolation);
        transaction->rollBack();
        QCOMPARE(codeOf(database->cached(child).value()->run()), ErrorCode::ConstraintViolation);
    }
    VERIFY_OK(database->cached(parent).value()->run());
    VERIFY_OK(database->cached(child).value()->run());
    QCOMPARE(codeOf(database->cached(noParent).value()->run()), ErrorCode::ConstraintViolation);
}

void TestDatabase::deferredForeignKeys_leaveStatementsCompiled()
{
    const auto database = Database::openPlain(path("compiled"), Database::Mode::Create).value();
    VERIFY_OK(database->execute("CREATE TABLE t(a)"));
    const QByteArray insert = "INSERT INTO t VALUES(1)";
    Statement *statement = nullptr;
    for (int round = 0; round < 3; ++round) {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        VERIFY_OK(database->deferForeignKeys());
        statement = database->cached(insert).value();
        VERIFY_OK(statement->run());
        VERIFY_OK(transaction->commit());
    }
    QCOMPARE(sqlite3_stmt_status(statement->handle(), SQLITE_STMTSTATUS_REPREPARE, 0), 0);
}

void TestDatabase::prepared_staysCompiled()
{
    const auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    const auto handleOf = [&](QByteArrayView sql) { return database->prepare(sql).value().handle(); };
    sqlite3_stmt *const first = handleOf("SELECT 1");
    QCOMPARE(sqlite3_next_stmt(database->handle(), nullptr), first);
    QCOMPARE(handleOf("SELECT 1"), first);
    database->clearStatements();
    QVERIFY(!sqlite3_next_stmt(database->handle(), nullptr));
}

void TestDatabase::prepared_isForOneUser()
{
    const auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    const QByteArray sql = "SELECT ?1 UNION ALL SELECT 2";
    for (int round = 0; round < 3; ++round) {
        auto one = database->prepare(sql).value();
        auto other = database->prepare(sql).value();
        QVERIFY(one.handle() != other.handle());
        QVERIFY(one.bind(1, 7).step().value());
        QVERIFY(other.bind(1, 8).step().value());
        QCOMPARE(one.integer(0), 7);
        QCOMPARE(other.integer(0), 8);
    }
}

void TestDatabase::prepared_hasNothingOfItsLastUse()
{
    const auto database = Database::openPlain(path("uses"), Database::Mode::Create).value();
    VERIFY_OK(database->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1), (2)"));
    for (int round = 0; round < 3; ++round) {
        auto rows = database->prepare("SELECT a, ?1 FROM t ORDER BY a").value();
        QVERIFY(rows.step().value());
        QCOMPARE(rows.integer(0), 1);
        QVERIFY(rows.isNull(1));
        rows.reset();
        QVERIFY(rows.bindText(1, "of this use").step().value());
    }
    // Nor is anything still read.
    VERIFY_OK(database->execute("DROP TABLE t"));
}

void TestDatabase::prepared_underDeferredForeignKeys_isAnotherOne()
{
    const auto database = Database::openPlain(path("deferredprepared"), Database::Mode::Create).value();
    VERIFY_OK(database->execute("CREATE TABLE parent(id PRIMARY KEY);"
                                "CREATE TABLE child(id PRIMARY KEY, p REFERENCES parent)"));
    const auto addChild = [&] { return database->prepare("INSERT INTO child VALUES(1, 1)").value().run(); };
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(codeOf(addChild()), ErrorCode::ConstraintViolation);
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(transaction);
        VERIFY_OK(database->deferForeignKeys());
        VERIFY_OK(addChild());
        QCOMPARE(codeOf(transaction->commit()), ErrorCode::ConstraintViolation);
    }
}

void TestDatabase::prepared_followsTheSchema()
{
    const auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    for (const char *definition : {"CREATE TABLE t(a)", "CREATE TABLE t(b, a)", "CREATE TABLE t(c, b, a)"}) {
        VERIFY_OK(database->execute(definition));
        VERIFY_OK(database->execute("INSERT INTO t(a) VALUES('here')"));
        for (int round = 0; round < 3; ++round)
            QCOMPARE(database->scalar("SELECT a FROM t").value(), CellValue::text("here"));
        VERIFY_OK(database->execute("DROP TABLE t"));
        QCOMPARE(codeOf(database->scalar("SELECT a FROM t")), ErrorCode::SqlError);
    }
}

void TestDatabase::prepared_doesNotHoldTheFileOpen()
{
    auto database = Database::openPlain(path("closed"), Database::Mode::Create).value();
    VERIFY_OK(database->execute("PRAGMA journal_mode = WAL; CREATE TABLE t(a)"));
    for (int round = 0; round < 3; ++round)
        QVERIFY(database->scalar("SELECT a FROM t")->isNull());
    QVERIFY(QFile::exists(path("closed-wal")));
    database.reset();
    QVERIFY(!QFile::exists(path("closed-wal")));
}

void TestDatabase::transaction_rollsBackUnlessCommitted()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    VERIFY_OK(database->execute("CREATE TABLE t(a)"));
    {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(database->execute("INSERT INTO t VALUES(1)"));
        QVERIFY(database->inTransaction());
    }
    QVERIFY(!database->inTransaction());
    QCOMPARE(database->scalar("SELECT count(*) FROM t").value(), CellValue::integer(0));
    auto transaction = Transaction::begin(*database);
    VERIFY_OK(database->execute("INSERT INTO t VALUES(1)"));
    VERIFY_OK(transaction->commit());
    QCOMPARE(database->scalar("SELECT count(*) FROM t").value(), CellValue::integer(1));
}

void TestDatabase::transaction_survivesAFailedCommit()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    VERIFY_OK(database->execute("CREATE TABLE p(id PRIMARY KEY); CREATE TABLE c(p REFERENCES p(id) DEFERRABLE INITIALLY DEFERRED)"));
    {
        auto transaction = Transaction::begin(*database);
        VERIFY_OK(database->execute("INSERT INTO c VALUES(1)"));
        QCOMPARE(codeOf(transaction->commit()), ErrorCode::ConstraintViolation);
    }
    QVERIFY(!database->inTransaction());
    QCOMPARE(database->scalar("SELECT count(*) FROM c").value(), CellValue::integer(0));
}

void TestDatabase::check_namesWhatIsBroken()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    VERIFY_OK(database->execute("CREATE TABLE p(id PRIMARY KEY); CREATE TABLE c(p REFERENCES p(id))"));
    QCOMPARE(database->check(true).value(), QStringList());
    QCOMPARE(database->check(false).value(), QStringList());
    VERIFY_OK(database->execute("PRAGMA foreign_keys = OFF; INSERT INTO c VALUES(1)"));
    QCOMPARE(database->check(false).value().size(), 1);
}

void TestDatabase::doubleQuotedText_isNoString()
{
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    QVERIFY(!database->scalar("SELECT \"no such column\""));
}

void TestDatabase::quoting_keepsNamesWhole_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"a", "a\"b", "\"", "a'b", "a; DROP TABLE t", "--", "[x]", "ü"})
        QTest::newRow(name) << QByteArray(name);
}

void TestDatabase::quoting_keepsNamesWhole()
{
    QFETCH(QByteArray, name);
    auto database = Database::openPlain(QStringLiteral(":memory:"), Database::Mode::ReadWrite).value();
    VERIFY_OK(database->execute("CREATE TABLE " + quoteIdentifier(name) + "(x)"));
    QCOMPARE(database->scalar("SELECT name FROM sqlite_master").value(), CellValue::text(name));
    QCOMPARE(database->scalar("SELECT " + quoteLiteral(name)).value(), CellValue::text(name));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
