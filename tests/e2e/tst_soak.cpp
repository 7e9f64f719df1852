// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/bothstores.h"
#include "tests/e2e/faultyproxy.h"
#include "tests/e2e/killseat.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/testvault.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace haex;

namespace {

constexpr int StepMs = 40;
constexpr int Rows = 300;
constexpr int MinuteMs = 60'000;

/// Qt ends a test function after five minutes. Read before `main`.
const bool IsPatient = qputenv("QTEST_FUNCTION_TIMEOUT", "86400000");

/// HAEX_SOAK_MINUTES=30 is the long form; a few seconds as a rule.
struct SoakLength
{
    int rounds = 2;
    int roundMs = 5'000;
};
SoakLength soakLength()
{
    const int minutes = qEnvironmentVariableIntValue("HAEX_SOAK_MINUTES");
    return minutes > 0 ? SoakLength{minutes, MinuteMs} : SoakLength();
}

/// A device that stays open and syncs by itself.
class OpenDevice final
{
public:
    explicit OpenDevice(const CommandLine &line)
        : m_seat(line)
    {
    }

    [[nodiscard]] QString open()
    {
        const QString problem = m_seat.open();
        if (problem.isEmpty())
            m_seat.session->sync().start({500, 50, true});
        return problem;
    }
    /// In the middle of whatever it does.
    void close() { m_seat.session.reset(); }
    [[nodiscard]] bool write(const QByteArray &sql)
    {
        return runUserSql(m_seat.session->replica(), sql).has_value();
    }
    [[nodiscard]] QString sync() const { return m_seat.sync(); }
    [[nodiscard]] QByteArray digest() const
    {
        const auto digest = contentDigest(m_seat.session->replica());
        return digest.value_or(QByteArray());
    }
    [[nodiscard]] qint64 rows() const
    {
        const auto found = runUserSql(m_seat.session->replica(), "SELECT count(*) FROM notes");
        return found && !found->rows.empty() ? found->rows.front().front().toInteger() : -1;
    }

private:
    KillSeat m_seat;
};

/// One server behind a bad line, two devices that stay open and one of commands that are killed,
/// all writing to the same rows. Problems are answered as text; empty is none.
class SoakWorld
{
public:
    SoakWorld(const QByteArray &storage, quint32 seed)
        : m_random(seed)
        , m_server(QStringList{QStringLiteral("--requests-per-minute"), QStringLiteral("0")}
                   + ServerProcess::storageOptions(storage))
        , m_line(m_server.port, seed + 1)
        , m_a("a", "vault password", "account password")
        , m_b("b", "vault password", "account password")
        , m_c("c", "vault password", "account password")
        , m_open{OpenDevice(m_a), OpenDevice(m_b)}
    {
    }

    [[nodiscard]] QString begin()
    {
        if (m_server.port == 0
            || m_a.run({QStringLiteral("vault"), QStringLiteral("create")}).exitCode != 0
            || m_a.sql("CREATE TABLE notes(id INTEGER PRIMARY KEY, title TEXT, body TEXT, n "
                       "INTEGER)")
                    .exitCode
                != 0
            || m_a.addBackend(m_line.url()).exitCode != 0 || m_a.sync().exitCode != 0)
            return QStringLiteral("device a: ") + QString::fromUtf8(m_a.said);
        const auto info
            = m_a.run({QStringLiteral("vault"), QStringLiteral("info"), QStringLiteral("--json")})
                  .object();
        for (CommandLine *line : {&m_b, &m_c}) {
            if (line->join(m_line.url(), info.value(QStringLiteral("vaultId")).toString()).exitCode
                != 0)
                return QStringLiteral("joining: ") + QString::fromUtf8(line->said);
        }
        for (OpenDevice &device : m_open) {
            if (const QString problem = device.open(); !problem.isEmpty())
                return problem;
            // With the table, which everyone writes to.
            if (const QString problem = device.sync(); !problem.isEmpty())
                return problem;
        }
        return m_c.sync().exitCode == 0 ? QString() : QString::fromUtf8(m_c.said);
    }

    /// Trouble of every kind for so long.
    [[nodiscard]] QString trouble(int ms)
    {
        m_line.isTroubled = true;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < ms) {
            if (const QString problem = step(); !problem.isEmpty())
                return problem;
            QTest::qWait(StepMs);
        }
        endCommand();
        m_line.isTroubled = false;
        return {};
    }

    /// What everyone holds once the line is good, which has to be the same.
    [[nodiscard]] QString settle(QByteArray &digest)
    {
        KillSeat third(m_c);
        if (const QString problem = third.open(); !problem.isEmpty())
            return QStringLiteral("device c: ") + problem;
        for (int round = 0; round < 2; ++round) {
            for (const QString &problem : {patiently([&] { return m_open[0].sync(); }),
                                           patiently([&] { return m_open[1].sync(); }),
                                           patiently([&] { return third.sync(); })}) {
                if (!problem.isEmpty())
                    return problem;
            }
        }
        if (const QString problem = patiently([&] { return m_open[0].sync(); }); !problem.isEmpty())
            return problem;
        digest = m_open[0].digest();
        const auto ofThird = contentDigest(third.session->replica());
        const bool isEqual
            = !digest.isEmpty() && digest == m_open[1].digest() && ofThird && *ofThird == digest;
        return isEqual ? QString() : QStringLiteral("the devices hold other things");
    }

