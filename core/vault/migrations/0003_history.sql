-- What fields of items held before (core/vault/items/itemhistory), and how long that is kept. Both sync.
-- A row is a pure function of its key, so that devices that write the same one agree: the value that
-- this field of this item had since `value_hlc`. When it was replaced, and by whom, is the row's own clock.
-- `part_id` is a row of vault_item_fields, or '' for a column of the item; `column_name` is '*' for a
-- field that was removed, and `value` its last state as JSON then.
CREATE TABLE vault_item_history (
    item_id TEXT NOT NULL,
    part_id TEXT NOT NULL,
    column_name TEXT NOT NULL,
    value_hlc TEXT NOT NULL,
    value TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (item_id, part_id, column_name, value_hlc)
);

CREATE TABLE vault_preferences (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL DEFAULT ''
);
