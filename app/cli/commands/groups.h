// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandspec.h"

/// The command groups, one file each.
namespace haex::cli {

[[nodiscard]] QList<CommandSpec> vaultCommands();
[[nodiscard]] QList<CommandSpec> recoveryCommands();
[[nodiscard]] QList<CommandSpec> backupCommands();
[[nodiscard]] QList<CommandSpec> sqlCommands();
[[nodiscard]] QList<CommandSpec> tableCommands();
[[nodiscard]] QList<CommandSpec> attachmentCommands();
[[nodiscard]] QList<CommandSpec> importCommands();
[[nodiscard]] QList<CommandSpec> exportCommands();
[[nodiscard]] QList<CommandSpec> backendCommands();
[[nodiscard]] QList<CommandSpec> removalCommands();
[[nodiscard]] QList<CommandSpec> syncCommands();
[[nodiscard]] QList<CommandSpec> verifyCommands();
[[nodiscard]] QList<CommandSpec> conflictCommands();
[[nodiscard]] QList<CommandSpec> trashCommands();
[[nodiscard]] QList<CommandSpec> deviceCommands();
[[nodiscard]] QList<CommandSpec> pairingCommands();
[[nodiscard]] QList<CommandSpec> quickUnlockCommands();
[[nodiscard]] QList<CommandSpec> keyCommands();
[[nodiscard]] QList<CommandSpec> doctorCommands();

} // namespace haex::cli
