// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/pushtransaction.h"

#include "core/server/operations.h"

#include <algorithm>

#include <sqlite3.h>

namespace haex {

QByteArrayView blobView(const Statement &row, int column)
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(row.handle(), column));
    return {data, sqlite3_column_bytes(row.handle(), column)};
}

PushTransaction::PushTransaction(Database &database, WordDictionary &words, const PushBatch &batch)
    : m_database(database)
    , m_words(words)
    , m_batch(batch)
{
}

Result<PushOutcome> PushTransaction::run()
{
    HAEX_TRY(begin());
    PushOutcome outcome;
    outcome.results.reserve(m_batch.cells.size());
    for (const CheckedCell &cell : m_batch.cells) {
        HAEX_ASSIGN(result, store(cell));
        outcome.results.push_back(std::move(result));
    }
    HAEX_TRY(finish());
    outcome.sequence = m_sequence;
    return outcome;
}

Result<> PushTransaction::begin()
{
    // The write lock is held: nobody takes a sequence between this and the commit, so sequences
    // become visible in their order.
    HAEX_ASSIGN(query, m_database.cached("SELECT seq, bytes, confirmed FROM vault WHERE id=?1"));
    HAEX_ASSIGN(found, query->bind(1, m_batch.vault).step());
    if (!found)
        return fail(ErrorCode::NotFound);
    m_oldSequence = m_sequence = query->integer(0);
    m_oldBytes = m_bytes = query->integer(1);
    m_confirmedUpTo = query->integer(2);
    query->reset();
    HAEX_ASSIGN(device, m_words.numberOf(m_batch.vault, m_batch.deviceId));
    m_device = device;
    return {};
}

Result<> PushTransaction::finish()
{
    if (m_sequence == m_oldSequence)
        return {};
    for (const qint64 row : m_forgottenRows)
        HAEX_TRY(tellAgain(row));
    if (m_batch.maxVaultBytes > 0 && m_bytes > m_batch.maxVaultBytes && m_bytes > m_oldBytes)
        return fail(ErrorCode::QuotaExceeded);
    HAEX_ASSIGN(update, m_database.cached("UPDATE vault SET seq=?1, bytes=?2 WHERE id=?3"));
    return update->bind(1, m_sequence).bind(2, m_bytes).bind(3, m_batch.vault).run();
}

Result<ChangeResult> PushTransaction::store(const CheckedCell &cell)
{
    HAEX_TRY(findRow(*cell.change));
    HAEX_ASSIGN(column, m_words.numberOf(m_batch.vault, cell.change->columnName));
    m_place.column = column;
    if (m_isNewRow) {
        HAEX_ASSIGN(inserted, insert(cell));
        if (inserted)
            return ChangeResult {};
    }
    HAEX_ASSIGN(existing, findExisting());
    ChangeResult result;
    if (existing) {
        HAEX_ASSIGN(decided, decide(cell, *existing));
        result = std::move(decided);
    } else {
        HAEX_ASSIGN(inserted, insert(cell));
        if (!inserted)
            return fail(ErrorCode::Internal);
    }
    const bool isListed = std::ranges::find(m_forgottenRows, m_place.row) != m_forgottenRows.end();
    if (m_isForgottenRow && !isListed && result.status == ChangeResult::Status::Applied)
        m_forgottenRows.push_back(m_place.row);
    return result;
}

/// Whether the row is deleted, and for so long that devices may have forgotten it.
Result<bool> PushTransaction::isRowForgotten()
{
    if (m_confirmedUpTo == 0)
        return false;
    HAEX_ASSIGN(column, m_words.numberOf(m_batch.vault, ExistenceColumn.toByteArray()));
    HAEX_ASSIGN(query,
                m_database.cached("SELECT 1 FROM cell WHERE row=?1 AND col=?2 AND seq<=?3"
                                  " AND operation=?4"));
    HAEX_ASSIGN(found,
                query->bind(1, m_place.row)
                    .bind(2, column)
                    .bind(3, m_confirmedUpTo)
                    .bind(4, deleteNumber())
                    .step());
    query->reset();
    return found;
}

