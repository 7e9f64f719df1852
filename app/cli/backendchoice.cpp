// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backendchoice.h"

#include "core/sync/syncengine.h"

namespace haex::cli {

Result<Backend> chooseBackend(const SyncEngine &sync, const QString &word)
{
    HAEX_ASSIGN(backends, sync.backends());
    QList<Backend> meant;
    for (const Backend &backend : backends) {
        if (QString::fromUtf8(backend.id) == word)
            return backend;
        if (backend.name == word || QString::fromUtf8(backend.id).startsWith(word))
            meant.append(backend);
    }
    if (meant.size() == 1)
        return meant.first();
    return fail(ErrorCode::InvalidArgument,
                meant.isEmpty() ? QStringLiteral("there is no backend “%1”").arg(word)
                                : QStringLiteral("“%1” could be several backends").arg(word));
}

} // namespace haex::cli
