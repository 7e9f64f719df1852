// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QList>

#include <map>

namespace haex {

/// The vault keys of one vault, one per key version, and the keys derived from them.
/// Key versions begin at 1; the highest seals, every one that is here opens.
class VaultKeyring final
{
public:
    static constexpr size_t VaultKeyBytes = 32;

    /// `vaultId` in its canonical text: it is part of every derived key.
    explicit VaultKeyring(QByteArray vaultId);

    /// `invalid_argument` for a key of another length or version 0, `conflict` when another key
    /// has this version already; adding the same key again changes nothing.
    [[nodiscard]] Result<> add(quint32 keyVersion, SecretBytes vaultKey);
    /// Adds a random key as the new current version (the first is 1), which it returns.
    quint32 addRandom();

    [[nodiscard]] const QByteArray &vaultId() const { return m_vaultId; }
    [[nodiscard]] bool isEmpty() const { return m_vaultKeys.empty(); }
    [[nodiscard]] bool contains(quint32 keyVersion) const
    {
        return m_vaultKeys.contains(keyVersion);
    }
    /// Ascending.
    [[nodiscard]] QList<quint32> keyVersions() const;
    /// The version that seals; 0 when the ring is empty.
    [[nodiscard]] quint32 currentVersion() const;
    /// A copy of the vault key itself, to wrap it. `unknown_key_version` when it is not here.
    [[nodiscard]] Result<SecretBytes> vaultKey(quint32 keyVersion) const;

    // Derived keys, 32 bytes each: HKDF-SHA256(vaultKey[kv], info = label | vaultId | kv u32 BE).
    // `unknown_key_version` when the version is not here.

    /// Label "haex/cell/v1": the values of cells.
    [[nodiscard]] Result<SecretBytes> cellKey(quint32 keyVersion) const;
    /// Label "haex/vault-name/v1": the vault's name and other short texts on the server.
    [[nodiscard]] Result<SecretBytes> nameKey(quint32 keyVersion) const;
    /// Label "haex/file/v1": contents of attached files.
    [[nodiscard]] Result<SecretBytes> fileKey(quint32 keyVersion) const;
    /// Label "haex/digest/v1": the keyed digest by which devices compare what they hold.
    [[nodiscard]] Result<SecretBytes> digestKey(quint32 keyVersion) const;

private:
    [[nodiscard]] Result<SecretBytes> derive(QByteArrayView label, quint32 keyVersion) const;

    QByteArray m_vaultId;
    std::map<quint32, SecretBytes> m_vaultKeys;
};

} // namespace haex
