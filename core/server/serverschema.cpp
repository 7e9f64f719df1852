// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverschema.h"

#include "core/storage/transaction.h"

namespace haex {
namespace {

constexpr qint64 SchemaVersion = 5;

// Names (tables, columns, devices) are numbers in the cells: `word` is their dictionary, one per
// vault. A row's key is stored once, in `row_key`, not once a cell. `cell` is clustered by row, so
// that a row's cells lie together, and has one index, by sequence, which a pull walks.
constexpr QByteArrayView Schema = R"sql(
CREATE TABLE account(
    id INTEGER PRIMARY KEY, user_id TEXT NOT NULL UNIQUE, email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL, created_at INTEGER NOT NULL);
CREATE TABLE invitation(
    hash BLOB PRIMARY KEY, expires_at INTEGER NOT NULL, used_by INTEGER REFERENCES account) WITHOUT ROWID;
CREATE TABLE device(
    id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    device_id TEXT NOT NULL, name TEXT NOT NULL,
    created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, UNIQUE(account, device_id));
CREATE TABLE session(
    id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    device INTEGER NOT NULL REFERENCES device ON DELETE CASCADE, created_at INTEGER NOT NULL);
CREATE INDEX session_device ON session(device);
CREATE TABLE token(
    hash BLOB PRIMARY KEY, session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    kind INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER) WITHOUT ROWID;
CREATE INDEX token_session ON token(session);
CREATE TABLE vault(
    id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    vault_id TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL,
    encrypted_key TEXT NOT NULL, key_salt TEXT NOT NULL, key_nonce TEXT NOT NULL, key_commitment TEXT NOT NULL,
    kdf_name TEXT NOT NULL, kdf_ops INTEGER NOT NULL, kdf_mem INTEGER NOT NULL, kdf_lanes INTEGER NOT NULL,
    key_version INTEGER NOT NULL, encrypted_name TEXT NOT NULL, name_nonce TEXT NOT NULL,
    UNIQUE(account, vault_id));
CREATE TABLE removed_vault(id INTEGER PRIMARY KEY);
CREATE TABLE word(
    id INTEGER PRIMARY KEY AUTOINCREMENT, vault INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(vault, text));
CREATE TABLE row_key(
    id INTEGER PRIMARY KEY AUTOINCREMENT, vault INTEGER NOT NULL, tbl INTEGER NOT NULL, pks TEXT NOT NULL,
    UNIQUE(vault, tbl, pks));
CREATE TABLE cell(
    row INTEGER NOT NULL, col INTEGER NOT NULL, vault INTEGER NOT NULL, seq INTEGER NOT NULL,
    hlc TEXT NOT NULL, kv INTEGER NOT NULL, operation INTEGER NOT NULL, device INTEGER NOT NULL,
    nonce BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(row, col)) WITHOUT ROWID;
CREATE UNIQUE INDEX cell_seq ON cell(vault, seq);
CREATE TABLE superseded(
    row INTEGER NOT NULL, col INTEGER NOT NULL, vault INTEGER NOT NULL, by_seq INTEGER NOT NULL, seq INTEGER NOT NULL,
    hlc TEXT NOT NULL, operation INTEGER NOT NULL, device INTEGER NOT NULL,
    nonce BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(row, col)) WITHOUT ROWID;
CREATE INDEX superseded_vault ON superseded(vault);
PRAGMA user_version=1;
)sql";

// How far each device has confirmed a vault, and which sequence a vault had when (R14).
constexpr QByteArrayView SecondVersion = R"sql(
ALTER TABLE vault ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE confirmation(
    vault INTEGER NOT NULL REFERENCES vault ON DELETE CASCADE,
    device INTEGER NOT NULL REFERENCES device ON DELETE CASCADE,
    position INTEGER NOT NULL, noted_at INTEGER NOT NULL, PRIMARY KEY(vault, device)) WITHOUT ROWID;
CREATE INDEX confirmation_device ON confirmation(device);
CREATE TABLE vault_age(
    vault INTEGER NOT NULL REFERENCES vault ON DELETE CASCADE,
    noted_at INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(vault, noted_at)) WITHOUT ROWID;
PRAGMA user_version=2;
)sql";

// Parts of pushes that are not whole yet.
constexpr QByteArrayView ThirdVersion = R"sql(
CREATE TABLE push_part(
    vault INTEGER NOT NULL REFERENCES vault ON DELETE CASCADE, device TEXT NOT NULL, number INTEGER NOT NULL,
    push_id TEXT NOT NULL, body BLOB NOT NULL, noted_at INTEGER NOT NULL, PRIMARY KEY(vault, device, number));
PRAGMA user_version=3;
)sql";

// Mailboxes of devices that are being paired: slot 0 is there as long as the mailbox is.
constexpr QByteArrayView FourthVersion = R"sql(
CREATE TABLE pairing_message(
    mailbox TEXT NOT NULL, slot INTEGER NOT NULL, account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    expires_at INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(mailbox, slot)) WITHOUT ROWID;
CREATE INDEX pairing_account ON pairing_message(account);
PRAGMA user_version=4;
)sql";

// Vaults that are going to be removed, and accounts (without a vault id); and tokens of accounts that
// were, so that their devices learn why they are refused.
constexpr QByteArrayView FifthVersion = R"sql(
CREATE TABLE planned_removal(
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE, vault_id TEXT NOT NULL,
    ends_at INTEGER NOT NULL, PRIMARY KEY(account, vault_id)) WITHOUT ROWID;
CREATE INDEX planned_removal_end ON planned_removal(ends_at);
CREATE TABLE ended_token(hash BLOB PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID;
PRAGMA user_version=5;
)sql";

} // namespace

Result<> prepareServerSchema(Database &database)
{
    HAEX_TRY(database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                              "PRAGMA wal_autocheckpoint=4000; PRAGMA busy_timeout=10000;"));
    HAEX_ASSIGN(transaction, Transaction::begin(database));
    HAEX_ASSIGN(version, database.scalar("PRAGMA user_version"));
    if (version.toInteger() > SchemaVersion)
        return fail(ErrorCode::VaultNewer, QStringLiteral("server database"));
    if (version.toInteger() < 1)
        HAEX_TRY(database.execute(Schema));
    if (version.toInteger() < 2)
        HAEX_TRY(database.execute(SecondVersion));
    if (version.toInteger() < 3)
        HAEX_TRY(database.execute(ThirdVersion));
    if (version.toInteger() < 4)
        HAEX_TRY(database.execute(FourthVersion));
    if (version.toInteger() < 5)
        HAEX_TRY(database.execute(FifthVersion));
    return transaction.commit();
}

} // namespace haex
