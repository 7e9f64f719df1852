// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"

namespace haex::cli {

QList<OptionSpec> globalOptions()
{
    return {
        {QStringLiteral("--vault"), QStringLiteral("FILE"), QStringLiteral("the vault")},
        {QStringLiteral("--password-file"), QStringLiteral("FILE"),
         QStringLiteral("its password, on the file's first line")},
        {QStringLiteral("--json"), {}, QStringLiteral("results and errors as JSON")},
        {QStringLiteral("--quiet"), {}, QStringLiteral("results only, no remarks")},
        {QStringLiteral("--help"), {}, QStringLiteral("this text, or a command's")},
        {QStringLiteral("--version"), {}, QStringLiteral("the program's version")},
    };
}

QList<CommandSpec> allCommands()
{
    return vaultCommands() + quickUnlockCommands() + recoveryCommands() + backupCommands() + sqlCommands() + tableCommands() + attachmentCommands() + importCommands() + exportCommands()
        + backendCommands() + removalCommands() + syncCommands() + verifyCommands() + conflictCommands() + trashCommands()
        + deviceCommands() + keyCommands() + pairingCommands() + doctorCommands();
}

} // namespace haex::cli
