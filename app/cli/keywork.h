// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/keys/keystatus.h"

namespace haex {
class VaultSession;
}

namespace haex::cli {

class Context;

/// "done", or how far it is.
[[nodiscard]] QString progressText(const KeyStatus::Progress &progress);
/// Syncs with all servers until nothing is left under former keys, and tells how far it is. Returns
/// at once when the vault has no server.
[[nodiscard]] Result<> syncUntilReencrypted(Context &context, VaultSession &session);

} // namespace haex::cli
