// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/seededrandom.h"

#include "tests/support/splitmix.h"

namespace haex {

void SeededRandom::fill(std::span<unsigned char> bytes)
{
    for (unsigned char &byte : bytes)
        byte = static_cast<unsigned char>(splitMix64(m_state));
}

} // namespace haex
