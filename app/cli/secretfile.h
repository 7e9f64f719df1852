// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

namespace haex::cli {

/// Writes a secret into a new file that only its owner can read; `already_exists` for a name that is
/// taken.
[[nodiscard]] Result<> writeSecretFile(const QString &path, const SecretBytes &secret);

} // namespace haex::cli
