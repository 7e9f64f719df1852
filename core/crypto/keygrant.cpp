// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/keygrant.h"

#include "core/crypto/aead.h"
#include "core/crypto/keyderivation.h"
#include "core/crypto/pointbox.h"

namespace haex {
namespace {

constexpr QByteArrayView GrantMagic = "HXG1";
constexpr QByteArrayView GrantKeyLabel = "haex/grant-box/v1";
constexpr QByteArrayView FormerKeyMagic = "HXF1";

PointBoxPurpose grantPurpose(const QByteArray &vaultId, quint32 keyVersion,
                             const QByteArray &deviceId)
{
    return {GrantKeyLabel, AssociatedData().add(GrantMagic),
            AssociatedData().add(vaultId).add(keyVersion).add(deviceId)};
}

AssociatedData formerKeyData(const QByteArray &vaultId, quint32 keyVersion, quint32 underVersion)
{
    return AssociatedData().add(FormerKeyMagic).add(vaultId).add(keyVersion).add(underVersion);
}

} // namespace

Result<QByteArray> sealGrant(const VaultKeyring &keyring, quint32 keyVersion,
                             const QByteArray &deviceId, const QByteArray &sealKey)
{
    HAEX_ASSIGN(key, keyring.vaultKey(keyVersion));
    HAEX_ASSIGN(box,
                sealToPoint(SecretBytes::copyOf(sealKey), key,
                            grantPurpose(keyring.vaultId(), keyVersion, deviceId)));
    return box.toBytes();
}

Result<SecretBytes> openGrant(QByteArrayView grant, const QByteArray &vaultId, quint32 keyVersion,
                              const QByteArray &deviceId, const DeviceKeys &keys)
{
    HAEX_ASSIGN(box, PointBox::fromBytes(grant));
    return openAtPoint(keys.sealSecret(), box, grantPurpose(vaultId, keyVersion, deviceId));
}

Result<QByteArray> sealFormerKey(const VaultKeyring &keyring, quint32 keyVersion,
                                 quint32 underVersion)
{
    HAEX_ASSIGN(key, keyring.vaultKey(keyVersion));
    HAEX_ASSIGN(sealing, keyring.formerKeysKey(underVersion));
    HAEX_ASSIGN(cipher, Aead::create(sealing));
    const QByteArray nonce
        = QByteArrayView(SecretBytes::random(Aead::NonceBytes).view()).toByteArray();
    QByteArray ciphertext(static_cast<qsizetype>(key.size() + Aead::TagBytes), '\0');
    HAEX_TRY(cipher.seal(bytesOf(nonce),
                         formerKeyData(keyring.vaultId(), keyVersion, underVersion).bytes(),
                         key.view(), writableBytesOf(ciphertext)));
    return nonce + ciphertext;
}

Result<SecretBytes> openFormerKey(QByteArrayView sealed, const VaultKeyring &keyring,
                                  quint32 keyVersion, quint32 underVersion)
{
    HAEX_ASSIGN(sealing, keyring.formerKeysKey(underVersion));
    constexpr auto size
        = qsizetype{Aead::NonceBytes + VaultKeyring::VaultKeyBytes + Aead::TagBytes};
    if (sealed.size() != size)
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("former key"));
    HAEX_ASSIGN(cipher, Aead::create(sealing));
    SecretBytes key(VaultKeyring::VaultKeyBytes);
    HAEX_TRY(cipher.open(bytesOf(sealed.first(Aead::NonceBytes)),
                         formerKeyData(keyring.vaultId(), keyVersion, underVersion).bytes(),
                         bytesOf(sealed.sliced(Aead::NonceBytes)), key.mutableView()));
    return key;
}

Result<QByteArray> deviceProof(const VaultKeyring &keyring, quint32 keyVersion,
                               const QByteArray &deviceId, const QByteArray &sealKey,
                               const QByteArray &signKey)
{
    HAEX_ASSIGN(key, keyring.proofKey(keyVersion));
    const AssociatedData subject = AssociatedData().add(deviceId).add(sealKey).add(signKey);
    HAEX_ASSIGN(
        proof,
        hkdfSha256(key, {reinterpret_cast<const char *>(subject.bytes().data()), subject.size()}));
    return QByteArrayView(proof.view()).toByteArray();
}

} // namespace haex
