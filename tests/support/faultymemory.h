// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace haex {

/// SQLite's memory, of which a chosen request is refused, as on a machine that has no more.
/// Whatever is not SQLite's goes on undisturbed.
class FaultyMemory final
{
public:
    /// Once, before anything in the program uses SQLite.
    static void install();
    /// Refuses the n-th request from now on, and all behind it when `isLasting`.
    static void arm(qint64 n, bool isLasting);
    [[nodiscard]] static bool hasFired();
    static void disarm();
};

} // namespace haex
