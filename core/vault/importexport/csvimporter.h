// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importreport.h"

namespace haex {

class Replica;

struct CsvImportOptions
{
    QByteArray table = {};
    /// The column that names a row. Required for a new table; an existing table has its own key.
    QByteArray keyColumn = {};
    /// NUL: found out from the file (comma, semicolon, tab or bar).
    char delimiter = '\0';
    /// False: the columns are called column1, column2 …
    bool hasHeader = true;
    bool synced = true;
    ImportProgress progress = {};
};

/// Reads an RFC 4180 file (UTF-8 with or without BOM, UTF-16 with BOM, else Latin-1) into a table.
/// Makes the table when it is not there; otherwise rows with a known key are updated in the columns
/// that the file has, others inserted. All or nothing.
[[nodiscard]] Result<ImportReport> importCsv(Replica &replica, const QString &path,
                                             const CsvImportOptions &options);

} // namespace haex
