// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace haex {

/// Columns of `vault_items` whose superseded values are kept.
[[nodiscard]] QByteArrayList historyColumns();
/// DDL of the triggers that write `vault_item_history`, whoever edits: editor, import, decision or
/// SQL. They are silent while remote cells are applied: the device that wrote those has kept what
/// it replaced, and what lost a concurrent write is in the conflict journal.
[[nodiscard]] QByteArray historyTriggersSql();
/// As above, into `vault_cell_history`: the groups that an item was in, names and places of groups, and tags
/// that were taken off. The numbers are those of the replica's tables `vault_items`, `vault_groups` and `vault_item_tags`.
[[nodiscard]] QByteArray filingTriggersSql(qint64 items, qint64 groups, qint64 tags);

} // namespace haex
