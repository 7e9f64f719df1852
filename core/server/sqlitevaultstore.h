// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/vaultstore.h"
#include "core/server/worddictionary.h"

namespace haex {

/// Vaults and cells in the server's SQLite file.
class SqliteVaultStore final : public VaultStore
{
public:
    explicit SqliteVaultStore(Database &database)
        : m_database(database)
        , m_words(database)
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
    void forgetWords() { m_words.forget(); }

private:
    [[nodiscard]] Result<> writeKey(qint64 vault, const WrappedVaultKey &key);
    [[nodiscard]] Result<> writeName(qint64 vault, const EncryptedVaultName &name);
    /// Own the names that a StoredCell only views.
    struct CellNames
    {
        QByteArray table;
        QByteArray column;
        QByteArray device;
    };
    [[nodiscard]] Result<StoredCell> readCell(const Statement &row, CellNames &names);

    Database &m_database;
    WordDictionary m_words;
};

} // namespace haex
