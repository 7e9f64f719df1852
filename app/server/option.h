// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <span>

namespace haex {

struct CommandLine;

/// Where a value was given; a later one outweighs an earlier one.
enum class OptionSource {
    File,
    Environment,
    Arguments,
};

/// What an option was set to, as text.
struct OptionValue
{
    QByteArray text;
    /// Nobody else on this machine reads it there: it may hold a password.
    bool isPrivate = false;
};

/// One option of haex-syncd: an argument `--name VALUE`, a line `name = value` of the configuration
/// file, and a variable HAEX_SYNCD_NAME.
struct Option
{
    const char *name;
    /// How the help calls the value; nullptr for a switch, which is yes or no.
    const char *value;
    /// What holds when nothing is said; nullptr: nothing.
    const char *standard;
    /// A few sentences, one line each.
    const char *help;
    Result<> (*set)(CommandLine &line, const OptionValue &value);

    [[nodiscard]] bool isSwitch() const { return value == nullptr; }
};

/// All of them, in the order of the help.
[[nodiscard]] std::span<const Option> options();
/// nullptr when there is none of this name.
[[nodiscard]] const Option *findOption(QByteArrayView name);

} // namespace haex
