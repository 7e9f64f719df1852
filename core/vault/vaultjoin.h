// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncengine.h"
#include "core/vault/joinrequest.h"
#include "core/vault/vaultseed.h"
#include "core/vault/vaultsession.h"

#include <functional>

namespace haex {

/// Brings a vault that is on a server to this device: logs in, fetches the wrapped key, opens it
/// with the vault's password, makes the file and adds the server as its backend. Syncing is the
/// caller's. Any failure leaves no file: `bad_credentials`, `not_found`, `wrong_password`,
/// `kdf_downgrade_refused` … `done` runs once, on the transport's thread.
void joinVault(const QString &path, JoinRequest request, SecretBytes vaultPassword,
               const VaultEnvironment &environment,
               std::function<void(Result<std::unique_ptr<VaultSession>>)> done);

/// The second half of it, for a device that knows the vault's key already: makes the file and adds
/// the server as its backend.
void joinVaultFrom(const QString &path, const VaultSeed &seed, const SecretBytes &vaultPassword,
                   BackendCredentials credentials, const VaultEnvironment &environment,
                   std::function<void(Result<std::unique_ptr<VaultSession>>)> done);

} // namespace haex
