// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/postgreswords.h"
#include "core/server/vaultstore.h"

namespace haex {

/// Stores one push inside the caller's transaction, in one round trip or two whatever its size, and
/// leaves its writes to the one that commits: locks the vault, reads what is there, decides in
/// memory exactly as PushTransaction does cell by cell, writes the winners as arrays (R16, R18,
/// R19).
class PostgresPush final
{
public:
    PostgresPush(PostgresConnection &connection, PostgresWords &words, const PushBatch &batch)
        : m_connection(connection)
        , m_words(words)
        , m_batch(batch)
    {
    }

    [[nodiscard]] Result<PushOutcome> run();
    /// Known to everybody once the transaction has committed.
    [[nodiscard]] const std::vector<PostgresWords::Word> &newWords() const { return m_newWords; }

private:
    struct Row
    {
        qint64 table = 0;
        QByteArrayView pks;
        /// 0 until it is stored.
        qint64 id = 0;
        bool isNew = false;
        size_t firstPlace = 0;
        /// Its tombstone, when it is deleted for so long that devices may have forgotten it.
        std::optional<Change> forgotten = {};
        bool isToldAgain = false;
    };
    /// What the vault has, or will have, at one row and column.
    struct Place
    {
        size_t row = 0;
        qint64 column = 0;
        qint64 sequence = 0;
        QByteArray hlc;
        qint64 keyVersion = 0;
        qint64 device = 0;
        qint64 sealedBytes = 0;
        /// The value, when another device wrote it after the push's cursor.
        std::optional<Change> news;
        /// What this version replaced, when it is this device's own.
        std::optional<Change> superseded;
        /// The winner of this push, and the version that takes the place of news.
        const CheckedCell *winner = nullptr;
        qint64 supersededBy = 0;
    };
    struct Counters
    {
        qint64 sequence = 0;
        qint64 bytes = 0;
        qint64 word = 0;
        qint64 row = 0;
    };

    [[nodiscard]] Result<> read();
    [[nodiscard]] PostgresConnection::Query lockQuery() const;
    [[nodiscard]] Result<> readVault(const PostgresResult &vault);
    [[nodiscard]] QByteArrayList words() const;
    void numberWords();
    [[nodiscard]] qint64 numberOf(const QByteArray &word);
    void findPlaces();
    [[nodiscard]] PostgresConnection::Query placesQuery() const;
    [[nodiscard]] Result<> readPlaces(const PostgresResult &found);
    [[nodiscard]] Result<> loadDevices(const PostgresResult &found);
    void readPlace(const PostgresResult &found, int row);
    [[nodiscard]] std::optional<Change> readChange(const PostgresResult &found, int row, int column,
                                                   const Change &like) const;
    [[nodiscard]] PushOutcome decideAll();
    [[nodiscard]] ChangeResult decide(const CheckedCell &cell, Place &place);
    [[nodiscard]] std::optional<Change> forgottenDelete(const Change &change,
                                                        const Place &place) const;
    void take(const CheckedCell &cell, Place &place);
    [[nodiscard]] Result<> write();
    [[nodiscard]] Result<> writeWords();
    [[nodiscard]] Result<> writeRows();
    [[nodiscard]] Result<> writeSuperseded();
    [[nodiscard]] Result<> writeCells();
    [[nodiscard]] Result<> tellAgain();
    [[nodiscard]] Result<> writeVault();

    PostgresConnection &m_connection;
    PostgresWords &m_words;
    const PushBatch &m_batch;
    Counters m_old;
    Counters m_now;
    qint64 m_device = 0;
    qint64 m_confirmedUpTo = 0;
    std::vector<PostgresWords::Word> m_newWords;
    QHash<QByteArray, qint64> m_numbers;
    std::vector<Row> m_rows;
    std::vector<Place> m_places;
    /// Of each cell of the batch.
    std::vector<size_t> m_placeOf;
    /// Of each place, a cell that names it.
    std::vector<const Change *> m_names;
    /// Deleted rows that devices may have forgotten, and that this push adds to.
    std::vector<qint64> m_forgottenRows;
};

} // namespace haex
