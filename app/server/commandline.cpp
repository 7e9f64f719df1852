// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/commandline.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace haex {
namespace {

constexpr QLatin1StringView StandardConfigFile("/etc/haex-syncd.conf");
constexpr QLatin1StringView StandardDataDirectory("/var/lib/haex-syncd");

tl::unexpected<Error> badUsage(const QString &sentence)
{
    return fail(ErrorCode::InvalidArgument, sentence);
}

/// What the arguments say, before any of it counts.
struct Arguments
{
    QStringList words;
    std::vector<Setting> settings;
    /// Empty: no file is read.
    std::optional<QString> configFile;
    bool wantsHelp = false;
    bool wantsVersion = false;
};

Result<> addOption(Arguments &parsed, const QStringList &arguments, qsizetype &at)
{
    const QString place = arguments[at];
    const Option *option = findOption(place.toUtf8().sliced(2));
    const bool isConfig = place == QLatin1StringView("--config");
    if (!option && !isConfig)
        return badUsage(QStringLiteral("unknown option ") + place);
    if (option && option->isSwitch()) {
        parsed.settings.push_back({option, {"yes", false}, OptionSource::Arguments, place});
        return {};
    }
    if (++at == arguments.size())
        return badUsage(place + QStringLiteral(" needs a value"));
    if (isConfig)
        parsed.configFile = arguments[at];
    else
        parsed.settings.push_back(
            {option, {arguments[at].toUtf8(), false}, OptionSource::Arguments, place});
    return {};
}

Result<Arguments> readArguments(const QStringList &arguments)
{
    Arguments parsed;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == QLatin1StringView("--help") || argument == QLatin1StringView("-h"))
            parsed.wantsHelp = true;
        else if (argument == QLatin1StringView("--version"))
            parsed.wantsVersion = true;
        else if (argument.startsWith(QLatin1StringView("--")))
            HAEX_TRY(addOption(parsed, arguments, i));
        else
            parsed.words += argument;
    }
    return parsed;
}

