// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/datalock.h"

#include <QDir>

namespace haex {

Result<DataLock> DataLock::take(const CommandLine &line)
{
    if (line.dataDirectory.isEmpty())
        return DataLock(nullptr);
    auto file = std::make_unique<QLockFile>(
        QDir(line.dataDirectory).filePath(QStringLiteral("server.lock")));
    file->setStaleLockTime(0);
    if (!file->tryLock(0))
        return fail(ErrorCode::VaultInUse, QStringLiteral("another haex-syncd uses the data"));
    return DataLock(std::move(file));
}

} // namespace haex
