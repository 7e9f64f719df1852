// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace haex {

/// The DDL of the item tables, for the migration that makes them; run it once. The tables merge
/// column by column, so none refers to another by FOREIGN KEY: a cell never waits for its parent.
[[nodiscard]] QByteArray itemTablesSql();
/// The tables of that script and of later migrations, to be tracked with TableOrigin::Application.
[[nodiscard]] QByteArrayList itemTableNames();
/// Columns of `vault_items` that belong together: the user name and password of a login.
[[nodiscard]] QList<QByteArrayList> itemMergeGroups();

} // namespace haex
