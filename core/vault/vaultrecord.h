// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/wrappedkey.h"
#include "core/protocol/vaultmessages.h"

#include <QString>

namespace haex {

class Random;
class VaultKeyring;

/// The forms in which a vault's key and name lie on a server, and back. Nothing that came from a
/// server is trusted here: opening the key checks its cost and authenticates the rest.

[[nodiscard]] WrappedVaultKey toWire(const WrappedKey &wrapped);
[[nodiscard]] WrappedKey fromWire(const WrappedVaultKey &wire);

[[nodiscard]] Result<EncryptedVaultName> sealVaultName(const VaultKeyring &keyring,
                                                       const QString &name, Random &random);
/// Empty when it does not open: the name is a convenience.
[[nodiscard]] QString openVaultName(const VaultKeyring &keyring, const EncryptedVaultName &sealed,
                                    Random &random);

} // namespace haex
