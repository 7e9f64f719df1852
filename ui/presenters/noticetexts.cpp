// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/noticetexts.h"

#include "ui/presenters/removaltexts.h"
#include "ui/presenters/syncstatuspresenter.h"

#include <algorithm>

namespace haex {

namespace {

bool isBlocked(const BackendStatus &backend)
{
    return backend.phase == SyncPhase::Blocked && backend.lastError;
}

/// Blocked by the same thing before: somebody was told already.
bool wasBlocked(const SyncStatus &before, const BackendStatus &now)
{
    return std::ranges::any_of(before.backends, [&now](const BackendStatus &backend) {
        return backend.backendId == now.backendId && isBlocked(backend) && backend.lastError->code == now.lastError->code;
    });
}

bool isIn(const QList<SyncAlert> &alerts, const SyncAlert &alert)
{
    return std::ranges::any_of(alerts, [&alert](const SyncAlert &one) { return one.code == alert.code && one.backendId == alert.backendId; });
}

ServerRemoval removalIn(const SyncStatus &status, const QByteArray &backendId)
{
    const auto found = std::ranges::find(status.backends, backendId, &BackendStatus::backendId);
    return found == status.backends.end() ? ServerRemoval() : found->removal;
}

} // namespace

QList<Notice> NoticeTexts::of(const SyncStatus &before, const SyncStatus &now, qint64 nowMs)
{
    QList<Notice> notices;
    QList<QByteArray> blockedBackends;
    for (const BackendStatus &backend : now.backends) {
        if (backend.removal.firstMs() > nowMs && backend.removal != removalIn(before, backend.backendId))
            notices += removal(backend, nowMs);
        if (!isBlocked(backend))
            continue;
        blockedBackends += backend.backendId;
        if (!wasBlocked(before, backend))
            notices += blocked(backend, nowMs);
    }
    for (const SyncAlert &alert : now.alerts) {
        // What stopped the backend has its own notice.
        if (isIn(before.alerts, alert) || blockedBackends.contains(alert.backendId))
            continue;
        notices.append({QLatin1String("alert ") + errorCodeName(alert.code) + QString::fromLatin1(alert.backendId), tr("Something is wrong with the sync"),
                        SyncStatusPresenter::alert(alert, now, nowMs), tr("Show"), ViewId::Sync});
    }
    if (now.openConflicts > before.openConflicts)
        notices += conflicts(now.openConflicts);
    return notices;
}

Notice NoticeTexts::blocked(const BackendStatus &backend, qint64 nowMs)
{
    return {QLatin1String("backend ") + QString::fromLatin1(backend.backendId), tr("“%1” needs you").arg(backend.name), SyncStatusPresenter::problem(backend, nowMs), tr("Show"), ViewId::Sync};
}

Notice NoticeTexts::removal(const BackendStatus &backend, qint64 nowMs)
{
    return {QLatin1String("removal ") + QString::fromLatin1(backend.backendId), tr("“%1” is asked to delete").arg(backend.name), RemovalTexts::planned(backend.removal, nowMs), tr("Show"),
            ViewId::Backends};
}

Notice NoticeTexts::conflicts(qint64 open)
{
    return {QStringLiteral("conflicts"), tr("%n decision(s) open", nullptr, int(open)), tr("The same was changed on two devices. Both values are kept until you decide."), tr("Decide"), ViewId::Conflicts};
}

} // namespace haex