/// What devices may have forgotten of a row that lives on moves behind all cursors: whoever gets
/// the new cell gets all of the row with it (R14).
Result<> PushTransaction::tellAgain(qint64 row)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT col FROM cell WHERE row=?1 AND seq<=?2 ORDER BY seq"));
    query->bind(1, row).bind(2, m_confirmedUpTo);
    std::vector<qint64> columns;
    while (true) {
        HAEX_ASSIGN(found, query->step());
        if (!found)
            break;
        columns.push_back(query->integer(0));
    }
    query->reset();
    HAEX_ASSIGN(move, m_database.cached("UPDATE cell SET seq=?3 WHERE row=?1 AND col=?2"));
    for (const qint64 column : columns)
        HAEX_TRY(move->bind(1, row).bind(2, column).bind(3, ++m_sequence).run());
    return {};
}

Result<> PushTransaction::findRow(const Change &change)
{
    if (change.rowPks == m_rowPks && change.tableName == m_table)
        return {};
    HAEX_ASSIGN(table, m_words.numberOf(m_batch.vault, change.tableName));
    m_table = change.tableName;
    m_rowPks = change.rowPks;
    HAEX_ASSIGN(query,
                m_database.cached("SELECT id FROM row_key WHERE vault=?1 AND tbl=?2 AND pks=?3"));
    HAEX_ASSIGN(found, query->bind(1, m_batch.vault).bind(2, table).bindText(3, m_rowPks).step());
    m_isNewRow = !found;
    m_isForgottenRow = false;
    if (found) {
        m_place.row = query->integer(0);
        query->reset();
        HAEX_ASSIGN(isForgotten, isRowForgotten());
        m_isForgottenRow = isForgotten;
        return {};
    }
    HAEX_ASSIGN(insertRow,
                m_database.cached("INSERT INTO row_key(vault, tbl, pks) VALUES(?1, ?2, ?3)"
                                  " RETURNING id"));
    HAEX_ASSIGN(row, insertRow->bind(1, m_batch.vault).bind(2, table).bindText(3, m_rowPks).step());
    m_place.row = row ? insertRow->integer(0) : 0;
    insertRow->reset();
    m_bytes += m_rowPks.size() + RowOverheadBytes;
    return {};
}

Result<std::optional<PushTransaction::Existing>> PushTransaction::findExisting()
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT seq, hlc, kv, device, length(sealed), operation FROM cell"
                                  " WHERE row=?1 AND col=?2"));
    HAEX_ASSIGN(found, query->bind(1, m_place.row).bind(2, m_place.column).step());
    std::optional<Existing> existing;
    if (found) {
        existing = Existing {query->integer(0), query->text(1), query->integer(2),
                             query->integer(3), query->integer(4), query->integer(5)};
    }
    query->reset();
    return existing;
}

/// Parameters 1 to 9, the same in insert and update.
void PushTransaction::bindVersion(Statement &statement, const CheckedCell &cell)
{
    statement.bind(1, m_place.row)
        .bind(2, m_place.column)
        .bind(3, m_sequence + 1)
        .bindText(4, cell.change->hlcTimestamp)
        .bind(5, qint64(cell.sealed->keyVersion))
        .bind(6, operationNumber(cell.change->operation))
        .bind(7, m_device)
        .bindBlob(8, cell.sealed->nonce)
        .bindBlob(9, cell.sealed->sealed);
}

Result<bool> PushTransaction::insert(const CheckedCell &cell)
{
    HAEX_ASSIGN(
        statement,
        m_database.cached(
            "INSERT INTO cell(row, col, seq, hlc, kv, operation, device, nonce, sealed, vault)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT(row, col) DO NOTHING"));
    bindVersion(*statement, cell);
    HAEX_TRY(statement->bind(10, m_batch.vault).run());
    if (m_database.changes() != 1)
        return false;
    ++m_sequence;
    m_bytes += cell.sealed->sealed.size() + CellOverheadBytes;
    return true;
}

