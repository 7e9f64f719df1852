// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sqlitevaultstore.h"

#include "core/server/operations.h"
#include "core/server/pushtransaction.h"
#include "core/server/sqliteconfirmations.h"
#include "core/server/sqlitepushparts.h"
#include "core/storage/transaction.h"

namespace haex {
namespace {

// Rows of a removed vault that one slice deletes: a few milliseconds of work.
constexpr qint64 PurgeSlice = 2000;

VaultKeyRecord readRecord(const Statement &row)
{
    VaultKeyRecord record;
    record.vaultId = row.text(0);
    record.key.encryptedVaultKey = row.text(1);
    record.key.vaultKeySalt = row.text(2);
    record.key.vaultKeyNonce = row.text(3);
    record.key.keyCommitment = row.text(4);
    record.key.kdf = {row.text(5), row.integer(6), row.integer(7), row.integer(8)};
    record.key.keyVersion = row.integer(9);
    record.name = {row.text(10), row.text(11)};
    record.revision = row.integer(12);
    record.createdAtMs = row.integer(13);
    return record;
}

/// Parameters `first` to `first` + 8.
void bindKey(Statement &statement, int first, const WrappedVaultKey &key)
{
    statement.bindText(first, key.encryptedVaultKey)
        .bindText(first + 1, key.vaultKeySalt)
        .bindText(first + 2, key.vaultKeyNonce)
        .bindText(first + 3, key.keyCommitment)
        .bindText(first + 4, key.kdf.name)
        .bind(first + 5, key.kdf.opsLimit)
        .bind(first + 6, key.kdf.memLimitKiB)
        .bind(first + 7, key.kdf.parallelism)
        .bind(first + 8, key.keyVersion);
}

} // namespace

Result<> SqliteVaultStore::createVault(qint64 accountId, const VaultKeyRecord &record,
                                       const QByteArray &epoch)
{
    HAEX_ASSIGN(
        insert,
        m_database.cached(
            "INSERT INTO vault(account, vault_id, epoch, created_at, encrypted_name, name_nonce,"
            " encrypted_key, key_salt, key_nonce, key_commitment, kdf_name, kdf_ops, kdf_mem,"
            " kdf_lanes, key_version)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
            " ON CONFLICT(account, vault_id) DO NOTHING"));
    insert->bind(1, accountId)
        .bindText(2, record.vaultId)
        .bindText(3, epoch)
        .bind(4, record.createdAtMs)
        .bindText(5, record.name.encryptedVaultName)
        .bindText(6, record.name.vaultNameNonce);
    bindKey(*insert, 7, record.key);
    HAEX_TRY(insert->run());
    if (m_database.changes() != 1)
        return fail(ErrorCode::VaultKeyExists);
    return {};
}

Result<std::optional<VaultKeyRecord>> SqliteVaultStore::vaultKey(qint64 accountId,
                                                                 const QByteArray &vaultId)
{
    HAEX_ASSIGN(
        query,
        m_database.cached(
            "SELECT vault_id, encrypted_key, key_salt, key_nonce, key_commitment, kdf_name,"
            " kdf_ops, kdf_mem, kdf_lanes, key_version, encrypted_name, name_nonce, revision,"
            " created_at FROM vault WHERE account=?1 AND vault_id=?2"));
    HAEX_ASSIGN(found, query->bind(1, accountId).bindText(2, vaultId).step());
    std::optional<VaultKeyRecord> record;
    if (found)
        record = readRecord(*query);
    query->reset();
    return record;
}

Result<> SqliteVaultStore::writeKey(qint64 vault, const WrappedVaultKey &key)
{
    HAEX_ASSIGN(
        update,
        m_database.cached("UPDATE vault SET encrypted_key=?2, key_salt=?3, key_nonce=?4,"
                          " key_commitment=?5, kdf_name=?6, kdf_ops=?7, kdf_mem=?8, kdf_lanes=?9,"
                          " key_version=?10 WHERE id=?1"));
    bindKey(*update, 2, key);
    return update->bind(1, vault).run();
}

Result<> SqliteVaultStore::writeName(qint64 vault, const EncryptedVaultName &name)
{
    HAEX_ASSIGN(update,
                m_database.cached("UPDATE vault SET encrypted_name=?2, name_nonce=?3 WHERE id=?1"));
    return update->bind(1, vault)
        .bindText(2, name.encryptedVaultName)
        .bindText(3, name.vaultNameNonce)
        .run();
}

Result<qint64> SqliteVaultStore::patchVaultKey(qint64 accountId, const QByteArray &vaultId,
                                               const VaultKeyPatch &patch)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(
        query,
        m_database.cached("SELECT id, revision FROM vault WHERE account=?1 AND vault_id=?2"));
    HAEX_ASSIGN(found, query->bind(1, accountId).bindText(2, vaultId).step());
    if (!found)
        return fail(ErrorCode::NotFound);
    const qint64 vault = query->integer(0);
    const qint64 revision = query->integer(1);
    query->reset();
    if (patch.revision && *patch.revision != revision)
        return fail(ErrorCode::Conflict);
    if (patch.key)
        HAEX_TRY(writeKey(vault, *patch.key));
    if (patch.name)
        HAEX_TRY(writeName(vault, *patch.name));
    HAEX_ASSIGN(update, m_database.cached("UPDATE vault SET revision=?1 WHERE id=?2"));
    HAEX_TRY(update->bind(1, revision + 1).bind(2, vault).run());
    HAEX_TRY(transaction.commit());
    return revision + 1;
}

