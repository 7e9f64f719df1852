// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/postgresconnection.h"
#include "core/server/vaultstore.h"

namespace haex {

/// How far devices have confirmed vaults (R14), in a PostgreSQL database. `confirm` joins the
/// caller's transaction.
class PostgresConfirmations final
{
public:
    explicit PostgresConfirmations(PostgresConnection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<qint64> confirm(const Confirmation &confirmation);
    [[nodiscard]] Result<std::vector<DeviceProgress>> list(qint64 accountId, qint64 vault,
                                                           qint64 nowMs);

private:
    [[nodiscard]] Result<> notePosition(const Confirmation &confirmation);
    [[nodiscard]] Result<> markAge(const Confirmation &confirmation, qint64 sequence);
    [[nodiscard]] Result<qint64> oldSequence(const Confirmation &confirmation);
    [[nodiscard]] Result<qint64> lowest(const Confirmation &confirmation);

    PostgresConnection &m_connection;
};

} // namespace haex
