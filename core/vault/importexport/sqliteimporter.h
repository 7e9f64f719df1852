// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importreport.h"

#include <QByteArrayList>

namespace haex {

class Replica;

struct SqliteImportOptions
{
    /// All tables when empty.
    QByteArrayList tables = {};
    /// False: the tables stay on this device.
    bool synced = true;
    /// A table without a primary key, or with NULLs or reals in it, gets a column `row_id` that
    /// names its rows, so that it syncs too. True: it stays as it is, on this device.
    bool keepKeyless = false;
    ImportProgress progress = {};
};

/// Those of these names that a table of the vault has, or something else of it that keeps a table of that
/// name out; as they are asked for.
[[nodiscard]] Result<QByteArrayList> takenTableNames(Replica &replica, const QByteArrayList &names);

/// Copies the tables of an SQLite file that nobody here made into the vault: definitions, rows and
/// indexes; what cannot come along (views, triggers, virtual tables …) is in the report.
/// All or nothing. AlreadyExists, with their names, when tables of those names are there; NotFound for a table that was
/// asked for and is not in the file; UnsupportedFormat when the file is no SQLite database.
[[nodiscard]] Result<ImportReport> importSqlite(Replica &replica, const QString &path,
                                                const SqliteImportOptions &options = {});

} // namespace haex
