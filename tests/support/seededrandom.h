// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

namespace haex {

/// Repeatable: the same seed gives the same bytes. For ids and nonces, where a run must be equal to
/// the one before it.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(quint64 seed)
        : m_state(seed)
    {
    }
    void fill(std::span<unsigned char> bytes) override;

private:
    quint64 m_state;
};

} // namespace haex
