// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/server/serverstore.h"

#include <memory>

namespace haex {

class Database;
class SqliteAccountStore;
class SqlitePairingStore;
class SqliteRemovalStore;
class SqliteVaultStore;

/// A server's store in one SQLite file (WAL, synchronous FULL): for one to a few thousand people.
class SqliteServerStore final : public ServerStore
{
public:
    /// Opens or creates the file; `:memory:` keeps everything in memory. `random` makes new epochs
    /// and must outlive the store.
    [[nodiscard]] static Result<std::unique_ptr<SqliteServerStore>> open(const QString &path,
                                                                         Random &random);
    ~SqliteServerStore() override;

    [[nodiscard]] AccountStore &accounts() override;
    [[nodiscard]] VaultStore &vaults() override;
    [[nodiscard]] PairingStore &pairings() override;
    [[nodiscard]] RemovalStore &removals() override;
    [[nodiscard]] Result<bool> changedElsewhere() override;
    [[nodiscard]] Result<QStringList> check() override;
    [[nodiscard]] Result<qint64> newestTimeMs() override;
    [[nodiscard]] Result<> backupTo(const QString &path) override;
    [[nodiscard]] Result<> restoreFrom(const QString &path) override;

    /// The devices and sessions of another file of the same accounts take the place of this one's: who
    /// is logged in stays so when the rest is restored. `sql_error` changes nothing.
    [[nodiscard]] Result<> takeSessionsOf(const QString &path);

    /// For maintenance, and for tests that play a dishonest server.
    [[nodiscard]] Database &database() { return *m_database; }
    /// Every vault's; inside the caller's transaction.
    [[nodiscard]] Result<> renewEpochs();

private:
    SqliteServerStore(std::unique_ptr<Database> database, Random &random);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteAccountStore> m_accounts;
    std::unique_ptr<SqliteVaultStore> m_vaults;
    std::unique_ptr<SqlitePairingStore> m_pairings;
    std::unique_ptr<SqliteRemovalStore> m_removals;
    Random &m_random;
    /// SQLite's own count of what others committed.
    qint64 m_dataVersion = 0;
};

} // namespace haex
