// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"

#include <QDir>
#include <QTest>

using namespace haex;

/// A vault with blind names, with the real programs: what a person does, and what the server's disk has
/// of it afterwards.
class TestBlindNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void info_saysSo();
    void edits_conflicts_andDeletes_areAsAnywhere();
    void newKey_andAnotherDevice_work();
    void serversDisk_hasNoName();

private:
    void settle();
    [[nodiscard]] static QString only(const CommandResult &rows, const char *column)
    {
        return rows.array().size() == 1 ? rows.array().at(0).toObject().value(QString::fromLatin1(column)).toString()
                                        : QStringLiteral("not one row");
    }

    std::unique_ptr<ServerProcess> m_server;
    QString m_vaultId;
    CommandLine m_a {"a", "vault secret", "account secret"};
    CommandLine m_b {"b", "vault secret", "account secret"};
};

void TestBlindNames::initTestCase()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->port != 0);
    QCOMPARE(m_a.run(words("vault create --blind-names")).exitCode, 0);
    m_vaultId = m_a.run(words("vault info --json")).object().value(QStringLiteral("vaultId")).toString();
    QCOMPARE(m_a.sql("CREATE TABLE planted_table(planted_key TEXT PRIMARY KEY, planted_column TEXT, more TEXT);"
                     "INSERT INTO planted_table VALUES('planted-row', 'planted value', 'more')")
                 .exitCode,
             0);
    QCOMPARE(m_a.addBackend(m_server->url()).exitCode, 0);
    QCOMPARE(m_a.sync().exitCode, 0);
    QCOMPARE(m_b.join(m_server->url(), m_vaultId).exitCode, 0);
    settle();
}

/// Whatever a test did, the devices are equal after it.
void TestBlindNames::cleanup()
{
    const QByteArray digest = m_a.digest();
    QCOMPARE(digest.size(), 64);
    QCOMPARE(m_b.digest(), digest);
}

void TestBlindNames::settle()
{
    for (CommandLine *device : {&m_b, &m_a, &m_b})
        QCOMPARE(device->sync().exitCode, 0);
}

void TestBlindNames::info_saysSo()
{
    for (CommandLine *device : {&m_a, &m_b}) {
        QVERIFY(device->run(words("vault info --json")).object().value(QStringLiteral("hasBlindNames")).toBool());
        QVERIFY(device->run(words("vault info")).output.contains("hidden"));
    }
    CommandLine plain {"plain", "vault secret", "account secret"};
    QCOMPARE(plain.run(words("vault create")).exitCode, 0);
    QVERIFY(!plain.run(words("vault info --json")).object().value(QStringLiteral("hasBlindNames")).toBool(true));
}

void TestBlindNames::edits_conflicts_andDeletes_areAsAnywhere()
{
    QCOMPARE(m_a.sql("UPDATE planted_table SET planted_column = 'of a'").exitCode, 0);
    QCOMPARE(m_b.sql("UPDATE planted_table SET planted_column = 'of b'").exitCode, 0);
    QCOMPARE(m_b.sql("ALTER TABLE planted_table ADD COLUMN planted_late TEXT;"
                     "UPDATE planted_table SET planted_late = 'late'")
                 .exitCode,
             0);
    settle();
    const CommandResult conflicts = m_a.run(words("conflicts list --json"));
    QCOMPARE(only(conflicts, "table"), QStringLiteral("planted_table"));
    QCOMPARE(m_a.run(words("conflicts resolve --use this") + QStringList {only(conflicts, "id")}).exitCode, 0);
    settle();
    for (CommandLine *device : {&m_a, &m_b}) {
        QCOMPARE(only(device->sql("SELECT planted_column || ', ' || planted_late AS both FROM planted_table"), "both"),
                 QStringLiteral("of a, late"));
        QCOMPARE(device->run(words("conflicts list --json")).array().size(), 0);
    }
    QCOMPARE(m_b.sql("DELETE FROM planted_table").exitCode, 0);
    settle();
    QCOMPARE(m_a.sql("SELECT * FROM planted_table").array().size(), 0);
    QCOMPARE(m_a.run(words("trash restore") + QStringList {only(m_a.run(words("trash list --json")), "id")}).exitCode, 0);
    settle();
    QCOMPARE(only(m_b.sql("SELECT planted_late FROM planted_table"), "planted_late"), QStringLiteral("late"));
}

void TestBlindNames::newKey_andAnotherDevice_work()
{
    QCOMPARE(m_a.run(words("key rotate")).exitCode, 0);
    settle();
    CommandLine c {"c", "vault secret", "account secret"};
    QCOMPARE(c.join(m_server->url(), m_vaultId).exitCode, 0);
    QCOMPARE(c.sync().exitCode, 0);
    QCOMPARE(c.sql("UPDATE planted_table SET more = 'of c'").exitCode, 0);
    QCOMPARE(c.sync().exitCode, 0);
    settle();
    QCOMPARE(only(m_a.sql("SELECT more FROM planted_table"), "more"), QStringLiteral("of c"));
    QCOMPARE(c.digest(), m_a.digest());
}

/// All of it: the database, what stands in its log, and what the program said.
void TestBlindNames::serversDisk_hasNoName()
{
    QVERIFY(QFile::exists(m_server->databasePath()));
    QByteArray content = m_server->log();
    const QDir folder = QFileInfo(m_server->databasePath()).dir();
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QFile::ReadOnly));
        content += file.readAll();
    }
    QVERIFY(content.size() > 50'000);
    for (const char *name : {"planted_table", "planted_key", "planted_column", "planted_late", "planted-row", "planted value",
                             "vault_items", "vault_devices", "vault_tables", "vault_conflicts", "vault_statements",
                             "vault_key_grants"})
        QVERIFY2(!content.contains(name), name);
}

QTEST_GUILESS_MAIN(TestBlindNames)

#include "tst_blindnames.moc"
