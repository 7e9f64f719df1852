// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

struct pg_conn;
struct pg_result;

namespace haex {

/// What libpq reports, as errors of ours. Messages quote neither values nor parameters.
[[nodiscard]] Error postgresError(const pg_result *result, const pg_conn *connection);
/// The connection is gone, or never was: `database_busy`.
[[nodiscard]] Error postgresLoss(const pg_conn *connection);
/// Another transaction was in the way (SQLSTATE 40001, 40P01): the same may succeed if repeated.
[[nodiscard]] bool isPostgresCollision(const pg_result *result);

} // namespace haex
