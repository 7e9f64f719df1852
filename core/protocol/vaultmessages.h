// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

/// /sync/vault-key, /sync/vaults and /sync/vault: the vault's wrapped key and encrypted name, which
/// the server keeps and cannot read.
namespace haex {

/// The cost of the function that made the key-encryption key from the vault password.
struct WireKdf
{
    /// argon2id.
    QByteArray name;
    qint64 opsLimit = 0;
    qint64 memLimitKiB = 0;
    qint64 parallelism = 0;

    friend bool operator==(const WireKdf &, const WireKdf &) = default;
};

/// The vault key in the form that a password opens. The byte fields are base64 text.
struct WrappedVaultKey
{
    QByteArray encryptedVaultKey;
    QByteArray vaultKeySalt;
    QByteArray vaultKeyNonce;
    QByteArray keyCommitment;
    WireKdf kdf;
    qint64 keyVersion = 1;

    friend bool operator==(const WrappedVaultKey &, const WrappedVaultKey &) = default;
};

/// The vault's name, sealed under the vault key. Base64 text.
struct EncryptedVaultName
{
    QByteArray encryptedVaultName;
    QByteArray vaultNameNonce;

    friend bool operator==(const EncryptedVaultName &, const EncryptedVaultName &) = default;
};

/// POST /sync/vault-key makes a vault; GET answers with the server's fields filled in.
struct VaultKeyRecord
{
    QByteArray vaultId;
    WrappedVaultKey key;
    EncryptedVaultName name;
    /// Counts the changes of key and name; a PATCH may name the one it is based on.
    qint64 revision = 0;
    qint64 createdAtMs = 0;
};

/// PATCH /sync/vault-key/{vaultId}: a new wrapping (password change, new key version), a new name,
/// or both.
struct VaultKeyPatch
{
    std::optional<WrappedVaultKey> key;
    std::optional<EncryptedVaultName> name;
    /// When set and no longer the server's, the answer is `conflict` and nothing changes.
    std::optional<qint64> revision;
};

/// One row of GET /sync/vaults.
struct VaultSummary
{
    QByteArray vaultId;
    EncryptedVaultName name;
    qint64 keyVersion = 1;
    QByteArray epoch;
    qint64 sequence = 0;
    qint64 createdAtMs = 0;
};

[[nodiscard]] QByteArray encodeVaultKeyRecord(const VaultKeyRecord &record);
[[nodiscard]] Result<VaultKeyRecord> parseVaultKeyRecord(QByteArrayView body);
[[nodiscard]] QByteArray encodeVaultKeyPatch(const VaultKeyPatch &patch);
[[nodiscard]] Result<VaultKeyPatch> parseVaultKeyPatch(QByteArrayView body);
[[nodiscard]] QByteArray encodeVaultList(const std::vector<VaultSummary> &vaults);
[[nodiscard]] Result<std::vector<VaultSummary>> parseVaultList(QByteArrayView body);

} // namespace haex
