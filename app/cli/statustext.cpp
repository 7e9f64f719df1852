// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/statustext.h"

#include "app/cli/output.h"

namespace haex::cli {
namespace {

QJsonObject errorJson(const Error &error)
{
    return {{QStringLiteral("code"), QString(errorCodeName(error.code))},
            {QStringLiteral("context"), error.context}};
}

QJsonObject backendStatusJson(const BackendStatus &backend)
{
    QJsonObject json {
        {QStringLiteral("id"), fromUtf8(backend.backendId)},
        {QStringLiteral("name"), backend.name},
        {QStringLiteral("phase"), phaseName(backend.phase)},
        {QStringLiteral("since"), timeText(backend.phaseSinceMs)},
        {QStringLiteral("waitingRows"), backend.waitingRows},
        {QStringLiteral("lastSuccess"), timeText(backend.lastSuccessMs)},
        {QStringLiteral("nextTry"), timeText(backend.nextTryMs)},
        {QStringLiteral("clockDifferenceMs"), backend.clockDifferenceMs},
        {QStringLiteral("keyPending"), backend.keyPending},
    };
    if (backend.removal.accountEndsMs > 0)
        json.insert(QStringLiteral("accountEndsAt"), timeText(backend.removal.accountEndsMs));
    if (backend.removal.vaultEndsMs > 0)
        json.insert(QStringLiteral("vaultEndsAt"), timeText(backend.removal.vaultEndsMs));
    if (backend.lastError)
        json.insert(QStringLiteral("lastError"), errorJson(*backend.lastError));
    return json;
}

} // namespace

QString phaseName(SyncPhase phase)
{
    switch (phase) {
    case SyncPhase::Idle:
        return QStringLiteral("idle");
    case SyncPhase::Pulling:
        return QStringLiteral("pulling");
    case SyncPhase::Applying:
        return QStringLiteral("applying");
    case SyncPhase::Capturing:
        return QStringLiteral("capturing");
    case SyncPhase::Pushing:
        return QStringLiteral("pushing");
    case SyncPhase::BackingOff:
        return QStringLiteral("backing_off");
    case SyncPhase::Paused:
        return QStringLiteral("paused");
    case SyncPhase::Offline:
        return QStringLiteral("offline");
    case SyncPhase::Blocked:
        return QStringLiteral("blocked");
    }
    return {};
}

QString overallName(OverallState state)
{
    switch (state) {
    case OverallState::Blocked:
        return QStringLiteral("blocked");
    case OverallState::ConflictsOpen:
        return QStringLiteral("conflicts_open");
    case OverallState::Paused:
        return QStringLiteral("paused");
    case OverallState::Syncing:
        return QStringLiteral("syncing");
    case OverallState::Offline:
        return QStringLiteral("offline");
    case OverallState::Pending:
        return QStringLiteral("pending");
    case OverallState::UpToDate:
        return QStringLiteral("up_to_date");
    case OverallState::LocalOnly:
        return QStringLiteral("local_only");
    }
    return {};
}

QJsonObject statusJson(const SyncStatus &status)
{
    QJsonArray backends;
    for (const BackendStatus &backend : status.backends)
        backends.append(backendStatusJson(backend));
    QJsonArray alerts;
    for (const SyncAlert &alert : status.alerts) {
        alerts.append(QJsonObject {{QStringLiteral("code"), QString(errorCodeName(alert.code))},
                                   {QStringLiteral("backendId"), fromUtf8(alert.backendId)},
                                   {QStringLiteral("since"), timeText(alert.sinceMs)},
                                   {QStringLiteral("context"), alert.context}});
    }
    return {{QStringLiteral("overall"), overallName(status.overall)},
            {QStringLiteral("backends"), backends},
            {QStringLiteral("alerts"), alerts},
            {QStringLiteral("waitingRows"), status.waitingRows},
            {QStringLiteral("openConflicts"), status.openConflicts},
            {QStringLiteral("heldCells"), status.heldCells},
            {QStringLiteral("quarantinedCells"), status.quarantinedCells},
            {QStringLiteral("lastSuccess"), timeText(status.lastSuccessMs)}};
}

} // namespace haex::cli
