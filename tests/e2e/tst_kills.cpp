// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"
#include "tests/e2e/killseat.h"
#include "tests/e2e/serverprocess.h"
#include "tests/support/testvault.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <map>
#include <random>

using namespace haex;

namespace {

/// One server and two devices that are killed again and again, at any moment. Each transaction of
/// the first device is one *round*: it writes its number into every row of two tables, so that half
/// of it is seen wherever it should appear. Problems are answered as text; empty is none.
class KillWorld
{
public:
    enum class Doing { Writing, Pushing, Pulling };

    explicit KillWorld(quint32 seed)
        : m_random(seed)
        , m_a("a", "vault password", "account password")
        , m_b("b", "vault password", "account password")
    {
    }

    [[nodiscard]] QString begin()
    {
        if (m_server.port == 0 || m_a.run(words("vault create")).exitCode != 0
            || m_a.sql(tables()).exitCode != 0 || m_a.addBackend(m_server.url()).exitCode != 0
            || m_a.sync().exitCode != 0)
            return QStringLiteral("device a: ") + QString::fromUtf8(m_a.said);
        const auto info = m_a.run(words("vault info --json")).object();
        const QString vaultId = info.value(QStringLiteral("vaultId")).toString();
        if (m_b.join(m_server.url(), vaultId).exitCode != 0 || m_b.sync().exitCode != 0)
            return QStringLiteral("device b: ") + QString::fromUtf8(m_b.said);
        return settle();
    }

    /// Kills haexctl in the middle of that, `again` also what opens the vault next; answers false
    /// when it was too quick for that.
    [[nodiscard]] bool killClient(Doing doing, bool again)
    {
        prepare(doing);
        CommandLine &device = doing == Doing::Pulling ? m_b : m_a;
        QProcess process;
        device.start(process, words(doing == Doing::Writing ? "sql -" : "sync"));
        if (doing == Doing::Writing) {
            process.write(roundScript());
            process.closeWriteChannel();
        }
        const bool wasKilled = killSoon(process, doing == Doing::Writing ? "sql" : "sync");
        m_isWritten = m_isWritten || (!wasKilled && process.exitCode() == 0);
        if (!again)
            return wasKilled;
        QProcess next;
        device.start(next, words(below(2) == 0 ? "vault check" : "sync"));
        return killSoon(next, "again") && wasKilled;
    }

    /// Kills haex-syncd while a device pushes or pulls, `again` also while it starts.
    [[nodiscard]] bool killServer(Doing doing, bool again)
    {
        prepare(doing);
        QProcess sync;
        (doing == Doing::Pulling ? m_b : m_a).start(sync, words("sync"));
        const bool wasRunning = waitToKill(sync, "sync");
        m_server.kill();
        sync.waitForFinished(KillPatienceMs);
        noteProblem(checkServerFile());
        bool wasStarting = true;
        if (again) {
            m_server.launch();
            wasStarting = killSoon(m_server.process, "server");
        }
        const QElapsedTimer begun = startedTimer();
        m_server.start();
        noteDuration("server", begun);
        return wasRunning && wasStarting;
    }

    /// Whole files, the old or the new round and no half of one, and after a sync the new one
    /// everywhere.
    [[nodiscard]] QString settle()
    {
        if (!m_problem.isEmpty())
            return m_problem;
        KillSeat a(m_a);
        KillSeat b(m_b);
        for (KillSeat *seat : {&a, &b}) {
            if (const QString problem = seat->open(); !problem.isEmpty())
                return problem;
            const std::optional<int> round = seat->round();
            if (!round || (*round != m_round && *round != m_round - 1))
                return QStringLiteral("half of a round, or another one");
        }
        // What the person was told is done is there.
        const bool isThere = a.round() == m_round;
        if (m_isWritten && !isThere)
            return QStringLiteral("a round that was written is gone");
        if (const QString problem = look(a, b); !problem.isEmpty())
            return problem;
        if (!isThere && !runUserSql(a.session->replica(), roundScript()))
            return QStringLiteral("the round cannot be written again");
        m_isWritten = true;
        return convergence(a, b);
    }

