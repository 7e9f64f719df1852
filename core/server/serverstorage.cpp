// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverstorage.h"

#include "core/server/postgreseventrelay.h"
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

Result<std::unique_ptr<EventRelay>> openEventRelay(const ServerStorage &storage, Random &random,
                                                   EventRelay::Receiver receive)
{
    if (storage.database.isEmpty())
        return std::unique_ptr<EventRelay>();
    HAEX_ASSIGN(relay, PostgresEventRelay::start(storage.database.clone(), random,
                                                 std::move(receive)));
    return relay;
}

} // namespace haex
