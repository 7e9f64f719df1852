// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/simdevice.h"

namespace haex::sim {

/// What must hold on one device whatever happened to it: the file is sound, no foreign key is
/// broken, and the bookkeeping of every row is in order. Answers the first problem, or nothing.
[[nodiscard]] QByteArray problemOf(Replica &replica, bool fullCheck);
/// What still waits without a reason once everybody has everything. What a row lacks, or the
/// definition of its table, may have gone with the only device that had it.
[[nodiscard]] QByteArray unexplainedHeld(Replica &replica, bool writersLost);
/// That a comparison found devices to differ, or something kept back, at any time (R28).
[[nodiscard]] QByteArray alarmOf(Replica &replica);
/// That the device says of another one that it writes or speaks in its name: here nobody does.
[[nodiscard]] QByteArray accusationOf(Replica &replica);
/// That something still waits for a backend, which the person is shown; cells that a server refused are not counted.
[[nodiscard]] QByteArray unsentOf(Replica &replica);
/// Whether rows are to be offered again that another device lacks.
[[nodiscard]] bool offersAgain(Replica &replica);
/// Whether a server did not take cells, which are offered to it again later, some in each cycle.
[[nodiscard]] bool hasRefused(Replica &replica);
/// Everything that devices must agree on, one line per row.
[[nodiscard]] QByteArrayList agreedState(Replica &replica);
/// The first differences of two states, in words.
[[nodiscard]] QByteArray differenceOf(const QByteArrayList &one, const QByteArrayList &other);

} // namespace haex::sim
