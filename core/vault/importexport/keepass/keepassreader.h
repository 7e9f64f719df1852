// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/foreignkdf.h"
#include "core/vault/importexport/importedvault.h"
#include "core/vault/importexport/importsecrets.h"

namespace haex {

/// Reads a KeePass file of version 3 or 4 (KDBX), as KeePass and KeePassXC write it. Takes as long
/// as its key derivation: not for the GUI thread. Errors as openKdbx().
[[nodiscard]] Result<ImportedVault>
readKeepass(const QByteArray &file, const ImportSecrets &secrets, const StopCheck &stop = {});

} // namespace haex
