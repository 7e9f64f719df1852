// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/operations.h"
#include "core/server/postgrespush.h"

// The part of PostgresPush that asks what the vault has where the push wants to write.

namespace haex {
namespace {

// What `placesQuery` selects.
enum Column { PlaceNumber, RowId, Sequence, Hlc, KeyVersion, Device, SealedBytes, News };
constexpr int Superseded = News + 6;
constexpr int Forgotten = Superseded + 6;
// Behind News, Superseded and Forgotten.
constexpr int ValueSequence = 0;
constexpr int ValueHlc = 1;
constexpr int ValueOperation = 2;
constexpr int ValueDevice = 3;
constexpr int ValueNonce = 4;
constexpr int ValueSealed = 5;

} // namespace

/// What the vault has at each place and, with the first place of each row, the row's tombstone if
/// devices may have forgotten it.
PostgresConnection::Query PostgresPush::placesQuery() const
{
    std::vector<qint64> tables;
    std::vector<QByteArrayView> pks;
    std::vector<qint64> columns;
    std::vector<qint64> isFirst;
    for (const Place &place : m_places) {
        tables.push_back(m_rows[place.row].table);
        pks.push_back(m_rows[place.row].pks);
        columns.push_back(place.column);
        const bool isRowsFirst = &m_places[m_rows[place.row].firstPlace] == &place;
        isFirst.push_back(isRowsFirst ? 1 : 0);
    }
    PostgresParameters parameters;
    parameters.add(m_batch.vault).add(m_device).add(m_batch.baseCursor);
    parameters.addArray(tables).addTextArray(pks).addArray(columns).addArray(isFirst);
    parameters.add(m_words.numberOf(m_batch.vault, ExistenceColumn.toByteArray()));
    parameters.add(deleteNumber());
    // LIMIT 1 asks for one look into an index a place: a join may read the whole vault instead.
    // The value only where it will be told: news of another device, or what this device's own
    // version replaced.
    return {"SELECT w.n, r.id, c.seq, c.hlc, c.kv, c.device, octet_length(c.sealed),"
            " n.seq, n.hlc, n.operation, n.device, n.nonce, n.sealed,"
            " s.seq, s.hlc, s.operation, s.device, s.nonce, s.sealed,"
            " f.seq, f.hlc, f.operation, f.device, f.nonce, f.sealed"
            " FROM unnest($4::bigint[], $5::text[], $6::bigint[], $7::bigint[]) WITH ORDINALITY"
            " AS w(tbl, pks, col, is_first, n)"
            " CROSS JOIN LATERAL (SELECT id FROM row_key"
            " WHERE vault=$1 AND tbl=w.tbl AND pks=w.pks COLLATE \"C\" LIMIT 1) r"
            " LEFT JOIN LATERAL (SELECT * FROM cell"
            " WHERE vault=$1 AND row=r.id AND col=w.col LIMIT 1) c ON true"
            " LEFT JOIN LATERAL (SELECT c.seq, c.hlc, c.operation, c.device, c.nonce, c.sealed"
            " WHERE c.seq>$3 AND c.device<>$2) n ON true"
            " LEFT JOIN LATERAL (SELECT * FROM superseded WHERE vault=$1 AND row=r.id"
            " AND col=w.col AND by_seq=c.seq AND c.device=$2 LIMIT 1) s ON true"
            " LEFT JOIN LATERAL (SELECT * FROM cell WHERE w.is_first=1"
            " AND (SELECT confirmed FROM vault WHERE id=$1)>0"
            " AND vault=$1 AND row=r.id AND col=$8 AND operation=$9"
            " AND seq<=(SELECT confirmed FROM vault WHERE id=$1) LIMIT 1) f ON true",
            parameters};
}

Result<> PostgresPush::readPlaces(const PostgresResult &found)
{
    HAEX_TRY(loadDevices(found));
    for (int row = 0; row < found.rows(); ++row)
        readPlace(found, row);
    return {};
}

Result<> PostgresPush::loadDevices(const PostgresResult &found)
{
    std::vector<qint64> devices;
    for (int row = 0; row < found.rows(); ++row) {
        for (const int value : {int(News), Superseded, Forgotten}) {
            if (!found.isNull(row, value + ValueDevice))
                devices.push_back(found.integer(row, value + ValueDevice));
        }
    }
    return m_words.load(m_batch.vault, devices);
}

void PostgresPush::readPlace(const PostgresResult &found, int row)
{
    const auto number = static_cast<size_t>(found.integer(row, PlaceNumber)) - 1;
    Place &place = m_places[number];
    m_rows[place.row].id = found.integer(row, RowId);
    m_rows[place.row].isNew = false;
    place.sequence = found.integer(row, Sequence);
    place.hlc = found.bytes(row, Hlc);
    place.keyVersion = found.integer(row, KeyVersion);
    place.device = found.integer(row, Device);
    place.sealedBytes = found.integer(row, SealedBytes);
    place.news = readChange(found, row, News, *m_names[number]);
    place.superseded = readChange(found, row, Superseded, *m_names[number]);
    if (!found.isNull(row, Forgotten)) {
        Change like = *m_names[number];
        like.columnName = ExistenceColumn.toByteArray();
        m_rows[place.row].forgotten = readChange(found, row, Forgotten, like);
    }
}

std::optional<Change> PostgresPush::readChange(const PostgresResult &found, int row, int column,
                                               const Change &like) const
{
    if (found.isNull(row, column))
        return std::nullopt;
    const QByteArray device
        = m_words.wordOf(m_batch.vault, found.integer(row, column + ValueDevice));
    StoredCell cell;
    cell.tableName = like.tableName;
    cell.rowPks = like.rowPks;
    cell.columnName = like.columnName;
    cell.updatedAt = found.integer(row, column + ValueSequence);
    cell.hlcTimestamp = found.view(row, column + ValueHlc);
    cell.operation = operationName(found.integer(row, column + ValueOperation));
    cell.deviceId = device;
    cell.nonce = found.view(row, column + ValueNonce);
    cell.sealed = found.view(row, column + ValueSealed);
    return toChange(cell);
}

} // namespace haex
