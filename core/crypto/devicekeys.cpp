// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/devicekeys.h"

#include "core/crypto/bytespan.h"
#include "core/crypto/pointbox.h"

#include <sodium.h>

namespace haex {
namespace {

static_assert(DeviceKeys::SecretSize == crypto_sign_SEEDBYTES);
static_assert(DeviceKeys::PublicSize == crypto_sign_PUBLICKEYBYTES);
static_assert(DeviceKeys::SignatureSize == crypto_sign_BYTES);

/// The form in which libsodium signs: the secret and its public half.
Result<SecretBytes> expanded(const SecretBytes &signSecret, QByteArray &signKey)
{
    SecretBytes pair(crypto_sign_SECRETKEYBYTES);
    signKey.resize(DeviceKeys::PublicSize);
    if (crypto_sign_seed_keypair(writableBytesOf(signKey).data(), pair.mutableView().data(),
                                 signSecret.view().data())
        != 0)
        return fail(ErrorCode::CryptoFailure, QStringLiteral("Ed25519"));
    return pair;
}

} // namespace

Result<DeviceKeys> DeviceKeys::random()
{
    return fromSecrets(SecretBytes::random(SecretSize), SecretBytes::random(SecretSize));
}

Result<DeviceKeys> DeviceKeys::fromSecrets(SecretBytes sealSecret, SecretBytes signSecret)
{
    if (sealSecret.size() != SecretSize || signSecret.size() != SecretSize)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("device keys"));
    DeviceKeys keys;
    HAEX_ASSIGN(point, pointOf(sealSecret));
    HAEX_TRY(expanded(signSecret, keys.m_signKey));
    keys.m_sealKey = QByteArrayView(point.view()).toByteArray();
    keys.m_sealSecret = std::move(sealSecret);
    keys.m_signSecret = std::move(signSecret);
    return keys;
}

Result<QByteArray> DeviceKeys::sign(QByteArrayView message) const
{
    QByteArray signKey;
    HAEX_ASSIGN(pair, expanded(m_signSecret, signKey));
    QByteArray signature(SignatureSize, '\0');
    if (crypto_sign_detached(writableBytesOf(signature).data(), nullptr, bytesOf(message).data(),
                             static_cast<unsigned long long>(message.size()), pair.view().data())
        != 0)
        return fail(ErrorCode::CryptoFailure, QStringLiteral("Ed25519"));
    return signature;
}

bool isSignedBy(QByteArrayView signKey, QByteArrayView message, QByteArrayView signature)
{
    return signKey.size() == DeviceKeys::PublicSize && signature.size() == DeviceKeys::SignatureSize
        && crypto_sign_verify_detached(bytesOf(signature).data(), bytesOf(message).data(),
                                       static_cast<unsigned long long>(message.size()),
                                       bytesOf(signKey).data())
        == 0;
}

} // namespace haex
