// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/bytespan.h"

#include <memory>

namespace haex {

/// AES-256-GCM under one key, for many messages: the key schedule is made once.
/// Move-only. Any thread, one at a time.
class Aead final
{
public:
    static constexpr size_t KeyBytes = 32;
    static constexpr size_t NonceBytes = 12;
    static constexpr size_t TagBytes = 16;

    /// `invalid_argument` unless the key has `KeyBytes`.
    [[nodiscard]] static Result<Aead> create(const SecretBytes &key);

    Aead(Aead &&) noexcept;
    Aead &operator=(Aead &&) noexcept;
    ~Aead();

    /// Writes ciphertext and tag to `out`, which is `TagBytes` longer than the plaintext. A nonce
    /// must never come twice under one key: take it from a NoncePool.
    [[nodiscard]] Result<> seal(ConstByteSpan nonce, ConstByteSpan associatedData,
                                ConstByteSpan plaintext, ByteSpan out);
    /// Writes the plaintext to `out`, which is `TagBytes` shorter than `sealed`.
    /// `authentication_failed`, and `out` zeroed, when anything was changed.
    [[nodiscard]] Result<> open(ConstByteSpan nonce, ConstByteSpan associatedData,
                                ConstByteSpan sealed, ByteSpan out);

private:
    class Algorithm;
    explicit Aead(std::unique_ptr<Algorithm> algorithm);

    std::unique_ptr<Algorithm> m_algorithm;
};

} // namespace haex
