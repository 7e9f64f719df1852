// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/digestsum.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"

namespace haex {

/// Digests under a key, to be added up: keyed BLAKE2b of 128 bits. Whoever lacks the key can
/// neither tell two digests from random numbers nor find things whose digests add up to a given
/// sum. Any thread.
class KeyedDigest final
{
public:
    static constexpr size_t KeyBytes = 32;

    /// `invalid_argument` for a key of another length.
    [[nodiscard]] static Result<KeyedDigest> create(SecretBytes key);

    [[nodiscard]] DigestSum of(QByteArrayView message) const;

private:
    explicit KeyedDigest(SecretBytes key)
        : m_key(std::move(key))
    {
    }

    SecretBytes m_key;
};

} // namespace haex
