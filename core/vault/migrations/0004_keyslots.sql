-- What opens the vault besides its key, as all devices know it (core/vault/keyslots). Syncs.
-- `password`: the vault key wrapped under the vault's password, JSON of WrappedKey, written by the device
-- on which the password was changed last. A row of its own for each way in; each is replaced as a whole.
CREATE TABLE vault_key_slots (
    slot TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL DEFAULT ''
);
