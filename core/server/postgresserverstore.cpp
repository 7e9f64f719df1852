// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresserverstore.h"

#include "core/server/contentcheck.h"
#include "core/server/epoch.h"
#include "core/server/postgresaccountstore.h"
#include "core/server/postgresbackup.h"
#include "core/server/postgresschema.h"
#include "core/server/postgrespairingstore.h"
#include "core/server/postgresremovalstore.h"
#include "core/server/postgresvaultstore.h"

#include <QFile>
#include <QSaveFile>

namespace haex {

PostgresServerStore::PostgresServerStore(std::unique_ptr<PostgresConnection> connection,
                                         Random &random)
    : m_connection(std::move(connection))
    , m_accounts(std::make_unique<PostgresAccountStore>(*m_connection))
    , m_vaults(std::make_unique<PostgresVaultStore>(*m_connection))
    , m_pairings(std::make_unique<PostgresPairingStore>(*m_connection))
    , m_removals(std::make_unique<PostgresRemovalStore>(*m_connection))
    , m_random(random)
{
}

PostgresServerStore::~PostgresServerStore() = default;

Result<std::unique_ptr<PostgresServerStore>> PostgresServerStore::open(SecretBytes address,
                                                                       Random &random)
{
    HAEX_ASSIGN(connection, PostgresConnection::open(std::move(address)));
    HAEX_TRY(preparePostgresSchema(*connection));
    return std::unique_ptr<PostgresServerStore>(
        new PostgresServerStore(std::move(connection), random));
}

AccountStore &PostgresServerStore::accounts()
{
    return *m_accounts;
}

VaultStore &PostgresServerStore::vaults()
{
    return *m_vaults;
}

PairingStore &PostgresServerStore::pairings()
{
    return *m_pairings;
}

RemovalStore &PostgresServerStore::removals()
{
    return *m_removals;
}

Result<Recalled> PostgresServerStore::confirmRecalled()
{
    HAEX_ASSIGN(wasSo, m_connection->confirmAssumed());
    if (!wasSo)
        return Recalled::Nothing;
    return *wasSo ? Recalled::Right : Recalled::Wrong;
}

Result<QStringList> PostgresServerStore::check()
{
    QStringList problems;
    for (const ContentRule &rule : ContentRules) {
        HAEX_ASSIGN(count, m_connection->run(rule.sql));
        if (count.integer(0, 0) > 0)
            problems += sentenceFor(rule, count.integer(0, 0));
    }
    return problems;
}

Result<qint64> PostgresServerStore::newestTimeMs()
{
    HAEX_ASSIGN(newest, m_connection->run("SELECT max(last_seen_at) FROM device"));
    return newest.integer(0, 0);
}

Result<> PostgresServerStore::backupTo(const QString &path)
{
    // Becomes `path` when it is whole. Password hashes are for nobody else's eyes.
    QSaveFile file(path);
    if (!file.open(QFile::WriteOnly))
        return fail(ErrorCode::IoError, path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    HAEX_TRY(PostgresBackup(*m_connection).writeTo(file));
    if (!file.commit())
        return fail(ErrorCode::IoError, path);
    return {};
}

Result<> PostgresServerStore::restoreFrom(const QString &path)
{
    const auto restored = m_connection->inTransaction([&]() -> Result<> {
        QFile file(path);
        if (!file.open(QFile::ReadOnly))
            return fail(ErrorCode::IoError, path);
        HAEX_TRY(PostgresBackup(*m_connection).readFrom(file));
        return renewEpochs();
    });
    m_vaults->forgetContent();
    return restored;
}

Result<> PostgresServerStore::renewEpochs()
{
    HAEX_ASSIGN(vaults, m_connection->run("SELECT id FROM vault"));
    for (int row = 0; row < vaults.rows(); ++row) {
        PostgresParameters parameters;
        parameters.addText(makeEpoch(m_random)).add(vaults.integer(row, 0));
        HAEX_TRY(m_connection->run("UPDATE vault SET epoch=$1 WHERE id=$2", parameters));
    }
    // What devices confirmed was about the history that is gone; each asks for everything again.
    return m_connection->execute("DELETE FROM confirmation; DELETE FROM vault_age;"
                                 " UPDATE vault SET confirmed=0");
}

} // namespace haex
