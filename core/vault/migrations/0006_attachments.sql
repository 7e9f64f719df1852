-- Files on items (core/vault/items/attachmentstore). Both sync. A file is cut into pieces that a server
-- takes, which arrive one by one; `chunks` tells how many there are, `hash` is SHA-256 of all of them together.
CREATE TABLE vault_attachments (
    id TEXT PRIMARY KEY NOT NULL,
    item_id TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    chunks INTEGER NOT NULL DEFAULT 0,
    hash BLOB NOT NULL DEFAULT x''
);
CREATE INDEX vault_attachments_by_item ON vault_attachments (item_id);
CREATE TABLE vault_attachment_chunks (
    attachment_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    content BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (attachment_id, position)
);
