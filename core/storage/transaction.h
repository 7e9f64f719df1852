// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

namespace haex {

/// A write transaction (`BEGIN IMMEDIATE`) that rolls back unless it was committed.
class Transaction final
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    /// A snapshot for reading several tables at one moment.
    [[nodiscard]] static Result<Transaction> beginRead(Database &database);

    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    [[nodiscard]] Result<> commit();
    void rollBack();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {
    }
    Database *m_database;
};

} // namespace haex
