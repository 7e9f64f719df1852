// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/teststore.h"

#include "core/server/postgresconnection.h"
#include "core/server/postgresserverstore.h"
#include "core/server/serverstorage.h"
#include "core/server/sqliteserverstore.h"
#include "core/storage/database.h"
#include "tests/support/postgrescluster.h"

namespace haex {

Result<std::unique_ptr<ServerStore>> makeTestStore(const QByteArray &kind, Random &random)
{
    if (kind == "sqlite")
        return openServerStore({QStringLiteral(":memory:"), {}}, random);
    if (kind != "postgres")
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("the server has no store of the kind ")
                        + QString::fromUtf8(kind));
    HAEX_ASSIGN(cluster, PostgresCluster::shared());
    HAEX_ASSIGN(address, cluster->newAddress());
    return openServerStore({{}, std::move(address)}, random);
}

Result<> executeIn(ServerStore &store, const QByteArray &sql)
{
    if (auto *postgres = dynamic_cast<PostgresServerStore *>(&store))
        return postgres->connection().execute(sql);
    return dynamic_cast<SqliteServerStore &>(store).database().execute(sql);
}

Result<qint64> numberIn(ServerStore &store, const QByteArray &sql)
{
    if (auto *postgres = dynamic_cast<PostgresServerStore *>(&store)) {
        HAEX_ASSIGN(result, postgres->connection().run(sql));
        return result.rows() == 0 ? 0 : result.integer(0, 0);
    }
    HAEX_ASSIGN(value, dynamic_cast<SqliteServerStore &>(store).database().scalar(sql));
    return value.toInteger();
}

} // namespace haex
