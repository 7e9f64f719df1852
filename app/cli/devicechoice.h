// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/keys/keystatus.h"

#include <QString>

namespace haex {
class VaultSession;
}

namespace haex::cli {

/// By its id, the beginning of it, or its name; `not_found` or `invalid_argument` when that is not one.
[[nodiscard]] Result<VaultDevice> chooseDevice(VaultSession &session, const QString &word);

} // namespace haex::cli
