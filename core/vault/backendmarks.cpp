// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/backendmarks.h"

#include "core/storage/database.h"

namespace haex {

Result<> startBackendsOver(Database &database, const QString &)
{
    return database.execute("UPDATE haex_sync_backends SET epoch = '', last_pull_timestamp = 0,"
                            " last_push_hlc_timestamp = '', push_seq = 0, relay_seq = 0,"
                            " offer_pending = 1, offer_table = '', offer_position = NULL");
}

Result<> markWrappedKeyPending(Database &database)
{
    return database.execute("UPDATE haex_sync_backends SET wrapped_key_pending = 1");
}

} // namespace haex
