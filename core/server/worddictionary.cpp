// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/worddictionary.h"

namespace haex {
namespace {

// Beyond this it starts anew: a client that makes up names must not fill the memory.
constexpr qsizetype MaxRemembered = 100'000;

} // namespace

Result<qint64> WordDictionary::numberOf(qint64 vault, const QByteArray &word)
{
    const Key key(vault, word);
    const auto known = m_numbers.constFind(key);
    if (known != m_numbers.cend())
        return *known;
    HAEX_ASSIGN(query, m_database.cached("SELECT id FROM word WHERE vault=?1 AND text=?2"));
    HAEX_ASSIGN(found, query->bind(1, vault).bindText(2, word).step());
    if (found) {
        const qint64 number = query->integer(0);
        query->reset();
        remember(key, number);
        return number;
    }
    HAEX_ASSIGN(insert,
                m_database.cached("INSERT INTO word(vault, text) VALUES(?1, ?2) RETURNING id"));
    HAEX_ASSIGN(row, insert->bind(1, vault).bindText(2, word).step());
    const qint64 number = row ? insert->integer(0) : 0;
    insert->reset();
    remember(key, number);
    m_uncommitted.push_back(key);
    return number;
}

Result<QByteArray> WordDictionary::wordOf(qint64 number)
{
    const auto known = m_words.constFind(number);
    if (known != m_words.cend())
        return *known;
    HAEX_ASSIGN(query, m_database.cached("SELECT vault, text FROM word WHERE id=?1"));
    HAEX_ASSIGN(row, query->bind(1, number).step());
    if (!row)
        return fail(ErrorCode::Internal, QStringLiteral("a cell names a word that is not there"));
    const qint64 vault = query->integer(0);
    QByteArray word = query->text(1);
    query->reset();
    remember({vault, word}, number);
    return word;
}

void WordDictionary::remember(const Key &key, qint64 number)
{
    if (m_numbers.size() >= MaxRemembered) {
        m_numbers.clear();
        m_words.clear();
    }
    m_numbers.insert(key, number);
    m_words.insert(number, key.second);
}

void WordDictionary::rolledBack()
{
    for (const Key &key : m_uncommitted)
        m_words.remove(m_numbers.take(key));
    m_uncommitted.clear();
}

void WordDictionary::forget()
{
    m_numbers.clear();
    m_words.clear();
    m_uncommitted.clear();
}

} // namespace haex
