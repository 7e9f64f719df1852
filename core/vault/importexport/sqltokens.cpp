// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/sqltokens.h"

#include <algorithm>

namespace haex {
namespace {

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '$'
        || static_cast<unsigned char>(c) >= 0x80;
}

class Tokenizer
{
public:
    explicit Tokenizer(QByteArrayView sql)
        : m_sql(sql)
    {
    }

    [[nodiscard]] std::vector<SqlToken> run()
    {
        while (m_at < m_sql.size()) {
            if (!skipBlank())
                take();
        }
        return std::move(m_tokens);
    }

private:
    /// True when there was a space or a comment.
    bool skipBlank()
    {
        if (isSpace(m_sql[m_at])) {
            ++m_at;
            return true;
        }
        const QByteArrayView rest = m_sql.sliced(m_at);
        if (rest.startsWith("--"))
            return skipTo("\n");
        return rest.startsWith("/*") && skipTo("*/");
    }

    bool skipTo(QByteArrayView ending)
    {
        const qsizetype found = m_sql.indexOf(ending, m_at + 2);
        m_at = found < 0 ? m_sql.size() : found + ending.size();
        return true;
    }

    void take()
    {
        const char c = m_sql[m_at];
        if (c == '\'')
            return takeQuoted(SqlToken::Kind::String, c);
        if (c == '"' || c == '`')
            return takeQuoted(SqlToken::Kind::QuotedName, c);
        if (c == '[')
            return takeQuoted(SqlToken::Kind::QuotedName, ']');
        if (isWordCharacter(c))
            return takeWord(isDigit(c) ? SqlToken::Kind::Number : SqlToken::Kind::Word);
        if (c == ')')
            --m_depth;
        add(SqlToken::Kind::Symbol, m_at + 1);
        if (c == '(')
            ++m_depth;
    }

    void takeQuoted(SqlToken::Kind kind, char quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_sql.size()) {
            if (m_sql[end++] != quote)
                continue;
            // Doubled, a quote stands for itself; a bracket does not.
            if (quote == ']' || end >= m_sql.size() || m_sql[end] != quote)
                break;
            ++end;
        }
        add(kind, end);
    }

    void takeWord(SqlToken::Kind kind)
    {
        qsizetype end = m_at;
        while (end < m_sql.size()
               && (isWordCharacter(m_sql[end])
                   || (kind == SqlToken::Kind::Number && m_sql[end] == '.')))
            ++end;
        add(kind, end);
    }

    void add(SqlToken::Kind kind, qsizetype end)
    {
        m_tokens.push_back({kind, m_at, end, m_depth});
        m_at = end;
    }

    QByteArrayView m_sql;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::vector<SqlToken> m_tokens;
};

} // namespace

std::vector<SqlToken> sqlTokens(QByteArrayView sql)
{
    return Tokenizer(sql).run();
}

QByteArray nameOf(QByteArrayView sql, const SqlToken &token)
{
    const QByteArrayView text = sql.sliced(token.begin, token.end - token.begin);
    if (token.kind != SqlToken::Kind::QuotedName && token.kind != SqlToken::Kind::String)
        return text.toByteArray();
    const char quote = text.front();
    const QByteArray inner = text.sliced(1, std::max<qsizetype>(text.size() - 2, 0)).toByteArray();
    return quote == '[' ? inner : QByteArray(inner).replace(QByteArray(2, quote), QByteArray(1, quote));
}

} // namespace haex
