// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importsecrets.h"
#include "core/vault/importexport/keepass/kdbxheader.h"

namespace haex {

/// The 32 bytes that a key file of KeePass stands for: its XML of version 1 or 2, 32 raw bytes, 64
/// hexadecimal digits, or else the SHA-256 of whatever it is. ImportFault::KeyFileDamaged when an
/// XML key file does not fit its own check value.
[[nodiscard]] Result<SecretBytes> keyOfKeyFile(const SecretBytes &content);

/// From password and key file to the key that seeds everything in the file: the slow part.
[[nodiscard]] Result<SecretBytes> transformedKey(const ImportSecrets &secrets,
                                                 const KdbxHeader &header, const StopCheck &stop);

} // namespace haex