Result<std::vector<VaultSummary>> SqliteVaultStore::vaults(qint64 accountId)
{
    HAEX_ASSIGN(
        query,
        m_database.cached("SELECT vault_id, encrypted_name, name_nonce, key_version, epoch, seq,"
                          " created_at FROM vault WHERE account=?1 ORDER BY id"));
    query->bind(1, accountId);
    std::vector<VaultSummary> all;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        all.push_back({query->text(0),
                       {query->text(1), query->text(2)},
                       query->integer(3),
                       query->text(4),
                       query->integer(5),
                       query->integer(6)});
    }
    query->reset();
    return all;
}

Result<std::vector<VaultUse>> SqliteVaultStore::usage(qint64 accountId)
{
    HAEX_ASSIGN(query,
                m_database.cached("SELECT vault_id, created_at, bytes FROM vault WHERE account=?1 ORDER BY id"));
    query->bind(1, accountId);
    std::vector<VaultUse> all;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        all.push_back({query->text(0), query->integer(1), query->integer(2)});
    }
    query->reset();
    return all;
}

Result<bool> SqliteVaultStore::purgeRemoved()
{
    HAEX_ASSIGN(next, m_database.cached("SELECT id FROM removed_vault LIMIT 1"));
    HAEX_ASSIGN(found, next->step());
    const qint64 vault = found ? next->integer(0) : 0;
    next->reset();
    if (!found)
        return false;
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    static const QByteArray slices[] = {
        "DELETE FROM cell WHERE (row, col) IN (SELECT row, col FROM cell WHERE vault=?1 LIMIT ?2)",
        "DELETE FROM superseded WHERE (row, col) IN (SELECT row, col FROM superseded WHERE "
        "vault=?1 LIMIT ?2)",
        "DELETE FROM row_key WHERE id IN (SELECT id FROM row_key WHERE vault=?1 LIMIT ?2)",
        "DELETE FROM word WHERE id IN (SELECT id FROM word WHERE vault=?1 LIMIT ?2)",
    };
    for (const QByteArray &slice : slices) {
        HAEX_ASSIGN(remove, m_database.cached(slice));
        HAEX_TRY(remove->bind(1, vault).bind(2, PurgeSlice).run());
        if (m_database.changes() > 0) {
            HAEX_TRY(transaction.commit());
            return true;
        }
    }
    HAEX_ASSIGN(done, m_database.cached("DELETE FROM removed_vault WHERE id=?1"));
    HAEX_TRY(done->bind(1, vault).run());
    HAEX_TRY(transaction.commit());
    return true;
}

