// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgrescluster.h"

#include "core/server/postgresconnection.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace haex {
namespace {

constexpr int StartMs = 60'000;
constexpr int PollMs = 10;

std::unique_ptr<PostgresCluster> &theShared()
{
    static std::unique_ptr<PostgresCluster> cluster;
    return cluster;
}

/// Debian keeps the server's programs out of the path, one folder a version.
QString programFolder()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    int newest = 0;
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        newest = qMax(newest, version.toInt());
    const QString folder = versions.filePath(QString::number(newest) + QStringLiteral("/bin"));
    if (QFile::exists(folder + QStringLiteral("/initdb")))
        return folder;
    const QString found = QStandardPaths::findExecutable(QStringLiteral("initdb"));
    return found.isEmpty() ? found : QFileInfo(found).path();
}

tl::unexpected<Error> broken(const QString &what, const QByteArray &output)
{
    return fail(ErrorCode::IoError,
                what + QStringLiteral(": ") + QString::fromUtf8(output).simplified());
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

PostgresCluster::PostgresCluster()
    : m_folder(QDir::tempPath() + QStringLiteral("/haex-postgres-XXXXXX"))
{
}

PostgresCluster::~PostgresCluster()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    // "Immediate shutdown": there is nothing to keep.
    ::kill(static_cast<pid_t>(m_process.processId()), SIGQUIT);
    m_process.waitForFinished(StartMs);
}

Result<std::unique_ptr<PostgresCluster>> PostgresCluster::start(Durability durability)
{
    const QString programs = programFolder();
    if (programs.isEmpty())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("PostgreSQL is not installed (no initdb found)"));
    std::unique_ptr<PostgresCluster> cluster(new PostgresCluster);
    HAEX_TRY(cluster->chooseOwner());
    HAEX_TRY(cluster->initialise(programs));
    HAEX_TRY(cluster->run(programs, durability));
    return cluster;
}

Result<PostgresCluster *> PostgresCluster::shared(Durability durability)
{
    if (!theShared()) {
        HAEX_ASSIGN(started, start(durability));
        theShared() = std::move(started);
    }
    return theShared().get();
}

void PostgresCluster::stopShared()
{
    theShared().reset();
}

Result<> PostgresCluster::chooseOwner()
{
    if (::geteuid() != 0)
        return {};
    const passwd *user = ::getpwnam("postgres");
    if (!user)
        user = ::getpwnam("nobody");
    if (!user)
        return fail(ErrorCode::NotFound, QStringLiteral("no user to run PostgreSQL as"));
    m_user = user->pw_uid;
    m_group = user->pw_gid;
    if (::chown(QFile::encodeName(m_folder.path()).constData(), m_user, m_group) != 0)
        return fail(ErrorCode::IoError, m_folder.path());
    return {};
}

void PostgresCluster::prepare(QProcess &process) const
{
    process.setWorkingDirectory(m_folder.path());
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([user = m_user, group = m_group] {
        const bool isReady = user == 0
            || (::setgroups(0, nullptr) == 0 && ::setgid(group) == 0 && ::setuid(user) == 0);
        // Behind setuid, which would undo it.
        if (!isReady || ::prctl(PR_SET_PDEATHSIG, SIGQUIT) != 0)
            ::_exit(1);
    });
}

Result<> PostgresCluster::initialise(const QString &programs)
{
    QProcess initdb;
    prepare(initdb);
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    initdb.start(programs + QStringLiteral("/initdb"),
                 {QStringLiteral("--pgdata=data"), QStringLiteral("--username=haex"),
                  QStringLiteral("--auth=trust"), QStringLiteral("--encoding=UTF8"),
                  QStringLiteral("--locale=C"), QStringLiteral("--no-sync"),
                  QStringLiteral("--no-instructions")});
    if (!initdb.waitForFinished(StartMs) || initdb.exitCode() != 0)
        return broken(QStringLiteral("initdb"), initdb.readAll());
    return {};
}

Result<> PostgresCluster::run(const QString &programs, Durability durability)
{
    const QString log = m_folder.filePath(QStringLiteral("log"));
    prepare(m_process);
    m_process.setStandardErrorFile(log);
    QStringList arguments{QStringLiteral("-D"), QStringLiteral("data"), QStringLiteral("-k"),
                          m_folder.path()};
    QStringList settings{QStringLiteral("listen_addresses="), QStringLiteral("max_connections=50")};
    if (durability == Durability::None)
        settings << QStringLiteral("fsync=off") << QStringLiteral("synchronous_commit=off")
                 << QStringLiteral("full_page_writes=off") << QStringLiteral("shared_buffers=32MB")
                 << QStringLiteral("autovacuum=off");
    for (const QString &setting : std::as_const(settings))
        arguments << QStringLiteral("-c") << setting;
    m_process.start(programs + QStringLiteral("/postgres"), arguments);
    const QDeadlineTimer deadline(StartMs);
    while (!contents(log).contains("ready to accept connections")) {
        const bool hasEnded = m_process.waitForFinished(PollMs);
        if (hasEnded || m_process.state() == QProcess::NotRunning || deadline.hasExpired())
            return broken(QStringLiteral("postgres"), contents(log));
    }
    return {};
}

QByteArray PostgresCluster::address() const
{
    return "host=" + QFile::encodeName(m_folder.path()) + " user=haex dbname=postgres";
}

Result<SecretBytes> PostgresCluster::newAddress()
{
    const QByteArray schema = "test" + QByteArray::number(++m_schemas);
    HAEX_ASSIGN(connection, PostgresConnection::open(SecretBytes::copyOf(address())));
    HAEX_TRY(connection->execute("CREATE SCHEMA " + schema));
    return SecretBytes::copyOf(address() + " options='-c search_path=" + schema + "'");
}

} // namespace haex
