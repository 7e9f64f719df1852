// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importedvault.h"

namespace haex {

/// Reads a 1PUX export of 1Password: a ZIP file with JSON and the documents. Vaults become groups.
[[nodiscard]] Result<ImportedVault> readOnePassword(const QByteArray &file);

} // namespace haex
