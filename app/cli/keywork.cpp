// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/keywork.h"

#include "app/cli/context.h"
#include "core/sync/syncengine.h"

#include <algorithm>

namespace haex::cli {

QString progressText(const KeyStatus::Progress &progress)
{
    if (progress.isDone)
        return QStringLiteral("done");
    if (progress.upTo == 0)
        return QStringLiteral("not begun here");
    const qint64 percent = 100 * std::min(progress.position, progress.upTo) / progress.upTo;
    return QStringLiteral("%1 %, %2 cells").arg(percent).arg(progress.cells);
}

Result<> syncUntilReencrypted(Context &context, VaultSession &session)
{
    HAEX_ASSIGN(backends, session.sync().backends());
    if (backends.isEmpty())
        return {};
    while (true) {
        HAEX_TRY(context.wait<void>(
            [&](auto done) { session.sync().syncNow({}, SyncMode::Both, std::move(done)); }));
        HAEX_ASSIGN(status, session.keyStatus());
        bool isDone = true;
        for (const KeyStatus::Progress &progress : std::as_const(status.progress)) {
            const auto backend = std::ranges::find(backends, progress.backendId, &Backend::id);
            if (progress.isDone || (backend != backends.end() && !backend->enabled))
                continue;
            isDone = false;
            context.out().note(
                QStringLiteral("%1: %2").arg(progress.backendName, progressText(progress)));
        }
        if (isDone)
            return {};
    }
}

} // namespace haex::cli
