// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/keyeddigest.h"

#include "core/base/sodium.h"

#include <sodium.h>

#include <array>

namespace haex {

Result<KeyedDigest> KeyedDigest::create(SecretBytes key)
{
    if (key.size() != KeyBytes)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("digest key"));
    ensureSodium();
    return KeyedDigest(std::move(key));
}

DigestSum KeyedDigest::of(QByteArrayView message) const
{
    std::array<char, DigestSum::Bytes> digest{};
    crypto_generichash_blake2b(reinterpret_cast<unsigned char *>(digest.data()), digest.size(),
                               reinterpret_cast<const unsigned char *>(message.data()),
                               static_cast<unsigned long long>(message.size()), m_key.view().data(),
                               m_key.size());
    return DigestSum::fromBytes(QByteArrayView(digest.data(), DigestSum::Bytes))
        .value_or(DigestSum());
}

} // namespace haex
