// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importreport.h"

#include <QByteArrayList>
#include <QMap>

namespace haex {

class Replica;

struct SqliteImportOptions
{
    /// All tables when empty.
    QByteArrayList tables = {};
    /// Tables of the file that get another name here; foreign keys between the tables follow.
    QMap<QByteArray, QByteArray> names = {};
    /// False: the tables stay on this device.
    bool synced = true;
    /// A table without a primary key, or with NULLs or reals in it, gets a column `row_id` that
    /// names its rows, so that it syncs too. True: it stays as it is, on this device.
    bool keepKeyless = false;
    ImportProgress progress = {};
};

/// Names that no table can come in by: those of the vault's tables, and of all else that is named there.
[[nodiscard]] Result<QByteArrayList> takenTableNames(Replica &replica);

/// Copies the tables of an SQLite file that nobody here made into the vault: definitions, rows and
/// indexes; what cannot come along (views, triggers, virtual tables …) is in the report.
/// All or nothing. AlreadyExists, with their names, when tables of those names are there; InvalidArgument for a name
/// that no table may have, or that two would get; NotFound for a table that was asked for and is not in the file;
/// UnsupportedFormat when the file is no SQLite database.
[[nodiscard]] Result<ImportReport> importSqlite(Replica &replica, const QString &path,
                                                const SqliteImportOptions &options = {});

} // namespace haex
