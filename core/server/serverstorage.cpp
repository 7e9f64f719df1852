// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverstorage.h"

#include "core/server/postgresserverstore.h"
#include "core/server/sqliteserverstore.h"

namespace haex {

Result<std::unique_ptr<ServerStore>> openServerStore(const ServerStorage &storage, Random &random)
{
    if (!storage.database.isEmpty()) {
        HAEX_ASSIGN(store, PostgresServerStore::open(storage.database.clone(), random));
        return store;
    }
    HAEX_ASSIGN(store, SqliteServerStore::open(storage.file, random));
    return store;
}

} // namespace haex
