// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/host/homeinvitation.h"

namespace haex::cli {

/// Where the line comes from that a computer shows which hosts a server at home.
[[nodiscard]] OptionSpec invitationFileOption();
[[nodiscard]] bool hasInvitation(const Arguments &arguments);
/// From the file that is named (`-` is standard input), else HAEX_INVITATION, else the terminal
/// without echo: it holds a code that is good for an hour, and arguments are for everybody to see.
[[nodiscard]] Result<HomeInvitation> readInvitation(const Arguments &arguments);

} // namespace haex::cli
