// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace haex {

/// One prepared SQL statement on a Database's connection; values are typed and exact to the bit,
/// which QSqlQuery's QVariants are not. Parameters and columns are counted from 1 and 0 as in SQLite.
/// Must not outlive its Database. Thread of the Database.
class Statement final
{
public:
    Statement() = default;
    /// Prepares the first statement of `sql`; `tail` receives what follows it.
    [[nodiscard]] static Result<Statement> prepare(sqlite3 *handle, QByteArrayView sql,
                                                   QByteArrayView *tail = nullptr,
                                                   bool persistent = false);

    [[nodiscard]] bool isValid() const { return m_statement != nullptr; }
    [[nodiscard]] sqlite3_stmt *handle() const { return m_statement.get(); }

    Statement &bind(int index, qint64 value);
    Statement &bindReal(int index, double value);
    Statement &bindText(int index, QByteArrayView utf8);
    Statement &bindString(int index, const QString &text);
    Statement &bindBlob(int index, QByteArrayView bytes);
    Statement &bindNull(int index);
    /// Markers and tombstones have no SQL form and are bound as NULL.
    Statement &bind(int index, const CellValue &value);
    /// As above without a copy: text and bytes must stay as they are until the statement is reset.
    Statement &borrowText(int index, QByteArrayView utf8);
    Statement &borrow(int index, const CellValue &value);

    /// True when there is a row.
    [[nodiscard]] Result<bool> step();
    /// Steps to the end and resets: for statements whose rows nobody reads.
    [[nodiscard]] Result<> run();
    void reset();

    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QByteArray columnName(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next step or reset.
    [[nodiscard]] QByteArrayView textView(int column) const;
    [[nodiscard]] QByteArray text(int column) const;
    [[nodiscard]] QString string(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] CellValue value(int column) const;
    /// Whether the column's value is this one, to the bit.
    [[nodiscard]] bool holds(int column, const CellValue &value) const;
    [[nodiscard]] bool isReadOnly() const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// The Error for a SQLite result code on this connection; its context is SQLite's message, which
/// names tables and columns but no values.
[[nodiscard]] Error sqliteError(sqlite3 *handle, int resultCode);

} // namespace haex
