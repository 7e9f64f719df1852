// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/postgresconnection.h"

#include <QHash>

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace haex {

/// What is known of the numbers that stand for table, column and device names in a vault's cells.
/// Only numbers that were committed get in, and none is ever given again, so that what it remembers
/// stays true while other processes write.
class PostgresWords final
{
public:
    struct Word
    {
        qint64 number = 0;
        QByteArray text;
    };

    explicit PostgresWords(PostgresConnection &connection)
        : m_connection(connection)
    {
    }

    /// What asks for those that it does not know; nothing when it knows all.
    [[nodiscard]] std::optional<PostgresConnection::Query> query(qint64 vault,
                                                                 const QByteArrayList &words);
    /// The answer.
    void read(qint64 vault, const PostgresResult &found);
    /// Looks up those that it does not know, with one statement.
    [[nodiscard]] Result<> load(qint64 vault, std::span<const qint64> numbers);
    /// 0 for a word that the vault does not have, as far as was loaded.
    [[nodiscard]] qint64 numberOf(qint64 vault, const QByteArray &word) const;
    /// Of a number that was loaded.
    [[nodiscard]] QByteArray wordOf(qint64 vault, qint64 number) const;

    void remember(qint64 vault, std::span<const Word> words);
    void forget();

private:
    PostgresConnection &m_connection;
    QHash<std::pair<qint64, QByteArray>, qint64> m_numbers;
    QHash<std::pair<qint64, qint64>, QByteArray> m_words;
};

} // namespace haex
