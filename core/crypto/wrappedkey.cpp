// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/wrappedkey.h"

#include "core/crypto/aead.h"
#include "core/crypto/associateddata.h"
#include "core/crypto/keyderivation.h"
#include "core/crypto/vaultkeyring.h"

namespace haex {
namespace {

constexpr QByteArrayView WrapMagic = "HXW1";
constexpr QByteArrayView WrapKeyLabel = "haex/wrap/v1";
constexpr QByteArrayView CommitmentLabel = "haex/key-commitment/v1";
constexpr QByteArrayView WrapKdfName = "argon2id";

AssociatedData wrapAssociatedData(const WrappedKey &wrapped, const QByteArray &vaultId)
{
    AssociatedData data;
    data.add(WrapMagic)
        .add(vaultId)
        .add(wrapped.keyVersion)
        .add(WrapKdfName)
        .add(wrapped.kdf.opsLimit)
        .add(wrapped.kdf.memLimitKiB)
        .add(wrapped.kdf.parallelism)
        .add(wrapped.kdf.salt);
    return data;
}

Result<Aead> wrapCipher(const SecretBytes &keyEncryptionKey)
{
    HAEX_ASSIGN(wrapKey, hkdfSha256(keyEncryptionKey, WrapKeyLabel));
    return Aead::create(wrapKey);
}

Result<SecretBytes> commitmentOf(const SecretBytes &keyEncryptionKey)
{
    return hkdfSha256(keyEncryptionKey, CommitmentLabel);
}

} // namespace

Result<WrappedKey> wrapVaultKeyUnder(const SecretBytes &keyEncryptionKey,
                                     const SecretBytes &vaultKey, quint32 keyVersion,
                                     const KdfParameters &parameters, Random &random,
                                     const QByteArray &vaultId)
{
    if (vaultKey.size() != VaultKeyring::VaultKeyBytes || keyVersion == 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("vault key"));
    HAEX_ASSIGN(commitment, commitmentOf(keyEncryptionKey));
    WrappedKey wrapped {.keyVersion = keyVersion,
                        .kdf = parameters,
                        .nonce = random.bytes(Aead::NonceBytes),
                        .ciphertext
                        = QByteArray(VaultKeyring::VaultKeyBytes + Aead::TagBytes, '\0'),
                        .commitment = QByteArrayView(commitment.view()).toByteArray()};
    HAEX_ASSIGN(cipher, wrapCipher(keyEncryptionKey));
    HAEX_TRY(cipher.seal(bytesOf(wrapped.nonce), wrapAssociatedData(wrapped, vaultId).bytes(),
                         vaultKey.view(), writableBytesOf(wrapped.ciphertext)));
    return wrapped;
}

Result<SecretBytes> unwrapVaultKeyUnder(const SecretBytes &keyEncryptionKey,
                                        const WrappedKey &wrapped, const QByteArray &vaultId)
{
    HAEX_ASSIGN(commitment, commitmentOf(keyEncryptionKey));
    if (!commitment.equals(SecretBytes::copyOf(wrapped.commitment)))
        return fail(ErrorCode::WrongPassword);
    if (wrapped.ciphertext.size() != qsizetype {VaultKeyring::VaultKeyBytes + Aead::TagBytes}
        || wrapped.nonce.size() != qsizetype {Aead::NonceBytes})
        return fail(ErrorCode::BadCiphertext, QStringLiteral("wrapped key"));
    HAEX_ASSIGN(cipher, wrapCipher(keyEncryptionKey));
    SecretBytes vaultKey(VaultKeyring::VaultKeyBytes);
    HAEX_TRY(cipher.open(bytesOf(wrapped.nonce), wrapAssociatedData(wrapped, vaultId).bytes(),
                         bytesOf(wrapped.ciphertext), vaultKey.mutableView()));
    return vaultKey;
}

Result<WrappedKey> wrapVaultKey(const SecretBytes &vaultKey, quint32 keyVersion,
                                const SecretBytes &password, const KdfParameters &parameters,
                                Random &random, const QByteArray &vaultId)
{
    HAEX_TRY(checkServerParameters(parameters));
    HAEX_ASSIGN(keyEncryptionKey, deriveKeyEncryptionKey(password, parameters));
    return wrapVaultKeyUnder(keyEncryptionKey, vaultKey, keyVersion, parameters, random, vaultId);
}

Result<SecretBytes> unwrapVaultKey(const WrappedKey &wrapped, const SecretBytes &password,
                                   const QByteArray &vaultId)
{
    HAEX_TRY(checkServerParameters(wrapped.kdf));
    HAEX_ASSIGN(keyEncryptionKey, deriveKeyEncryptionKey(password, wrapped.kdf));
    return unwrapVaultKeyUnder(keyEncryptionKey, wrapped, vaultId);
}

} // namespace haex
