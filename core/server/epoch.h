// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

namespace haex {

/// A new epoch of a vault (R17): says that its sequence began anew.
[[nodiscard]] inline QByteArray makeEpoch(Random &random)
{
    constexpr qsizetype EpochBytes = 12;
    return random.bytes(EpochBytes).toHex();
}

} // namespace haex
