// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/passwordkdf.h"

#include <QByteArray>
#include <QJsonObject>

namespace haex {

/// A vault key as it lies on a server or in a file: sealed under a key that Argon2id makes of the
/// vault's password, or to a point that belongs to that key, by a device that has a new vault key
/// and does not know the password. Its forms are described in README.md.
struct WrappedKey
{
    quint32 keyVersion = 0;
    KdfParameters kdf;
    QByteArray nonce;
    /// Key and tag, 48 bytes; a box (PointBox) when it was sealed to the point.
    QByteArray ciphertext;
    /// Belongs to exactly one key-encryption key: tells a wrong password from damage, and keeps
    /// one ciphertext from opening under two passwords.
    QByteArray commitment;
    /// The point to which keys can be sealed for this password; empty = not known. Never leaves the
    /// vault: whoever knows it can make wrappings, though open none.
    QByteArray sealKey = {};

    [[nodiscard]] bool isBox() const;
    /// `encryptedVaultKey, vaultKeySalt, vaultKeyNonce, keyCommitment` in base64,
    /// `kdf: {name, opsLimit, memLimitKiB, parallelism}`, `keyVersion`, and `sealKey` if it is known.
    [[nodiscard]] QJsonObject toJson() const;
    /// Strict about what it needs (`bad_field` with a pointer), indifferent to other members.
    [[nodiscard]] static Result<WrappedKey> fromJson(const QJsonObject &json);

    friend bool operator==(const WrappedKey &, const WrappedKey &) = default;
};

/// `parameters` within what checkServerParameters accepts. Slow: runs Argon2id.
[[nodiscard]] Result<WrappedKey> wrapVaultKey(const SecretBytes &vaultKey, quint32 keyVersion,
                                              const SecretBytes &password,
                                              const KdfParameters &parameters, Random &random,
                                              const QByteArray &vaultId);

/// `wrong_password` when the commitment is of another key-encryption key, `authentication_failed`
/// when the password is right and something else was changed; `kdf_downgrade_refused` and
/// `kdf_too_expensive` before the password is touched. Slow: runs Argon2id.
[[nodiscard]] Result<SecretBytes>
unwrapVaultKey(const WrappedKey &wrapped, const SecretBytes &password, const QByteArray &vaultId);

/// The same, and notes the seal key in `wrapped`.
[[nodiscard]] Result<SecretBytes> unwrapWithSealKey(WrappedKey &wrapped, const SecretBytes &password,
                                                    const QByteArray &vaultId);
/// Notes the seal key of a wrapping that was made without; errors as unwrapVaultKey's. Slow.
[[nodiscard]] Result<> addSealKey(WrappedKey &wrapped, const SecretBytes &password);
/// Another vault key for the password of `former`, whose seal key is known (`invalid_argument`
/// otherwise); the password is not needed.
[[nodiscard]] Result<WrappedKey> wrapForPasswordOf(const WrappedKey &former, const SecretBytes &vaultKey,
                                                   quint32 keyVersion, const QByteArray &vaultId);

/// The same, from a key-encryption key that the caller derived already.
[[nodiscard]] Result<WrappedKey> wrapVaultKeyUnder(const SecretBytes &keyEncryptionKey,
                                                   const SecretBytes &vaultKey, quint32 keyVersion,
                                                   const KdfParameters &parameters, Random &random,
                                                   const QByteArray &vaultId);
[[nodiscard]] Result<SecretBytes> unwrapVaultKeyUnder(const SecretBytes &keyEncryptionKey,
                                                      const WrappedKey &wrapped,
                                                      const QByteArray &vaultId);

} // namespace haex
