// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/backendmarks.h"

#include "core/storage/database.h"

namespace haex {

Result<> forgetProgress(Database &database)
{
    // What the former identity wrote is foreign from now on, for backends yet to come too. Rows that
    // nobody wrote, the seeded ones, are found by the scan alone, in tables that are marked.
    return database.execute("UPDATE haex_sync_backends SET epoch = '', last_pull_timestamp = 0,"
                            " last_push_hlc_timestamp = '', push_seq = 0, offer_pending = 1,"
                            " offer_table = '', offer_position = NULL, acked_sequence = -1,"
                            " confirmed_up_to = 0,"
                            " relay_seq = (SELECT coalesce(max(seq), 0) FROM haex_crdt_relay);"
                            " INSERT INTO haex_crdt_dirty_tables(table_name, last_modified)"
                            " SELECT table_name, '' FROM haex_crdt_tables WHERE trigger_version >= 0"
                            " ON CONFLICT(table_name) DO NOTHING;"
                            " DELETE FROM haex_crdt_tombstone_positions;"
                            " UPDATE haex_crdt_tombstones SET generation = NULL;"
                            " UPDATE haex_crdt_clock SET has_foreign = 1");
}

Result<> markWrappedKeyPending(Database &database)
{
    return database.execute("UPDATE haex_sync_backends SET wrapped_key_pending = 1");
}

} // namespace haex
