// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/option.h"

#include "app/server/commandline.h"
#include "core/server/postgresconnection.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <limits>

namespace haex {
namespace {

// A value is never part of a sentence: it may be a password that went to the wrong place.
tl::unexpected<Error> badValue(const QString &sentence)
{
    return fail(ErrorCode::InvalidArgument, sentence);
}

constexpr qint64 MaxMs = 24LL * 60 * 60 * 1000;
constexpr qint64 MaxCount = 1'000'000;
constexpr qint64 MinuteMs = 60'000;
constexpr qint64 DayMs = 24 * 60 * MinuteMs;

Result<qint64> numberIn(const OptionValue &value, qint64 min, qint64 max)
{
    bool isNumber = false;
    const qint64 number = value.text.toLongLong(&isNumber);
    if (!isNumber || number < min || number > max)
        return badValue(QStringLiteral("needs a number from %1 to %2").arg(min).arg(max));
    return number;
}

/// For a member that counts or limits something.
template <class Number>
Result<> setNumber(Number &target, const OptionValue &value, qint64 min, qint64 max,
                   qint64 unit = 1)
{
    HAEX_ASSIGN(number, numberIn(value, min, max));
    target = static_cast<Number>(number * unit);
    return {};
}

Result<> setSwitch(bool &target, const OptionValue &value)
{
    if (value.text != "yes" && value.text != "no")
        return badValue(QStringLiteral("is yes or no"));
    target = value.text == "yes";
    return {};
}

Result<> setPath(QString &target, const OptionValue &value)
{
    target = QString::fromUtf8(value.text);
    return {};
}

/// `127.0.0.1:8080` or `[::1]:8080`.
Result<> setAddress(ListenOptions &target, const OptionValue &value)
{
    const qsizetype colon = value.text.lastIndexOf(':');
    bool isNumber = false;
    const uint port = value.text.sliced(colon + 1).toUInt(&isNumber);
    if (colon <= 0 || !isNumber || port > std::numeric_limits<quint16>::max())
        return badValue(QStringLiteral("needs ADDRESS:PORT"));
    QByteArray address = value.text.first(colon);
    if (address.startsWith('[') && address.endsWith(']'))
        address = address.sliced(1, address.size() - 2);
    target.address = address;
    target.port = static_cast<quint16>(port);
    return {};
}

Result<> setRegistration(CommandLine &line, const OptionValue &value)
{
    for (const auto registration :
         {Registration::Open, Registration::Invitation, Registration::Closed}) {
        if (value.text == registrationName(registration)) {
            line.server.registration = registration;
            return {};
        }
    }
    return badValue(QStringLiteral("is open, invitation or closed"));
}

Result<> setData(CommandLine &line, const OptionValue &value)
{
    line.dataDirectory = QString::fromUtf8(value.text);
    return {};
}

Result<> setDatabase(CommandLine &line, const OptionValue &value)
{
    if (line.hasDatabase())
        return badValue(QStringLiteral("the database is named twice"));
    HAEX_ASSIGN(holdsPassword, PostgresConnection::holdsPassword(value.text));
    if (holdsPassword && !value.isPrivate)
        return badValue(QStringLiteral("a password does not belong where others read it: use"
                                       " --database-file, HAEX_SYNCD_DATABASE, PGPASSWORD"
                                       " or a password file"));
    line.storage.database = SecretBytes::copyOf(value.text);
    return {};
}

Result<> setDatabaseFile(CommandLine &line, const OptionValue &value)
{
    const QString path = QString::fromUtf8(value.text);
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return fail(ErrorCode::IoError, path);
    OptionValue address{file.readLine(), true};
    while (address.text.endsWith('\n') || address.text.endsWith('\r'))
        address.text.chop(1);
    auto isSet = setDatabase(line, address);
    wipe(address.text);
    return isSet;
}

constexpr auto Options = std::to_array<Option>({
    {"data", "DIR", nullptr, "A folder for the server's SQLite file.", setData},
    {"database", "ADDRESS", nullptr,
     "Instead of a folder: PostgreSQL 15 or newer, as postgres://USER@HOST/NAME\n"
     "or host=... dbname=...; PGPASSWORD and PostgreSQL's password file count too.",
     setDatabase},
    {"database-file", "FILE", nullptr, "That address is the first line of FILE, password and all.",
     setDatabaseFile},
    {"listen", "ADDRESS:PORT", "127.0.0.1:8787", "Where devices reach it; port 0 takes a free one.",
     [](CommandLine &line, const OptionValue &value) { return setAddress(line.listen, value); }},
    {"tls-certificate", "FILE", nullptr,
     "PEM, with its chain behind it; read again by itself when it changes.",
     [](CommandLine &line, const OptionValue &value) {
         return setPath(line.listen.tls.certificate, value);
     }},
    {"tls-key", "FILE", nullptr, "The certificate's key, PEM without a password.",
     [](CommandLine &line, const OptionValue &value) {
         return setPath(line.listen.tls.key, value);
     }},
    {"tls-self-signed", nullptr, "no",
     "Make a certificate in the data folder and print its fingerprint, which\n"
     "people compare when they add the server.",
     [](CommandLine &line, const OptionValue &value) {
         return setSwitch(line.isSelfSigned, value);
     }},
    {"allow-plain-http", nullptr, "no", "Listen beyond this machine without TLS.",
     [](CommandLine &line, const OptionValue &value) {
         return setSwitch(line.allowsPlainHttp, value);
     }},
    {"behind-proxy", nullptr, "no",
     "A proxy on this machine takes the requests: whom to throttle is the last\n"
     "address in its X-Forwarded-For.",
     [](CommandLine &line, const OptionValue &value) {
         return setSwitch(line.listen.isBehindProxy, value);
     }},
    {"registration", "WHO", "invitation",
     "Who may make an account: open (everybody), invitation (with a token of\n"
     "`haex-syncd user invite`) or closed (`haex-syncd user add` only).",
     setRegistration},
    {"quota-mib", "N", "0", "What one vault may hold; 0 = no quota.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.maxVaultBytes, value, 0, MaxCount, 1024LL * 1024);
     }},
    {"backups-kept-days", "N", "180",
     "How long backups of this server are kept, at least. Devices remember deleted\n"
     "rows for as long, so that no restored backup brings one back.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.backupsKeptMs, value, 0, 36'500, 24LL * 60 * 60 * 1000);
     }},
    {"vaults-per-account", "N", "100", "How many vaults one account may have.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.maxVaultsPerAccount, value, 1, MaxCount);
     }},
    {"removal-grace-days", "N", "7",
     "How long people may take back that they had a vault or their account deleted.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.removalGraceMs, value, 0, 365, DayMs);
     }},
    {"requests-per-minute", "N", "0", "Of one account; 0 = no limit.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.maxRequestsPerMinute, value, 0, MaxCount);
     }},
    {"failures-per-account", "N", "10",
     "Wrong passwords in a quarter of an hour before an account has to wait.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.throttle.failuresPerAccount, value, 1, MaxCount);
     }},
    {"failures-per-address", "N", "50", "The same of one network address.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.throttle.failuresPerAddress, value, 1, MaxCount);
     }},
    {"access-token-minutes", "N", "60", "How long a device may ask before it refreshes its token.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.accessTokenMs, value, 1, 24LL * 60, MinuteMs);
     }},
    {"refresh-token-days", "N", "90",
     "How long a device may stay away before it has to sign in again.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.refreshTokenMs, value, 1, 3650, DayMs);
     }},
    {"password-memory-kib", "N", "65536", "Memory that one hash of an account password takes.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.server.passwordCost.memLimitBytes, value, 8, 4LL * 1024 * 1024,
                          1024);
     }},
    {"database-lanes", "N", "4",
     "How many pushes and pulls a database carries out at once, each with a\n"
     "connection of its own; everything else shares one more.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.storage.lanes, value, 1, 64);
     }},
    {"max-connections", "N", "1024", "Open at once; a silent one makes room for the next.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.listen.maxConnections, value, 1, MaxCount);
     }},
    {"header-time-ms", "N", "10000", "For a request's header, however slowly it comes.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.listen.headerTimeMs, value, 1, MaxMs);
     }},
    {"body-time-ms", "N", "60000", "For its body.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.listen.bodyTimeMs, value, 1, MaxMs);
     }},
    {"idle-time-ms", "N", "75000", "Between two requests of a connection.",
     [](CommandLine &line, const OptionValue &value) {
         return setNumber(line.listen.idleTimeMs, value, 1, MaxMs);
     }},
    {"metrics", "ADDRESS:PORT", nullptr,
     "Figures for Prometheus, at /metrics; an address of this machine only.",
     [](CommandLine &line, const OptionValue &value) {
         line.hasMetrics = true;
         return setAddress(line.metrics, value);
     }},
    {"quiet", nullptr, "no", "No log.",
     [](CommandLine &line, const OptionValue &value) { return setSwitch(line.isQuiet, value); }},
});

} // namespace

std::span<const Option> options()
{
    return Options;
}

const Option *findOption(QByteArrayView name)
{
    const auto found = std::ranges::find_if(
        Options, [&](const Option &option) { return name == QByteArrayView(option.name); });
    return found == Options.end() ? nullptr : &*found;
}

} // namespace haex
