// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace haex {

class ItemRepository;
class Replica;
struct SqlResult;

/// What an export wrote. Every export is plaintext: say so before calling.
struct ExportReport
{
    int tables = 0;
    qint64 rows = 0;
    qint64 items = 0;
};

/// Rows and items done, of how many; false gives up: `cancelled`.
using ExportProgress = std::function<bool(qint64 done, qint64 total)>;

/// Each refuses to overwrite (AlreadyExists) and leaves no file behind when it fails or is given up.
/// The file can be read by its owner only.

/// A plain SQLite file: the person's tables with their indexes, without bookkeeping columns, and
/// the items in their own tables.
[[nodiscard]] Result<ExportReport> exportSqlite(Replica &replica, const QString &path, const ExportProgress &progress = {});
/// One table; RFC 4180, UTF-8. NULL is an empty field without quotes, a BLOB is base64.
[[nodiscard]] Result<ExportReport> exportTableCsv(Replica &replica, const QByteArray &table, const QString &path,
                                                  const ExportProgress &progress = {});
/// What a statement answered, likewise.
[[nodiscard]] Result<ExportReport> exportResultCsv(const SqlResult &result, const QString &path);
/// The items, one a line, without their own fields and further addresses spelled out by name.
[[nodiscard]] Result<ExportReport> exportItemsCsv(ItemRepository &items, const QString &path, const ExportProgress &progress = {});
/// All tables and items, typed: a BLOB is `{"$blob":"<base64>"}`.
[[nodiscard]] Result<ExportReport> exportJson(Replica &replica, ItemRepository &items, const QString &path,
                                              const ExportProgress &progress = {});

} // namespace haex
