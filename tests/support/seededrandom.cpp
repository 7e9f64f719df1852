// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/seededrandom.h"

namespace haex {

void SeededRandom::fill(std::span<unsigned char> bytes)
{
    for (unsigned char &byte : bytes) {
        // SplitMix64 (Steele, Lea, Flood 2014).
        quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        byte = static_cast<unsigned char>(z ^ (z >> 31));
    }
}

} // namespace haex
