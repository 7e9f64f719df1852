// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/tableinspector.h"

namespace haex {

/// Raised when the triggers' text changes, so that vaults made before get the new ones.
inline constexpr int TriggerVersion = 1;

/// The triggers that stamp a synced table's rows (R2, R6-R9, R13): each a complete CREATE TRIGGER.
/// `id` is the table's number in `haex_crdt_tables`; `hasLateColumns` when a new row's clocks need
/// entries of their own.
[[nodiscard]] QByteArrayList changeTriggers(const TableShape &shape, qint64 id,
                                            bool hasLateColumns);
/// Names of all triggers that `changeTriggers` may make for a table.
[[nodiscard]] QByteArrayList changeTriggerNames(qint64 id);
/// `WHERE` terms that match the row of OLD or NEW.
[[nodiscard]] QByteArray keyMatch(const TableShape &shape, QByteArrayView row);

} // namespace haex
