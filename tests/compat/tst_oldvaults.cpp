// SPDX-License-Identifier: GPL-3.0-or-later
// Vaults of every released schema, committed as files: today's program opens them, with all that was in
// them. `compat_tst_oldvaults --make FILE` writes the one of today's schema, to be committed as
// vaults/v<schema>.haex before the next migration is written.
#include "core/replica/trash.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/cellhistory.h"
#include "core/vault/vaultfile.h"
#include "core/vault/vaultmigrations.h"
#include "core/vault/vaultsession.h"
#include "tests/support/loopbacktransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

SecretBytes password()
{
    return SecretBytes::fromPassword(QStringLiteral("an old password"));
}

constexpr char Contents[]
    = "CREATE TABLE \"odd \"\"name\"(a TEXT, b INTEGER, c REAL, d BLOB, e, PRIMARY KEY(a, b)) WITHOUT ROWID;"
      "INSERT INTO \"odd \"\"name\" VALUES('k', -9223372036854775807, 0.1, x'00ff', NULL), ('l', 2, -0.0, x'', 'gone');"
      "CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT UNIQUE COLLATE NOCASE);"
      "CREATE TABLE child(id INTEGER PRIMARY KEY, parent REFERENCES parent(id) ON DELETE CASCADE);"
      "INSERT INTO parent VALUES(1, 'one'); INSERT INTO child VALUES(1, 1);";

struct Machine
{
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    LoopbackTransport transport;

    [[nodiscard]] VaultEnvironment environment()
    {
        return {clock, random, transport, folder.filePath(QStringLiteral("identities")), {testKdfCost()}};
    }
};

int makeVault(const QString &path)
{
    startCryptoForTests();
    Machine machine;
    const auto session = VaultSession::create(path, QStringLiteral("old vault"), password(), machine.environment(),
                                              QStringLiteral("old device"));
    if (!session)
        return 1;
    VaultItem item;
    item.title = QStringLiteral("Old login");
    const bool filled = (*session)->items().save(item)
        && runUserSql((*session)->replica(), Contents)
        && runUserSql((*session)->replica(), "DELETE FROM \"odd \"\"name\" WHERE a = 'l'")
        && (*session)->setSetting(QStringLiteral("theme"), QStringLiteral("dark"));
    return filled ? 0 : 1;
}

QByteArrayList lines(const Result<SqlResult> &result)
{
    QByteArrayList lines;
    if (!result)
        return {result.error().toString().toUtf8()};
    for (const auto &row : result->rows) {
        QByteArrayList values;
        for (const CellValue &value : row)
            values += QByteArray::number(static_cast<int>(value.type())) + ':' + value.encoded().toHex();
        lines += values.join('|');
    }
    return lines;
}

} // namespace

class TestOldVaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void everySchema_hasItsVault();
    void oldVault_opensWithAllThatWasInIt_data();
    void oldVault_opensWithAllThatWasInIt();
    void oldVault_isCopiedBeforeItIsMigrated();
    void migration_mayHoldTriggerBodies_andIsWholeOrNothing();

private:
    [[nodiscard]] static QString vaultOf(int schema)
    {
        return QFINDTESTDATA(QStringLiteral("compat/vaults/v%1.haex").arg(schema));
    }
};

void TestOldVaults::everySchema_hasItsVault()
{
    for (int schema = 1; schema <= latestSchemaVersion(); ++schema)
        QVERIFY2(!vaultOf(schema).isEmpty(), qPrintable(QString::number(schema)));
}

void TestOldVaults::oldVault_opensWithAllThatWasInIt_data()
{
    QTest::addColumn<QString>("file");
    for (int schema = 1; schema <= latestSchemaVersion(); ++schema)
        QTest::addRow("schema %d", schema) << vaultOf(schema);
}

