// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <functional>

namespace haex {

class Database;

/// Reads of pages done, of about how many; false gives up: `cancelled`.
using CheckProgress = std::function<bool(qint64 done, qint64 total)>;
/// How often a check reads a page: for itself, and for the rows on it.
inline constexpr qint64 CheckReadsPerPage = 2;

/// `Database::check`, which may take long, with a way to see how far it is. Called from within SQLite: the
/// function may not use the database.
[[nodiscard]] Result<QStringList> checkPages(Database &database, bool full, const CheckProgress &progress);

} // namespace haex
