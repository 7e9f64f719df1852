// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandspec.h"
#include "core/base/result.h"

namespace haex {
class VaultSession;
}

namespace haex::cli {

/// `vault join --words…`: brings the vault of a device that waits with these words.
[[nodiscard]] Result<VaultSession *> joinByWords(Context &context);
/// What says that a vault is joined by words.
[[nodiscard]] QList<OptionSpec> wordOptions();
[[nodiscard]] bool wantsWords(const Context &context);

} // namespace haex::cli