void TestOldVaults::oldVault_opensWithAllThatWasInIt()
{
    QFETCH(QString, file);
    Machine machine;
    const QString path = machine.folder.filePath(QStringLiteral("old.haex"));
    QVERIFY(QFile::copy(file, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const auto session = VaultSession::open(path, password(), machine.environment());
    VERIFY_OK(session);
    QCOMPARE((*session)->info().name, QStringLiteral("old vault"));
    QCOMPARE((*session)->info().schemaVersion, latestSchemaVersion());
    QCOMPARE((*session)->setting(QStringLiteral("theme")), QStringLiteral("dark"));
    const auto problems = (*session)->check(true);
    VERIFY_OK(problems);
    QCOMPARE(*problems, QStringList());

    Replica &replica = (*session)->replica();
    QCOMPARE(lines(runUserSql(replica, "SELECT a, b, c, d, e FROM \"odd \"\"name\"")),
             QByteArrayList {"3:6b|1:8000000000000001|2:3fb999999999999a|4:00ff|0:"});
    QCOMPARE(lines(runUserSql(replica, "SELECT title FROM vault_items")),
             QByteArrayList {"3:" + QByteArray("Old login").toHex()});
    const auto deleted = (*session)->trash().list();
    VERIFY_OK(deleted);
    QCOMPARE(deleted->size(), 1);
    VERIFY_OK((*session)->trash().restore(deleted->front().tableName, deleted->front().rowPks));
    QCOMPARE(lines(runUserSql(replica, "SELECT e FROM \"odd \"\"name\" WHERE a = 'l'")),
             QByteArrayList {"3:" + QByteArray("gone").toHex()});
    // What an edit replaces is kept, as in a new vault.
    VERIFY_OK(runKeepingFormer(replica, "UPDATE parent SET name = 'uno'"));
    QCOMPARE(lines(runUserSql(replica, "SELECT value FROM vault_cell_history")),
             QByteArrayList {"3:" + QByteArray("one").toHex()});
    // Still synced: a write is stamped, a cascade too.
    QCOMPARE(lines(runUserSql(replica, "DELETE FROM parent; SELECT count(*) FROM child")),
             QByteArrayList {"1:0000000000000000"});
    QCOMPARE((*session)->trash().list()->size(), 2);
}

void TestOldVaults::oldVault_isCopiedBeforeItIsMigrated()
{
    for (int schema = 1; schema < latestSchemaVersion(); ++schema) {
        Machine machine;
        const QString path = machine.folder.filePath(QStringLiteral("old.haex"));
        QVERIFY(QFile::copy(vaultOf(schema), path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        VERIFY_OK(VaultFile::open(path, password(), {testKdfCost()}));
        QCOMPARE(QDir(machine.folder.path()).entryList({QStringLiteral("*.backup")}, QDir::Files).size(), 1);
    }
    // Without a migration there is no copy either.
    Machine machine;
    const QString path = machine.folder.filePath(QStringLiteral("new.haex"));
    QVERIFY(QFile::copy(vaultOf(latestSchemaVersion()), path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    VERIFY_OK(VaultFile::open(path, password(), {testKdfCost()}));
    QCOMPARE(QDir(machine.folder.path()).entryList(QDir::Files), QStringList {QStringLiteral("new.haex")});
}

void TestOldVaults::migration_mayHoldTriggerBodies_andIsWholeOrNothing()
{
    Machine machine;
    const QString path = machine.folder.filePath(QStringLiteral("old.haex"));
    QVERIFY(QFile::copy(vaultOf(1), path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const auto file = VaultFile::open(path, password(), {testKdfCost()});
    VERIFY_OK(file);
    Database &database = (*file)->database();
    const int next = latestSchemaVersion() + 1;
    const QByteArray script
        = "-- a comment; with a semicolon\n"
          "CREATE TABLE log(entry TEXT);\n"
          "CREATE TRIGGER logged AFTER INSERT ON haex_settings BEGIN\n"
          "  INSERT INTO log VALUES('one; two'); /* end; */\n"
          "  INSERT INTO log SELECT CASE WHEN NEW.key = 'x' THEN 'END;' ELSE NEW.key END;\n"
          "END;\n"
          "INSERT INTO haex_settings VALUES('x', 'y');\n";
    VERIFY_OK(migrate(database, {{next, script}}));
    QCOMPARE(schemaVersion(database).value(), next);
    QCOMPARE(database.scalar("SELECT group_concat(entry, '|') FROM log")->bytes(), QByteArray("one; two|END;"));

    QVERIFY(!migrate(database, {{next + 1, "CREATE TABLE half(a); CREATE TABLE log(b);"}}));
    QCOMPARE(schemaVersion(database).value(), next);
    QVERIFY(database.scalar("SELECT 1 FROM sqlite_master WHERE name = 'half'")->isNull());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1StringView("--make"))
        return makeVault(arguments.at(2));
    TestOldVaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_oldvaults.moc"
