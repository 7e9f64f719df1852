// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresvaultstore.h"

#include "core/server/operations.h"
#include "core/server/postgresconfirmations.h"
#include "core/server/postgrespush.h"
#include "core/server/postgrespushparts.h"

#include <QSet>

namespace haex {
namespace {

// Rows of a removed vault that one slice deletes: a few milliseconds of work.
constexpr qint64 PurgeSlice = 2000;

VaultKeyRecord readRecord(const PostgresResult &result)
{
    VaultKeyRecord record;
    record.vaultId = result.bytes(0, 0);
    record.key.encryptedVaultKey = result.bytes(0, 1);
    record.key.vaultKeySalt = result.bytes(0, 2);
    record.key.vaultKeyNonce = result.bytes(0, 3);
    record.key.keyCommitment = result.bytes(0, 4);
    record.key.kdf
        = {result.bytes(0, 5), result.integer(0, 6), result.integer(0, 7), result.integer(0, 8)};
    record.key.keyVersion = result.integer(0, 9);
    record.name = {result.bytes(0, 10), result.bytes(0, 11)};
    record.revision = result.integer(0, 12);
    record.createdAtMs = result.integer(0, 13);
    return record;
}

/// The next nine parameters.
void addKey(PostgresParameters &parameters, const WrappedVaultKey &key)
{
    parameters.addText(key.encryptedVaultKey)
        .addText(key.vaultKeySalt)
        .addText(key.vaultKeyNonce)
        .addText(key.keyCommitment)
        .addBytes(key.kdf.name)
        .add(key.kdf.opsLimit)
        .add(key.kdf.memLimitKiB)
        .add(key.kdf.parallelism)
        .add(key.keyVersion);
}

// Of each 200 bytes or so.
constexpr qsizetype MaxStates = 20'000;

PostgresConnection::Query stateQuery(qint64 accountId, const QByteArray &vaultId)
{
    return {"SELECT id, epoch, seq, confirmed FROM vault WHERE account=$1 AND vault_id=$2",
            PostgresParameters().add(accountId).addText(vaultId)};
}

enum Column { Sequence, Table, Pks, CellColumn, Hlc, Operation, Device, Nonce, Sealed };

} // namespace

Result<> PostgresVaultStore::createVault(qint64 accountId, const VaultKeyRecord &record,
                                         const QByteArray &epoch)
{
    PostgresParameters parameters;
    parameters.add(accountId)
        .addText(record.vaultId)
        .addText(epoch)
        .add(record.createdAtMs)
        .addText(record.name.encryptedVaultName)
        .addText(record.name.vaultNameNonce);
    addKey(parameters, record.key);
    HAEX_ASSIGN(
        inserted,
        m_connection.run(
            "INSERT INTO vault(account, vault_id, epoch, created_at, encrypted_name, name_nonce,"
            " encrypted_key, key_salt, key_nonce, key_commitment, kdf_name, kdf_ops, kdf_mem,"
            " kdf_lanes, key_version)"
            " VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
            " ON CONFLICT(account, vault_id) DO NOTHING",
            parameters));
    if (inserted.changes() != 1)
        return fail(ErrorCode::VaultKeyExists);
    return {};
}

Result<std::optional<VaultKeyRecord>> PostgresVaultStore::vaultKey(qint64 accountId,
                                                                   const QByteArray &vaultId)
{
    HAEX_ASSIGN(
        found,
        m_connection.run(
            "SELECT vault_id, encrypted_key, key_salt, key_nonce, key_commitment, kdf_name,"
            " kdf_ops, kdf_mem, kdf_lanes, key_version, encrypted_name, name_nonce, revision,"
            " created_at FROM vault WHERE account=$1 AND vault_id=$2",
            PostgresParameters().add(accountId).addText(vaultId)));
    return found.rows() == 0 ? std::nullopt : std::optional(readRecord(found));
}

Result<> PostgresVaultStore::writeKey(qint64 vault, const WrappedVaultKey &key)
{
    PostgresParameters parameters;
    parameters.add(vault);
    addKey(parameters, key);
    HAEX_TRY(m_connection.run(
        "UPDATE vault SET encrypted_key=$2, key_salt=$3, key_nonce=$4, key_commitment=$5,"
        " kdf_name=$6, kdf_ops=$7, kdf_mem=$8, kdf_lanes=$9, key_version=$10 WHERE id=$1",
        parameters));
    return {};
}

Result<> PostgresVaultStore::writeName(qint64 vault, const EncryptedVaultName &name)
{
    PostgresParameters parameters;
    parameters.add(vault).addText(name.encryptedVaultName).addText(name.vaultNameNonce);
    HAEX_TRY(m_connection.run("UPDATE vault SET encrypted_name=$2, name_nonce=$3 WHERE id=$1",
                              parameters));
    return {};
}

Result<qint64> PostgresVaultStore::patchVaultKey(qint64 accountId, const QByteArray &vaultId,
                                                 const VaultKeyPatch &patch)
{
    return m_connection.inTransaction([&] { return this->patch(accountId, vaultId, patch); });
}

Result<qint64> PostgresVaultStore::patch(qint64 accountId, const QByteArray &vaultId,
                                         const VaultKeyPatch &patch)
{
    HAEX_ASSIGN(found,
                m_connection.run("SELECT id, revision FROM vault"
                                 " WHERE account=$1 AND vault_id=$2 FOR UPDATE",
                                 PostgresParameters().add(accountId).addText(vaultId)));
    if (found.rows() == 0)
        return fail(ErrorCode::NotFound);
    const qint64 vault = found.integer(0, 0);
    const qint64 revision = found.integer(0, 1);
    if (patch.revision && *patch.revision != revision)
        return fail(ErrorCode::Conflict);
    if (patch.key)
        HAEX_TRY(writeKey(vault, *patch.key));
    if (patch.name)
        HAEX_TRY(writeName(vault, *patch.name));
    HAEX_TRY(m_connection.run("UPDATE vault SET revision=$1 WHERE id=$2",
                              PostgresParameters().add(revision + 1).add(vault)));
    return revision + 1;
}

Result<std::vector<VaultSummary>> PostgresVaultStore::vaults(qint64 accountId)
{
    HAEX_ASSIGN(
        found,
        m_connection.run("SELECT vault_id, encrypted_name, name_nonce, key_version, epoch, seq,"
                         " created_at FROM vault WHERE account=$1 ORDER BY id",
                         PostgresParameters().add(accountId)));
    std::vector<VaultSummary> all;
    for (int row = 0; row < found.rows(); ++row) {
        all.push_back({found.bytes(row, 0),
                       {found.bytes(row, 1), found.bytes(row, 2)},
                       found.integer(row, 3),
                       found.bytes(row, 4),
                       found.integer(row, 5),
                       found.integer(row, 6)});
    }
    return all;
}

Result<std::vector<VaultUse>> PostgresVaultStore::usage(qint64 accountId)
{
    HAEX_ASSIGN(
        found,
        m_connection.run("SELECT vault_id, created_at, bytes FROM vault WHERE account=$1 ORDER BY id",
                         PostgresParameters().add(accountId)));
    std::vector<VaultUse> all;
    for (int row = 0; row < found.rows(); ++row)
        all.push_back({found.bytes(row, 0), found.integer(row, 1), found.integer(row, 2)});
    return all;
}

Result<bool> PostgresVaultStore::purgeRemoved()
{
    HAEX_ASSIGN(waiting, m_connection.run("SELECT 1 FROM removed_vault LIMIT 1"));
    if (waiting.rows() == 0)
        return false;
    return m_connection.inTransaction([this] { return purgeSlice(); });
}

Result<bool> PostgresVaultStore::purgeSlice()
{
    // One that another process is busy with is not ours to wait for.
    HAEX_ASSIGN(next,
                m_connection.run("SELECT id FROM removed_vault LIMIT 1 FOR UPDATE SKIP LOCKED"));
    if (next.rows() == 0)
        return false;
    const qint64 vault = next.integer(0, 0);
    static const QByteArray slices[] = {
        "DELETE FROM cell WHERE (vault, row, col) IN"
        " (SELECT vault, row, col FROM cell WHERE vault=$1 LIMIT $2)",
        "DELETE FROM superseded WHERE (vault, row, col) IN"
        " (SELECT vault, row, col FROM superseded WHERE vault=$1 LIMIT $2)",
        "DELETE FROM row_key WHERE (vault, id) IN"
        " (SELECT vault, id FROM row_key WHERE vault=$1 LIMIT $2)",
        "DELETE FROM word WHERE (vault, id) IN"
        " (SELECT vault, id FROM word WHERE vault=$1 LIMIT $2)",
    };
    for (const QByteArray &slice : slices) {
        HAEX_ASSIGN(removed,
                    m_connection.run(slice, PostgresParameters().add(vault).add(PurgeSlice)));
        if (removed.changes() > 0)
            return true;
    }
    HAEX_TRY(
        m_connection.run("DELETE FROM removed_vault WHERE id=$1", PostgresParameters().add(vault)));
    return true;
}

Result<std::optional<VaultState>> PostgresVaultStore::findVault(qint64 accountId,
                                                                const QByteArray &vaultId)
{
    const PostgresConnection::Query query = stateQuery(accountId, vaultId);
    HAEX_ASSIGN(found, m_connection.run(query.sql, query.parameters));
    return rememberState({accountId, vaultId}, found);
}

Result<std::optional<VaultState>>
PostgresVaultStore::recallVault(qint64 accountId, const QByteArray &vaultId, qint64 cursor)
{
    const StateKey key(accountId, vaultId);
    const auto known = m_states.constFind(key);
    if (known == m_states.cend())
        return findVault(accountId, vaultId);
    VaultState recalled = *known;
    recalled.sequence = std::max(recalled.sequence, cursor);
    m_connection.assume(stateQuery(accountId, vaultId),
                        [this, key, recalled](const PostgresResult &found) {
                            const auto now = rememberState(key, found);
                            return now && now->id == recalled.id && now->epoch == recalled.epoch
                                && now->sequence >= recalled.sequence
                                && now->confirmedUpTo == recalled.confirmedUpTo;
                        });
    return recalled;
}

std::optional<VaultState> PostgresVaultStore::rememberState(const StateKey &key,
                                                            const PostgresResult &found)
{
    if (found.rows() == 0) {
        m_states.remove(key);
        return std::nullopt;
    }
    if (m_states.size() >= MaxStates)
        m_states.clear();
    VaultState state{found.integer(0, 0), found.bytes(0, 1), found.integer(0, 2),
                     found.integer(0, 3)};
    m_states.insert(key, state);
    return state;
}

Result<PushOutcome> PostgresVaultStore::push(const PushBatch &batch)
{
    std::vector<PostgresWords::Word> newWords;
    auto outcome = m_connection.inTransaction([&]() -> Result<PushOutcome> {
        PostgresPush push(m_connection, m_words, batch);
        auto stored = push.run();
        newWords = push.newWords();
        return stored;
    });
    if (outcome && outcome->changedAnything())
        m_words.remember(batch.vault, newWords);
    return outcome;
}

Result<> PostgresVaultStore::keepPart(const KeptPart &part)
{
    return m_connection.inTransaction([&] { return PostgresPushParts(m_connection).keep(part); });
}

Result<QByteArrayList> PostgresVaultStore::keptParts(qint64 vault, const QByteArray &deviceId, const PushPart &last)
{
    return PostgresPushParts(m_connection).list(vault, deviceId, last);
}

Result<> PostgresVaultStore::dropParts(qint64 vault, const QByteArray &deviceId)
{
    return PostgresPushParts(m_connection).drop(vault, deviceId);
}

Result<> PostgresVaultStore::loadWords(qint64 vault, const PostgresResult &cells)
{
    QSet<qint64> numbers;
    for (int row = 0; row < cells.rows(); ++row) {
        for (const Column column : {Table, CellColumn, Device})
            numbers.insert(cells.integer(row, column));
    }
    const QList<qint64> list = numbers.values();
    return m_words.load(vault, std::span<const qint64>(list));
}

void PostgresVaultStore::visitCell(qint64 vault, const PostgresResult &cells, int row,
                                   const CellVisitor &visit) const
{
    const QByteArray table = m_words.wordOf(vault, cells.integer(row, Table));
    const QByteArray column = m_words.wordOf(vault, cells.integer(row, CellColumn));
    const QByteArray device = m_words.wordOf(vault, cells.integer(row, Device));
    StoredCell cell;
    cell.updatedAt = cells.integer(row, Sequence);
    cell.tableName = table;
    cell.rowPks = cells.view(row, Pks);
    cell.columnName = column;
    cell.hlcTimestamp = cells.view(row, Hlc);
    cell.operation = operationName(cells.integer(row, Operation));
    cell.deviceId = device;
    cell.nonce = cells.view(row, Nonce);
    cell.sealed = cells.view(row, Sealed);
    visit(cell);
}

Result<PullPage> PostgresVaultStore::pull(qint64 vault, qint64 after, qint64 maxCells,
                                          qsizetype maxBytes, const CellVisitor &visit,
                                          qint64 belowKeyVersion)
{
    // One more than the page tells whether there is more. Beyond the page's bytes the values stay
    // on the server, so that a page of the largest cells does not come as a gigabyte.
    PostgresParameters parameters;
    parameters.add(vault).add(after).add(maxCells + 1).add(maxBytes).add(belowKeyVersion);
    HAEX_ASSIGN(cells,
                m_connection.run(
                    "SELECT c.seq, r.tbl, r.pks, c.col, c.hlc, c.operation, c.device, c.nonce,"
                    " CASE WHEN coalesce(sum(octet_length(c.sealed) + octet_length(r.pks)) OVER"
                    " (ORDER BY c.seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) <= $4"
                    " THEN c.sealed END"
                    " FROM (SELECT * FROM cell WHERE vault=$1 AND seq>$2 AND kv<$5 ORDER BY seq LIMIT $3) c"
                    " CROSS JOIN LATERAL (SELECT tbl, pks FROM row_key WHERE vault=$1 AND id=c.row "
                    "LIMIT 1) r"
                    " ORDER BY c.seq",
                    parameters));
    HAEX_TRY(loadWords(vault, cells));
    PullPage page{after, false};
    for (int row = 0; row < cells.rows(); ++row) {
        if (row == maxCells || cells.isNull(row, Sealed)) {
            page.hasMore = true;
            break;
        }
        visitCell(vault, cells, row, visit);
        page.cursor = cells.integer(row, Sequence);
    }
    return page;
}

Result<qint64> PostgresVaultStore::confirm(const Confirmation &confirmation)
{
    return m_connection.inTransaction(
        [&] { return PostgresConfirmations(m_connection).confirm(confirmation); });
}

Result<std::vector<DeviceProgress>> PostgresVaultStore::progressOf(qint64 accountId, qint64 vault,
                                                                   qint64 nowMs)
{
    return PostgresConfirmations(m_connection).list(accountId, vault, nowMs);
}

} // namespace haex
