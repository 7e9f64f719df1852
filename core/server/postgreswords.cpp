// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgreswords.h"

namespace haex {
namespace {

// Beyond this it starts anew: a client that makes up names must not fill the memory.
constexpr qsizetype MaxRemembered = 100'000;

} // namespace

std::optional<PostgresConnection::Query> PostgresWords::query(qint64 vault,
                                                              const QByteArrayList &words)
{
    if (m_numbers.size() >= MaxRemembered)
        forget();
    std::vector<QByteArrayView> unknown;
    for (const QByteArray &word : words) {
        if (!m_numbers.contains({vault, word}))
            unknown.push_back(word);
    }
    if (unknown.empty())
        return std::nullopt;
    return PostgresConnection::Query{"SELECT id, text FROM word WHERE vault=$1 AND text=ANY($2)",
                                     PostgresParameters().add(vault).addTextArray(unknown)};
}

Result<> PostgresWords::load(qint64 vault, std::span<const qint64> numbers)
{
    if (m_words.size() >= MaxRemembered)
        forget();
    std::vector<qint64> unknown;
    for (const qint64 number : numbers) {
        if (!m_words.contains({vault, number}))
            unknown.push_back(number);
    }
    if (unknown.empty())
        return {};
    HAEX_ASSIGN(found,
                m_connection.run("SELECT id, text FROM word WHERE vault=$1 AND id=ANY($2)",
                                 PostgresParameters().add(vault).addArray(unknown)));
    read(vault, found);
    return {};
}

void PostgresWords::read(qint64 vault, const PostgresResult &found)
{
    for (int row = 0; row < found.rows(); ++row) {
        const Word word{found.integer(row, 0), found.bytes(row, 1)};
        remember(vault, std::span(&word, 1));
    }
}

qint64 PostgresWords::numberOf(qint64 vault, const QByteArray &word) const
{
    return m_numbers.value({vault, word});
}

QByteArray PostgresWords::wordOf(qint64 vault, qint64 number) const
{
    return m_words.value({vault, number});
}

void PostgresWords::remember(qint64 vault, std::span<const Word> words)
{
    for (const Word &word : words) {
        m_numbers.insert({vault, word.text}, word.number);
        m_words.insert({vault, word.number}, word.text);
    }
}

void PostgresWords::forget()
{
    m_numbers.clear();
    m_words.clear();
}

} // namespace haex
