// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/noncepool.h"

#include <sodium.h>

#include <algorithm>

namespace haex {

NoncePool::NoncePool(Random &random)
    : m_random(random)
{
}

NoncePool::~NoncePool()
{
    sodium_memzero(m_block.data(), m_block.size());
}

NoncePool::Nonce NoncePool::next()
{
    if (m_used == BlockNonces) {
        m_random.fill(m_block);
        m_used = 0;
    }
    const ByteSpan slot = ByteSpan(m_block).subspan(m_used * Aead::NonceBytes, Aead::NonceBytes);
    ++m_used;
    Nonce nonce {};
    std::ranges::copy(slot, nonce.begin());
    sodium_memzero(slot.data(), slot.size());
    return nonce;
}

} // namespace haex
