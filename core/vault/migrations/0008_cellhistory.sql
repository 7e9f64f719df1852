-- What cells held before (core/vault/tables/cellhistory), and how long that is kept is the items' policy. Syncs.
-- A row is a pure function of its key, as in vault_item_history: the value that this column of this row had
-- since `value_hlc`. When it was replaced, and by whom, is the row's own clock. `column_name` is '*' for
-- a row that went and is nothing but its key, as a tag is.
CREATE TABLE vault_cell_history (
    table_name TEXT NOT NULL,
    row_pks TEXT NOT NULL,
    column_name TEXT NOT NULL,
    value_hlc TEXT NOT NULL,
    value,
    PRIMARY KEY (table_name, row_pks, column_name, value_hlc)
);
