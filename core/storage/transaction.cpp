// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/transaction.h"

#include <utility>

namespace haex {

Result<Transaction> Transaction::begin(Database &database)
{
    HAEX_ASSIGN(statement, database.cached(QByteArrayLiteral("BEGIN IMMEDIATE")));
    HAEX_TRY(statement->run());
    return Transaction(database);
}

Result<Transaction> Transaction::beginRead(Database &database)
{
    HAEX_ASSIGN(statement, database.cached(QByteArrayLiteral("BEGIN")));
    HAEX_TRY(statement->run());
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    rollBack();
}

Result<> Transaction::commit()
{
    HAEX_ASSIGN(statement, m_database->cached(QByteArrayLiteral("COMMIT")));
    // A COMMIT that fails (disk full, deferred foreign key) leaves the transaction open: the
    // destructor rolls it back.
    HAEX_TRY(statement->run());
    m_database = nullptr;
    return {};
}

void Transaction::rollBack()
{
    if (!m_database)
        return;
    Database *database = std::exchange(m_database, nullptr);
    if (!database->inTransaction())
        return;
    if (auto statement = database->cached(QByteArrayLiteral("ROLLBACK")))
        (void)(*statement)->run();
}

} // namespace haex
