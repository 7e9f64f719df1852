// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace haex {

/// Bytes that this user may still write where the file or folder is; `io_error` when it cannot be
/// told. Asks the file system itself: Qt reads the list of mounts, which a container may not have.
[[nodiscard]] Result<qint64> availableBytes(const QString &path);

} // namespace haex