Result<std::optional<VaultState>> SqliteVaultStore::findVault(qint64 accountId,
                                                              const QByteArray &vaultId)
{
    HAEX_ASSIGN(
        query,
        m_database.cached("SELECT id, epoch, seq, confirmed FROM vault"
                          " WHERE account=?1 AND vault_id=?2"));
    HAEX_ASSIGN(found, query->bind(1, accountId).bindText(2, vaultId).step());
    std::optional<VaultState> state;
    if (found) {
        state = VaultState {query->integer(0), query->text(1), query->integer(2),
                            query->integer(3)};
    }
    query->reset();
    return state;
}

Result<PushOutcome> SqliteVaultStore::push(const PushBatch &batch)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    auto outcome = PushTransaction(m_database, m_words, batch).run();
    // Losers alone leave nothing to commit, not even a row that a refused cell would have named.
    const bool changed = outcome && outcome->changedAnything();
    if (changed) {
        if (auto committed = transaction.commit(); !committed)
            outcome = fail(std::move(committed.error()));
    }
    if (changed && outcome) {
        m_words.committed();
    } else {
        transaction.rollBack();
        m_words.rolledBack();
    }
    return outcome;
}

Result<> SqliteVaultStore::keepPart(const KeptPart &part)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_TRY(SqlitePushParts(m_database).keep(part));
    return transaction.commit();
}

Result<QByteArrayList> SqliteVaultStore::keptParts(qint64 vault, const QByteArray &deviceId, const PushPart &last)
{
    return SqlitePushParts(m_database).list(vault, deviceId, last);
}

Result<> SqliteVaultStore::dropParts(qint64 vault, const QByteArray &deviceId)
{
    return SqlitePushParts(m_database).drop(vault, deviceId);
}

Result<StoredCell> SqliteVaultStore::readCell(const Statement &row, CellNames &names)
{
    HAEX_ASSIGN(table, m_words.wordOf(row.integer(1)));
    HAEX_ASSIGN(column, m_words.wordOf(row.integer(3)));
    HAEX_ASSIGN(device, m_words.wordOf(row.integer(6)));
    names = {table, column, device};
    StoredCell cell;
    cell.updatedAt = row.integer(0);
    cell.tableName = names.table;
    cell.rowPks = row.textView(2);
    cell.columnName = names.column;
    cell.hlcTimestamp = row.textView(4);
    cell.operation = operationName(row.integer(5));
    cell.deviceId = names.device;
    cell.nonce = blobView(row, 7);
    cell.sealed = blobView(row, 8);
    return cell;
}

Result<PullPage> SqliteVaultStore::pull(qint64 vault, qint64 after, qint64 maxCells,
                                        qsizetype maxBytes, const CellVisitor &visit,
                                        qint64 belowKeyVersion)
{
    HAEX_ASSIGN(
        query,
        m_database.cached(
            "SELECT cell.seq, row_key.tbl, row_key.pks, cell.col, cell.hlc, cell.operation,"
            " cell.device, cell.nonce, cell.sealed FROM cell JOIN row_key ON row_key.id=cell.row"
            " WHERE cell.vault=?1 AND cell.seq>?2 AND cell.kv<?4 ORDER BY cell.seq LIMIT ?3"));
    // One more than the page tells whether there is more.
    query->bind(1, vault).bind(2, after).bind(3, maxCells + 1).bind(4, belowKeyVersion);
    PullPage page {after, false};
    qint64 count = 0;
    qsizetype bytes = 0;
    CellNames names;
    while (true) {
        HAEX_ASSIGN(row, query->step());
        if (!row)
            break;
        if (count == maxCells || bytes > maxBytes) {
            page.hasMore = true;
            break;
        }
        HAEX_ASSIGN(cell, readCell(*query, names));
        visit(cell);
        page.cursor = cell.updatedAt;
        bytes += cell.sealed.size() + cell.rowPks.size();
        ++count;
    }
    query->reset();
    return page;
}

Result<qint64> SqliteVaultStore::confirm(const Confirmation &confirmation)
{
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    HAEX_ASSIGN(upTo, SqliteConfirmations(m_database).confirm(confirmation));
    HAEX_TRY(transaction.commit());
    return upTo;
}

Result<std::vector<DeviceProgress>> SqliteVaultStore::progressOf(qint64 accountId, qint64 vault,
                                                                 qint64 nowMs)
{
    return SqliteConfirmations(m_database).list(accountId, vault, nowMs);
}

} // namespace haex
