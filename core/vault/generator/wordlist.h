// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <span>

namespace haex {

/// The words of passphrases: short, common, lower-case English words, sorted, no two alike.
[[nodiscard]] std::span<const QLatin1StringView> passphraseWords();

} // namespace haex
