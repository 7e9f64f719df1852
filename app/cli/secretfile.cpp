// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secretfile.h"

#include <QFile>

namespace haex::cli {

Result<> writeSecretFile(const QString &path, const SecretBytes &secret)
{
    if (QFile::exists(path))
        return fail(ErrorCode::AlreadyExists, path);
    QFile file(path);
    const auto size = static_cast<qint64>(secret.size());
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(reinterpret_cast<const char *>(secret.view().data()), size) != size
        || !file.flush())
        return fail(ErrorCode::IoError, path);
    return {};
}

} // namespace haex::cli
