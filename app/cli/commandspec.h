// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcodes.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <limits>

namespace haex::cli {

class Context;

struct OptionSpec
{
    /// With its dashes.
    QString name;
    /// What to call its value in the help; empty for a switch.
    QString value;
    QString help;
    bool isRepeatable = false;
};

/// One command as the parser, the help and the dispatcher need it.
struct CommandSpec
{
    /// "vault create".
    QString name;
    /// As shown in the help: "FILE", "NAME…".
    QString arguments;
    QString summary;
    int minArguments = 0;
    int maxArguments = 0;
    QList<OptionSpec> options = {};
    std::function<ExitCode(Context &)> run = {};
    /// Arguments after the first follow in any number.
    static constexpr int Many = std::numeric_limits<int>::max();
};

/// Accepted before and after every command.
[[nodiscard]] QList<OptionSpec> globalOptions();
/// All commands, group by group as in commands/.
[[nodiscard]] QList<CommandSpec> allCommands();

} // namespace haex::cli
