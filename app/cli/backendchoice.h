// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/backend.h"

namespace haex {
class SyncEngine;
}

namespace haex::cli {

/// The backend that a person means by its id, the beginning of it, or its name.
[[nodiscard]] Result<Backend> chooseBackend(const SyncEngine &sync, const QString &word);

} // namespace haex::cli
