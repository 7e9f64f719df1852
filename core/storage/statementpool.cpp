// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statementpool.h"

#include <sqlite3.h>

#include <utility>

namespace haex {
namespace {

constexpr char ClientDataName[] = "haex-statements";
constexpr qsizetype MostIdle = 256;

StatementPool *poolOf(sqlite3 *handle)
{
    return static_cast<StatementPool *>(sqlite3_get_clientdata(handle, ClientDataName));
}

/// Not a copy: it is only looked up.
QByteArray borrowed(QByteArrayView text)
{
    return QByteArray::fromRawData(text.data(), text.size());
}

} // namespace

StatementPool::StatementPool(sqlite3 *handle)
    : m_handle(handle)
{
}

StatementPool *StatementPool::of(sqlite3 *handle)
{
    if (StatementPool *const pool = poolOf(handle))
        return pool;
    auto *const pool = new StatementPool(handle);
    // SQLite deletes it with the connection, and at once should memory have run out.
    const auto destroy = [](void *data) { delete static_cast<StatementPool *>(data); };
    return sqlite3_set_clientdata(handle, ClientDataName, pool, destroy) == SQLITE_OK ? pool
                                                                                      : nullptr;
}

StatementPool::Idle &StatementPool::present()
{
    m_defersForeignKeys = m_defersForeignKeys && sqlite3_get_autocommit(m_handle) == 0;
    return m_defersForeignKeys ? m_deferred : m_idle;
}

void StatementPool::discard(sqlite3_stmt *statement)
{
    StatementPool *const pool = poolOf(sqlite3_db_handle(statement));
    Idle *const home = pool ? pool->m_lent.take(statement) : nullptr;
    if (home)
        pool->takeBack(statement, *home);
    else
        sqlite3_finalize(statement);
}

sqlite3_stmt *StatementPool::take(QByteArrayView sql)
{
    Idle &home = present();
    sqlite3_stmt *const statement = home.take(borrowed(sql));
    if (statement)
        m_lent.insert(statement, &home);
    return statement;
}

void StatementPool::adopt(sqlite3_stmt *statement)
{
    // Pragmas do some of their work while they are compiled.
    if (!QByteArrayView(sqlite3_sql(statement)).startsWith("PRAGMA"))
        m_lent.insert(statement, &present());
}

void StatementPool::takeBack(sqlite3_stmt *statement, Idle &idle)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    const QByteArray text(sqlite3_sql(statement));
    if (idle.contains(text)) {
        sqlite3_finalize(statement);
        return;
    }
    // So many are texts with values in them, which nobody asks for again.
    if (idle.size() >= MostIdle)
        clear();
    idle.insert(text, statement);
}

void StatementPool::clear()
{
    for (Idle *const idle : {&m_idle, &m_deferred}) {
        for (sqlite3_stmt *const statement : std::as_const(*idle))
            sqlite3_finalize(statement);
        idle->clear();
    }
}

} // namespace haex
