// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/importwork.h"

#include <QtConcurrent>

namespace haex::ImportWork {

QFuture<Result<ImportSource>> recognise(const QString &path)
{
    return QtConcurrent::run([path] { return recogniseImport(path); });
}

QFuture<Result<ImportedVault>> read(ImportSource source, SecretBytes password,
                                    const QString &keyFile, WorkTicketPtr ticket)
{
    // Shared, as what runs there must be copyable and a password is not.
    auto secrets = std::make_shared<ImportSecrets>();
    secrets->password = std::move(password);
    return QtConcurrent::run([source = std::move(source), secrets, keyFile,
                              ticket = std::move(ticket)]() -> Result<ImportedVault> {
        if (!keyFile.isEmpty()) {
            HAEX_ASSIGN(key, readKeyFile(keyFile));
            secrets->keyFile = std::move(key);
        }
        return readImport(source, *secrets, [&ticket] { return ticket->isCancelled(); });
    });
}

} // namespace haex::ImportWork
