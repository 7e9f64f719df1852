// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/database.h"

#include <QByteArray>
#include <QByteArrayList>

#include <vector>

namespace haex {

/// One step of a vault's schema: a script, run statement by statement in one transaction together
/// with the new `user_version`. A released migration is never changed.
struct Migration
{
    int version = 0;
    QByteArray script;
};

/// All steps, ascending from 1.
[[nodiscard]] Result<std::vector<Migration>> vaultMigrations();
/// The schema that this program knows.
[[nodiscard]] int latestSchemaVersion();
/// The application's own synced tables, to be tracked after migrating, in this order.
[[nodiscard]] QByteArrayList syncedApplicationTables();

/// `user_version`.
[[nodiscard]] Result<int> schemaVersion(Database &database);
/// Runs the steps above the database's version, each in its own transaction: an error leaves the
/// last whole step.
[[nodiscard]] Result<> migrate(Database &database, const std::vector<Migration> &migrations);

} // namespace haex
