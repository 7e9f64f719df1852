// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

namespace haex {

/// Creates the tables of an empty database, or checks that they are of a version that this program
/// knows (`vault_newer` when not).
[[nodiscard]] Result<> prepareServerSchema(Database &database);

} // namespace haex
