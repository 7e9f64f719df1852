// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diskspace.h"

#include <filesystem>

namespace haex {

Result<qint64> availableBytes(const QString &path)
{
    std::error_code error;
    const auto space = std::filesystem::space(path.toStdString(), error);
    if (error)
        return fail(ErrorCode::IoError, path);
    return static_cast<qint64>(space.available);
}

} // namespace haex
