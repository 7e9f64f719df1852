// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandspec.h"
#include "core/base/result.h"

#include <QMultiHash>

namespace haex::cli {

/// A command line taken apart.
struct Arguments
{
    /// Null when only the program's help or version is wanted.
    const CommandSpec *command = nullptr;
    QStringList positional;
    QMultiHash<QString, QString> options;

    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
    /// Empty when it was not given.
    [[nodiscard]] QString value(const QString &option) const { return options.value(option); }
    /// In the order given.
    [[nodiscard]] QStringList values(const QString &option) const;
};

/// `invalid_argument` with a sentence for a person. Everything after "--" is positional.
[[nodiscard]] Result<Arguments> parseArguments(const QStringList &words,
                                               const QList<CommandSpec> &commands);

} // namespace haex::cli
