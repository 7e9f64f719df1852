// SPDX-License-Identifier: GPL-3.0-or-later
// What a BackendWorker tells: its status and its lines of the activity log.
#include "core/replica/replicaschema.h"
#include "core/sync/backendworker.h"

#include <QLoggingCategory>

#include <algorithm>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcWorker, "haex.sync")

constexpr int LookedThroughActivity = 500;

ActivityEntry entryOf(const Backend &backend, qint64 timeMs, const char *direction, qint64 cells,
                      QStringList tables)
{
    ActivityEntry entry;
    entry.timeMs = timeMs;
    entry.backendId = backend.id;
    entry.backendName = backend.name;
    entry.direction = QString::fromLatin1(direction);
    entry.cells = cells;
    tables.removeDuplicates();
    tables.removeAll(QLatin1StringView(StatementTable));
    entry.detail = tables.join(QLatin1StringView(", "));
    return entry;
}

/// Of what devices say about themselves nobody needs a line.
bool isAboutStatements(const QStringList &tables)
{
    return !tables.isEmpty()
        && std::ranges::all_of(tables, [](const QString &table) { return table == QLatin1StringView(StatementTable); });
}

} // namespace

/// A network that fails in turn by refusal and by silence is one trouble, not a line for each try.
bool BackendWorker::isNews(const Error &error) const
{
    if (!m_lastError)
        return true;
    const SyncPhase phase = RetryPolicy::phaseAfter(error.code);
    return phase != RetryPolicy::phaseAfter(m_lastError->code)
        || (phase == SyncPhase::Blocked && error.code != m_lastError->code);
}

/// The activity log: what was moved.
void BackendWorker::note(const CycleRunner::Outcome &outcome)
{
    const qint64 now = m_context.clock.nowMs();
    const auto tell = [&](const char *direction, qint64 cells, const QStringList &tables, const QList<TrailLine> &lines) {
        if ((cells > 0 && !isAboutStatements(tables)) || !lines.isEmpty())
            Q_EMIT happened(entryOf(m_backend, now, direction, cells, tables), lines);
    };
    tell("pull", outcome.pulledCells, outcome.pulledTables, outcome.pulledLines);
    tell("push", outcome.pushedCells, outcome.pushedTables, outcome.pushedLines);
}

/// A failure, when it is a new one.
void BackendWorker::noteTrouble(const Error &error)
{
    if (!isNews(error))
        return;
    ActivityEntry entry = entryOf(m_backend, m_context.clock.nowMs(), "backend", 0, {});
    entry.errorCode = errorCodeName(error.code);
    Q_EMIT happened(entry);
}

/// What the server is going to delete is in the log, once: it is there when the server is not any more.
void BackendWorker::noteRemoval(const ServerRemoval &removal)
{
    const ServerRemoval before = std::exchange(m_removal, removal);
    if (removal == before)
        return;
    QStringList details;
    if (removal.accountEndsMs != 0 && removal.accountEndsMs != before.accountEndsMs)
        details += QStringLiteral("account_ends:%1").arg(removal.accountEndsMs);
    if (removal.vaultEndsMs != 0 && removal.vaultEndsMs != before.vaultEndsMs)
        details += QStringLiteral("vault_ends:%1").arg(removal.vaultEndsMs);
    if (details.isEmpty())
        details += QStringLiteral("kept");
    const auto known = BackendStore(m_context.replica).activity(LookedThroughActivity);
    for (const QString &detail : std::as_const(details)) {
        // Another run of this program may have noted it.
        const bool isOld = known && detail != QLatin1StringView("kept")
            && std::ranges::any_of(*known, [&](const ActivityEntry &entry) {
                   return entry.backendId == m_backend.id && entry.detail == detail;
               });
        ActivityEntry entry = entryOf(m_backend, m_context.clock.nowMs(), "backend", 0, {});
        entry.detail = detail;
        if (!isOld)
            Q_EMIT happened(entry);
    }
}

void BackendWorker::countWaiting()
{
    m_isWaitingCounted = true;
    auto record = BackendStore(m_context.replica).load(m_backend.id);
    m_isKeyPending = record && record->wrappedKeyPending;
    const auto rows = record
        ? ChangeCapture(m_context.replica).waitingRows(m_backend.id, record->push)
        : Result<qint64>(fail(record.error()));
    if (rows)
        m_waitingRows = *rows;
    else
        qCWarning(lcWorker, "waiting rows: %s", qPrintable(rows.error().toString()));
}

BackendStatus BackendWorker::status()
{
    if (!m_isWaitingCounted)
        countWaiting();
    BackendStatus status;
    status.backendId = m_backend.id;
    status.name = m_backend.name;
    status.phase = m_backend.enabled ? m_phase : SyncPhase::Paused;
    status.phaseSinceMs = m_phaseSinceMs;
    status.waitingRows = m_waitingRows;
    status.lastSuccessMs = m_lastSuccessMs;
    status.nextTryMs = m_nextTryMs;
    status.lastError = m_lastError;
    status.transferredCells = m_runner ? m_runner->transferredCells() : 0;
    status.realtimeConnected = m_isConnected;
    status.realtimeError = m_proxyRefusal;
    status.keyPending = m_isKeyPending;
    status.clockDifferenceMs = m_clockDifferenceMs;
    status.removal = m_removal;
    status.hold = m_backend.enabled ? m_settings.hold : SyncHold::None;
    return status;
}

} // namespace haex
