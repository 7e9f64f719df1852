// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"

#include <QTest>

using namespace haex;

/// A vault and an account that are deleted at a server, by commands alone.
class TestRemovals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void planned_isTold_takenBack_andListed();
    void wrongPassword_isRefused();
    void withoutAGrace_theServerForgets_andTheVaultStays();
    void accountsThatEnd_areListedForTheOperator();

private:
    void start(const QStringList &options = {});
    [[nodiscard]] CommandResult remove(const char *command, const QString &passwordFile = {})
    {
        return m_a.run(words(command)
                       + QStringList{m_backend, QStringLiteral("--account-password-file"),
                                     passwordFile.isEmpty() ? m_a.path("account-password") : passwordFile});
    }

    std::unique_ptr<ServerProcess> m_server;
    CommandLine m_a{"a", VaultPassword, AccountPassword};
    QString m_backend;
};

void TestRemovals::init()
{
    QFile::remove(m_a.vault);
    QCOMPARE(m_a.run(words("vault create --name Planted")).exitCode, 0);
}

void TestRemovals::start(const QStringList &options)
{
    m_server = std::make_unique<ServerProcess>(options);
    QVERIFY2(m_server->port != 0, m_server->log().constData());
    QCOMPARE(m_a.addBackend(m_server->url()).exitCode, 0);
    m_backend = m_a.backend();
    QCOMPARE(m_a.sync().exitCode, 0);
}

void TestRemovals::planned_isTold_takenBack_andListed()
{
    start();
    const CommandResult planned = remove("backend delete-account");
    QCOMPARE(planned.exitCode, 0);
    QVERIFY(planned.errors.contains("stays") || planned.output.contains("stays"));
    QCOMPARE(remove("backend delete-vault").exitCode, 0);
    QVERIFY(m_a.sync().output.contains("deletes the account on"));
    const QJsonObject listed = m_a.run(words("backend deletions --json") + QStringList{m_backend}).object();
    QCOMPARE(listed.value(QStringLiteral("graceDays")).toInt(), 7);
    QVERIFY(listed.contains(QStringLiteral("accountEndsAt")));
    QCOMPARE(listed.value(QStringLiteral("vaults")).toArray().size(), 1);
    QCOMPARE(m_a.run(words("backend keep") + QStringList{m_backend}).exitCode, 0);
    QVERIFY(!m_a.sync().output.contains("deletes"));
    QVERIFY(m_a.run(words("backend keep") + QStringList{m_backend}).exitCode != 0);
}

void TestRemovals::wrongPassword_isRefused()
{
    start();
    m_a.write(QStringLiteral("wrong"), "not the account's");
    QVERIFY(remove("backend delete-account", m_a.path("wrong")).exitCode != 0);
    QVERIFY(!m_a.sync().output.contains("deletes"));
}

void TestRemovals::withoutAGrace_theServerForgets_andTheVaultStays()
{
    start(words("--removal-grace-days 0"));
    QCOMPARE(m_a.sql("CREATE TABLE notes(id TEXT PRIMARY KEY, text TEXT); INSERT INTO notes VALUES('n1', 'mine')").exitCode, 0);
    QCOMPARE(remove("backend delete-account").exitCode, 0);
    CommandResult synced = m_a.sync();
    // The server looks once a second.
    QVERIFY(QTest::qWaitFor([&] { return (synced = m_a.sync()).exitCode != 0; }, SocketWaitMs));
    QVERIFY2(synced.errors.contains("stays"), synced.errors.constData());
    QVERIFY(m_a.sql("SELECT text FROM notes").output.contains("mine"));
    // The address is free, and what was there is gone.
    QCOMPARE(m_a.run(words("backend remove") + QStringList{m_backend}).exitCode, 0);
    QCOMPARE(m_a.addBackend(m_server->url()).exitCode, 0);
    QCOMPARE(m_a.sync().exitCode, 0);
}

void TestRemovals::accountsThatEnd_areListedForTheOperator()
{
    start();
    QCOMPARE(remove("backend delete-account").exitCode, 0);
    QProcess list;
    list.start(ServerProcess::program(), {QStringLiteral("user"), QStringLiteral("list"), QStringLiteral("--data"),
                                          m_server->directory.filePath(QStringLiteral("data"))});
    QVERIFY(list.waitForFinished(SocketWaitMs));
    const QByteArray output = list.readAllStandardOutput();
    QVERIFY2(output.contains("ada@example.org") && output.contains("\tends 20"), output.constData());
}

QTEST_GUILESS_MAIN(TestRemovals)
#include "tst_removals.moc"
