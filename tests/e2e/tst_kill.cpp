// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/resulttext.h"

#include <QTest>

using namespace haex;

namespace {

/// 1 200 rows of ten columns that reference each other: 13 200 cells, 27 pushes.
constexpr char Catalogue[] = R"(
CREATE TABLE shelf(id INTEGER PRIMARY KEY, room TEXT UNIQUE, note TEXT);
CREATE TABLE book(id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL REFERENCES shelf(id), title TEXT NOT NULL,
    a TEXT, b TEXT, c REAL, d BLOB, e TEXT, f INTEGER, g TEXT);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
INSERT INTO shelf SELECT i, 'room ' || i, NULL FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
INSERT INTO book SELECT i, 1 + i % 100, 'book ' || i, 'a' || i, NULL, i / 7.0, zeroblob(i % 50), 'e', i, 'g' || i FROM n;
)";
constexpr int Rows = 1200;

} // namespace

/// Programs that end in the middle of a sync, as a power cut ends them: what was there before is there
/// after, and the next sync goes on.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sync_goesOn_afterAKill_data();
    void sync_goesOn_afterAKill();

private:
    enum class Victim { Client, Server };
    /// Syncs, and kills when the server has answered `count` requests of that route.
    void syncAndKill(CommandLine &device, Victim victim, const QByteArray &route, int count);
    [[nodiscard]] int answered(const QByteArray &route) const
    {
        return static_cast<int>(m_server->log().count("route=" + route + " status=200"));
    }
    void checkServer();

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<CommandLine> m_a;
    std::unique_ptr<CommandLine> m_b;
    QString m_vaultId;
};

void TestKill::init()
{
    m_server = std::make_unique<ServerProcess>();
    m_a = std::make_unique<CommandLine>("a", "vault password", "account password");
    m_b = std::make_unique<CommandLine>("b", "vault password", "account password");
    QVERIFY(m_server->port != 0);
    QCOMPARE(m_a->run(words("vault create")).exitCode, 0);
    m_vaultId = m_a->run(words("vault info --json")).object().value(QStringLiteral("vaultId")).toString();
    QCOMPARE(m_a->sql(Catalogue).exitCode, 0);
    QCOMPARE(m_a->addBackend(m_server->url()).exitCode, 0);
}

void TestKill::syncAndKill(CommandLine &device, Victim victim, const QByteArray &route, int count)
{
    const int before = answered(route);
    QProcess sync;
    device.start(sync, words("sync"));
    // A sync that is over already was not hit in its middle.
    const QDeadlineTimer deadline(30'000);
    while (answered(route) < before + count && sync.state() != QProcess::NotRunning && !deadline.hasExpired())
        QTest::qWait(1);
    QVERIFY2(sync.state() == QProcess::Running, sync.readAllStandardError().constData());
    if (victim == Victim::Client)
        sync.kill();
    else
        m_server->kill();
    QVERIFY(sync.waitForFinished(30'000));
    if (victim == Victim::Client) {
        QCOMPARE(sync.exitStatus(), QProcess::CrashExit);
    } else {
        QCOMPARE(sync.exitCode(), 5);
        m_server->start();
        QVERIFY(m_server->port != 0);
    }
}

void TestKill::checkServer()
{
    QCOMPARE(m_server->terminate(), 0);
    const auto database = Database::openPlain(m_server->databasePath(), Database::Mode::ReadWrite);
    VERIFY_OK(database);
    const auto problems = (*database)->check(true);
    VERIFY_OK(problems);
    QCOMPARE(*problems, QStringList());
}

void TestKill::sync_goesOn_afterAKill_data()
{
    QTest::addColumn<int>("victim");
    QTest::addColumn<int>("pushes");
    QTest::addColumn<int>("pages");
    for (const auto &[name, victim] : {std::pair("client", Victim::Client), std::pair("server", Victim::Server)}) {
        QTest::addRow("%s, at the beginning", name) << static_cast<int>(victim) << 1 << 1;
        QTest::addRow("%s, in the middle", name) << static_cast<int>(victim) << 9 << 5;
        QTest::addRow("%s, near the end", name) << static_cast<int>(victim) << 16 << 8;
    }
}

void TestKill::sync_goesOn_afterAKill()
{
    QFETCH(int, victim);
    QFETCH(int, pushes);
    QFETCH(int, pages);
    syncAndKill(*m_a, static_cast<Victim>(victim), "/sync/push", pushes);
    QCOMPARE(m_a->run(words("vault check")).exitCode, 0);
    QCOMPARE(m_a->sync().exitCode, 0);
    QCOMPARE(m_b->join(m_server->url(), m_vaultId).exitCode, 0);
    syncAndKill(*m_b, static_cast<Victim>(victim), "/sync/pull", pages);
    QCOMPARE(m_b->run(words("vault check")).exitCode, 0);
    for (CommandLine *device : {m_b.get(), m_a.get()}) {
        QCOMPARE(device->sync().exitCode, 0);
        QCOMPARE(device->run(words("vault check")).exitCode, 0);
    }
    const QJsonArray rows = m_b->sql("SELECT count(*) AS n, sum(length(d)) AS bytes FROM book").array();
    QCOMPARE(rows.at(0).toObject().value(QStringLiteral("n")).toInt(), Rows);
    QCOMPARE(m_b->digest(), m_a->digest());
    checkServer();
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
