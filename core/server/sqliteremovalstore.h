// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/removalstore.h"
#include "core/storage/database.h"

namespace haex {

class SqliteRemovalStore final : public RemovalStore
{
public:
    explicit SqliteRemovalStore(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<qint64> planAccount(qint64 accountId, qint64 endsAtMs) override;
    [[nodiscard]] Result<std::optional<qint64>> planVault(qint64 accountId,
                                                          const QByteArray &vaultId,
                                                          qint64 endsAtMs) override;
    [[nodiscard]] Result<bool> keepAccount(qint64 accountId) override;
    [[nodiscard]] Result<bool> keepVault(qint64 accountId, const QByteArray &vaultId) override;
    [[nodiscard]] Result<PlannedRemovals> planned(qint64 accountId) override;
    [[nodiscard]] Result<std::vector<qint64>> removeDue(qint64 nowMs) override;
    [[nodiscard]] Result<> removeAccount(qint64 accountId, qint64 nowMs) override;
    [[nodiscard]] Result<bool> removeVault(qint64 accountId, const QByteArray &vaultId) override;
    [[nodiscard]] Result<bool> wasOfRemovedAccount(const QByteArray &tokenHash) override;

private:
    // Inside the caller's transaction.
    [[nodiscard]] Result<> dropAccount(qint64 accountId, qint64 nowMs);
    [[nodiscard]] Result<bool> dropVault(qint64 accountId, const QByteArray &vaultId);
    [[nodiscard]] Result<bool> dropPlan(qint64 accountId, const QByteArray &vaultId);
    [[nodiscard]] Result<std::optional<qint64>> plan(const char *sql, qint64 accountId,
                                                     const QByteArray &vaultId, qint64 endsAtMs);
    [[nodiscard]] Result<std::vector<DueRemoval>> due(qint64 nowMs);

    Database &m_database;
};

} // namespace haex
