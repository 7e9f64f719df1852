// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/postgresconnection.h"

#include <span>

namespace haex {

/// Creates the tables in an empty schema (the first of the search path), or checks that they are of
/// a version that this program knows (`vault_newer` when not). Processes that start at once wait
/// for each other.
[[nodiscard]] Result<> preparePostgresSchema(PostgresConnection &connection);

/// A table and its columns, as a backup holds them.
struct PostgresTable
{
    QByteArrayView name;
    QByteArrayView columns;
    /// Its `id` is numbered by the database.
    bool isNumbered = false;
    /// The schema that brought it.
    int since = 1;
    /// How many characters of `columns`, at their end, the second schema brought.
    qsizetype secondColumns = 0;
};

/// Every table that holds data, behind those that it refers to.
[[nodiscard]] std::span<const PostgresTable> postgresTables();

/// Keeps other processes out until the transaction ends; `vault_in_use` while there is one.
[[nodiscard]] Result<> takePostgresTables(PostgresConnection &connection);
/// After rows came in with their numbers: new ones get numbers that mean nothing yet.
[[nodiscard]] Result<> continuePostgresNumbers(PostgresConnection &connection);

} // namespace haex
