// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemschema.h"

namespace haex {
namespace {

// When an item was changed is in the bookkeeping columns; a column of its own for it would make
// every pair of edits a conflict.
constexpr char ItemTables[] = R"sql(
CREATE TABLE vault_groups (
    id TEXT PRIMARY KEY NOT NULL,
    parent_id TEXT,
    name TEXT NOT NULL DEFAULT '',
    icon TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE vault_items (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL DEFAULT 'login',
    group_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    username TEXT NOT NULL DEFAULT '',
    password TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    totp TEXT NOT NULL DEFAULT '',
    favourite INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX vault_items_by_group ON vault_items (group_id);
CREATE TABLE vault_item_fields (
    id TEXT PRIMARY KEY NOT NULL,
    item_id TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'text',
    name TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    protected INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX vault_item_fields_by_item ON vault_item_fields (item_id);
CREATE TABLE vault_item_tags (
    item_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (item_id, tag)
);
)sql";

} // namespace

QByteArray itemTablesSql()
{
    return ItemTables;
}

QByteArrayList itemTableNames()
{
    return {"vault_groups", "vault_items", "vault_item_fields", "vault_item_tags",
            "vault_item_history", "vault_preferences", "vault_attachments", "vault_attachment_chunks"};
}

/// A password never stands beside the user name of another one that nobody wrote it for.
QList<QByteArrayList> itemMergeGroups()
{
    return {{"username", "password"}};
}

} // namespace haex
