// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace haex {

/// What holds in a sound store, whatever it is kept in: a count of the exceptions, and what they
/// are called.
struct ContentRule
{
    const char *sql;
    const char *exceptions;
};

// Cells of a removed vault may have lost their row or words already.
inline constexpr std::array ContentRules{
    ContentRule{"SELECT count(*) FROM vault WHERE seq < (SELECT coalesce(max(cell.seq), 0)"
                " FROM cell WHERE cell.vault=vault.id)",
                "vaults count behind their newest cell"},
    ContentRule{"SELECT count(*) FROM cell JOIN vault ON vault.id=cell.vault WHERE NOT EXISTS"
                " (SELECT 1 FROM row_key WHERE row_key.vault=cell.vault AND row_key.id=cell.row)",
                "cells have no row"},
    ContentRule{"SELECT count(*) FROM cell JOIN vault ON vault.id=cell.vault WHERE NOT EXISTS"
                " (SELECT 1 FROM word WHERE word.vault=cell.vault AND word.id=cell.col)",
                "cells have no column name"},
    ContentRule{"SELECT count(*) FROM row_key JOIN vault ON vault.id=row_key.vault WHERE NOT EXISTS"
                " (SELECT 1 FROM word WHERE word.vault=row_key.vault AND word.id=row_key.tbl)",
                "rows have no table name"},
};

[[nodiscard]] inline QString sentenceFor(const ContentRule &rule, qint64 count)
{
    return QString::number(count) + u' ' + QLatin1StringView(rule.exceptions);
}

} // namespace haex
