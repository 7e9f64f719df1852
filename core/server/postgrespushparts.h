// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/postgresconnection.h"
#include "core/server/vaultstore.h"

namespace haex {

/// Parts of pushes that are not whole yet, in PostgreSQL. The caller has the transaction.
class PostgresPushParts final
{
public:
    explicit PostgresPushParts(PostgresConnection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<> keep(const KeptPart &part);
    [[nodiscard]] Result<QByteArrayList> list(qint64 vault, const QByteArray &deviceId, const PushPart &last);
    [[nodiscard]] Result<> drop(qint64 vault, const QByteArray &deviceId);

private:
    [[nodiscard]] Result<> checkRoom(const KeptPart &part);

    PostgresConnection &m_connection;
};

} // namespace haex
