// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/transaction.h"

#include <QSet>

#include <sqlite3.h>

#include <utility>

namespace haex {
namespace {

/// Connections of this thread with a transaction that could not be taken back, memory having run
/// out. The next one that begins does it: nothing may be written on top.
thread_local QSet<const Database *> stuck;

/// With the statement that ends it without its writes: when memory has run out, it is too late to
/// prepare one, and a transaction that stays open takes along what is written after it.
Result<> beginWith(Database &database, const QByteArray &sql)
{
    if (stuck.remove(&database) && database.inTransaction())
        HAEX_TRY(database.execute("ROLLBACK"));
    HAEX_TRY(database.cached(QByteArrayLiteral("ROLLBACK")));
    HAEX_ASSIGN(statement, database.cached(sql));
    return statement->run();
}

} // namespace

Result<Transaction> Transaction::begin(Database &database)
{
    HAEX_TRY(beginWith(database, QByteArrayLiteral("BEGIN IMMEDIATE")));
    return Transaction(database);
}

Result<Transaction> Transaction::beginRead(Database &database)
{
    HAEX_TRY(beginWith(database, QByteArrayLiteral("BEGIN")));
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
    const auto statement = database->cached(QByteArrayLiteral("ROLLBACK"));
    if (!statement) {
        stuck.insert(database);
        return;
    }
    if ((*statement)->run())
        return;
    // It asks for some memory itself: that of the cache will do.
    sqlite3_db_release_memory(database->handle());
    if (!(*statement)->run())
        stuck.insert(database);
}

} // namespace haex
