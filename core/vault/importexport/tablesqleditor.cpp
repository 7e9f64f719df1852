// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/tablesqleditor.h"

#include "core/storage/database.h"

#include <algorithm>
#include <array>

namespace haex {

std::optional<TableSqlEditor> TableSqlEditor::parse(const QByteArray &sql)
{
    TableSqlEditor editor;
    editor.m_sql = sql;
    editor.m_tokens = sqlTokens(sql);
    if (!editor.readItems())
        return std::nullopt;
    editor.findReferences();
    return editor;
}

bool TableSqlEditor::readItems()
{
    if (m_tokens.size() < 6 || !isKeyword(0, "CREATE") || !isKeyword(1, "TABLE"))
        return false;
    const auto open = std::ranges::find_if(m_tokens, [this](const SqlToken &token) {
        return token.depth == 0 && m_sql[token.begin] == '(' && token.kind == SqlToken::Kind::Symbol;
    });
    if (open == m_tokens.end())
        return false;
    size_t first = static_cast<size_t>(open - m_tokens.begin()) + 1;
    for (size_t i = first; i < m_tokens.size(); ++i) {
        const bool ends = isSymbol(i, ')') && m_tokens[i].depth == 0;
        if (!ends && !(isSymbol(i, ',') && m_tokens[i].depth == 1))
            continue;
        if (i == first)
            return false;
        m_items.push_back({first, i - 1});
        first = i + 1;
        if (ends)
            return true;
    }
    return false;
}

void TableSqlEditor::findReferences()
{
    for (size_t i = m_items.front().first; i <= m_items.back().last; ++i) {
        if (m_tokens[i].depth == 1 && isKeyword(i, "REFERENCES"))
            m_references.push_back(i);
    }
}

bool TableSqlEditor::isKeyword(size_t token, QByteArrayView keyword) const
{
    const SqlToken &found = m_tokens[token];
    return found.kind == SqlToken::Kind::Word
        && QByteArrayView(m_sql).sliced(found.begin, found.end - found.begin)
               .compare(keyword, Qt::CaseInsensitive) == 0;
}

bool TableSqlEditor::isSymbol(size_t token, char symbol) const
{
    return m_tokens[token].kind == SqlToken::Kind::Symbol && m_sql[m_tokens[token].begin] == symbol;
}

QByteArray TableSqlEditor::textOf(size_t token) const
{
    return m_sql.mid(m_tokens[token].begin, m_tokens[token].end - m_tokens[token].begin);
}

const TableSqlEditor::Item &TableSqlEditor::itemAround(size_t token) const
{
    return *std::ranges::find_if(m_items, [token](const Item &item) { return token <= item.last; });
}

bool TableSqlEditor::isTableConstraint(const Item &item) const
{
    return std::ranges::any_of(
        std::array<QByteArrayView, 5>{"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"},
        [&](QByteArrayView keyword) { return isKeyword(item.first, keyword); });
}

size_t TableSqlEditor::closing(size_t open) const
{
    size_t i = open + 1;
    while (i + 1 < m_tokens.size() && m_tokens[i].depth > m_tokens[open].depth)
        ++i;
    return i;
}

size_t TableSqlEditor::constraintBegin(size_t reference, const Item &item) const
{
    size_t begin = reference;
    // Table constraint: back over the column list to FOREIGN KEY.
    if (isTableConstraint(item)) {
        while (begin > item.first && !isKeyword(begin, "FOREIGN"))
            --begin;
    }
    if (begin >= item.first + 2 && isKeyword(begin - 2, "CONSTRAINT"))
        begin -= 2;
    return begin;
}

size_t TableSqlEditor::constraintEnd(size_t reference, const Item &item) const
{
    size_t last = std::min(reference + 1, item.last); // the parent's name
    const auto next = [&](QByteArrayView keyword, size_t ahead = 1) {
        return last + ahead <= item.last && isKeyword(last + ahead, keyword);
    };
    if (last + 1 <= item.last && isSymbol(last + 1, '('))
        last = closing(last + 1);
    while (true) {
        if (next("ON"))
            last += next("SET", 3) || next("NO", 3) ? 4 : 3; // ON DELETE SET NULL
        else if (next("MATCH") || next("INITIALLY"))
            last += 2;
        else if (next("NOT") && next("DEFERRABLE", 2))
            last += 2;
        else if (next("DEFERRABLE"))
            last += 1;
        else
            return std::min(last, item.last);
    }
}

void TableSqlEditor::remove(size_t first, size_t last)
{
    m_edits.push_back({m_tokens[first].begin, m_tokens[last].end, QByteArray()});
}

void TableSqlEditor::dropForeignKey(int index)
{
    const size_t reference = m_references[static_cast<size_t>(index)];
    const Item &item = itemAround(reference);
    const size_t begin = constraintBegin(reference, item);
    const size_t end = constraintEnd(reference, item);
    // With the comma before it, when nothing else is left of the item.
    remove(begin == item.first && end == item.last ? begin - 1 : begin, end);
}

void TableSqlEditor::rename(const QByteArray &former, const QByteArray &name)
{
    constexpr size_t NameToken = 2; // CREATE TABLE name
    m_edits.push_back({m_tokens[NameToken].begin, m_tokens[NameToken].end, quoteIdentifier(name)});
    std::ranges::copy(qualifierEdits(m_sql, m_tokens, former, name), std::back_inserter(m_edits));
}

void TableSqlEditor::setForeignKeyParent(int index, const QByteArray &parent)
{
    const SqlToken &token = m_tokens[m_references[static_cast<size_t>(index)] + 1];
    m_edits.push_back({token.begin, token.end, quoteIdentifier(parent)});
}

void TableSqlEditor::setForeignKeyTarget(int index, const QByteArrayList &columns)
{
    const size_t parent = m_references[static_cast<size_t>(index)] + 1;
    QByteArrayList quoted;
    for (const QByteArray &column : columns)
        quoted += quoteIdentifier(column);
    const qsizetype at = m_tokens[parent].end;
    m_edits.push_back({at, at, '(' + quoted.join(", ") + ')'});
}

void TableSqlEditor::demotePrimaryKey()
{
    for (size_t i = m_items.front().first; i < m_items.back().last; ++i) {
        if (m_tokens[i].depth != 1 || !isKeyword(i, "PRIMARY") || !isKeyword(i + 1, "KEY"))
            continue;
        const bool hasOrder = isKeyword(i + 2, "ASC") || isKeyword(i + 2, "DESC");
        m_edits.push_back({m_tokens[i].begin, m_tokens[i + (hasOrder ? 2 : 1)].end, "UNIQUE"});
        return;
    }
}

void TableSqlEditor::appendColumn(const QByteArray &definition)
{
    const auto constraint = std::ranges::find_if(m_items, [this](const Item &item) {
        return isTableConstraint(item);
    });
    const Item &lastColumn = constraint == m_items.begin() ? m_items.front() : *std::prev(constraint);
    const qsizetype at = m_tokens[lastColumn.last].end;
    m_edits.push_back({at, at, ", " + definition});
}

QByteArrayList TableSqlEditor::dropForeignCollations()
{
    QByteArrayList dropped;
    for (size_t i = m_items.front().first; i < m_items.back().last; ++i) {
        if (!isKeyword(i, "COLLATE"))
            continue;
        QByteArray name = textOf(i + 1);
        if (m_tokens[i + 1].kind != SqlToken::Kind::Word)
            name = name.mid(1, name.size() - 2);
        const QByteArray upper = name.toUpper();
        if (upper == "BINARY" || upper == "NOCASE" || upper == "RTRIM")
            continue;
        remove(i, i + 1);
        dropped += name;
    }
    return dropped;
}

QByteArray TableSqlEditor::sql() const
{
    return edited(m_sql, m_edits);
}

} // namespace haex
