// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/repeatablekeys.h"

#include <sodium.h>

#include <array>
#include <cstring>

namespace haex::sim {
namespace {

quint64 currentSeed = 0;
/// Of requests since the seed was set.
quint64 drawnCount = 0;

void fill(void *bytes, size_t size)
{
    std::array<unsigned char, randombytes_SEEDBYTES> seed{};
    ++drawnCount;
    std::memcpy(seed.data(), &currentSeed, sizeof currentSeed);
    std::memcpy(seed.data() + sizeof currentSeed, &drawnCount, sizeof drawnCount);
    randombytes_buf_deterministic(bytes, size, seed.data());
}

uint32_t number()
{
    uint32_t drawn = 0;
    fill(&drawn, sizeof drawn);
    return drawn;
}

const char *name()
{
    return "repeatable";
}

randombytes_implementation repeatable{name, number, nullptr, nullptr, fill, nullptr};

} // namespace

RepeatableKeys::RepeatableKeys(quint64 seed)
    : m_outerSeed(currentSeed)
    , m_outerCount(drawnCount)
{
    randombytes_set_implementation(&repeatable);
    currentSeed = seed;
    drawnCount = 0;
}

RepeatableKeys::~RepeatableKeys()
{
    currentSeed = m_outerSeed;
    drawnCount = m_outerCount;
}

} // namespace haex::sim
