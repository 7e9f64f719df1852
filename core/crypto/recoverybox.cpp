// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverybox.h"

#include "core/base/base64.h"
#include "core/crypto/aead.h"
#include "core/crypto/keyderivation.h"

#include <QCryptographicHash>

#include <sodium.h>

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView BoxMagic = "HXR1";
constexpr QByteArrayView BoxKeyLabel = "haex/recovery-box/v1";
constexpr QByteArrayView KeyIdLabel = "haex/recovery-id/v1";
constexpr qsizetype KeyIdBytes = 8;
constexpr qsizetype PointBytes = crypto_scalarmult_BYTES;
constexpr qsizetype MaxSecretBytes = 1024;

QByteArrayView viewOf(const SecretBytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.view().data()),
            static_cast<qsizetype>(bytes.size())};
}

/// What scalar and point have in common; refuses the points that have nothing to hide.
Result<SecretBytes> shared(const SecretBytes &scalar, ConstByteSpan point)
{
    SecretBytes secret(crypto_scalarmult_BYTES);
    if (point.size() != crypto_scalarmult_BYTES
        || crypto_scalarmult(secret.mutableView().data(), scalar.view().data(), point.data()) != 0)
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("recovery box"));
    return secret;
}

/// Bound to both ends: without the seal key nobody makes a box that opens.
Result<Aead> boxCipher(const SecretBytes &sharedSecret, const QByteArray &ephemeralKey,
                       const SecretBytes &sealKey)
{
    SecretBytes input(sharedSecret.size() + sealKey.size());
    std::ranges::copy(sealKey.view(),
                      std::ranges::copy(sharedSecret.view(), input.mutableView().begin()).out);
    HAEX_ASSIGN(key, hkdfSha256(input, BoxKeyLabel.toByteArray() + ephemeralKey));
    return Aead::create(key);
}

AssociatedData boxData(const RecoveryBox &box, const AssociatedData &purpose)
{
    AssociatedData data;
    data.add(BoxMagic).add(box.keyId).add(box.ephemeralKey).add(
        {reinterpret_cast<const char *>(purpose.bytes().data()), purpose.size()});
    return data;
}

} // namespace

QByteArray recoveryKeyId(const SecretBytes &sealKey)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(KeyIdLabel);
    hash.addData(viewOf(sealKey));
    return hash.result().first(KeyIdBytes);
}

Result<RecoveryBox> sealForRecovery(const SecretBytes &sealKey, const SecretBytes &secret,
                                    const AssociatedData &purpose)
{
    const SecretBytes scalar = SecretBytes::random(crypto_scalarmult_SCALARBYTES);
    RecoveryBox box {recoveryKeyId(sealKey), QByteArray(PointBytes, '\0'),
                     viewOf(SecretBytes::random(Aead::NonceBytes)).toByteArray(),
                     QByteArray(static_cast<qsizetype>(secret.size() + Aead::TagBytes), '\0')};
    if (crypto_scalarmult_base(writableBytesOf(box.ephemeralKey).data(), scalar.view().data()) != 0)
        return fail(ErrorCode::CryptoFailure, QStringLiteral("X25519"));
    HAEX_ASSIGN(common, shared(scalar, sealKey.view()));
    HAEX_ASSIGN(cipher, boxCipher(common, box.ephemeralKey, sealKey));
    HAEX_TRY(cipher.seal(bytesOf(box.nonce), boxData(box, purpose).bytes(), secret.view(),
                         writableBytesOf(box.ciphertext)));
    return box;
}

Result<SecretBytes> openWithRecovery(const RecoveryKey &key, const RecoveryBox &box,
                                     const AssociatedData &purpose)
{
    HAEX_ASSIGN(sealKey, key.sealKey());
    if (box.keyId != recoveryKeyId(sealKey))
        return fail(ErrorCode::WrongPassword);
    if (box.nonce.size() != qsizetype {Aead::NonceBytes}
        || box.ciphertext.size() <= qsizetype {Aead::TagBytes}
        || box.ciphertext.size() > MaxSecretBytes)
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("recovery box"));
    HAEX_ASSIGN(scalar, key.openKey());
    HAEX_ASSIGN(common, shared(scalar, bytesOf(box.ephemeralKey)));
    HAEX_ASSIGN(cipher, boxCipher(common, box.ephemeralKey, sealKey));
    SecretBytes secret(static_cast<size_t>(box.ciphertext.size()) - Aead::TagBytes);
    HAEX_TRY(cipher.open(bytesOf(box.nonce), boxData(box, purpose).bytes(),
                         bytesOf(box.ciphertext), secret.mutableView()));
    return secret;
}

QJsonObject RecoveryBox::toJson() const
{
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); };
    return {{QStringLiteral("keyId"), text(keyId)},
            {QStringLiteral("ephemeralKey"), text(ephemeralKey)},
            {QStringLiteral("nonce"), text(nonce)},
            {QStringLiteral("ciphertext"), text(ciphertext)}};
}

Result<RecoveryBox> RecoveryBox::fromJson(const QJsonObject &json)
{
    RecoveryBox box;
    for (const auto &[name, member] : {std::pair {"keyId", &box.keyId},
                                       std::pair {"ephemeralKey", &box.ephemeralKey},
                                       std::pair {"nonce", &box.nonce},
                                       std::pair {"ciphertext", &box.ciphertext}}) {
        const auto bytes = decodeBase64(json.value(QLatin1StringView(name)).toString().toLatin1());
        if (!bytes || bytes->isEmpty())
            return fail(Error {ErrorCode::BadField, QStringLiteral("recovery box"),
                               QStringLiteral("/") + QLatin1StringView(name)});
        *member = *bytes;
    }
    return box;
}

} // namespace haex
