// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/tablespec.h"

namespace haex::sim {

/// In every text value of a plan: it may appear in no server's database and in no vault file.
inline constexpr char PlainMarker[] = "plainzebra";

/// One to four statements of a person on the seed's tables, as one transaction. Few keys and few
/// values, so that devices meet.
[[nodiscard]] QByteArray makeTransaction(Dice &dice, const Schema &schema);
/// ALTER TABLE … ADD COLUMN on one of them; the column becomes a part of `schema`.
[[nodiscard]] QByteArray makeAlteration(Dice &dice, Schema &schema);

} // namespace haex::sim
