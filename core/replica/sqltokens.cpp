// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/sqltokens.h"

#include "core/storage/database.h"

#include <cctype>
#include <optional>

namespace haex {
namespace {

/// Splits SQL into words, quoted names and single characters; skips spaces and comments.
class Tokens
{
public:
    explicit Tokens(QByteArrayView sql)
        : m_sql(sql)
    {
    }

    struct Token
    {
        QByteArray text;
        bool quoted = false;
        qsizetype end = 0;

        [[nodiscard]] bool isWord(const char *word) const
        {
            return !quoted && text.compare(word, Qt::CaseInsensitive) == 0;
        }
    };

    /// The first word of the first statement: SQLite takes empty statements before it for a part of it.
    [[nodiscard]] Token first()
    {
        Token token = next();
        while (!token.quoted && token.text == ";")
            token = next();
        return token;
    }

    /// Behind the common table expressions, whose word WITH was read: the statement's own verb.
    [[nodiscard]] Token verbBehindWith()
    {
        int depth = 0;
        for (Token token = next(); token.end > 0; token = next()) {
            if (token.quoted)
                continue;
            depth += token.text == "(" ? 1 : token.text == ")" ? -1 : 0;
            const bool isVerb = token.isWord("insert") || token.isWord("replace") || token.isWord("select")
                || token.isWord("update") || token.isWord("delete") || token.isWord("values");
            if (depth == 0 && isVerb)
                return token;
        }
        return {};
    }

    [[nodiscard]] Token next()
    {
        skipBlank();
        if (m_at >= m_sql.size())
            return {};
        const char c = m_sql[m_at];
        if (c == '"' || c == '`' || c == '\'')
            return quotedName(c, c);
        if (c == '[')
            return quotedName('[', ']');
        const qsizetype start = m_at++;
        if (isNamePart(c)) {
            while (m_at < m_sql.size() && isNamePart(m_sql[m_at]))
                ++m_at;
        }
        return {m_sql.sliced(start, m_at - start).toByteArray(), false, m_at};
    }

private:
    static bool isNamePart(char c)
    {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$'
            || static_cast<unsigned char>(c) >= 0x80;
    }

    void skipBlank()
    {
        while (m_at < m_sql.size()) {
            if (std::isspace(static_cast<unsigned char>(m_sql[m_at]))) {
                ++m_at;
            } else if (m_sql.sliced(m_at).startsWith("--")) {
                while (m_at < m_sql.size() && m_sql[m_at] != '\n')
                    ++m_at;
            } else if (m_sql.sliced(m_at).startsWith("/*")) {
                const qsizetype end = m_sql.indexOf("*/", m_at + 2);
                m_at = end < 0 ? m_sql.size() : end + 2;
            } else {
                return;
            }
        }
    }

    Token quotedName(char open, char close)
    {
        QByteArray name;
        ++m_at;
        while (m_at < m_sql.size()) {
            const char c = m_sql[m_at++];
            if (c != close) {
                name += c;
            } else if (open == close && m_at < m_sql.size() && m_sql[m_at] == close) {
                name += c;
                ++m_at;
            } else {
                break;
            }
        }
        return {name, true, m_at};
    }

    QByteArrayView m_sql;
    qsizetype m_at = 0;
};

struct InsertTarget
{
    QByteArray table;
    qsizetype listPosition = 0;
};

/// The table of an INSERT or REPLACE that goes on with VALUES or SELECT right behind its name.
std::optional<InsertTarget> insertWithoutList(QByteArrayView sql)
{
    Tokens tokens(sql);
    Tokens::Token token = tokens.first();
    if (token.isWord("with"))
        token = tokens.verbBehindWith();
    if (token.isWord("insert")) {
        token = tokens.next();
        if (token.isWord("or")) {
            (void)tokens.next();
            token = tokens.next();
        }
    } else if (token.isWord("replace")) {
        token = tokens.next();
    } else {
        return std::nullopt;
    }
    if (!token.isWord("into"))
        return std::nullopt;
    Tokens::Token name = tokens.next();
    token = tokens.next();
    if (!token.quoted && token.text == ".") {
        name = tokens.next();
        token = tokens.next();
    }
    qsizetype position = name.end;
    if (token.isWord("as")) {
        position = tokens.next().end;
        token = tokens.next();
    }
    if (!token.isWord("values") && !token.isWord("select") && !token.isWord("with"))
        return std::nullopt;
    return InsertTarget{name.text, position};
}

bool beginsTableConstraint(const Tokens::Token &token)
{
    return token.isWord("constraint") || token.isWord("primary") || token.isWord("unique") || token.isWord("check")
        || token.isWord("foreign");
}

} // namespace

QByteArray withColumnList(QByteArrayView sql, const ColumnsOf &columnsOf)
{
    QByteArray text = sql.toByteArray();
    const auto target = insertWithoutList(sql);
    if (!target)
        return text;
    QByteArray list;
    for (const QByteArray &column : columnsOf(target->table))
        list += (list.isEmpty() ? "" : ", ") + quoteIdentifier(column);
    if (!list.isEmpty())
        text.insert(target->listPosition, " (" + list + ")");
    return text;
}

QByteArray alteredTable(QByteArrayView sql)
{
    Tokens tokens(sql);
    if (!tokens.first().isWord("alter") || !tokens.next().isWord("table"))
        return {};
    Tokens::Token name = tokens.next();
    Tokens::Token verb = tokens.next();
    if (!verb.quoted && verb.text == ".") {
        name = tokens.next();
        verb = tokens.next();
    }
    return verb.isWord("add") ? QByteArray() : name.text;
}

QByteArray uniquelyIndexedTable(QByteArrayView sql)
{
    Tokens tokens(sql);
    if (!tokens.first().isWord("create") || !tokens.next().isWord("unique"))
        return {};
    for (Tokens::Token token = tokens.next(); token.end > 0; token = tokens.next()) {
        if (token.isWord("on"))
            return tokens.next().text;
    }
    return {};
}

QByteArray droppedIndex(QByteArrayView sql)
{
    Tokens tokens(sql);
    if (!tokens.first().isWord("drop") || !tokens.next().isWord("index"))
        return {};
    Tokens::Token name = tokens.next();
    if (name.isWord("if") && tokens.next().isWord("exists"))
        name = tokens.next();
    const Tokens::Token dot = tokens.next();
    return !dot.quoted && dot.text == "." ? tokens.next().text : name.text;
}

QByteArray columnDefinition(QByteArrayView createSql, QByteArrayView column)
{
    Tokens tokens(createSql);
    int depth = 0;
    bool isItem = false;
    bool isWanted = false;
    qsizetype start = 0;
    for (Tokens::Token token = tokens.next(); token.end > 0; token = tokens.next()) {
        const bool opens = !token.quoted && token.text == "(";
        const bool closes = !token.quoted && token.text == ")";
        const bool divides = !token.quoted && token.text == "," && depth == 1;
        depth += opens ? 1 : closes ? -1 : 0;
        if (isWanted && (divides || (closes && depth == 0)))
            return createSql.sliced(start, token.end - 1 - start).toByteArray();
        if (isItem)
            isWanted = !beginsTableConstraint(token) && column.compare(token.text, Qt::CaseInsensitive) == 0;
        isItem = divides || (opens && depth == 1);
        if (isItem)
            start = token.end;
        if (closes && depth == 0)
            break;
    }
    return {};
}

} // namespace haex
