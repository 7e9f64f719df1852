// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httplistener.h"
#include "core/server/serveroptions.h"
#include "core/server/serverstorage.h"

#include <QString>
#include <QStringList>

namespace haex {

/// What haex-syncd was asked to do.
struct CommandLine
{
    enum class Command { Serve, UserAdd, UserInvite, UserList, Backup, Restore, Help, Version };

    Command command = Command::Help;
    /// Empty when a database is named.
    QString dataDirectory;
    ServerStorage storage;
    ListenOptions listen;
    ServerOptions server;
    bool isQuiet = false;
    /// user add
    QString email;
    /// backup, restore
    QString file;

    [[nodiscard]] bool hasDatabase() const { return !storage.database.isEmpty(); }
};

/// `invalid_argument` with a sentence for the person who typed it.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString usage();

} // namespace haex
