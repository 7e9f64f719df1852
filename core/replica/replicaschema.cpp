// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replicaschema.h"

#include "core/storage/database.h"

namespace haex {
namespace {

bool startsWithNoCase(QByteArrayView name, QByteArrayView prefix)
{
    return name.size() >= prefix.size()
        && name.first(prefix.size()).compare(prefix, Qt::CaseInsensitive) == 0;
}

constexpr char ReplicaSql[] = R"sql(
CREATE TABLE haex_crdt_clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_hlc TEXT NOT NULL,
    has_foreign INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE haex_crdt_seen (
    node TEXT PRIMARY KEY NOT NULL,
    hlc TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE haex_crdt_tables (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    base_columns TEXT NOT NULL,
    trigger_version INTEGER NOT NULL
);
CREATE TABLE haex_crdt_dirty_tables (
    table_name TEXT PRIMARY KEY NOT NULL,
    last_modified TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE haex_crdt_tombstones (
    table_name TEXT NOT NULL,
    row_pks TEXT NOT NULL,
    hlc TEXT NOT NULL,
    column_hlcs TEXT NOT NULL,
    last_values BLOB,
    local_seq INTEGER,
    PRIMARY KEY (table_name, row_pks)
);
CREATE INDEX haex_crdt_tombstones_local_seq ON haex_crdt_tombstones (local_seq) WHERE local_seq IS NOT NULL;
CREATE TABLE haex_crdt_held (
    table_name TEXT NOT NULL,
    row_pks TEXT NOT NULL,
    column_name TEXT NOT NULL,
    hlc TEXT NOT NULL,
    value_type INTEGER NOT NULL,
    value BLOB NOT NULL,
    reason TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    local_seq INTEGER,
    PRIMARY KEY (table_name, row_pks, column_name)
) WITHOUT ROWID;
CREATE INDEX haex_crdt_held_local_seq ON haex_crdt_held (local_seq) WHERE local_seq IS NOT NULL;
CREATE TABLE haex_crdt_quarantine (
    backend_id TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_pks TEXT NOT NULL,
    column_name TEXT NOT NULL,
    operation TEXT NOT NULL,
    hlc TEXT NOT NULL,
    device_id TEXT NOT NULL,
    encrypted_value TEXT NOT NULL,
    nonce TEXT NOT NULL,
    reason TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    PRIMARY KEY (backend_id, table_name, row_pks, column_name, hlc)
) WITHOUT ROWID;
CREATE TABLE haex_crdt_relay (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    backend_id TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_pks TEXT NOT NULL,
    column_name TEXT NOT NULL,
    hlc TEXT NOT NULL
);
CREATE TABLE haex_crdt_refused (
    backend_id TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_pks TEXT NOT NULL,
    column_name TEXT NOT NULL,
    hlc TEXT NOT NULL,
    code TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    PRIMARY KEY (backend_id, table_name, row_pks, column_name)
) WITHOUT ROWID;
CREATE TABLE haex_sync_backends (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    email TEXT NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1,
    added_ms INTEGER NOT NULL,
    access_token TEXT NOT NULL DEFAULT '',
    refresh_token TEXT NOT NULL DEFAULT '',
    token_expires_ms INTEGER NOT NULL DEFAULT 0,
    device_registered TEXT NOT NULL DEFAULT '',
    wrapped_key_pending INTEGER NOT NULL DEFAULT 0,
    epoch TEXT NOT NULL DEFAULT '',
    last_pull_timestamp INTEGER NOT NULL DEFAULT 0,
    last_push_hlc_timestamp TEXT NOT NULL DEFAULT '',
    push_seq INTEGER NOT NULL DEFAULT 0,
    relay_seq INTEGER NOT NULL DEFAULT 0,
    offer_pending INTEGER NOT NULL DEFAULT 1,
    offer_table TEXT NOT NULL DEFAULT '',
    offer_position BLOB,
    last_success_ms INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE haex_sync_activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time_ms INTEGER NOT NULL,
    backend_id TEXT NOT NULL,
    backend_name TEXT NOT NULL,
    direction TEXT NOT NULL,
    cells INTEGER NOT NULL,
    detail TEXT NOT NULL,
    error_code TEXT NOT NULL
);
CREATE TABLE haex_sync_alerts (
    code TEXT NOT NULL,
    backend_id TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    context TEXT NOT NULL,
    PRIMARY KEY (code, backend_id)
) WITHOUT ROWID;
)sql";

constexpr char DigestSql[] = R"sql(
CREATE TABLE haex_digest_tables (
    table_name TEXT PRIMARY KEY NOT NULL,
    key_version INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    sums BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE haex_digest_places (
    backend_id TEXT PRIMARY KEY NOT NULL,
    epoch TEXT NOT NULL,
    content INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE haex_digest_offers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    backend_id TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_pks TEXT NOT NULL
);
CREATE TABLE haex_digest_peers (
    backend_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    agreement TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    content INTEGER NOT NULL,
    made_ms INTEGER NOT NULL,
    tables TEXT NOT NULL DEFAULT '',
    answered BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (backend_id, device_id)
) WITHOUT ROWID;
CREATE TABLE vault_statements (
    device_id TEXT PRIMARY KEY NOT NULL,
    statement TEXT NOT NULL DEFAULT '',
    buckets TEXT NOT NULL DEFAULT ''
);
)sql";

constexpr char PositionsSql[] = R"sql(
ALTER TABLE haex_crdt_clock ADD COLUMN has_purged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE haex_crdt_tombstones ADD COLUMN generation INTEGER;
ALTER TABLE haex_crdt_tombstones ADD COLUMN is_purged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE haex_sync_backends ADD COLUMN acked_sequence INTEGER NOT NULL DEFAULT -1;
ALTER TABLE haex_sync_backends ADD COLUMN confirmed_up_to INTEGER NOT NULL DEFAULT 0;
ALTER TABLE haex_sync_backends ADD COLUMN learn_again INTEGER NOT NULL DEFAULT 0;
CREATE TABLE haex_crdt_tombstone_positions (
    generation INTEGER NOT NULL,
    backend_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    noted_ms INTEGER NOT NULL,
    PRIMARY KEY (generation, backend_id)
) WITHOUT ROWID;
)sql";

constexpr char ActivityLinesSql[] = R"sql(
CREATE TABLE haex_sync_activity_lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_pks TEXT NOT NULL,
    columns TEXT NOT NULL,
    fate TEXT NOT NULL,
    event TEXT NOT NULL,
    hlc TEXT NOT NULL,
    sender TEXT NOT NULL,
    reason TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    cells INTEGER NOT NULL,
    -- The item that the row is part of, '' when it is of none; NULL until somebody looked (core/vault/activity).
    item_id TEXT
);
CREATE INDEX haex_sync_activity_lines_by_entry ON haex_sync_activity_lines (entry_id);
CREATE INDEX haex_sync_activity_lines_by_item ON haex_sync_activity_lines (item_id);
)sql";

