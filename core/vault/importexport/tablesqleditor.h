// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/sqledits.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace haex {

/// Changes a CREATE TABLE statement where an import must, and leaves the rest of the text as its
/// author wrote it. Foreign keys are counted from 0 in the order of the text.
class TableSqlEditor final
{
public:
    /// nullopt for a text that is not `CREATE TABLE name(…)…`.
    [[nodiscard]] static std::optional<TableSqlEditor> parse(const QByteArray &sql);

    [[nodiscard]] int foreignKeyCount() const { return static_cast<int>(m_references.size()); }
    /// Gives the table another name, also where its own definition speaks of it.
    void rename(const QByteArray &former, const QByteArray &name);
    void dropForeignKey(int index);
    /// The foreign key refers to the table of this name.
    void setForeignKeyParent(int index, const QByteArray &parent);
    /// Names the parent's columns in a foreign key that leaves them to the parent's primary key.
    void setForeignKeyTarget(int index, const QByteArrayList &columns);
    /// Turns PRIMARY KEY into UNIQUE, which it mostly is in SQLite, to make room for another key.
    void demotePrimaryKey();
    /// Adds a column behind the others.
    void appendColumn(const QByteArray &definition);
    /// Drops COLLATE clauses of collations that are not built in; answers their names.
    QByteArrayList dropForeignCollations();

    [[nodiscard]] QByteArray sql() const;

private:
    /// A column definition or table constraint: tokens [first, last].
    struct Item
    {
        size_t first;
        size_t last;
    };

    [[nodiscard]] bool readItems();
    void findReferences();
    [[nodiscard]] bool isKeyword(size_t token, QByteArrayView keyword) const;
    [[nodiscard]] bool isSymbol(size_t token, char symbol) const;
    [[nodiscard]] QByteArray textOf(size_t token) const;
    [[nodiscard]] const Item &itemAround(size_t token) const;
    [[nodiscard]] bool isTableConstraint(const Item &item) const;
    /// First token of the constraint that has the REFERENCES at `reference`, and the last one.
    [[nodiscard]] size_t constraintBegin(size_t reference, const Item &item) const;
    [[nodiscard]] size_t constraintEnd(size_t reference, const Item &item) const;
    [[nodiscard]] size_t closing(size_t open) const;
    void remove(size_t first, size_t last);

    QByteArray m_sql;
    std::vector<SqlToken> m_tokens;
    std::vector<Item> m_items;
    /// The REFERENCES tokens.
    std::vector<size_t> m_references;
    std::vector<SqlEdit> m_edits;
};

} // namespace haex
