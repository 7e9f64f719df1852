// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/server/serverstore.h"

#include <memory>

namespace haex {

/// An empty store of the kind `sqlite` (in memory) or `postgres` (a schema of the process's own
/// cluster); `invalid_argument` for any other. `random` must outlive it.
[[nodiscard]] Result<std::unique_ptr<ServerStore>> makeTestStore(const QByteArray &kind,
                                                                 Random &random);

/// Behind the interface: one statement that every store understands.
[[nodiscard]] Result<> executeIn(ServerStore &store, const QByteArray &sql);
/// The first column of the first row.
[[nodiscard]] Result<qint64> numberIn(ServerStore &store, const QByteArray &sql);

} // namespace haex
