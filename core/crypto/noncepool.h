// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/crypto/aead.h"

#include <array>

namespace haex {

/// Nonces for Aead from the operating system's generator, fetched in blocks because a system call
/// for each costs more than the encryption. A nonce leaves the pool when it is handed out.
/// One thread. A forked child must not go on using its parent's pool.
class NoncePool final
{
public:
    using Nonce = std::array<unsigned char, Aead::NonceBytes>;

    /// `random` outlives the pool.
    explicit NoncePool(Random &random);
    NoncePool(const NoncePool &) = delete;
    NoncePool &operator=(const NoncePool &) = delete;
    ~NoncePool();

    [[nodiscard]] Nonce next();

private:
    static constexpr size_t BlockNonces = 128;

    Random &m_random;
    std::array<unsigned char, BlockNonces * Aead::NonceBytes> m_block {};
    size_t m_used = BlockNonces;
};

} // namespace haex
