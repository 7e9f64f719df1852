// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/operations.h"
#include "core/server/postgrespush.h"

#include <algorithm>

// The part of PostgresPush that deals with rows that devices may have forgotten (R14).

namespace haex {
namespace {

// Of what `readForgotten` selects.
constexpr int FirstColumn = 1;
constexpr int DeviceColumn = 4;

} // namespace

/// The tombstones of rows that devices may have forgotten.
Result<> PostgresPush::readForgotten()
{
    const qint64 existence = m_words.numberOf(m_batch.vault, ExistenceColumn.toByteArray());
    std::vector<qint64> rows;
    for (const Row &row : m_rows)
        rows.push_back(row.isNew ? 0 : row.id);
    if (m_confirmedUpTo == 0 || existence == 0)
        return {};
    PostgresParameters parameters;
    parameters.add(m_batch.vault).addArray(rows).add(existence).add(deleteNumber());
    parameters.add(m_confirmedUpTo);
    HAEX_ASSIGN(
        found,
        m_connection.run("SELECT w.n, c.seq, c.hlc, c.operation, c.device, c.nonce, c.sealed"
                         " FROM unnest($2::bigint[]) WITH ORDINALITY AS w(row, n)"
                         " CROSS JOIN LATERAL (SELECT * FROM cell"
                         " WHERE vault=$1 AND row=w.row AND col=$3 LIMIT 1) c"
                         " WHERE c.operation=$4 AND c.seq<=$5",
                         parameters));
    std::vector<qint64> devices;
    for (int row = 0; row < found.rows(); ++row)
        devices.push_back(found.integer(row, DeviceColumn));
    HAEX_TRY(m_words.load(m_batch.vault, devices));
    for (int row = 0; row < found.rows(); ++row) {
        const auto number = static_cast<size_t>(found.integer(row, 0)) - 1;
        const auto place = std::ranges::find(m_places, number, &Place::row);
        Change like = *m_names[static_cast<size_t>(place - m_places.begin())];
        like.columnName = ExistenceColumn.toByteArray();
        m_rows[number].forgotten = readChange(found, row, FirstColumn, like);
    }
    return {};
}

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
