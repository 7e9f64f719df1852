// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgrespush.h"

#include "core/server/operations.h"

#include <QSet>

namespace haex {
namespace {

// What `readPlaces` selects.
enum Column { PlaceNumber, RowId, Sequence, Hlc, KeyVersion, Device, SealedBytes, News };
constexpr int Superseded = News + 6;
// Behind News and Superseded.
constexpr int ValueSequence = 0;
constexpr int ValueHlc = 1;
constexpr int ValueOperation = 2;
constexpr int ValueDevice = 3;
constexpr int ValueNonce = 4;
constexpr int ValueSealed = 5;

} // namespace

Result<PushOutcome> PostgresPush::run()
{
    HAEX_TRY(lockVault());
    HAEX_TRY(numberWords());
    findPlaces();
    HAEX_TRY(readPlaces());
    HAEX_TRY(readForgotten());
    PushOutcome outcome = decideAll();
    // Losers alone write nothing, not even the name of their device.
    if (m_now.sequence != m_old.sequence)
        HAEX_TRY(write());
    outcome.sequence = m_now.sequence;
    return outcome;
}

Result<> PostgresPush::lockVault()
{
    // Held until the commit: nobody takes a sequence in between, so sequences become visible in
    // their order.
    HAEX_ASSIGN(vault,
                m_connection.run("SELECT seq, bytes, last_word, last_row, confirmed FROM vault"
                                 " WHERE id=$1 FOR UPDATE",
                                 PostgresParameters().add(m_batch.vault)));
    if (vault.rows() == 0)
        return fail(ErrorCode::NotFound);
    m_old = {vault.integer(0, 0), vault.integer(0, 1), vault.integer(0, 2), vault.integer(0, 3)};
    m_now = m_old;
    m_confirmedUpTo = vault.integer(0, 4);
    return {};
}

Result<> PostgresPush::numberWords()
{
    QSet<QByteArray> words{m_batch.deviceId, ExistenceColumn.toByteArray()};
    for (const CheckedCell &cell : m_batch.cells) {
        words.insert(cell.change->tableName);
        words.insert(cell.change->columnName);
    }
    const QList<QByteArray> list = words.values();
    HAEX_TRY(m_words.load(m_batch.vault, std::span<const QByteArray>(list)));
    m_device = numberOf(m_batch.deviceId);
    return {};
}

qint64 PostgresPush::numberOf(const QByteArray &word)
{
    const auto known = m_numbers.constFind(word);
    if (known != m_numbers.cend())
        return *known;
    qint64 number = m_words.numberOf(m_batch.vault, word);
    if (number == 0) {
        number = ++m_now.word;
        m_newWords.push_back({number, word});
    }
    m_numbers.insert(word, number);
    return number;
}

void PostgresPush::findPlaces()
{
    QHash<std::pair<qint64, QByteArrayView>, size_t> rows;
    QHash<std::pair<size_t, qint64>, size_t> places;
    for (const CheckedCell &cell : m_batch.cells) {
        const Change &change = *cell.change;
        const qint64 table = numberOf(change.tableName);
        const qint64 column = numberOf(change.columnName);
        const auto row = rows.constFind({table, change.rowPks});
        const size_t rowIndex = row == rows.cend() ? m_rows.size() : *row;
        if (row == rows.cend()) {
            rows.insert({table, change.rowPks}, rowIndex);
            m_rows.push_back({table, change.rowPks, 0, true});
        }
        const auto place = places.constFind({rowIndex, column});
        m_placeOf.push_back(place == places.cend() ? m_places.size() : *place);
        if (place == places.cend()) {
            places.insert({rowIndex, column}, m_places.size());
            Place &added = m_places.emplace_back();
            added.row = rowIndex;
            added.column = column;
            m_names.push_back(&change);
        }
    }
}

Result<> PostgresPush::readPlaces()
{
    std::vector<qint64> tables;
    std::vector<QByteArrayView> pks;
    std::vector<qint64> columns;
    for (const Place &place : m_places) {
        tables.push_back(m_rows[place.row].table);
        pks.push_back(m_rows[place.row].pks);
        columns.push_back(place.column);
    }
    PostgresParameters parameters;
    parameters.add(m_batch.vault).add(m_device).add(m_batch.baseCursor);
    parameters.addArray(tables).addTextArray(pks).addArray(columns);
    // LIMIT 1 asks for one look into an index a place: a join may read the whole vault instead.
    // The value only where it will be told: news of another device, or what this device's own
    // version replaced.
    HAEX_ASSIGN(
        found,
        m_connection.run(
            "SELECT w.n, r.id, c.seq, c.hlc, c.kv, c.device, octet_length(c.sealed),"
            " n.seq, n.hlc, n.operation, n.device, n.nonce, n.sealed,"
            " s.seq, s.hlc, s.operation, s.device, s.nonce, s.sealed"
            " FROM unnest($4::bigint[], $5::text[], $6::bigint[]) WITH ORDINALITY"
            " AS w(tbl, pks, col, n)"
            " CROSS JOIN LATERAL (SELECT id FROM row_key"
            " WHERE vault=$1 AND tbl=w.tbl AND pks=w.pks COLLATE \"C\" LIMIT 1) r"
            " LEFT JOIN LATERAL (SELECT * FROM cell"
            " WHERE vault=$1 AND row=r.id AND col=w.col LIMIT 1) c ON true"
            " LEFT JOIN LATERAL (SELECT c.seq, c.hlc, c.operation, c.device, c.nonce, c.sealed"
            " WHERE c.seq>$3 AND c.device<>$2) n ON true"
            " LEFT JOIN LATERAL (SELECT * FROM superseded WHERE vault=$1 AND row=r.id"
            " AND col=w.col AND by_seq=c.seq AND c.device=$2 LIMIT 1) s ON true",
            parameters));
    HAEX_TRY(loadDevices(found));
    for (int row = 0; row < found.rows(); ++row)
        readPlace(found, row);
    return {};
}

Result<> PostgresPush::loadDevices(const PostgresResult &found)
{
    std::vector<qint64> devices;
    for (int row = 0; row < found.rows(); ++row) {
        for (const int column : {News + ValueDevice, Superseded + ValueDevice}) {
            if (!found.isNull(row, column))
                devices.push_back(found.integer(row, column));
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

PushOutcome PostgresPush::decideAll()
{
    PushOutcome outcome;
    outcome.results.reserve(m_batch.cells.size());
    for (size_t i = 0; i < m_batch.cells.size(); ++i) {
        Place &place = m_places[m_placeOf[i]];
        ChangeResult result = decide(m_batch.cells[i], place);
        Row &row = m_rows[place.row];
        if (row.forgotten && !row.isToldAgain && result.status == ChangeResult::Status::Applied) {
            row.isToldAgain = true;
            m_forgottenRows.push_back(row.id);
        }
        outcome.results.push_back(std::move(result));
    }
    return outcome;
}

ChangeResult PostgresPush::decide(const CheckedCell &cell, Place &place)
{
    ChangeResult result;
    if (place.sequence == 0) {
        take(cell, place);
        return result;
    }
    const int byTime = QByteArrayView(cell.change->hlcTimestamp).compare(place.hlc);
    const qint64 keyVersion = cell.sealed->keyVersion;
    result.replaced = place.news;
    if (byTime > 0 || (byTime == 0 && keyVersion > place.keyVersion)) {
        if (place.news)
            place.supersededBy = m_now.sequence + 1;
        take(cell, place);
        place.superseded = result.replaced;
        return result;
    }
    result.status = ChangeResult::Status::Stale;
    if (!result.replaced)
        result.replaced = forgottenDelete(*cell.change, place);
    // A repetition after a lost answer: tell again what the first one replaced.
    if (byTime == 0 && keyVersion == place.keyVersion && place.device == m_device)
        result.replaced = place.superseded;
    return result;
}

void PostgresPush::take(const CheckedCell &cell, Place &place)
{
    Row &row = m_rows[place.row];
    if (row.isNew && row.id == 0) {
        row.id = ++m_now.row;
        m_now.bytes += row.pks.size() + RowOverheadBytes;
    }
    const qint64 sealedBytes = cell.sealed->sealed.size();
    m_now.bytes
        += place.sequence == 0 ? sealedBytes + CellOverheadBytes : sealedBytes - place.sealedBytes;
    place.sequence = ++m_now.sequence;
    place.hlc = cell.change->hlcTimestamp;
    place.keyVersion = cell.sealed->keyVersion;
    place.device = m_device;
    place.sealedBytes = sealedBytes;
    place.news.reset();
    place.superseded.reset();
    place.winner = &cell;
}

Result<> PostgresPush::write()
{
    const bool isOver = m_batch.maxVaultBytes > 0 && m_now.bytes > m_batch.maxVaultBytes;
    if (isOver && m_now.bytes > m_old.bytes)
        return fail(ErrorCode::QuotaExceeded);
    HAEX_TRY(writeWords());
    HAEX_TRY(writeRows());
    HAEX_TRY(writeSuperseded());
    HAEX_TRY(writeCells());
    HAEX_TRY(tellAgain());
    return writeVault();
}

Result<> PostgresPush::writeWords()
{
    if (m_newWords.empty())
        return {};
    std::vector<qint64> numbers;
    std::vector<QByteArrayView> texts;
    for (const PostgresWords::Word &word : m_newWords) {
        numbers.push_back(word.number);
        texts.push_back(word.text);
    }
    HAEX_TRY(m_connection.run(
        "INSERT INTO word(vault, id, text) SELECT $1, w.id, w.text"
        " FROM unnest($2::bigint[], $3::text[]) AS w(id, text)",
        PostgresParameters().add(m_batch.vault).addArray(numbers).addTextArray(texts)));
    return {};
}

Result<> PostgresPush::writeRows()
{
    std::vector<qint64> ids;
    std::vector<qint64> tables;
    std::vector<QByteArrayView> pks;
    for (const Row &row : m_rows) {
        if (!row.isNew)
            continue;
        ids.push_back(row.id);
        tables.push_back(row.table);
        pks.push_back(row.pks);
    }
    if (ids.empty())
        return {};
    PostgresParameters parameters;
    parameters.add(m_batch.vault).addArray(ids).addArray(tables).addTextArray(pks);
    HAEX_TRY(m_connection.run("INSERT INTO row_key(vault, id, tbl, pks)"
                              " SELECT $1, w.id, w.tbl, w.pks"
                              " FROM unnest($2::bigint[], $3::bigint[], $4::text[])"
                              " AS w(id, tbl, pks)",
                              parameters));
    return {};
}

Result<> PostgresPush::writeSuperseded()
{
    std::vector<qint64> rows;
    std::vector<qint64> columns;
    std::vector<qint64> by;
    for (const Place &place : m_places) {
        if (place.supersededBy == 0)
            continue;
        rows.push_back(m_rows[place.row].id);
        columns.push_back(place.column);
        by.push_back(place.supersededBy);
    }
    if (rows.empty())
        return {};
    PostgresParameters parameters;
    parameters.add(m_batch.vault).addArray(rows).addArray(columns).addArray(by);
    HAEX_TRY(m_connection.run(
        "INSERT INTO superseded(vault, row, by_seq, seq, col, device, operation, hlc, nonce,"
        " sealed) SELECT c.vault, c.row, w.by_seq, c.seq, c.col, c.device, c.operation, c.hlc,"
        " c.nonce, c.sealed FROM unnest($2::bigint[], $3::bigint[], $4::bigint[])"
        " AS w(row, col, by_seq) CROSS JOIN LATERAL (SELECT * FROM cell"
        " WHERE vault=$1 AND row=w.row AND col=w.col LIMIT 1) c"
        " ON CONFLICT(vault, row, col) DO UPDATE SET by_seq=excluded.by_seq, seq=excluded.seq,"
        " device=excluded.device, operation=excluded.operation, hlc=excluded.hlc,"
        " nonce=excluded.nonce, sealed=excluded.sealed",
        parameters));
    return {};
}

Result<> PostgresPush::writeCells()
{
    std::vector<qint64> rows;
    std::vector<qint64> columns;
    std::vector<qint64> sequences;
    std::vector<QByteArrayView> hlcs;
    std::vector<qint64> keyVersions;
    std::vector<qint64> operations;
    std::vector<QByteArrayView> nonces;
    std::vector<QByteArrayView> sealed;
    for (const Place &place : m_places) {
        if (!place.winner)
            continue;
        rows.push_back(m_rows[place.row].id);
        columns.push_back(place.column);
        sequences.push_back(place.sequence);
        hlcs.push_back(place.hlc);
        keyVersions.push_back(place.keyVersion);
        operations.push_back(operationNumber(place.winner->change->operation));
        nonces.push_back(place.winner->sealed->nonce);
        sealed.push_back(place.winner->sealed->sealed);
    }
    PostgresParameters parameters;
    parameters.add(m_batch.vault).add(m_device).addArray(rows).addArray(columns);
    parameters.addArray(sequences).addTextArray(hlcs).addArray(keyVersions).addArray(operations);
    parameters.addBytesArray(nonces).addBytesArray(sealed);
    // WHERE holds already, under the vault's lock; it stands guard over the order of cells.
    HAEX_ASSIGN(
        written,
        m_connection.run(
            "INSERT INTO cell(vault, device, row, col, seq, hlc, kv, operation, nonce, sealed)"
            " SELECT $1, $2, w.* FROM unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[],"
            " $7::bigint[], $8::bigint[], $9::bytea[], $10::bytea[]) AS w"
            " ON CONFLICT(vault, row, col) DO UPDATE SET seq=excluded.seq, hlc=excluded.hlc,"
            " kv=excluded.kv, operation=excluded.operation, device=excluded.device,"
            " nonce=excluded.nonce, sealed=excluded.sealed"
            " WHERE (excluded.hlc COLLATE \"C\", excluded.kv) > (cell.hlc COLLATE \"C\", cell.kv)",
            parameters));
    if (written.changes() != static_cast<qint64>(rows.size()))
        return fail(ErrorCode::Internal, QStringLiteral("a winning cell was not stored"));
    return {};
}

Result<> PostgresPush::writeVault()
{
    PostgresParameters parameters;
    parameters.add(m_batch.vault).add(m_now.sequence).add(m_now.bytes);
    parameters.add(m_now.word).add(m_now.row);
    return m_connection.later(
        "UPDATE vault SET seq=$2, bytes=$3, last_word=$4, last_row=$5 WHERE id=$1",
        std::move(parameters));
}

} // namespace haex
