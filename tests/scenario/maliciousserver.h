// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "tests/scenario/json.h"

#include <optional>

namespace haex {

/// Where a cell is in a server's store, by its names on the wire.
struct CellName
{
    QByteArray table;
    QByteArray rowPks;
    QByteArray column;

    /// From `{table, column}` and either `pk` (key columns and values) or `rowPks` (as it stands).
    [[nodiscard]] static Result<CellName> read(const Json &cell);
};

/// What a server holds of one version of a cell.
struct StoredVersion
{
    QByteArray hlc;
    qint64 keyVersion = 0;
    qint64 operation = 0;
    qint64 device = 0;
    QByteArray nonce;
    QByteArray sealed;
};

/// A server that lies about the cells of its one vault: it holds ciphertexts, not the key. Writes
/// what no push would have brought about; devices meet it at their next pull.
class MaliciousServer final
{
public:
    explicit MaliciousServer(Database &database)
        : m_database(database)
    {
    }

    /// `not_found` when there is no such cell.
    [[nodiscard]] Result<StoredVersion> load(const CellName &name);
    /// Serves that ciphertext as this cell, as a change that is newer than whatever it had; with
    /// its own stamp when that is new enough.
    [[nodiscard]] Result<> plant(const CellName &name, StoredVersion version);
    /// Forgets a cell, or all cells of a row when it has no column name.
    [[nodiscard]] Result<> drop(const CellName &name);

private:
    [[nodiscard]] Result<qint64> number(QByteArrayView select, const QByteArray &text);
    [[nodiscard]] Result<qint64> wordNumber(const QByteArray &word);
    [[nodiscard]] Result<qint64> rowNumber(const CellName &name);
    [[nodiscard]] Result<qint64> nextSequence();
    [[nodiscard]] Result<QByteArray> newerHlc(const QByteArray &than);

    Database &m_database;
};

} // namespace haex
