// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/backendmarks.h"

#include "core/storage/database.h"
#include "core/sync/backendstore.h"

namespace haex {

Result<> forgetProgress(Database &database)
{
    // What the former identity wrote is foreign from now on, for backends yet to come too.
    return database.execute("UPDATE haex_sync_backends SET epoch = '', last_pull_timestamp = 0,"
                            " last_push_hlc_timestamp = '', push_seq = 0, offer_pending = 1,"
                            " offer_table = '', offer_position = NULL;"
                            " UPDATE haex_crdt_clock SET has_foreign = 1");
}

Result<> startBackendsOver(Replica &replica)
{
    BackendStore store(replica);
    HAEX_ASSIGN(backends, store.list());
    for (const BackendRecord &record : backends)
        HAEX_TRY(store.startOver(record.backend.id, {}));
    return {};
}

Result<> markWrappedKeyPending(Database &database)
{
    return database.execute("UPDATE haex_sync_backends SET wrapped_key_pending = 1");
}

} // namespace haex
