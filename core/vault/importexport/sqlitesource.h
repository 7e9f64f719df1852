// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/vault/importexport/importreport.h"

#include <QByteArrayList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace haex {

struct SourceForeignKey
{
    QByteArray parent;
    QByteArrayList columns;
    /// Empty when it names none: the parent's primary key.
    QByteArrayList parentColumns;
};

/// An ordinary table of a database that is to be imported.
struct SourceTable
{
    QByteArray name;
    QByteArray sql;
    bool withoutRowid = false;
    /// The primary key is an alias of the rowid: never NULL, never real.
    bool keyIsRowid = false;
    /// A name of the rowid that no column hides; empty when there is none.
    QByteArray rowidName;
    qint64 rows = 0;
    /// Without generated ones.
    QByteArrayList columns;
    QByteArrayList types;
    /// In the order of the key.
    QByteArrayList keyColumns;
    /// In the order of the CREATE statement.
    std::vector<SourceForeignKey> foreignKeys;
    struct Index
    {
        QByteArray name;
        QByteArray sql;
    };
    std::vector<Index> indexes;
};

/// A database file that nobody here made, opened for reading at one moment. A file that its
/// program holds locked, or that cannot be read in its place, is read from a copy.
class SqliteSource final
{
public:
    /// UnsupportedFormat when it is no SQLite database.
    [[nodiscard]] static Result<std::unique_ptr<SqliteSource>> open(const QString &path);

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] const std::vector<SourceTable> &tables() const { return m_tables; }
    /// Views, triggers, virtual tables and what belongs to them.
    [[nodiscard]] const QList<ImportNote> &leftOut() const { return m_leftOut; }

private:
    [[nodiscard]] Result<> openCopy(const QString &path);
    [[nodiscard]] Result<> read();
    [[nodiscard]] Result<QByteArrayList> readVirtualTables();
    [[nodiscard]] Result<> readObject(const Statement &row, const QByteArrayList &virtualTables);
    [[nodiscard]] Result<> readDetails(SourceTable &table);
    [[nodiscard]] Result<> readColumns(SourceTable &table);
    [[nodiscard]] Result<> readForeignKeys(SourceTable &table);
    [[nodiscard]] Result<> readIndexes(SourceTable &table);

    /// Before the database, which is in it.
    std::unique_ptr<QTemporaryDir> m_copy;
    std::unique_ptr<Database> m_database;
    std::vector<SourceTable> m_tables;
    QList<ImportNote> m_leftOut;
};

/// Whether rows of `table` are told apart by exactly these columns, so that a foreign key may
/// point to them.
[[nodiscard]] Result<bool> isUniqueTarget(Database &database, const QByteArray &table,
                                          const QByteArrayList &columns);

} // namespace haex
