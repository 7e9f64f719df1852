// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultcheck.h"

#include "core/storage/database.h"
#include "core/storage/statementstop.h"

#include <sqlite3.h>

#include <algorithm>

namespace haex {
namespace {

qint64 pagesRead(const Database &database)
{
    int reads = 0;
    int highest = 0;
    sqlite3_db_status(database.handle(), SQLITE_DBSTATUS_CACHE_MISS, &reads, &highest, 0);
    return reads;
}

} // namespace

Result<QStringList> checkPages(Database &database, bool full, const CheckProgress &progress)
{
    HAEX_ASSIGN(pages, database.scalar("PRAGMA page_count"));
    const qint64 total = pages.toInteger() * CheckReadsPerPage;
    const qint64 before = pagesRead(database);
    const StatementStop stop(database, [&] { return progress && !progress(std::min(pagesRead(database) - before, total), total); });
    return database.check(full);
}

} // namespace haex
