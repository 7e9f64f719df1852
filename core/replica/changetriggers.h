// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/tableinspector.h"

namespace haex {

/// Raised when the triggers' text changes, so that vaults made before get the new ones.
inline constexpr int TriggerVersion = 1;
/// In the place of a version: the table was synced once, and has none now.
inline constexpr int NoTriggers = -1;

/// The triggers that stamp a synced table's rows (R2, R6-R9, R13): each a complete CREATE TRIGGER.
/// `id` is the table's number in `haex_crdt_tables`; `hasLateColumns` when a new row's clocks need
/// entries of their own.
[[nodiscard]] QByteArrayList changeTriggers(const TableShape &shape, qint64 id,
                                            bool hasLateColumns);
/// Names of all triggers that `changeTriggers` may make for a table.
[[nodiscard]] QByteArrayList changeTriggerNames(qint64 id);
/// `WHERE` terms that match the row of OLD or NEW.
[[nodiscard]] QByteArray keyMatch(const TableShape &shape, QByteArrayView row);

/// How the data columns of the rows OLD and NEW differ.
struct ChangeTerms
{
    /// True when any does; `0` in a table of keys only.
    QByteArray any = "0";
    /// Arguments for `haex_bump_clocks`, each with a comma before it: a bit for each column that does.
    QByteArray masks;
};
[[nodiscard]] ChangeTerms changeTerms(const TableShape &shape);
/// The canonical key of the row OLD or NEW.
[[nodiscard]] QByteArray rowPksCall(const TableShape &shape, qint64 id, QByteArrayView row);
/// The values of the row OLD, as a tombstone keeps them.
[[nodiscard]] QByteArray imageCall(const TableShape &shape, qint64 id);

} // namespace haex
