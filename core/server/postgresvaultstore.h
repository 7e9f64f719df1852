// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/postgreswords.h"
#include "core/server/vaultstore.h"

namespace haex {

/// Vaults and cells in a PostgreSQL database.
class PostgresVaultStore final : public VaultStore
{
public:
    explicit PostgresVaultStore(PostgresConnection &connection)
        : m_connection(connection)
        , m_words(connection)
    {
    }

    [[nodiscard]] Result<> createVault(qint64 accountId, const VaultKeyRecord &record,
                                       const QByteArray &epoch) override;
    [[nodiscard]] Result<std::optional<VaultKeyRecord>>
    vaultKey(qint64 accountId, const QByteArray &vaultId) override;
    [[nodiscard]] Result<qint64> patchVaultKey(qint64 accountId, const QByteArray &vaultId,
                                               const VaultKeyPatch &patch) override;
    [[nodiscard]] Result<std::vector<VaultSummary>> vaults(qint64 accountId) override;
    [[nodiscard]] Result<std::vector<VaultUse>> usage(qint64 accountId) override;
    [[nodiscard]] Result<bool> purgeRemoved() override;

    [[nodiscard]] Result<std::optional<VaultState>> findVault(qint64 accountId,
                                                              const QByteArray &vaultId) override;
    [[nodiscard]] Result<std::optional<VaultState>>
    recallVault(qint64 accountId, const QByteArray &vaultId, qint64 cursor) override;
    [[nodiscard]] Result<PushOutcome> push(const PushBatch &batch) override;
    [[nodiscard]] Result<> keepPart(const KeptPart &part) override;
    [[nodiscard]] Result<QByteArrayList> keptParts(qint64 vault, const QByteArray &deviceId,
                                                   const PushPart &last) override;
    [[nodiscard]] Result<> dropParts(qint64 vault, const QByteArray &deviceId) override;
    [[nodiscard]] Result<PullPage> pull(qint64 vault, qint64 after, qint64 maxCells,
                                        qsizetype maxBytes, const CellVisitor &visit,
                                        qint64 belowKeyVersion) override;
    [[nodiscard]] Result<qint64> confirm(const Confirmation &confirmation) override;
    [[nodiscard]] Result<std::vector<DeviceProgress>> progressOf(qint64 accountId,
                                                                 qint64 vault, qint64 nowMs) override;

    /// When the database was replaced below this store.
    void forgetContent()
    {
        m_words.forget();
        m_states.clear();
    }

private:
    /// Account, and the vault's id.
    using StateKey = std::pair<qint64, QByteArray>;

    [[nodiscard]] Result<qint64> patch(qint64 accountId, const QByteArray &vaultId,
                                       const VaultKeyPatch &patch);
    [[nodiscard]] Result<> writeKey(qint64 vault, const WrappedVaultKey &key);
    [[nodiscard]] Result<> writeName(qint64 vault, const EncryptedVaultName &name);
    [[nodiscard]] Result<bool> purgeSlice();
    [[nodiscard]] Result<> loadWords(qint64 vault, const PostgresResult &cells);
    void visitCell(qint64 vault, const PostgresResult &cells, int row,
                   const CellVisitor &visit) const;

    [[nodiscard]] std::optional<VaultState> rememberState(const StateKey &key,
                                                          const PostgresResult &found);

    PostgresConnection &m_connection;
    PostgresWords m_words;
    /// As they were when they were last asked for.
    QHash<StateKey, VaultState> m_states;
};

} // namespace haex
