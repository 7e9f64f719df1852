// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/operations.h"
#include "core/server/postgrespush.h"

// The part of PostgresPush that deals with rows that devices may have forgotten (R14).

namespace haex {

/// A row that its sender takes for alive was deleted so long ago that a pull may not tell it any
/// more.
std::optional<Change> PostgresPush::forgottenDelete(const Change &change, const Place &place) const
{
    const bool isAlive
        = change.columnName == ExistenceColumn && !isDelete(change.columnName, change.operation);
    return isAlive && !place.winner ? m_rows[place.row].forgotten : std::nullopt;
}

/// What devices may have forgotten of a row that lives on moves behind all cursors: whoever gets
/// the new cell gets all of the row with it (R14).
Result<> PostgresPush::tellAgain()
{
    if (m_forgottenRows.empty())
        return {};
    PostgresParameters parameters;
    parameters.add(m_batch.vault).addArray(m_forgottenRows).add(m_confirmedUpTo);
    parameters.add(m_now.sequence);
    HAEX_ASSIGN(
        moved,
        m_connection.run("UPDATE cell SET seq=$4+m.k FROM"
                         " (SELECT c.row, c.col, row_number() OVER (ORDER BY w.n, c.seq) AS k"
                         " FROM unnest($2::bigint[]) WITH ORDINALITY AS w(row, n)"
                         " CROSS JOIN LATERAL (SELECT row, col, seq FROM cell"
                         " WHERE vault=$1 AND row=w.row AND seq<=$3 OFFSET 0) c) AS m"
                         " WHERE cell.vault=$1 AND cell.row=m.row AND cell.col=m.col",
                         parameters));
    m_now.sequence += moved.changes();
    return {};
}

} // namespace haex
