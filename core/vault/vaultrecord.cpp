// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultrecord.h"

#include "core/crypto/noncepool.h"
#include "core/crypto/textsealer.h"

namespace haex {
namespace {

QByteArray bytesOfText(const QByteArray &base64)
{
    return QByteArray::fromBase64(base64, QByteArray::AbortOnBase64DecodingErrors);
}

} // namespace

WrappedVaultKey toWire(const WrappedKey &wrapped)
{
    WrappedVaultKey wire;
    wire.encryptedVaultKey = wrapped.ciphertext.toBase64();
    wire.vaultKeySalt = wrapped.kdf.salt.toBase64();
    wire.vaultKeyNonce = wrapped.nonce.toBase64();
    wire.keyCommitment = wrapped.commitment.toBase64();
    wire.kdf.name = "argon2id";
    wire.kdf.opsLimit = wrapped.kdf.opsLimit;
    wire.kdf.memLimitKiB = wrapped.kdf.memLimitKiB;
    wire.kdf.parallelism = wrapped.kdf.parallelism;
    wire.keyVersion = wrapped.keyVersion;
    return wire;
}

WrappedKey fromWire(const WrappedVaultKey &wire)
{
    WrappedKey wrapped;
    wrapped.keyVersion = static_cast<quint32>(wire.keyVersion);
    wrapped.kdf.opsLimit = static_cast<quint32>(wire.kdf.opsLimit);
    wrapped.kdf.memLimitKiB = static_cast<quint32>(wire.kdf.memLimitKiB);
    wrapped.kdf.parallelism = static_cast<quint32>(wire.kdf.parallelism);
    wrapped.kdf.salt = bytesOfText(wire.vaultKeySalt);
    wrapped.nonce = bytesOfText(wire.vaultKeyNonce);
    wrapped.ciphertext = bytesOfText(wire.encryptedVaultKey);
    wrapped.commitment = bytesOfText(wire.keyCommitment);
    return wrapped;
}

Result<EncryptedVaultName> sealVaultName(const VaultKeyring &keyring, const QString &name,
                                         Random &random)
{
    NoncePool nonces(random);
    HAEX_ASSIGN(sealed, TextSealer(keyring, nonces).seal(TextSealer::VaultName, name));
    return EncryptedVaultName {sealed.encryptedValue, sealed.nonce};
}

QString openVaultName(const VaultKeyring &keyring, const EncryptedVaultName &sealed, Random &random)
{
    NoncePool nonces(random);
    return TextSealer(keyring, nonces)
        .open(TextSealer::VaultName, {sealed.encryptedVaultName, sealed.vaultNameNonce})
        .value_or(QString());
}

} // namespace haex
