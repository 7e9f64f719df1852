// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultmigrations.h"

#include "core/replica/replicaschema.h"
#include "core/storage/transaction.h"
#include "core/vault/items/itemschema.h"

#include <QFile>

// Outside the namespace, as Qt asks for; a static library's resources are linked only when named.
static void initialiseMigrationResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace haex {
namespace {

constexpr int LatestVersion = 8;

Result<QByteArray> migrationScript(const QString &name)
{
    initialiseMigrationResources();
    QFile file(QLatin1StringView(":/haex/migrations/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, name);
    return file.readAll();
}

Result<> runMigration(Database &database, const Migration &migration)
{
    HAEX_ASSIGN(transaction, Transaction::begin(database));
    HAEX_TRY(database.execute(migration.script));
    HAEX_TRY(database.execute("PRAGMA user_version=" + QByteArray::number(migration.version)));
    return transaction.commit();
}

} // namespace

Result<std::vector<Migration>> vaultMigrations()
{
    HAEX_ASSIGN(vault, migrationScript(QStringLiteral("0001_vault.sql")));
    HAEX_ASSIGN(history, migrationScript(QStringLiteral("0003_history.sql")));
    HAEX_ASSIGN(keySlots, migrationScript(QStringLiteral("0004_keyslots.sql")));
    HAEX_ASSIGN(attachments, migrationScript(QStringLiteral("0006_attachments.sql")));
    HAEX_ASSIGN(deviceKeys, migrationScript(QStringLiteral("0007_devicekeys.sql")));
    HAEX_ASSIGN(cellHistory, migrationScript(QStringLiteral("0008_cellhistory.sql")));
    return std::vector<Migration> {
        {1, vault + replicaSchemaSql() + applicationTablesSql() + itemTablesSql()},
        {2, digestSchemaSql()},
        {3, history},
        {4, keySlots},
        {5, tombstonePositionsSql()},
        {6, attachments},
        {7, deviceKeys},
        {8, cellHistory + activityLinesSql()},
    };
}

int latestSchemaVersion()
{
    return LatestVersion;
}

QByteArrayList syncedApplicationTables()
{
    return applicationTableNames() + itemTableNames()
        + QByteArrayList {KeySlotTable.toByteArray(), KeyVersionTable.toByteArray(),
                          KeyGrantTable.toByteArray(), FormerKeyTable.toByteArray(),
                          CellHistoryTable.toByteArray()};
}

Result<int> schemaVersion(Database &database)
{
    HAEX_ASSIGN(version, database.scalar("PRAGMA user_version"));
    return static_cast<int>(version.toInteger());
}

Result<> migrate(Database &database, const std::vector<Migration> &migrations)
{
    HAEX_ASSIGN(current, schemaVersion(database));
    for (const Migration &migration : migrations) {
        if (migration.version > current)
            HAEX_TRY(runMigration(database, migration));
    }
    return {};
}

} // namespace haex
