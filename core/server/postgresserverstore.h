// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/secretbytes.h"
#include "core/server/serverstore.h"

#include <memory>

namespace haex {

class PostgresAccountStore;
class PostgresConnection;
class PostgresPairingStore;
class PostgresRemovalStore;
class PostgresVaultStore;

/// A server's store in a PostgreSQL database (15 or newer, UTF8), which several processes may
/// share.
class PostgresServerStore final : public ServerStore
{
public:
    /// `address` is a connection string of libpq; the tables are made in the first schema of its
    /// search path. `random` makes new epochs and must outlive the store.
    [[nodiscard]] static Result<std::unique_ptr<PostgresServerStore>> open(SecretBytes address,
                                                                           Random &random);
    ~PostgresServerStore() override;

    [[nodiscard]] AccountStore &accounts() override;
    [[nodiscard]] VaultStore &vaults() override;
    [[nodiscard]] PairingStore &pairings() override;
    [[nodiscard]] RemovalStore &removals() override;
    [[nodiscard]] Result<Recalled> confirmRecalled() override;
    [[nodiscard]] Result<QStringList> check() override;
    [[nodiscard]] Result<qint64> newestTimeMs() override;
    [[nodiscard]] Result<> backupTo(const QString &path) override;
    [[nodiscard]] Result<> restoreFrom(const QString &path) override;

    /// For tests that look behind the interface.
    [[nodiscard]] PostgresConnection &connection() { return *m_connection; }

private:
    PostgresServerStore(std::unique_ptr<PostgresConnection> connection, Random &random);
    [[nodiscard]] Result<> renewEpochs();

    std::unique_ptr<PostgresConnection> m_connection;
    std::unique_ptr<PostgresAccountStore> m_accounts;
    std::unique_ptr<PostgresVaultStore> m_vaults;
    std::unique_ptr<PostgresPairingStore> m_pairings;
    std::unique_ptr<PostgresRemovalStore> m_removals;
    Random &m_random;
};

} // namespace haex
