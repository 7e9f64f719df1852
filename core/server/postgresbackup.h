// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/postgresconnection.h"

#include <QIODevice>

namespace haex {

/// Copies of everything that a PostgreSQL store holds, as one file: a line that names the format,
/// for each table its rows in COPY's binary form (each chunk behind its length, then a length of
/// 0), and a line that says that nothing was cut off.
class PostgresBackup final
{
public:
    explicit PostgresBackup(PostgresConnection &connection)
        : m_connection(connection)
    {
    }

    /// One snapshot, in a transaction of its own; nobody waits for it.
    [[nodiscard]] Result<> writeTo(QIODevice &file);
    /// Replaces everything, inside the caller's transaction. `invalid_argument` for what is no such
    /// file, `io_error` for half of one, `vault_in_use` while another process uses the database.
    [[nodiscard]] Result<> readFrom(QIODevice &file);

private:
    [[nodiscard]] Result<> empty();

    PostgresConnection &m_connection;
};

} // namespace haex
