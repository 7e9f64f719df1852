-- The vault itself: who it is, its keys, and this device's settings. None of these tables syncs.
-- The tables of replica, sync and items follow from their own modules (see vaultmigrations.cpp).
CREATE TABLE haex_vault (
    key TEXT PRIMARY KEY NOT NULL,
    value NOT NULL
) WITHOUT ROWID;

CREATE TABLE haex_vault_keys (
    key_version INTEGER PRIMARY KEY,
    vault_key BLOB NOT NULL CHECK (length(vault_key) = 32),
    -- The same key sealed under the vault's password: what servers keep (JSON of WrappedKey).
    wrapped_json TEXT NOT NULL
);

CREATE TABLE haex_settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;
