// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/bothstores.h"
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"

#include <QTest>

using namespace haex;

/// A person leaves a server with all that it held, and goes on at another one, by commands alone.
class TestServerExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void account_isTakenAlong_deleted_andServedByAnotherServer();
};

void TestServerExport::account_isTakenAlong_deleted_andServedByAnotherServer()
{
    CommandLine a("a", VaultPassword, AccountPassword);
    ServerProcess first(ServerProcess::storageOptions(currentStore()) + words("--removal-grace-days 0"));
    QVERIFY2(first.port != 0, first.log().constData());
    QCOMPARE(a.run(words("vault create --name Planted")).exitCode, 0);
    QCOMPARE(a.sql("CREATE TABLE notes(id TEXT PRIMARY KEY, words TEXT);"
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)"
                   " INSERT INTO notes SELECT 'n' || i, 'planted word ' || i FROM n;"
                   "DELETE FROM notes WHERE id = 'n7'").exitCode, 0);
    QCOMPARE(a.addBackend(first.url()).exitCode, 0);
    QCOMPARE(a.sync().exitCode, 0);
    const QString backend = a.backend();
    const QString file = a.path("export.jsonl");

    const CommandResult exported = a.run(words("backend export --account --json") + QStringList {backend, file});
    QVERIFY2(exported.exitCode == 0, exported.errors.constData());
    QVERIFY(exported.object().value(QStringLiteral("cells")).toInt() > 3000);
    QVERIFY(a.run(words("backend export") + QStringList {backend, file}).exitCode != 0);
    QFile content(file);
    QVERIFY(content.open(QFile::ReadOnly));
    QVERIFY(!content.readAll().contains("planted word"));
    QCOMPARE(a.run(words("backend delete-account") + QStringList {backend, QStringLiteral("--account-password-file"), a.path("account-password")}).exitCode, 0);
    const QByteArray digest = a.digest();

    // Another computer, which has the file and the vault's password, and a server that never heard of it.
    CommandLine b("b", VaultPassword, AccountPassword);
    const CommandResult restored = b.run(words("backup restore") + QStringList {file});
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    QVERIFY(b.sql("SELECT count(*) FROM notes").output.contains("1499"));
    ServerProcess second(ServerProcess::storageOptions(currentStore()));
    QVERIFY2(second.port != 0, second.log().constData());
    QCOMPARE(b.addBackend(second.url()).exitCode, 0);
    const CommandResult synced = b.sync();
    QVERIFY2(synced.exitCode == 0, synced.errors.constData());

    // The first device moves over, and has the same; nobody hears of a difference.
    QCOMPARE(a.run(words("backend remove") + QStringList {backend}).exitCode, 0);
    const CommandResult moved = a.run(words("backend add") + a.account(second.url()));
    QVERIFY2(moved.exitCode == 0, moved.errors.constData());
    QCOMPARE(a.sync().exitCode, 0);
    QCOMPARE(b.sync().exitCode, 0);
    QCOMPARE(a.sync().exitCode, 0);
    QCOMPARE(a.digest(), b.digest());
    QVERIFY(!digest.isEmpty());
    QVERIFY(a.sql("SELECT count(*) FROM notes").output.contains("1499"));
    for (const char *secret : {VaultPassword, AccountPassword})
        QVERIFY(!a.said.contains(secret) && !b.said.contains(secret));
}

QTEST_GUILESS_MAIN(TestServerExport)
#include "tst_serverexport.moc"
