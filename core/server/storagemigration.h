// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serverstorage.h"

#include <vector>

namespace haex {

class PostgresServerStore;
class SqliteServerStore;

/// What a migration moved.
struct MigrationReport
{
    struct Table
    {
        QByteArray name;
        qint64 rows = 0;
        /// Equal on both sides.
        QByteArray digest;
    };
    std::vector<Table> tables;
};

/// Copies everything of a SQLite store into an empty PostgreSQL store, reads it back and compares
/// both sides before it counts: all or nothing. Sequences, epochs, tokens and ids stay what they
/// are, so devices go on without noticing. The SQLite store keeps its content under new epochs: a
/// device that met it again would notice (R17).
///
/// `already_exists` when the target is not empty, `vault_in_use` while another process uses it.
[[nodiscard]] Result<MigrationReport> migrateStorage(SqliteServerStore &from,
                                                     PostgresServerStore &to);
/// The same for a storage that names both, the file and the database; `not_found` without the file.
[[nodiscard]] Result<MigrationReport> migrateStorage(const ServerStorage &storage, Random &random);

} // namespace haex
