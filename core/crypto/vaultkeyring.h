// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/vaultid.h"

#include <QByteArray>
#include <QList>

#include <map>

namespace haex {

/// The vault keys of one vault, one per key version, and the keys derived from them.
/// Key versions begin at 1; one of them seals, every one that is here opens.
///
/// A version is made of a generation in its upper bits, one above the newest that its maker knew,
/// and of random lower bits, so that two devices which make one at the same time make two.
class VaultKeyring final
{
public:
    static constexpr size_t VaultKeyBytes = 32;
    static constexpr quint32 FirstVersion = 1;
    static constexpr int GenerationShift = 20;

    /// `vaultId` in its canonical text: it is part of every derived key.
    explicit VaultKeyring(QByteArray vaultId);

    /// `invalid_argument` for a key of another length or version 0, `conflict` when another key
    /// has this version already; adding the same key again changes nothing.
    [[nodiscard]] Result<> add(quint32 keyVersion, SecretBytes vaultKey);
    /// Adds a random key as the new current version (the first is 1), which it returns.
    quint32 addRandom();

    /// A number for the version that follows `newest`.
    [[nodiscard]] static quint32 versionAfter(quint32 newest, Random &random);
    /// 1 for the first version, then one more for each that follows another.
    [[nodiscard]] static quint32 generationOf(quint32 keyVersion)
    {
        return (keyVersion >> GenerationShift) + 1;
    }
    /// From now on this version seals, whichever is the highest. `unknown_key_version` when it is
    /// not here.
    [[nodiscard]] Result<> setCurrent(quint32 keyVersion);

    [[nodiscard]] const QByteArray &vaultId() const { return m_vaultId; }
    [[nodiscard]] bool hasBlindNames() const { return haex::hasBlindNames(m_vaultId); }
    [[nodiscard]] bool isEmpty() const { return m_vaultKeys.empty(); }
    [[nodiscard]] bool contains(quint32 keyVersion) const
    {
        return m_vaultKeys.contains(keyVersion);
    }
    /// Whether cells under that version can be opened; blind names need the first one as well.
    [[nodiscard]] bool opens(quint32 keyVersion) const
    {
        return contains(keyVersion) && (!hasBlindNames() || contains(FirstVersion));
    }
    /// Ascending.
    [[nodiscard]] QList<quint32> keyVersions() const;
    /// The version that seals: the highest, unless another one was set; 0 when the ring is empty.
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
    /// Label "haex/key-check/v1": names the key in what is said about its version, and tells nothing.
    [[nodiscard]] Result<SecretBytes> keyCheck(quint32 keyVersion) const;
    /// Label "haex/device-proof/v1": with it a device shows that it has the version.
    [[nodiscard]] Result<SecretBytes> proofKey(quint32 keyVersion) const;
    /// Label "haex/former-keys/v1": the keys of former versions, for whoever has this one.
    [[nodiscard]] Result<SecretBytes> formerKeysKey(quint32 keyVersion) const;
    /// Label "haex/blind-names/v1", always of the first version: what servers call tables, columns and
    /// rows stays the same.
    [[nodiscard]] Result<SecretBytes> blindNamesKey() const;

private:
    [[nodiscard]] Result<SecretBytes> derive(QByteArrayView label, quint32 keyVersion) const;

    QByteArray m_vaultId;
    std::map<quint32, SecretBytes> m_vaultKeys;
    /// 0 = the highest.
    quint32 m_current = 0;
};

} // namespace haex
