// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandspec.h"

namespace haex::cli {

[[nodiscard]] QString programHelp(const QList<CommandSpec> &commands);
[[nodiscard]] QString commandHelp(const CommandSpec &command);

} // namespace haex::cli
