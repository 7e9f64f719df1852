// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/wrappedkey.h"

#include "core/crypto/aead.h"
#include "core/crypto/associateddata.h"
#include "core/crypto/keyderivation.h"
#include "core/crypto/pointbox.h"
#include "core/crypto/vaultkeyring.h"

namespace haex {
namespace {

constexpr QByteArrayView WrapMagic = "HXW1";
constexpr QByteArrayView WrapKeyLabel = "haex/wrap/v1";
constexpr QByteArrayView CommitmentLabel = "haex/key-commitment/v1";
constexpr QByteArrayView BoxMagic = "HXW2";
constexpr QByteArrayView BoxKeyLabel = "haex/wrap-box/v1";
constexpr QByteArrayView OpenKeyLabel = "haex/password-x25519/v1";
constexpr QByteArrayView WrapKdfName = "argon2id";
constexpr QByteArrayView BlindNamesPart = "blind-names";

AssociatedData wrapSubject(AssociatedData data, const WrappedKey &wrapped, const QByteArray &vaultId)
{
    data.add(vaultId)
        .add(wrapped.keyVersion)
        .add(WrapKdfName)
        .add(wrapped.kdf.opsLimit)
        .add(wrapped.kdf.memLimitKiB)
        .add(wrapped.kdf.parallelism)
        .add(wrapped.kdf.salt);
    // What knows nothing of blind names must not get the key: it would tell servers the names.
    if (hasBlindNames(vaultId))
        data.add(BlindNamesPart);
    return data;
}

AssociatedData wrapAssociatedData(const WrappedKey &wrapped, const QByteArray &vaultId)
{
    return wrapSubject(AssociatedData().add(WrapMagic), wrapped, vaultId);
}

PointBoxPurpose boxPurpose(const WrappedKey &wrapped, const QByteArray &vaultId)
{
    return {BoxKeyLabel, AssociatedData().add(BoxMagic), wrapSubject({}, wrapped, vaultId)};
}

Result<SecretBytes> commitmentOf(const SecretBytes &keyEncryptionKey)
{
    return hkdfSha256(keyEncryptionKey, CommitmentLabel);
}

/// Tells a wrong password, before anything is opened.
Result<> checkCommitment(const SecretBytes &keyEncryptionKey, const WrappedKey &wrapped)
{
    HAEX_ASSIGN(commitment, commitmentOf(keyEncryptionKey));
    if (!commitment.equals(SecretBytes::copyOf(wrapped.commitment)))
        return fail(ErrorCode::WrongPassword);
    return {};
}

/// The scalar that opens what is sealed to the password's point.
Result<SecretBytes> openKeyOf(const SecretBytes &keyEncryptionKey)
{
    return hkdfSha256(keyEncryptionKey, OpenKeyLabel);
}

Result<QByteArray> sealKeyOf(const SecretBytes &keyEncryptionKey)
{
    HAEX_ASSIGN(scalar, openKeyOf(keyEncryptionKey));
    HAEX_ASSIGN(point, pointOf(scalar));
    return QByteArrayView(point.view()).toByteArray();
}

Result<SecretBytes> openBox(const SecretBytes &keyEncryptionKey, const WrappedKey &wrapped,
                            const QByteArray &vaultId)
{
    HAEX_ASSIGN(scalar, openKeyOf(keyEncryptionKey));
    HAEX_ASSIGN(box, PointBox::fromBytes(wrapped.ciphertext));
    return openAtPoint(scalar, box, boxPurpose(wrapped, vaultId));
}

Result<Aead> wrapCipher(const SecretBytes &keyEncryptionKey)
{
    HAEX_ASSIGN(wrapKey, hkdfSha256(keyEncryptionKey, WrapKeyLabel));
    return Aead::create(wrapKey);
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
    HAEX_ASSIGN(sealKey, sealKeyOf(keyEncryptionKey));
    WrappedKey wrapped {.keyVersion = keyVersion,
                        .kdf = parameters,
                        .nonce = random.bytes(Aead::NonceBytes),
                        .ciphertext
                        = QByteArray(VaultKeyring::VaultKeyBytes + Aead::TagBytes, '\0'),
                        .commitment = QByteArrayView(commitment.view()).toByteArray(),
                        .sealKey = sealKey};
    HAEX_ASSIGN(cipher, wrapCipher(keyEncryptionKey));
    HAEX_TRY(cipher.seal(bytesOf(wrapped.nonce), wrapAssociatedData(wrapped, vaultId).bytes(),
                         vaultKey.view(), writableBytesOf(wrapped.ciphertext)));
    return wrapped;
}

Result<SecretBytes> unwrapVaultKeyUnder(const SecretBytes &keyEncryptionKey,
                                        const WrappedKey &wrapped, const QByteArray &vaultId)
{
    HAEX_TRY(checkCommitment(keyEncryptionKey, wrapped));
    if (wrapped.isBox())
        return openBox(keyEncryptionKey, wrapped, vaultId);
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

bool WrappedKey::isBox() const
{
    return ciphertext.size() == qsizetype {VaultKeyring::VaultKeyBytes} + PointBox::OverheadBytes;
}

Result<WrappedKey> wrapForPasswordOf(const WrappedKey &former, const SecretBytes &vaultKey,
                                     quint32 keyVersion, const QByteArray &vaultId)
{
    if (former.sealKey.size() != PointBox::PointBytes
        || vaultKey.size() != VaultKeyring::VaultKeyBytes || keyVersion == 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("wrapping without a seal key"));
    WrappedKey wrapped = former;
    wrapped.keyVersion = keyVersion;
    HAEX_ASSIGN(box, sealToPoint(SecretBytes::copyOf(former.sealKey), vaultKey,
                                 boxPurpose(wrapped, vaultId)));
    wrapped.ciphertext = box.toBytes();
    // Has no meaning of its own beside the box's, but servers want one.
    wrapped.nonce = box.nonce;
    return wrapped;
}

Result<> addSealKey(WrappedKey &wrapped, const SecretBytes &password)
{
    HAEX_TRY(checkServerParameters(wrapped.kdf));
    HAEX_ASSIGN(keyEncryptionKey, deriveKeyEncryptionKey(password, wrapped.kdf));
    HAEX_TRY(checkCommitment(keyEncryptionKey, wrapped));
    HAEX_ASSIGN(sealKey, sealKeyOf(keyEncryptionKey));
    wrapped.sealKey = sealKey;
    return {};
}

Result<SecretBytes> unwrapWithSealKey(WrappedKey &wrapped, const SecretBytes &password,
                                      const QByteArray &vaultId)
{
    HAEX_TRY(checkServerParameters(wrapped.kdf));
    HAEX_ASSIGN(keyEncryptionKey, deriveKeyEncryptionKey(password, wrapped.kdf));
    HAEX_ASSIGN(vaultKey, unwrapVaultKeyUnder(keyEncryptionKey, wrapped, vaultId));
    HAEX_ASSIGN(sealKey, sealKeyOf(keyEncryptionKey));
    wrapped.sealKey = sealKey;
    return vaultKey;
}

Result<SecretBytes> unwrapVaultKey(const WrappedKey &wrapped, const SecretBytes &password,
                                   const QByteArray &vaultId)
{
    HAEX_TRY(checkServerParameters(wrapped.kdf));
    HAEX_ASSIGN(keyEncryptionKey, deriveKeyEncryptionKey(password, wrapped.kdf));
    return unwrapVaultKeyUnder(keyEncryptionKey, wrapped, vaultId);
}

} // namespace haex