Result<> setCommand(CommandLine &line, QStringList words)
{
    using Command = CommandLine::Command;
    const QString name = words.value(0) == QLatin1StringView("user")
        ? words.value(0) + u' ' + words.value(1)
        : words.value(0);
    words.remove(0, qMin<qsizetype>(words.size(), name.contains(u' ') ? 2 : 1));
    struct Row
    {
        QLatin1StringView name;
        Command command;
        QString *argument;
    };
    const Row rows[] = {
        {QLatin1StringView("serve"), Command::Serve, nullptr},
        {QLatin1StringView("init"), Command::Init, nullptr},
        {QLatin1StringView("user add"), Command::UserAdd, &line.email},
        {QLatin1StringView("user invite"), Command::UserInvite, nullptr},
        {QLatin1StringView("user list"), Command::UserList, nullptr},
        {QLatin1StringView("user disable"), Command::UserDisable, &line.email},
        {QLatin1StringView("user enable"), Command::UserEnable, &line.email},
        {QLatin1StringView("user delete"), Command::UserDelete, &line.email},
        {QLatin1StringView("doctor"), Command::Doctor, nullptr},
        {QLatin1StringView("backup"), Command::Backup, &line.file},
        {QLatin1StringView("restore"), Command::Restore, &line.file},
        {QLatin1StringView("migrate-storage"), Command::MigrateStorage, nullptr},
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

bool namesStorage(const Setting &setting)
{
    const QByteArrayView name(setting.option->name);
    return name == "data" || name.startsWith("database");
}

/// One source's settings over those of the sources below it.
Result<> apply(CommandLine &line, std::vector<Setting> &settings)
{
    // Whoever names a storage means this one, not the one of a source below as well.
    const bool needsBoth = line.command == CommandLine::Command::MigrateStorage;
    if (!needsBoth && std::ranges::any_of(settings, namesStorage)) {
        line.dataDirectory.clear();
        line.storage.database = {};
    }
    for (Setting &setting : settings) {
        auto isSet = setting.option->set(line, setting.value);
        wipe(setting.value.text);
        if (!isSet)
            return fail(Error{isSet.error().code,
                              setting.place + QStringLiteral(": ") + isSet.error().context});
    }
    return {};
}

Result<> applyConfigFile(CommandLine &line, const std::optional<QString> &named)
{
    const bool isSaid = named.has_value() || qEnvironmentVariableIsSet("HAEX_SYNCD_CONFIG");
    const QString path = named              ? *named
        : isSaid                            ? qEnvironmentVariable("HAEX_SYNCD_CONFIG")
        : QFile::exists(StandardConfigFile) ? QString(StandardConfigFile)
                                            : QString();
    if (path.isEmpty())
        return {};
    HAEX_ASSIGN(settings, readConfigFile(path));
    return apply(line, settings);
}

Result<> checkTls(CommandLine &line)
{
    TlsFiles &tls = line.listen.tls;
    if (tls.certificate.isEmpty() != tls.key.isEmpty())
        return badUsage(QStringLiteral("--tls-certificate and --tls-key need each other"));
    if (!line.isSelfSigned)
        return {};
    if (!tls.isEmpty() || line.dataDirectory.isEmpty())
        return badUsage(
            QStringLiteral("--tls-self-signed keeps its files in --data DIR and takes no others"));
    const QDir directory(line.dataDirectory);
    tls = {directory.filePath(QStringLiteral("certificate.pem")),
           directory.filePath(QStringLiteral("certificate-key.pem"))};
    return {};
}

Result<> checkTogether(CommandLine &line)
{
    if (line.command == CommandLine::Command::Init && !line.hasDatabase()
        && line.dataDirectory.isEmpty())
        line.dataDirectory = StandardDataDirectory;
    const bool needsBoth = line.command == CommandLine::Command::MigrateStorage;
    const bool hasData = !line.dataDirectory.isEmpty();
    if (needsBoth && !(hasData && line.hasDatabase()))
        return badUsage(QStringLiteral("both --data DIR and --database ADDRESS are needed"));
    if (!needsBoth && line.hasDatabase() == hasData)
        return badUsage(QStringLiteral("either --data DIR or --database ADDRESS is needed"));
    if (hasData)
        line.storage.file = QDir(line.dataDirectory).filePath(QStringLiteral("server.sqlite"));
    if (line.hasMetrics && !isLoopbackAddress(line.metrics.address))
        return badUsage(QStringLiteral("--metrics is for this machine only, such as 127.0.0.1:9787"));
    HAEX_TRY(checkTls(line));
    const bool isPlain = line.listen.tls.isEmpty();
    if (line.command == CommandLine::Command::Serve && isPlain && !line.allowsPlainHttp
        && !isLoopbackAddress(line.listen.address))
        return badUsage(QStringLiteral("plain HTTP beyond this machine needs --allow-plain-http;"
                                       " better take --tls-certificate or --tls-self-signed"));
    return {};
}

/// `  --name VALUE` and its help behind it, in columns.
QString optionHelp(const Option &option)
{
    constexpr int HelpColumn = 31;
    QString text = QStringLiteral("  --") + QLatin1StringView(option.name);
    if (!option.isSwitch())
        text += u' ' + QString::fromLatin1(option.value);
    text = text.leftJustified(HelpColumn);
    QString help = QString::fromLatin1(option.help);
    if (option.standard && !option.isSwitch())
        help += QStringLiteral(" [") + QLatin1StringView(option.standard) + u']';
    return text + help.replace(u'\n', u'\n' + QString(HelpColumn, u' ')) + u'\n';
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    HAEX_ASSIGN(parsed, readArguments(arguments));
    CommandLine line;
    line.listen.port = 8787;
    if (parsed.wantsVersion)
        line.command = CommandLine::Command::Version;
    if (parsed.wantsHelp || parsed.wantsVersion || parsed.words.isEmpty())
        return line;
    HAEX_TRY(setCommand(line, parsed.words));
    if (line.command == CommandLine::Command::Init) {
        line.configFile = parsed.configFile.value_or(StandardConfigFile);
        line.arguments = parsed.settings;
    } else {
        HAEX_TRY(applyConfigFile(line, parsed.configFile));
    }
    HAEX_ASSIGN(environment, readEnvironment());
    HAEX_TRY(apply(line, environment));
    HAEX_TRY(apply(line, parsed.settings));
    HAEX_TRY(checkTogether(line));
    return line;
}

QString usage()
{
    QString text = QStringLiteral(
        "haex-syncd: keeps encrypted vault changes and hands them on\n\n"
        "  haex-syncd init [--config FILE]       writes a commented configuration file; - prints it\n"
        "  haex-syncd serve\n"
        "  haex-syncd user add EMAIL             reads the password from standard input\n"
        "  haex-syncd user invite                prints a token for one registration\n"
        "  haex-syncd user list\n"
        "  haex-syncd user disable EMAIL         ends its sessions at once; its vaults wait\n"
        "  haex-syncd user enable EMAIL\n"
        "  haex-syncd user delete EMAIL          one that is disabled, with all its vaults\n"
        "  haex-syncd doctor                     looks for what is wrong, or will be\n"
        "  haex-syncd backup FILE                also while the server runs\n"
        "  haex-syncd restore FILE               while it does not\n"
        "  haex-syncd migrate-storage            from --data to an empty --database\n\n"
        "Each option is an argument, a line NAME = VALUE of the configuration file, and a "
        "variable\n"
        "(HAEX_SYNCD_LISTEN for --listen); the earlier outweighs. The file is the one that "
        "--config\n"
        "or HAEX_SYNCD_CONFIG names, else /etc/haex-syncd.conf if there is one.\n\n");
    for (const Option &option : options())
        text += optionHelp(option);
    return text;
}

} // namespace haex
