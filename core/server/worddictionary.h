// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <QHash>

#include <utility>
#include <vector>

namespace haex {

/// The numbers that stand for table, column and device names in the cells of a vault. Remembers
/// both directions; numbers are never reused, so that what it remembers stays true while other
/// processes write.
class WordDictionary final
{
public:
    explicit WordDictionary(Database &database)
        : m_database(database)
    {
    }

    /// Adds the word when it is new; inside the caller's transaction.
    [[nodiscard]] Result<qint64> numberOf(qint64 vault, const QByteArray &word);
    [[nodiscard]] Result<QByteArray> wordOf(qint64 number);
    /// Ends the transaction that words were added in; rolled back, their numbers do not exist.
    void committed() { m_uncommitted.clear(); }
    void rolledBack();
    void forget();

private:
    using Key = std::pair<qint64, QByteArray>;

    void remember(const Key &key, qint64 number);

    Database &m_database;
    QHash<Key, qint64> m_numbers;
    QHash<qint64, QByteArray> m_words;
    std::vector<Key> m_uncommitted;
};

} // namespace haex
