// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

struct pg_result;

namespace haex {

/// What one PostgreSQL statement answered: rows in the binary format.
class PostgresResult final
{
public:
    /// Takes it over.
    explicit PostgresResult(pg_result *result)
        : m_result(result)
    {
    }

    [[nodiscard]] int rows() const;
    /// How many rows the statement changed.
    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    /// Of a smallint, integer or bigint; 0 for NULL.
    [[nodiscard]] qint64 integer(int row, int column) const;
    /// Of a text or bytea; valid as long as the result.
    [[nodiscard]] QByteArrayView view(int row, int column) const;
    [[nodiscard]] QByteArray bytes(int row, int column) const
    {
        return view(row, column).toByteArray();
    }
    [[nodiscard]] pg_result *handle() const { return m_result.get(); }

private:
    struct Clear
    {
        void operator()(pg_result *result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

} // namespace haex
