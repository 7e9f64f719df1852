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

} // namespace haex
