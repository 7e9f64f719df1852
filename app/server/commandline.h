// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/settings.h"
#include "core/server/httplistener.h"
#include "core/server/serveroptions.h"
#include "core/server/serverstorage.h"

#include <QString>
#include <QStringList>

namespace haex {

/// What haex-syncd was asked to do, by arguments, variables and its configuration file.
struct CommandLine
{
    enum class Command {
        Serve,
        Init,
        UserAdd,
        UserInvite,
        UserList,
        UserDisable,
        UserEnable,
        UserDelete,
        Backup,
        Restore,
        MigrateStorage,
        Doctor,
        Help,
        Version,
    };

    Command command = Command::Help;
    /// Empty when a database is named.
    QString dataDirectory;
    ServerStorage storage;
    ListenOptions listen;
    /// Where Prometheus asks, if it does.
    ListenOptions metrics = {.maxConnections = 16};
    bool hasMetrics = false;
    ServerOptions server;
    bool allowsPlainHttp = false;
    /// Make a certificate of our own, unless the data folder has one.
    bool isSelfSigned = false;
    bool isQuiet = false;
    /// user add, disable, enable, delete
    QString email;
    /// backup, restore
    QString file;
    /// init: the file to write, and what was said in the arguments.
    QString configFile;
    std::vector<Setting> arguments;

    [[nodiscard]] bool hasDatabase() const { return !storage.database.isEmpty(); }
};

/// `invalid_argument` with a sentence for the person who typed it.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString usage();

} // namespace haex
