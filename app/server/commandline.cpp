// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/commandline.h"

#include "core/server/postgresconnection.h"

#include <QDir>
#include <QFile>

#include <array>
#include <functional>
#include <limits>

namespace haex {
namespace {

tl::unexpected<Error> badUsage(const QString &sentence)
{
    return fail(ErrorCode::InvalidArgument, sentence);
}

/// `127.0.0.1:8080` or `[::1]:8080`.
Result<> setListen(CommandLine &line, const QString &value)
{
    const qsizetype colon = value.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = value.sliced(colon + 1).toUInt(&isNumber);
    if (colon <= 0 || !isNumber || port > std::numeric_limits<quint16>::max())
        return badUsage(QStringLiteral("--listen needs ADDRESS:PORT"));
    QString address = value.first(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1, address.size() - 2);
    line.listen.address = address.toUtf8();
    line.listen.port = static_cast<quint16>(port);
    return {};
}

Result<> setRegistration(CommandLine &line, const QString &value)
{
    for (const auto registration :
         {Registration::Open, Registration::Invitation, Registration::Closed}) {
        if (value.toLatin1() == registrationName(registration)) {
            line.server.registration = registration;
            return {};
        }
    }
    return badUsage(QStringLiteral("--registration is open, invitation or closed"));
}

Result<> setNumber(const QString &value, qint64 max, const std::function<void(qint64)> &set)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (!isNumber || number < 0 || number > max)
        return badUsage(QStringLiteral("not a number in range: ") + value);
    set(number);
    return {};
}

/// Options with a number: name, greatest value, where it goes.
struct NumberOption
{
    QLatin1StringView name;
    qint64 max;
    void (*set)(CommandLine &, qint64);
};

constexpr qint64 MaxMs = 24LL * 60 * 60 * 1000;
constexpr qint64 MaxCount = 1'000'000;

constexpr auto NumberOptions = std::to_array<NumberOption>({
    {QLatin1StringView("--max-connections"), MaxCount,
     [](CommandLine &line, qint64 value) { line.listen.maxConnections = static_cast<int>(value); }},
    {QLatin1StringView("--header-time-ms"), MaxMs,
     [](CommandLine &line, qint64 value) { line.listen.headerTimeMs = static_cast<int>(value); }},
    {QLatin1StringView("--body-time-ms"), MaxMs,
     [](CommandLine &line, qint64 value) { line.listen.bodyTimeMs = static_cast<int>(value); }},
    {QLatin1StringView("--idle-time-ms"), MaxMs,
     [](CommandLine &line, qint64 value) { line.listen.idleTimeMs = static_cast<int>(value); }},
    {QLatin1StringView("--quota-mib"), 1'000'000,
     [](CommandLine &line, qint64 value) { line.server.maxVaultBytes = value * 1024 * 1024; }},
    {QLatin1StringView("--requests-per-minute"), MaxCount,
     [](CommandLine &line, qint64 value) {
         line.server.maxRequestsPerMinute = static_cast<int>(value);
     }},
    {QLatin1StringView("--password-memory-kib"), 4 * 1024 * 1024,
     [](CommandLine &line, qint64 value) {
         line.server.passwordCost.memLimitBytes
             = static_cast<size_t>(std::max<qint64>(value, 8)) * 1024;
     }},
});

/// A password in the arguments would be there for everybody on this machine to see.
Result<> setDatabase(CommandLine &line, const QString &value)
{
    const QByteArray address = value.toUtf8();
    HAEX_ASSIGN(holdsPassword, PostgresConnection::holdsPassword(address));
    if (holdsPassword)
        return badUsage(QStringLiteral("a password does not belong into the arguments: use"
                                       " --database-file, HAEX_SYNCD_DATABASE, PGPASSWORD"
                                       " or a password file"));
    line.storage.database = SecretBytes::copyOf(address);
    return {};
}

Result<> setDatabaseSecret(CommandLine &line, QByteArray address)
{
    while (address.endsWith('\n') || address.endsWith('\r'))
        address.chop(1);
    const auto checked = PostgresConnection::holdsPassword(address);
    line.storage.database = SecretBytes::copyOf(address);
    wipe(address);
    HAEX_TRY(checked);
    return {};
}

Result<> readDatabaseFile(CommandLine &line, const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return fail(ErrorCode::IoError, path);
    return setDatabaseSecret(line, file.readLine());
}

/// An option that takes a value.
Result<> setValue(CommandLine &line, const QString &option, const QString &value)
{
    if (option == QLatin1StringView("--data")) {
        line.dataDirectory = value;
        return {};
    }
    if (option == QLatin1StringView("--database"))
        return setDatabase(line, value);
    if (option == QLatin1StringView("--database-file"))
        return readDatabaseFile(line, value);
    if (option == QLatin1StringView("--listen"))
        return setListen(line, value);
    if (option == QLatin1StringView("--registration"))
        return setRegistration(line, value);
    for (const NumberOption &number : NumberOptions) {
        if (option == number.name)
            return setNumber(value, number.max, [&](qint64 parsed) { number.set(line, parsed); });
    }
    return badUsage(QStringLiteral("unknown option ") + option);
}

Result<> setCommand(CommandLine &line, QStringList words)
{
    using Command = CommandLine::Command;
    const QString name = words.value(0) == QLatin1StringView("user")
        ? words.value(0) + u' ' + words.value(1)
        : words.value(0);
    words.remove(0, name.contains(u' ') ? 2 : 1);
    struct Row
    {
        QLatin1StringView name;
        Command command;
        QString *argument;
    };
    const Row rows[] = {
        {QLatin1StringView("serve"), Command::Serve, nullptr},
        {QLatin1StringView("user add"), Command::UserAdd, &line.email},
        {QLatin1StringView("user invite"), Command::UserInvite, nullptr},
        {QLatin1StringView("user list"), Command::UserList, nullptr},
        {QLatin1StringView("backup"), Command::Backup, &line.file},
        {QLatin1StringView("restore"), Command::Restore, &line.file},
    };
    for (const Row &row : rows) {
        if (name != row.name)
            continue;
        if (words.size() != (row.argument ? 1 : 0))
            return badUsage(QStringLiteral("wrong number of arguments for ") + name);
        if (row.argument)
            *row.argument = words.first();
        line.command = row.command;
        return {};
    }
    return badUsage(QStringLiteral("unknown command ") + name);
}

Result<> checkTogether(CommandLine &line, bool allowsPlainHttp)
{
    if (!line.hasDatabase() && line.dataDirectory.isEmpty())
        HAEX_TRY(setDatabaseSecret(line, qgetenv("HAEX_SYNCD_DATABASE")));
    if (line.hasDatabase() == !line.dataDirectory.isEmpty())
        return badUsage(QStringLiteral("either --data DIR or --database ADDRESS is needed"));
    if (!line.hasDatabase())
        line.storage.file = QDir(line.dataDirectory).filePath(QStringLiteral("server.sqlite"));
    if (line.command == CommandLine::Command::Serve && !allowsPlainHttp
        && !isLoopbackAddress(line.listen.address))
        return badUsage(QStringLiteral("plain HTTP beyond this machine needs --allow-plain-http;"
                                       " better put a TLS proxy in front and listen on 127.0.0.1"));
    return {};
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    line.listen.port = 8787;
    QStringList words;
    bool allowsPlainHttp = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == QLatin1StringView("--help") || argument == QLatin1StringView("-h"))
            return line;
        if (argument == QLatin1StringView("--version")) {
            line.command = CommandLine::Command::Version;
            return line;
        }
        if (argument == QLatin1StringView("--allow-plain-http")) {
            allowsPlainHttp = true;
        } else if (argument == QLatin1StringView("--behind-proxy")) {
            line.listen.isBehindProxy = true;
        } else if (argument == QLatin1StringView("--quiet")) {
            line.isQuiet = true;
        } else if (argument.startsWith(QLatin1StringView("--"))) {
            if (++i == arguments.size())
                return badUsage(argument + QStringLiteral(" needs a value"));
            HAEX_TRY(setValue(line, argument, arguments[i]));
        } else {
            words += argument;
        }
    }
    if (words.isEmpty())
        return line;
    HAEX_TRY(setCommand(line, words));
    HAEX_TRY(checkTogether(line, allowsPlainHttp));
    return line;
}

