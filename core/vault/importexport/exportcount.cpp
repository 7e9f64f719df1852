// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/exportcount.h"

#include "core/storage/database.h"

namespace haex {

Result<> ExportCount::expectRows(Database &database, const QByteArrayList &tables)
{
    for (const QByteArray &table : tables) {
        HAEX_ASSIGN(rows, database.scalar("SELECT count(*) FROM " + quoteIdentifier(table)));
        m_total += rows.toInteger();
    }
    return {};
}

Result<> ExportCount::next()
{
    ++m_done;
    return isWanted() ? Result<>() : fail(ErrorCode::Cancelled, QStringLiteral("export"));
}

} // namespace haex
