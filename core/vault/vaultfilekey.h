// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/vault/kdfcost.h"

#include <QByteArray>

namespace haex {

/// Size of the plain salt at the head of a vault file.
inline constexpr qsizetype VaultSaltBytes = 16;

/// The raw key of a vault file: HKDF-SHA256(Argon2id(password, salt), "haex/vault-file/v1"). Slow.
[[nodiscard]] Result<SecretBytes> deriveVaultFileKey(const SecretBytes &password,
                                                     const QByteArray &salt, const KdfCost &cost);

/// `x'<key><salt>'` in hex: what `PRAGMA key` of a stock sqlcipher takes. As secret as the key.
[[nodiscard]] SecretBytes rawKeyLiteral(const SecretBytes &key, const QByteArray &salt);

} // namespace haex
