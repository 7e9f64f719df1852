// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/keyderivation.h"

#include "core/crypto/bytespan.h"

#include <QtCrypto>

#include <algorithm>

namespace haex {
namespace {

constexpr size_t Sha256Bytes = 32;
constexpr size_t MaxHkdfBytes = 255 * Sha256Bytes;

QCA::SecureArray toSecureArray(ConstByteSpan bytes)
{
    QCA::SecureArray result(static_cast<int>(bytes.size()));
    std::ranges::copy(bytes, reinterpret_cast<unsigned char *>(result.data()));
    return result;
}

} // namespace

Result<SecretBytes> hkdfSha256(const SecretBytes &secret, QByteArrayView info, size_t length,
                               QByteArrayView salt)
{
    if (secret.isEmpty() || length == 0 || length > MaxHkdfBytes)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("HKDF length"));
    // The RFC defines "no salt" as a hash length of zeros; said outright, no provider can differ.
    const QByteArray saltBytes
        = salt.isEmpty() ? QByteArray(Sha256Bytes, '\0') : salt.toByteArray();
    const QCA::SymmetricKey key
        = QCA::HKDF(QStringLiteral("sha256"))
              .makeKey(toSecureArray(secret.view()), QCA::InitializationVector(saltBytes),
                       QCA::InitializationVector(info.toByteArray()),
                       static_cast<unsigned int>(length));
    if (key.size() != static_cast<int>(length))
        return fail(ErrorCode::CryptoFailure, QStringLiteral("HKDF-SHA256"));
    return SecretBytes::copyOf(bytesOf(QByteArrayView(key.constData(), key.size())));
}

} // namespace haex
