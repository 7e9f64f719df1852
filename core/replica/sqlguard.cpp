// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/sqlguard.h"

#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"

#include <sqlite3.h>

namespace haex {
namespace {

/// Pragmas that only tell; the others belong to the vault (keys, journal, foreign keys, triggers).
bool isTellingPragma(QByteArrayView name, bool hasArgument)
{
    static const QByteArrayList Telling{"table_info", "table_xinfo", "table_list", "index_list", "index_info",
                                        "index_xinfo", "foreign_key_list", "foreign_key_check", "integrity_check",
                                        "quick_check"};
    static const QByteArrayList TellingWithoutArgument{
        "database_list", "collation_list", "function_list", "compile_options", "page_count", "page_size",
        "freelist_count", "encoding", "user_version", "schema_version", "foreign_keys"};
    const QByteArray lower = name.toByteArray().toLower();
    return Telling.contains(lower) || (!hasArgument && TellingWithoutArgument.contains(lower));
}

} // namespace

SqlGuard::SqlGuard(Replica &replica)
    : m_replica(replica)
{
    sqlite3_set_authorizer(replica.database().handle(), check, this);
}

SqlGuard::~SqlGuard()
{
    sqlite3_set_authorizer(m_replica.database().handle(), nullptr, nullptr);
}

int SqlGuard::check(void *data, int action, const char *first, const char *second, const char *, const char *trigger)
{
    auto &self = *static_cast<SqlGuard *>(data);
    if (!self.m_watch)
        return SQLITE_OK;
    return self.decide(action, first ? first : "", second ? second : "", trigger != nullptr);
}

int SqlGuard::decide(int action, QByteArrayView first, QByteArrayView second, bool inTrigger)
{
    const bool internal = isInternalName(first) && !first.startsWith("sqlite_");
    switch (action) {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
        return internal && !inTrigger ? deny("an internal table") : SQLITE_OK;
    case SQLITE_UPDATE:
        return (internal || isBookkeepingColumn(second)) && !inTrigger ? deny("bookkeeping of the vault") : SQLITE_OK;
    case SQLITE_CREATE_TABLE:
        m_watch->m_created += first.toByteArray();
        return internal || isApplicationName(first) ? deny("a reserved name") : SQLITE_OK;
    case SQLITE_DROP_TABLE:
        return internal || findTable(m_replica, first) ? deny("a synced table: stop syncing it first") : SQLITE_OK;
    case SQLITE_CREATE_TRIGGER:
        return findTable(m_replica, second) ? deny("a synced table: its triggers would run again for changes"
                                                   " from other devices")
                                            : SQLITE_OK;
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TRIGGER:
        return internal ? deny("bookkeeping of the vault") : SQLITE_OK;
    case SQLITE_ALTER_TABLE:
        return isInternalName(second) ? deny("an internal table") : SQLITE_OK;
    case SQLITE_PRAGMA:
        return isTellingPragma(first, !second.isEmpty()) ? SQLITE_OK : deny("a setting of the vault");
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return deny("other databases are imported, not attached");
    case SQLITE_TRANSACTION:
        // A script is one transaction anyway.
        return first == "ROLLBACK" ? deny("a script is one transaction: it fails or it holds") : SQLITE_IGNORE;
    default:
        return SQLITE_OK;
    }
}

int SqlGuard::deny(const char *reason)
{
    m_watch->m_reason = QString::fromUtf8(reason);
    return SQLITE_DENY;
}

const SyncedTable *findTable(const Replica &replica, QByteArrayView name)
{
    for (const SyncedTable &table : replica.tables()) {
        if (name.compare(table.name, Qt::CaseInsensitive) == 0)
            return &table;
    }
    return nullptr;
}

} // namespace haex
