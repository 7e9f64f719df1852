// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/postgresschema.h"
#include "core/storage/statement.h"

#include <functional>
#include <span>
#include <vector>

/// The binary form of PostgreSQL's COPY: a head, rows, a tail. A row is the number of its fields
/// (16 bits), then each field behind its length (32 bits, -1 = NULL).
namespace haex {

/// A column as PostgreSQL has it: what a field must look like.
struct CopyColumn
{
    QByteArray name;
    unsigned int type = 0;
};

[[nodiscard]] Result<std::vector<CopyColumn>>
copyColumns(PostgresConnection &connection, const QByteArray &table, const QByteArray &columns);

/// COPY of all columns; `direction` is TO STDOUT or FROM STDIN.
[[nodiscard]] QByteArray copyStatement(const PostgresTable &table, QByteArrayView direction);
[[nodiscard]] QByteArray copyHead();
[[nodiscard]] QByteArray copyTail();
/// The row that the statement stands at; the n-th of its columns is the n-th of `columns`.
/// `invalid_argument` for a value that the column does not take.
[[nodiscard]] Result<QByteArray> copyRow(const Statement &row, std::span<const CopyColumn> columns);

/// Finds the rows in what COPY … TO STDOUT sends, in whatever pieces it comes.
class CopyReader final
{
public:
    using Visitor = std::function<void(QByteArrayView row)>;

    explicit CopyReader(Visitor visit)
        : m_visit(std::move(visit))
    {
    }
    void add(QByteArrayView piece);

private:
    [[nodiscard]] qsizetype rowSize(QByteArrayView bytes) const;

    Visitor m_visit;
    QByteArray m_pending;
    bool m_isBehindHead = false;
};

} // namespace haex
