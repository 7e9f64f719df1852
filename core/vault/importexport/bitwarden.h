// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importedvault.h"
#include "core/vault/importexport/importsecrets.h"

namespace haex {

/// Reads a JSON export of Bitwarden, in the clear or under a password of its own. WrongPassword, or
/// an ImportFault: BoundToAccount for an export that only the account itself can open.
[[nodiscard]] Result<ImportedVault> readBitwarden(const QByteArray &json,
                                                  const ImportSecrets &secrets = {});
[[nodiscard]] bool isEncryptedBitwarden(const QByteArray &json);

} // namespace haex
