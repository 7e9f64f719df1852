// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/pointbox.h"

#include "core/crypto/aead.h"
#include "core/crypto/keyderivation.h"

#include <sodium.h>

#include <algorithm>

namespace haex {
namespace {

constexpr qsizetype MaxSecretBytes = 1024;

auto notABox()
{
    return fail(ErrorCode::AuthenticationFailed, QStringLiteral("box"));
}

/// Bound to both ends: without the point nobody makes a box that opens.
Result<Aead> boxCipher(const SecretBytes &sharedSecret, const SecretBytes &point,
                       const QByteArray &ephemeralKey, QByteArrayView keyLabel)
{
    SecretBytes input(sharedSecret.size() + point.size());
    std::ranges::copy(point.view(),
                      std::ranges::copy(sharedSecret.view(), input.mutableView().begin()).out);
    HAEX_ASSIGN(key, hkdfSha256(input, keyLabel.toByteArray() + ephemeralKey));
    return Aead::create(key);
}

AssociatedData boxData(const PointBox &box, const PointBoxPurpose &purpose)
{
    AssociatedData data = purpose.head;
    data.add(box.ephemeralKey)
        .add({reinterpret_cast<const char *>(purpose.subject.bytes().data()),
              purpose.subject.size()});
    return data;
}

} // namespace

Result<SecretBytes> commonSecret(const SecretBytes &scalar, ConstByteSpan point)
{
    SecretBytes secret(crypto_scalarmult_BYTES);
    if (point.size() != crypto_scalarmult_BYTES
        || crypto_scalarmult(secret.mutableView().data(), scalar.view().data(), point.data()) != 0)
        return notABox();
    return secret;
}

Result<PointBox> PointBox::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() <= OverheadBytes)
        return notABox();
    constexpr qsizetype nonceBytes{Aead::NonceBytes};
    return PointBox{bytes.first(PointBytes).toByteArray(),
                    bytes.sliced(PointBytes, nonceBytes).toByteArray(),
                    bytes.sliced(PointBytes + nonceBytes).toByteArray()};
}

Result<SecretBytes> pointOf(const SecretBytes &scalar)
{
    SecretBytes point(crypto_scalarmult_BYTES);
    if (scalar.size() != crypto_scalarmult_SCALARBYTES
        || crypto_scalarmult_base(point.mutableView().data(), scalar.view().data()) != 0)
        return fail(ErrorCode::CryptoFailure, QStringLiteral("X25519"));
    return point;
}

Result<PointBox> sealToPoint(const SecretBytes &point, const SecretBytes &secret,
                             const PointBoxPurpose &purpose)
{
    const SecretBytes scalar = SecretBytes::random(crypto_scalarmult_SCALARBYTES);
    HAEX_ASSIGN(ephemeral, pointOf(scalar));
    PointBox box{QByteArrayView(ephemeral.view()).toByteArray(),
                 QByteArrayView(SecretBytes::random(Aead::NonceBytes).view()).toByteArray(),
                 QByteArray(static_cast<qsizetype>(secret.size() + Aead::TagBytes), '\0')};
    HAEX_ASSIGN(common, commonSecret(scalar, point.view()));
    HAEX_ASSIGN(cipher, boxCipher(common, point, box.ephemeralKey, purpose.keyLabel));
    HAEX_TRY(cipher.seal(bytesOf(box.nonce), boxData(box, purpose).bytes(), secret.view(),
                         writableBytesOf(box.ciphertext)));
    return box;
}

Result<SecretBytes> openAtPoint(const SecretBytes &scalar, const PointBox &box,
                                const PointBoxPurpose &purpose)
{
    if (box.nonce.size() != qsizetype{Aead::NonceBytes}
        || box.ciphertext.size() <= qsizetype{Aead::TagBytes}
        || box.ciphertext.size() > MaxSecretBytes)
        return notABox();
    HAEX_ASSIGN(point, pointOf(scalar));
    HAEX_ASSIGN(common, commonSecret(scalar, bytesOf(box.ephemeralKey)));
    HAEX_ASSIGN(cipher, boxCipher(common, point, box.ephemeralKey, purpose.keyLabel));
    SecretBytes secret(static_cast<size_t>(box.ciphertext.size()) - Aead::TagBytes);
    HAEX_TRY(cipher.open(bytesOf(box.nonce), boxData(box, purpose).bytes(), bytesOf(box.ciphertext),
                         secret.mutableView()));
    return secret;
}

} // namespace haex