    [[nodiscard]] int below(int limit) { return static_cast<int>(m_random() % quint32(limit)); }
    /// Of the last kill, what was found behind it.
    void count() { ++(m_wasNew ? m_tallies[m_doing].foundNew : m_tallies[m_doing].foundOld); }
    [[nodiscard]] QString tally() const
    {
        QStringList parts;
        for (const auto &[doing, tally] : m_tallies) {
            const char *const names[] = {"writing", "pushing", "pulling"};
            parts += QStringLiteral("%1: %2 old, %3 new")
                         .arg(QLatin1StringView(names[int(doing)]))
                         .arg(tally.foundOld)
                         .arg(tally.foundNew);
        }
        return parts.join(QStringLiteral("; "));
    }

private:
    /// What a program takes until it was seen.
    static constexpr double FirstGuessMs = 150;

    [[nodiscard]] static QStringList words(const char *text)
    {
        return QString::fromLatin1(text).split(u' ');
    }
    [[nodiscard]] static QByteArray tables()
    {
        return "CREATE TABLE ledger(id INTEGER PRIMARY KEY, round INTEGER NOT NULL, note TEXT, sum "
               "REAL);"
               "CREATE TABLE log(id INTEGER PRIMARY KEY, round INTEGER NOT NULL, note TEXT);"
               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + QByteArray::number(LedgerRows)
            + ") INSERT INTO ledger SELECT i, 0, NULL, i / 7.0 FROM n;"
            + "INSERT INTO log VALUES(0, 0, 'begun')";
    }
    /// Updates, an insert and a delete, over two tables.
    [[nodiscard]] QByteArray roundScript() const
    {
        const QByteArray n = QByteArray::number(m_round);
        return "UPDATE ledger SET round = " + n + ", note = 'round " + n + " of row ' || id;"
            + "DELETE FROM log WHERE round < " + n + " - 5; INSERT INTO log VALUES(" + n + ", " + n
            + ", hex(randomblob(40)))";
    }

    /// The next round, as far as it is there before anything is killed.
    void prepare(Doing doing)
    {
        ++m_round;
        m_doing = doing;
        m_isWritten = doing != Doing::Writing;
        if (m_isWritten && m_a.sql(roundScript()).exitCode != 0)
            noteProblem(QStringLiteral("a round cannot be written"));
        if (doing == Doing::Pulling && m_a.sync().exitCode != 0)
            noteProblem(QStringLiteral("a round cannot be pushed"));
    }
    void noteProblem(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    [[nodiscard]] static QElapsedTimer startedTimer()
    {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }
    void noteDuration(const QByteArray &what, const QElapsedTimer &since)
    {
        double &usual = m_usualMs.try_emplace(what, FirstGuessMs).first->second;
        usual = 0.7 * usual + 0.3 * static_cast<double>(since.elapsed());
    }
    /// Waits until any moment of the time that it usually takes; false when it has ended by then.
    [[nodiscard]] bool waitToKill(QProcess &process, const QByteArray &what)
    {
        process.waitForStarted(KillPatienceMs);
        const QElapsedTimer begun = startedTimer();
        const double usual = m_usualMs.try_emplace(what, FirstGuessMs).first->second;
        // Rather late than early: the first half is opening the vault.
        const int longest = static_cast<int>(usual * 1100) + 1;
        const qint64 momentUs = std::max(below(longest), below(longest));
        while (begun.nsecsElapsed() / 1000 < momentUs && process.state() == QProcess::Running) {
            QThread::usleep(200);
            process.waitForReadyRead(0);
        }
        if (process.state() != QProcess::Running || process.waitForFinished(0))
            noteDuration(what, begun);
        else
            m_usualMs[what] *= 1.01;
        return process.state() == QProcess::Running;
    }
    [[nodiscard]] bool killSoon(QProcess &process, const QByteArray &what)
    {
        const bool isRunning = waitToKill(process, what);
        process.kill();
        process.waitForFinished(KillPatienceMs);
        return isRunning && process.exitStatus() == QProcess::CrashExit;
    }

    /// A copy, so that the server finds its file as it was left.
    [[nodiscard]] QString checkServerFile()
    {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("server.sqlite"));
        for (const QString &suffix : {QString(), QStringLiteral("-wal")})
            QFile::copy(m_server.databasePath() + suffix, copy + suffix);
        const auto database = Database::openPlain(copy, Database::Mode::ReadWrite);
        if (!database)
            return QStringLiteral("server: ") + database.error().toString();
        const auto problems = (*database)->check(true);
        return problems ? problems->join(u'\n') : problems.error().toString();
    }

