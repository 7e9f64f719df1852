// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgrespush.h"

#include "core/server/operations.h"

#include <QSet>

namespace haex {

Result<PushOutcome> PostgresPush::run()
{
    HAEX_TRY(read());
    PushOutcome outcome = decideAll();
    // Losers alone write nothing, not even the name of their device.
    if (m_now.sequence != m_old.sequence)
        HAEX_TRY(write());
    outcome.sequence = m_now.sequence;
    return outcome;
}

/// One round trip when all names are known, two otherwise. What follows the lock in it is done
/// under the lock.
Result<> PostgresPush::read()
{
    const PostgresConnection::Query lock = lockQuery();
    const auto unknown = m_words.query(m_batch.vault, words());
    if (unknown) {
        HAEX_ASSIGN(answers, m_connection.runTogether({lock, *unknown}));
        HAEX_TRY(readVault(answers.front()));
        m_words.read(m_batch.vault, answers.back());
    }
    numberWords();
    findPlaces();
    if (unknown) {
        const auto query = placesQuery();
        HAEX_ASSIGN(found, m_connection.run(query.sql, query.parameters));
        return readPlaces(found);
    }
    HAEX_ASSIGN(answers, m_connection.runTogether({lock, placesQuery()}));
    HAEX_TRY(readVault(answers.front()));
    return readPlaces(answers.back());
}

/// Held until the commit: nobody takes a sequence in between, so sequences become visible in their
/// order.
PostgresConnection::Query PostgresPush::lockQuery() const
{
    return {"SELECT seq, bytes, last_word, last_row, confirmed FROM vault WHERE id=$1 FOR UPDATE",
            PostgresParameters().add(m_batch.vault)};
}

Result<> PostgresPush::readVault(const PostgresResult &vault)
{
    if (vault.rows() == 0)
        return fail(ErrorCode::NotFound);
    m_old = {vault.integer(0, 0), vault.integer(0, 1), vault.integer(0, 2), vault.integer(0, 3)};
    m_now = m_old;
    m_confirmedUpTo = vault.integer(0, 4);
    return {};
}

QByteArrayList PostgresPush::words() const
{
    QSet<QByteArray> words{m_batch.deviceId, ExistenceColumn.toByteArray()};
    for (const CheckedCell &cell : m_batch.cells) {
        words.insert(cell.change->tableName);
        words.insert(cell.change->columnName);
    }
    return words.values();
}

void PostgresPush::numberWords()
{
    m_device = numberOf(m_batch.deviceId);
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
            m_rows.push_back({table, change.rowPks, 0, true, m_places.size()});
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
    return m_connection.later(
        "INSERT INTO word(vault, id, text) SELECT $1, w.id, w.text"
        " FROM unnest($2::bigint[], $3::text[]) AS w(id, text)",
        PostgresParameters().add(m_batch.vault).addArray(numbers).addTextArray(texts));
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
    return m_connection.later("INSERT INTO row_key(vault, id, tbl, pks)"
                              " SELECT $1, w.id, w.tbl, w.pks"
                              " FROM unnest($2::bigint[], $3::bigint[], $4::text[])"
                              " AS w(id, tbl, pks)",
                              std::move(parameters));
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
    return m_connection.later(
        "INSERT INTO superseded(vault, row, by_seq, seq, col, device, operation, hlc, nonce,"
        " sealed) SELECT c.vault, c.row, w.by_seq, c.seq, c.col, c.device, c.operation, c.hlc,"
        " c.nonce, c.sealed FROM unnest($2::bigint[], $3::bigint[], $4::bigint[])"
        " AS w(row, col, by_seq) CROSS JOIN LATERAL (SELECT * FROM cell"
        " WHERE vault=$1 AND row=w.row AND col=w.col LIMIT 1) c"
        " ON CONFLICT(vault, row, col) DO UPDATE SET by_seq=excluded.by_seq, seq=excluded.seq,"
        " device=excluded.device, operation=excluded.operation, hlc=excluded.hlc,"
        " nonce=excluded.nonce, sealed=excluded.sealed",
        std::move(parameters));
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
    return m_connection.later(
            "INSERT INTO cell(vault, device, row, col, seq, hlc, kv, operation, nonce, sealed)"
            " SELECT $1, $2, w.* FROM unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[],"
            " $7::bigint[], $8::bigint[], $9::bytea[], $10::bytea[]) AS w"
            " ON CONFLICT(vault, row, col) DO UPDATE SET seq=excluded.seq, hlc=excluded.hlc,"
            " kv=excluded.kv, operation=excluded.operation, device=excluded.device,"
            " nonce=excluded.nonce, sealed=excluded.sealed"
            " WHERE (excluded.hlc COLLATE \"C\", excluded.kv) > (cell.hlc COLLATE \"C\", cell.kv)",
            std::move(parameters), static_cast<qint64>(rows.size()));
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