Result<> PushTransaction::overwrite(const CheckedCell &cell, const Existing &existing)
{
    HAEX_ASSIGN(statement,
                m_database.cached("UPDATE cell SET seq=?3, hlc=?4, kv=?5, operation=?6, device=?7,"
                                  " nonce=?8, sealed=?9 WHERE row=?1 AND col=?2"));
    bindVersion(*statement, cell);
    HAEX_TRY(statement->run());
    ++m_sequence;
    m_bytes += cell.sealed->sealed.size() - existing.sealedBytes;
    return {};
}

bool PushTransaction::isNewsFromOther(const Existing &existing) const
{
    return existing.sequence > m_batch.baseCursor && existing.device != m_device;
}

/// A row that its sender takes for alive was deleted so long ago that a pull may not tell it any more.
bool PushTransaction::isForgottenDelete(const Change &change, const Existing &existing) const
{
    return change.columnName == ExistenceColumn && !isDelete(change.columnName, change.operation)
        && existing.operation == deleteNumber() && existing.sequence <= m_confirmedUpTo;
}

Result<ChangeResult> PushTransaction::decide(const CheckedCell &cell, const Existing &existing)
{
    const Change &change = *cell.change;
    const int byTime = QByteArrayView(change.hlcTimestamp).compare(existing.hlc);
    const bool wins = byTime > 0 || (byTime == 0 && cell.sealed->keyVersion > existing.keyVersion);
    const bool isSame = byTime == 0 && cell.sealed->keyVersion == existing.keyVersion;
    ChangeResult result;
    if (isNewsFromOther(existing) || (!wins && isForgottenDelete(change, existing))) {
        HAEX_ASSIGN(replaced, stored(change));
        result.replaced = std::move(replaced);
    }
    if (!wins) {
        result.status = ChangeResult::Status::Stale;
        // A repetition after a lost answer: tell again what the first one replaced. Whatever cursor it
        // carries: a pull since then did not bring what was no longer there.
        if (isSame && existing.device == m_device) {
            HAEX_ASSIGN(replaced, superseded(change, existing.sequence));
            result.replaced = std::move(replaced);
        }
        return result;
    }
    if (result.replaced)
        HAEX_TRY(keepSuperseded());
    HAEX_TRY(overwrite(cell, existing));
    return result;
}

Result<> PushTransaction::keepSuperseded()
{
    HAEX_ASSIGN(
        copy,
        m_database.cached(
            "INSERT OR REPLACE INTO superseded(row, col, vault, by_seq, seq, hlc, operation, "
            "device,"
            " nonce, sealed) SELECT row, col, vault, ?3, seq, hlc, operation, device, nonce, sealed"
            " FROM cell WHERE row=?1 AND col=?2"));
    return copy->bind(1, m_place.row).bind(2, m_place.column).bind(3, m_sequence + 1).run();
}

Result<std::optional<Change>> PushTransaction::stored(const Change &like)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT seq, hlc, operation, device, nonce, sealed FROM cell"
                                  " WHERE row=?1 AND col=?2"));
    query->bind(1, m_place.row).bind(2, m_place.column);
    return readChange(*query, like);
}

Result<std::optional<Change>> PushTransaction::superseded(const Change &like, qint64 bySequence)
{
    HAEX_ASSIGN(
        query,
        m_database.cached("SELECT seq, hlc, operation, device, nonce, sealed FROM superseded"
                          " WHERE row=?1 AND col=?2 AND by_seq=?3"));
    query->bind(1, m_place.row).bind(2, m_place.column).bind(3, bySequence);
    return readChange(*query, like);
}

Result<std::optional<Change>> PushTransaction::readChange(Statement &query, const Change &like)
{
    HAEX_ASSIGN(found, query.step());
    std::optional<Change> change;
    if (found) {
        HAEX_ASSIGN(device, m_words.wordOf(query.integer(3)));
        StoredCell cell;
        cell.tableName = like.tableName;
        cell.rowPks = like.rowPks;
        cell.columnName = like.columnName;
        cell.updatedAt = query.integer(0);
        cell.hlcTimestamp = query.textView(1);
        cell.operation = operationName(query.integer(2));
        cell.deviceId = device;
        cell.nonce = blobView(query, 4);
        cell.sealed = blobView(query, 5);
        change = toChange(cell);
    }
    query.reset();
    return change;
}

} // namespace haex