    /// Whether the old round or the new one is where it was to arrive. Of a push that is the
    /// server, which the other device asks: before the first one can push again.
    [[nodiscard]] QString look(const KillSeat &a, const KillSeat &b)
    {
        if (m_doing == Doing::Pushing) {
            if (const QString problem = b.sync(); !problem.isEmpty())
                return problem;
        }
        const std::optional<int> found = m_doing == Doing::Writing ? a.round() : b.round();
        if (!found)
            return QStringLiteral("half of a round has arrived");
        m_wasNew = *found == m_round;
        return {};
    }

    [[nodiscard]] QString convergence(KillSeat &a, KillSeat &b)
    {
        for (const KillSeat *seat : {&a, &b, &a}) {
            if (const QString problem = seat->sync(); !problem.isEmpty())
                return problem;
        }
        if (a.round() != m_round || b.round() != m_round)
            return QStringLiteral("the new round is not everywhere");
        const auto ofA = contentDigest(a.session->replica());
        const auto ofB = contentDigest(b.session->replica());
        return ofA && ofB && *ofA == *ofB ? QString()
                                          : QStringLiteral("the devices hold other things");
    }

    std::mt19937 m_random;
    ServerProcess m_server;
    CommandLine m_a;
    CommandLine m_b;
    int m_round = 0;
    /// The round's transaction was answered as done.
    bool m_isWritten = true;
    QString m_problem;
    struct Tally
    {
        int foundOld = 0;
        int foundNew = 0;
    };
    std::map<Doing, Tally> m_tallies;
    Doing m_doing = Doing::Writing;
    bool m_wasNew = false;
    std::map<QByteArray, double> m_usualMs;
};

/// Qt ends a test function after five minutes; a long run takes hours. Read before `main`.
const bool IsPatient = qputenv("QTEST_FUNCTION_TIMEOUT", "86400000");

struct Kills
{
    int client = 4;
    int server = 2;
    int recovery = 2;
};

/// `HAEX_KILLS=500,200,100`: of the client, of the server, and of what recovers; few as a rule.
Kills wantedKills()
{
    const QByteArrayList given = qgetenv("HAEX_KILLS").split(',');
    return given.size() == 3 ? Kills{given[0].toInt(), given[1].toInt(), given[2].toInt()}
                             : Kills();
}

} // namespace

/// haexctl and haex-syncd, ended by SIGKILL at any moment of writing, pushing, pulling, and of
/// starting again after that. README.md has the figures of a long run.
class TestKills final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void client_isKilled_atAnyMoment();
    void server_isKilled_atAnyMoment();
    void whatRecovers_isKilledAgain();

private:
    enum class Victim { Client, Server, Either };
    void kill(Victim victim, int wanted, bool again);

    quint32 m_seed = 0;
    Kills m_kills = wantedKills();
};

void TestKills::initTestCase()
{
    const QByteArray given = qgetenv("HAEX_SEED");
    m_seed = given.isEmpty() ? std::random_device()() : given.toUInt();
    QVERIFY(IsPatient);
    qInfo("HAEX_SEED=%u", m_seed);
    startCryptoForTests();
}

void TestKills::kill(Victim victim, int wanted, bool again)
{
    using Doing = KillWorld::Doing;
    KillWorld world(m_seed);
    const QString begun = world.begin();
    QVERIFY2(begun.isEmpty(), qPrintable(begun));
    int tries = 0;
    for (int kills = 0; kills < wanted; ++tries) {
        QVERIFY2(tries < wanted * 4 + 20, "too much is over before it can be killed");
        const bool isServer
            = victim == Victim::Server || (victim == Victim::Either && tries % 2 == 1);
        const auto doing = static_cast<Doing>(world.below(isServer ? 2 : 3) + (isServer ? 1 : 0));
        const bool hit = isServer ? world.killServer(doing, again) : world.killClient(doing, again);
        const QString problem = world.settle();
        QVERIFY2(
            problem.isEmpty(),
            qPrintable(
                QStringLiteral("try %1, doing %2: %3").arg(tries).arg(int(doing)).arg(problem)));
        if (hit) {
            world.count();
            if (++kills % 50 == 0)
                qInfo("%d kills so far", kills);
        }
    }
    qInfo("%d kills in %d tries; %s", wanted, tries, qPrintable(world.tally()));
}

void TestKills::client_isKilled_atAnyMoment()
{
    kill(Victim::Client, m_kills.client, false);
}

void TestKills::server_isKilled_atAnyMoment()
{
    kill(Victim::Server, m_kills.server, false);
}

/// A server and a client in turn, each killed twice running: the second time while it opens what
/// the first kill left.
void TestKills::whatRecovers_isKilledAgain()
{
    kill(Victim::Either, m_kills.recovery, true);
}

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