    [[nodiscard]] QString counts() const
    {
        return QStringLiteral("%1 rows, %2 writes, %3 server kills, %4 restarts, %5 devices "
                              "closed, %6 commands killed; "
                              "connections: %7 good, %8 cut, %9 answered 500, %10 silent")
            .arg(m_open[0].rows())
            .arg(m_writes)
            .arg(m_kills)
            .arg(m_restarts)
            .arg(m_closed)
            .arg(m_commandsKilled)
            .arg(m_line.passed.load())
            .arg(m_line.cuts.load())
            .arg(m_line.errors.load())
            .arg(m_line.silences.load());
    }

private:
    [[nodiscard]] quint32 below(quint32 limit) { return quint32(m_random()) % limit; }

    [[nodiscard]] QString step()
    {
        const quint32 dice = below(600);
        if (dice < 4)
            return killServer();
        if (dice < 7)
            return restartServer();
        if (dice < 12)
            return reopen(m_open[below(2)]);
        if (dice < 60)
            return runCommand();
        OpenDevice &device = m_open[below(2)];
        ++m_writes;
        return device.write(statement()) ? QString() : QStringLiteral("a write failed");
    }

    [[nodiscard]] QByteArray statement()
    {
        const QByteArray id = QByteArray::number(below(Rows));
        const QByteArray n = QByteArray::number(++m_number);
        switch (below(6)) {
        case 0:
            return "DELETE FROM notes WHERE id = " + id;
        case 1:
            return "UPDATE notes SET body = 'body " + n + "' WHERE id BETWEEN " + id + " AND " + id
                + " + 20";
        case 2:
            return "UPDATE notes SET title = 'title " + n + "' WHERE id = " + id;
        default:
            return "INSERT INTO notes VALUES(" + id + ", 'new " + n + "', hex(randomblob(60)), " + n
                + ") ON CONFLICT(id) DO UPDATE SET n = excluded.n";
        }
    }

    [[nodiscard]] QString killServer()
    {
        ++m_kills;
        m_server.kill();
        QTest::qWait(static_cast<int>(below(400)));
        return started();
    }
    [[nodiscard]] QString restartServer()
    {
        ++m_restarts;
        return m_server.terminate() == 0 ? started()
                                         : QStringLiteral("the server did not stop in peace");
    }
    [[nodiscard]] QString started()
    {
        const quint16 port = m_server.port;
        m_server.start();
        return m_server.port == port ? QString() : QStringLiteral("the server did not come back");
    }
    [[nodiscard]] QString reopen(OpenDevice &device)
    {
        ++m_closed;
        device.close();
        return device.open();
    }

    /// The third device: one command at a time, ended wherever it is when the next one's turn
    /// comes.
    [[nodiscard]] QString runCommand()
    {
        endCommand();
        m_command = std::make_unique<QProcess>();
        const bool writes = below(2) == 0;
        m_c.start(*m_command,
                  writes ? QStringList{QStringLiteral("sql"), QStringLiteral("-")}
                         : QStringList{QStringLiteral("sync")});
        m_command->write(writes ? statement() : QByteArray());
        m_command->closeWriteChannel();
        return {};
    }
    void endCommand()
    {
        if (m_command && m_command->state() != QProcess::NotRunning) {
            ++m_commandsKilled;
            m_command->kill();
            m_command->waitForFinished();
        }
        m_command.reset();
    }

    /// What was under way when the line became good may still fail once.
    template <class Work>
    [[nodiscard]] static QString patiently(Work work)
    {
        QString problem = work();
        for (int i = 0; i < 5 && !problem.isEmpty(); ++i) {
            QTest::qWait(300);
            problem = work();
        }
        return problem;
    }

    std::mt19937 m_random;
    ServerProcess m_server;
    FaultyProxy m_line;
    CommandLine m_a;
    CommandLine m_b;
    CommandLine m_c;
    std::array<OpenDevice, 2> m_open;
    std::unique_ptr<QProcess> m_command;
    int m_number = 0;
    int m_writes = 0;
    int m_kills = 0;
    int m_restarts = 0;
    int m_closed = 0;
    int m_commandsKilled = 0;
};

} // namespace

/// Everything goes wrong for minutes, and each minute all devices hold the same. README.md.
class TestSoak final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void devices_holdTheSame_everyMinute_data() { addEveryStore(); }
    void devices_holdTheSame_everyMinute();
};

void TestSoak::devices_holdTheSame_everyMinute()
{
    QFETCH(const QByteArray, storage);
    const QByteArray given = qgetenv("HAEX_SEED");
    const quint32 seed = given.isEmpty() ? std::random_device()() : given.toUInt();
    qInfo("HAEX_SEED=%u", seed);
    QVERIFY(IsPatient);
    startCryptoForTests();
    SoakWorld world(storage, seed);
    const QString begun = world.begin();
    QVERIFY2(begun.isEmpty(), qPrintable(begun));
    const SoakLength length = soakLength();
    for (int round = 1; round <= length.rounds; ++round) {
        const QString problem = world.trouble(length.roundMs);
        QVERIFY2(problem.isEmpty(),
                 qPrintable(QStringLiteral("round %1: %2").arg(round).arg(problem)));
        QByteArray digest;
        const QString difference = world.settle(digest);
        QVERIFY2(
            difference.isEmpty(),
            qPrintable(
                QStringLiteral("round %1: %2; %3").arg(round).arg(difference, world.counts())));
        qInfo("round %d of %d: %s; %s", round, length.rounds, digest.first(12).constData(),
              qPrintable(world.counts()));
    }
}

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
