// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/splitmix.h"

namespace haex::sim {

/// The one source of chance of a plan: SplitMix64, so that a seed means the same everywhere.
class Dice final
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed * 0x9e3779b97f4a7c15ULL + 1)
    {
    }

    [[nodiscard]] quint64 next() { return splitMix64(m_state); }
    /// In [0, below); 0 when there is no choice.
    [[nodiscard]] int pick(int below) { return below <= 1 ? 0 : static_cast<int>(next() % quint64(below)); }
    [[nodiscard]] int between(int least, int most) { return least + pick(most - least + 1); }
    /// True once in `oneIn` times.
    [[nodiscard]] bool chance(int oneIn) { return pick(oneIn) == 0; }
    template <class List>
    [[nodiscard]] const auto &any(const List &list)
    {
        return list[static_cast<typename List::size_type>(pick(static_cast<int>(list.size())))];
    }

private:
    quint64 m_state;
};

} // namespace haex::sim
