// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/wrappedkey.h"
#include "core/vault/kdfcost.h"

#include <QSet>

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

    /// Adds every key to the ring, in which the highest trusted one seals; `vault_damaged` when there
    /// is none.
    [[nodiscard]] Result<> loadInto(VaultKeyring &keyring) const;
    /// A key that came wrapped, as a server sent it, or was made here. When it is there already, the
    /// wrapping takes the former one's place.
    [[nodiscard]] Result<> add(const SecretBytes &vaultKey, const WrappedKey &wrapped);
    /// A key that another device gave: it opens cells, and seals none until it is trusted.
    [[nodiscard]] Result<> addUntrusted(const SecretBytes &vaultKey, const WrappedKey &wrapped, qint64 nowMs);
    [[nodiscard]] Result<QSet<quint32>> trusted() const;
    [[nodiscard]] Result<> setTrusted(quint32 keyVersion);
    /// Since when this device has it; 0 = from the start.
    [[nodiscard]] Result<qint64> learnedMs(quint32 keyVersion) const;
    /// Stores the ring's keys, wrapped under the password anew (other salts, other wrappings).
    /// Slow: Argon2id.
    [[nodiscard]] Result<> wrapAll(const VaultKeyring &keyring, const SecretBytes &password,
                                   const KdfCost &cost);
    [[nodiscard]] Result<WrappedKey> wrapped(quint32 keyVersion) const;

private:
    [[nodiscard]] Result<> insert(const SecretBytes &vaultKey, const WrappedKey &wrapped, bool isTrusted,
                                  qint64 learnedMs);

    Database &m_database;
    Random &m_random;
};

} // namespace haex