constexpr char ApplicationSql[] = R"sql(
CREATE TABLE vault_devices (
    device_id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    added_ms INTEGER NOT NULL DEFAULT 0,
    replaces TEXT
);
CREATE TABLE vault_tables (
    name TEXT PRIMARY KEY NOT NULL,
    definition TEXT NOT NULL DEFAULT '',
    synced INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE vault_conflicts (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL DEFAULT 'same_field',
    table_name TEXT NOT NULL DEFAULT '',
    row_pks TEXT NOT NULL DEFAULT '',
    column_name TEXT NOT NULL DEFAULT '',
    winner_value,
    superseded_value,
    winner_hlc TEXT NOT NULL DEFAULT '',
    superseded_hlc TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open',
    detected_ms INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX vault_conflicts_by_state ON vault_conflicts (state);
)sql";

} // namespace

QByteArray replicaSchemaSql()
{
    return ReplicaSql;
}

QByteArray digestSchemaSql()
{
    return DigestSql;
}

QByteArray tombstonePositionsSql()
{
    return PositionsSql;
}

QByteArray markDirtySql(QByteArrayView tableName, QByteArrayView hlc)
{
    // An upsert, not OR REPLACE: the outer statement's conflict clause would override that (R8).
    return "INSERT INTO haex_crdt_dirty_tables(table_name, last_modified) VALUES(" + tableName.toByteArray() + ", "
        + hlc.toByteArray()
        + ") ON CONFLICT(table_name) DO UPDATE SET last_modified = excluded.last_modified"
          " WHERE substr(last_modified, 1, 16) <> substr(excluded.last_modified, 1, 16)";
}

QByteArray activityLinesSql()
{
    return ActivityLinesSql;
}

QByteArray applicationTablesSql()
{
    return ApplicationSql;
}

QByteArrayList applicationTableNames()
{
    return {"vault_devices", "vault_tables", "vault_conflicts", StatementTable};
}

bool isHistory(QByteArrayView tableName)
{
    return tableName == ItemHistoryTable || tableName == CellHistoryTable;
}

QByteArray historyTablesSql()
{
    return quoteLiteral(ItemHistoryTable) + ", " + quoteLiteral(CellHistoryTable);
}

bool isChronicle(QByteArrayView tableName)
{
    return tableName == "vault_conflicts" || isHistory(tableName)
        || tableName == KeySlotTable || tableName == KeyVersionTable || tableName == KeyGrantTable
        || tableName == FormerKeyTable;
}

bool isInternalName(QByteArrayView name)
{
    return startsWithNoCase(name, "haex_") || startsWithNoCase(name, "sqlite_");
}

bool isApplicationName(QByteArrayView name)
{
    return startsWithNoCase(name, "vault_");
}

bool isBookkeepingColumn(QByteArrayView name)
{
    return name == "haex_timestamp" || name == "haex_column_hlcs" || name == "haex_local_seq";
}

} // namespace haex
