-- Keys of devices, and versions of the vault key (core/vault/keys).

-- This device's secrets, and those of the identities that it had: what was sealed for them opens too.
CREATE TABLE haex_device_keys (
    device_id TEXT PRIMARY KEY NOT NULL,
    seal_secret BLOB NOT NULL CHECK (length(seal_secret) = 32),
    sign_secret BLOB NOT NULL CHECK (length(sign_secret) = 32)
) WITHOUT ROWID;
-- Whether the version may seal; what is not trusted is read only. And since when it is here.
ALTER TABLE haex_vault_keys ADD COLUMN is_trusted INTEGER NOT NULL DEFAULT 1;
ALTER TABLE haex_vault_keys ADD COLUMN learned_ms INTEGER NOT NULL DEFAULT 0;

-- How often this device sealed under a key version; a round number above it while it is open.
CREATE TABLE haex_sync_sealings (
    key_version INTEGER PRIMARY KEY NOT NULL,
    sealings INTEGER NOT NULL
);
-- How far a backend's cells are re-encrypted: up to which sequence of that epoch, and of how much.
CREATE TABLE haex_sync_reencryption (
    backend_id TEXT PRIMARY KEY NOT NULL,
    key_version INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    position INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    cells INTEGER NOT NULL,
    is_done INTEGER NOT NULL
) WITHOUT ROWID;
-- Which removed devices have no session at the backend any more.
CREATE TABLE haex_sync_signed_out (
    backend_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    PRIMARY KEY (backend_id, device_id)
) WITHOUT ROWID;

-- The list of devices gets their public keys (base64), and a proof that the device has a key version.
ALTER TABLE vault_devices ADD COLUMN seal_key TEXT NOT NULL DEFAULT '';
ALTER TABLE vault_devices ADD COLUMN sign_key TEXT NOT NULL DEFAULT '';
ALTER TABLE vault_devices ADD COLUMN key_proof TEXT NOT NULL DEFAULT '';
-- The server's clock minus the device's, as the device saw it last.
ALTER TABLE vault_devices ADD COLUMN clock_difference_ms INTEGER NOT NULL DEFAULT 0;

-- Who made a version, for whom, and who was removed by it: JSON of KeyVersion.
CREATE TABLE vault_key_versions (
    key_version INTEGER PRIMARY KEY NOT NULL,
    value TEXT NOT NULL DEFAULT ''
);
-- The key of a version, sealed to a device: base64. Its cells are sealed under the first version, which all have.
CREATE TABLE vault_key_grants (
    key_version INTEGER NOT NULL,
    device_id TEXT NOT NULL,
    value TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (key_version, device_id)
);
-- The key of a version, sealed under a newer one: base64.
CREATE TABLE vault_former_keys (
    key_version INTEGER NOT NULL,
    under_version INTEGER NOT NULL,
    value TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (key_version, under_version)
);