QString usage()
{
    return QStringLiteral(
        "haex-syncd: keeps encrypted vault changes and hands them on\n\n"
        "  haex-syncd serve --data DIR | --database ADDRESS [--listen ADDRESS:PORT]\n"
        "                   [--registration open|invitation|closed]\n"
        "  haex-syncd user add EMAIL --data DIR      (reads the password from standard input)\n"
        "  haex-syncd user invite --data DIR         (prints a token for one registration)\n"
        "  haex-syncd user list --data DIR\n"
        "  haex-syncd backup FILE --data DIR         (also while the server runs)\n"
        "  haex-syncd restore FILE --data DIR        (while it does not)\n\n"
        "Storage, of every command:\n"
        "  --data DIR                 a SQLite file in this folder\n"
        "  --database ADDRESS         PostgreSQL 15 or newer: postgres://USER@HOST/NAME or"
        " host=… dbname=…\n"
        "  --database-file FILE       the address is the first line of FILE, password and all\n"
        "  With neither, HAEX_SYNCD_DATABASE holds the address. PGPASSWORD and the password file of\n"
        "  PostgreSQL count too.\n\n"
        "Options of serve:\n"
        "  --listen ADDRESS:PORT      127.0.0.1:8787 by default; port 0 takes a free one\n"
        "  --allow-plain-http         listen beyond this machine without TLS\n"
        "  --behind-proxy             throttle by the last address in X-Forwarded-For\n"
        "  --quota-mib N              for each vault; 0 = none\n"
        "  --requests-per-minute N    of an account; 0 = no limit\n"
        "  --max-connections N, --header-time-ms N, --body-time-ms N, --idle-time-ms N\n"
        "  --password-memory-kib N    cost of an account password's hash\n"
        "  --quiet                    no log\n");
}

} // namespace haex
