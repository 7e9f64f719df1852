// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <algorithm>

namespace haex::cli {
namespace {

tl::unexpected<Error> badUsage(const QString &sentence)
{
    return fail(ErrorCode::InvalidArgument, sentence);
}

const OptionSpec *findOption(const QList<OptionSpec> &options, const QString &name)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec &option) {
        return option.name == name;
    });
    return found == options.end() ? nullptr : &*found;
}

/// Whether an option takes a value is asked before its command is known: a name means the same in
/// all of them.
const OptionSpec *findAnywhere(const QList<CommandSpec> &commands, const QString &name)
{
    static const QList<OptionSpec> global = globalOptions();
    if (const OptionSpec *option = findOption(global, name))
        return option;
    for (const CommandSpec &command : commands) {
        if (const OptionSpec *option = findOption(command.options, name))
            return option;
    }
    return nullptr;
}

Result<> readOption(const QStringList &words, qsizetype &index, const QList<CommandSpec> &commands,
                    Arguments &arguments)
{
    const QString &word = words.at(index);
    const qsizetype equals = word.indexOf(u'=');
    const QString name = word.left(equals);
    const OptionSpec *option = findAnywhere(commands, name);
    if (!option)
        return badUsage(QStringLiteral("unknown option %1").arg(name));
    if (arguments.has(name) && !option->isRepeatable && !option->value.isEmpty())
        return badUsage(QStringLiteral("%1 was given twice").arg(name));
    if (option->value.isEmpty()) {
        if (equals >= 0)
            return badUsage(QStringLiteral("%1 takes no value").arg(name));
        arguments.options.insert(name, QString());
    } else if (equals >= 0) {
        arguments.options.insert(name, word.sliced(equals + 1));
    } else if (++index < words.size()) {
        arguments.options.insert(name, words.at(index));
    } else {
        return badUsage(QStringLiteral("%1 needs a value").arg(name));
    }
    return {};
}

/// The command whose name the words begin with; takes its words away.
const CommandSpec *takeCommand(QStringList &words, const QList<CommandSpec> &commands)
{
    for (const CommandSpec &command : commands) {
        const QStringList name = command.name.split(u' ');
        if (words.first(std::min(name.size(), words.size())) == name) {
            words.remove(0, name.size());
            return &command;
        }
    }
    return nullptr;
}

Result<> checkAgainst(const CommandSpec &command, const Arguments &arguments)
{
    const auto global = globalOptions();
    for (auto option = arguments.options.keyBegin(); option != arguments.options.keyEnd(); ++option) {
        if (!findOption(global, *option) && !findOption(command.options, *option))
            return badUsage(QStringLiteral("%1 has no option %2").arg(command.name, *option));
    }
    if (arguments.has(QStringLiteral("--help")))
        return {};
    const qsizetype count = arguments.positional.size();
    if (count < command.minArguments)
        return badUsage(QStringLiteral("%1 needs %2").arg(command.name, command.arguments));
    if (count > command.maxArguments)
        return badUsage(QStringLiteral("%1 has no use for “%2”")
                            .arg(command.name, arguments.positional.at(command.maxArguments)));
    return {};
}

} // namespace

QStringList Arguments::values(const QString &option) const
{
    QStringList found = options.values(option);
    std::reverse(found.begin(), found.end());
    return found;
}

Result<Arguments> parseArguments(const QStringList &words, const QList<CommandSpec> &commands)
{
    Arguments arguments;
    bool onlyPositional = false;
    for (qsizetype index = 0; index < words.size(); ++index) {
        const QString &word = words.at(index);
        if (!onlyPositional && word == QLatin1StringView("--"))
            onlyPositional = true;
        else if (!onlyPositional && word.startsWith(QLatin1StringView("--")))
            HAEX_TRY(readOption(words, index, commands, arguments));
        else if (!onlyPositional && word == QLatin1StringView("-h"))
            arguments.options.insert(QStringLiteral("--help"), QString());
        else
            arguments.positional.append(word);
    }
    if (arguments.positional.isEmpty()) {
        if (arguments.has(QStringLiteral("--help")) || arguments.has(QStringLiteral("--version")))
            return arguments;
        return badUsage(QStringLiteral("a command is needed"));
    }
    const QStringList given = arguments.positional;
    arguments.command = takeCommand(arguments.positional, commands);
    if (!arguments.command) {
        if (arguments.has(QStringLiteral("--help")))
            return arguments;
        return badUsage(QStringLiteral("there is no command “%1”").arg(given.first(std::min<qsizetype>(2, given.size())).join(u' ')));
    }
    HAEX_TRY(checkAgainst(*arguments.command, arguments));
    return arguments;
}

} // namespace haex::cli
