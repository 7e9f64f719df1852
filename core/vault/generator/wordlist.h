// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <span>

namespace haex {

/// The words of passphrases and of pairing: 2048 short, common, lower-case English words, sorted, no
/// two alike. A pairing means a word's place, so both devices need the same list: it does not change.
[[nodiscard]] std::span<const QLatin1StringView> passphraseWords();

} // namespace haex
