// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/wrappedkey.h"
#include "core/vault/kdfcost.h"

namespace haex {

class Database;
class VaultKeyring;

/// The vault keys in `haex_vault_keys`, each beside the form that servers keep of it.
class VaultKeyStore final
{
public:
    /// Everything must outlive this.
    VaultKeyStore(Database &database, Random &random)
        : m_database(database)
        , m_random(random)
    {
    }

    /// Adds every key to the ring; `vault_damaged` when there is none.
    [[nodiscard]] Result<> loadInto(VaultKeyring &keyring) const;
    /// A key that came wrapped, as a server sent it.
    [[nodiscard]] Result<> add(const SecretBytes &vaultKey, const WrappedKey &wrapped);
    /// Stores the ring's keys, wrapped under the password anew (other salts, other wrappings).
    /// Slow: Argon2id for each key version.
    [[nodiscard]] Result<> wrapAll(const VaultKeyring &keyring, const SecretBytes &password,
                                   const KdfCost &cost);
    /// Of the newest key version.
    [[nodiscard]] Result<WrappedKey> newestWrapped() const;

private:
    Database &m_database;
    Random &m_random;
};

} // namespace haex
