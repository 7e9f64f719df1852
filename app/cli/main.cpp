// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"
#include "app/cli/help.h"
#include "core/crypto/cryptobackend.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>

using namespace haex;
using namespace haex::cli;

namespace {

int show(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
    return Ok;
}

int usageError(const Error &error)
{
    std::fprintf(stderr, "haexctl: %s\nhaexctl: “haexctl --help” lists the commands\n",
                 error.context.toUtf8().constData());
    return Usage;
}

int run(Arguments arguments)
{
    const CommandSpec &command = *arguments.command;
    Context context(std::move(arguments));
    if (const auto started = initializeCrypto(); !started)
        return context.failed(started.error());
    const ExitCode code = command.run(context);
    context.out().finishProgress();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("haexctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HAEX_VERSION));
    hardenProcess();
    // What went on is the result's to tell; QT_LOGGING_RULES brings the rest back.
    QLoggingCategory::setFilterRules(QStringLiteral("haex.*.info=false"));
    const QList<CommandSpec> commands = allCommands();
    auto arguments = parseArguments(QCoreApplication::arguments().sliced(1), commands);
    if (!arguments)
        return usageError(arguments.error());
    if (arguments->has(QStringLiteral("--version")))
        return show(QStringLiteral("haexctl " HAEX_VERSION "\n"));
    if (arguments->has(QStringLiteral("--help")))
        return show(arguments->command ? commandHelp(*arguments->command) : programHelp(commands));
    return run(std::move(*arguments));
}
