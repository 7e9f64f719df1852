// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httplistener.h"
#include "core/server/serveroptions.h"

#include <QString>
#include <QStringList>

namespace haex {

/// What haex-syncd was asked to do.
struct CommandLine
{
    enum class Command { Serve, UserAdd, UserInvite, UserList, Backup, Restore, Help, Version };

    Command command = Command::Help;
    QString dataDirectory;
    ListenOptions listen;
    ServerOptions server;
    bool isQuiet = false;
    /// user add
    QString email;
    /// backup, restore
    QString file;

    [[nodiscard]] QString storePath() const;
};

/// `invalid_argument` with a sentence for the person who typed it.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString usage();

} // namespace haex
