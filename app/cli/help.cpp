// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

namespace haex::cli {
namespace {

constexpr qsizetype HelpColumn = 34;

QString line(const QString &left, const QString &right)
{
    const QString start = QStringLiteral("  ") + left;
    if (start.size() >= HelpColumn)
        return start + u'\n' + QString(HelpColumn, u' ') + right + u'\n';
    return start.leftJustified(HelpColumn) + right + u'\n';
}

QString optionLines(const QList<OptionSpec> &options)
{
    QString text;
    for (const OptionSpec &option : options) {
        const QString left = option.value.isEmpty() ? option.name : option.name + u' ' + option.value;
        text += line(left, option.help);
    }
    return text;
}

const char ExitCodeHelp[] = R"(Exit codes:
  0    done
  1    failed
  2    the command line is wrong
  3    no such vault, not a vault, made by a newer version, or wrong password
  4    the vault is in use by another program, or cannot be written
  5    the server cannot be reached, or refuses
  6    the sync went through, but some cells are held back or were refused
  7    the vault is damaged
  8    another device holds something else, or a server keeps something back
  130  interrupted
)";

const char PasswordHelp[] = R"(Passwords are read from files, else from HAEX_PASSWORD, HAEX_NEW_PASSWORD,
HAEX_ACCOUNT_PASSWORD, HAEX_PROXY_PASSWORD, HAEX_CERTIFICATE_PASSWORD, HAEX_IMPORT_PASSWORD
and HAEX_RECOVERY_KEY, else asked for; never from the command line, which others can see.
)";

} // namespace

QString programHelp(const QList<CommandSpec> &commands)
{
    QString text = QStringLiteral("haexctl: everything about a Haex vault, from the command line\n\n"
                                  "Usage: haexctl --vault FILE COMMAND [OPTIONS]\n\nCommands:\n");
    for (const CommandSpec &command : commands) {
        const bool hasArguments = !command.arguments.isEmpty();
        text += line(hasArguments ? command.name + u' ' + command.arguments : command.name,
                     command.summary);
    }
    text += QStringLiteral("\nOptions, before or after the command:\n") + optionLines(globalOptions());
    text += u'\n' + QString::fromUtf8(PasswordHelp);
    text += u'\n' + QString::fromUtf8(ExitCodeHelp);
    return text + QStringLiteral("\n“haexctl COMMAND --help” tells more about one command.\n");
}

QString commandHelp(const CommandSpec &command)
{
    QString text = QStringLiteral("Usage: haexctl --vault FILE %1").arg(command.name);
    if (!command.arguments.isEmpty())
        text += u' ' + command.arguments;
    if (!command.options.isEmpty())
        text += QStringLiteral(" [OPTIONS]");
    text += QStringLiteral("\n\n") + command.summary + QStringLiteral(".\n");
    if (!command.options.isEmpty())
        text += QStringLiteral("\nOptions:\n") + optionLines(command.options);
    text += QStringLiteral("\nOptions of every command:\n") + optionLines(globalOptions());
    return text + u'\n' + QString::fromUtf8(ExitCodeHelp);
}

} // namespace haex::cli
