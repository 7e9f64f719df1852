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
    /// Gives tables without a primary key a column of their own for it, so that they sync too.
    bool addKeys = false;
    ImportProgress progress = {};
};

/// Copies the tables of an SQLite file that nobody here made into the vault: definitions, rows and
/// indexes; what cannot come along (views, triggers, virtual tables …) is in the report.
/// All or nothing. AlreadyExists when a table of that name is there; NotFound for a table that was
/// asked for and is not in the file; UnsupportedFormat when the file is no SQLite database.
[[nodiscard]] Result<ImportReport> importSqlite(Replica &replica, const QString &path,
                                                const SqliteImportOptions &options = {});

} // namespace haex
