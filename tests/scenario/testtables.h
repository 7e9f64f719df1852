// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayList>

namespace haex {

class Replica;

/// The tables that scenarios write to. They play the application's own tables, whose versions
/// differ between the devices as the application's versions do.
[[nodiscard]] const QByteArrayList &testTableNames();

/// Makes the tables of schema `v1`, `v1b` or `v2` in an empty vault, and makes them synced.
[[nodiscard]] Result<> makeTestTables(Replica &replica, const QByteArray &schema);
/// What an update of the application does to a vault of an older schema.
[[nodiscard]] Result<> migrateTestTables(Replica &replica, const QByteArray &schema);
/// As a fresh install seeds its defaults.
[[nodiscard]] Result<> seedTestDefaults(Replica &replica);

} // namespace haex
