// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/syncstatuspresenter.h"

#include "core/replica/largedelete.h"
#include "ui/presenters/activitytexts.h"
#include "ui/presenters/removaltexts.h"
#include "ui/presenters/timetexts.h"

#include <QLocale>

#include <algorithm>

namespace haex {

namespace {

constexpr qint64 NoticeableClockDifferenceMs = 60 * 1000;

/// The soonest planned try of all backends; 0 when none is planned.
qint64 nextTryOf(const SyncStatus &status)
{
    qint64 soonest = 0;
    for (const BackendStatus &backend : status.backends) {
        if (backend.nextTryMs > 0 && (soonest == 0 || backend.nextTryMs < soonest))
            soonest = backend.nextTryMs;
    }
    return soonest;
}

const BackendStatus *firstBlocked(const SyncStatus &status)
{
    const auto it = std::find_if(status.backends.cbegin(), status.backends.cend(),
                                 [](const BackendStatus &b) { return b.phase == SyncPhase::Blocked; });
    return it == status.backends.cend() ? nullptr : &*it;
}

/// The vault was deleted there, or the account.
bool isGone(const BackendStatus &status)
{
    return status.lastError && status.lastError->code == ErrorCode::NotFound;
}

} // namespace

StatusTexts SyncStatusPresenter::overall(const SyncStatus &status, qint64 nowMs)
{
    StatusTexts t;
    switch (status.overall) {
    case OverallState::Blocked:
        t = {tr("Needs you"), {}, QStringLiteral("error"), Tone::Danger, false};
        break;
    case OverallState::ConflictsOpen:
        t = {tr("%n decision(s) open", nullptr, int(status.openConflicts)), {}, QStringLiteral("conflicts"), Tone::Warning, false};
        break;
    case OverallState::Paused:
        t = {paused(status.hold), {}, QStringLiteral("pause"), Tone::Muted, false};
        break;
    case OverallState::Syncing:
        t = {tr("Syncing…"), {}, QStringLiteral("sync"), Tone::Accent, true};
        break;
    case OverallState::Offline:
        t = {tr("Offline"), {}, QStringLiteral("cloud-off"), Tone::Warning, false};
        break;
    case OverallState::Pending:
        t = {tr("Changes waiting"), {}, QStringLiteral("clock"), Tone::Accent, false};
        break;
    case OverallState::UpToDate:
        t = {tr("Up to date"), {}, QStringLiteral("success"), Tone::Success, false};
        break;
    case OverallState::LocalOnly:
        t = {tr("Only on this device"), {}, QStringLiteral("device"), Tone::Muted, false};
        break;
    }
    t.detail = detail(status, nowMs);
    return t;
}

QString SyncStatusPresenter::paused(SyncHold hold)
{
    switch (hold) {
    case SyncHold::Metered:
        return tr("Waits for an unmetered network");
    case SyncHold::Battery:
        return tr("Waits for mains power");
    case SyncHold::Hours:
        return tr("Waits for its hours");
    case SyncHold::None:
        break;
    }
    return tr("Paused");
}

QString SyncStatusPresenter::nextTry(const BackendStatus &status, qint64 nowMs)
{
    if (status.phase == SyncPhase::Paused)
        return tr("When you resume");
    if (status.phase == SyncPhase::Blocked)
        return tr("After you helped");
    switch (status.hold) {
    case SyncHold::Metered:
        return tr("On an unmetered network");
    case SyncHold::Battery:
        return tr("On mains power");
    case SyncHold::Hours:
        return tr("In the hours that you set");
    case SyncHold::None:
        break;
    }
    return status.nextTryMs > 0 ? TimeTexts::until(status.nextTryMs, nowMs) : tr("On the next change");
}

QString SyncStatusPresenter::detail(const SyncStatus &status, qint64 nowMs)
{
    if (status.overall == OverallState::LocalOnly)
        return tr("Add a backend to sync");
    QStringList parts;
    if (const BackendStatus *blocked = firstBlocked(status); blocked && blocked->lastError)
        parts << tr("%1: %2").arg(blocked->name, problem(*blocked, nowMs));
    if (status.waitingRows > 0)
        parts << tr("%n change(s) waiting", nullptr, int(status.waitingRows));
    if (status.lastSuccessMs > 0)
        parts << tr("Synced %1").arg(TimeTexts::ago(status.lastSuccessMs, nowMs));
    else
        parts << tr("Not synced yet");
    const qint64 next = nextTryOf(status);
    const bool waits = status.waitingRows > 0 || status.overall == OverallState::Offline;
    if (next > 0 && waits && status.overall != OverallState::Syncing)
        parts << tr("next try %1").arg(TimeTexts::until(next, nowMs));
    return parts.join(QStringLiteral(" · "));
}

void SyncStatusPresenter::wordPhase(const BackendStatus &status, BackendTexts &t)
{
    switch (status.phase) {
    case SyncPhase::Idle:
        t.state = status.waitingRows > 0 ? tr("Changes waiting") : tr("Up to date");
        t.tone = status.waitingRows > 0 ? Tone::Accent : Tone::Success;
        break;
    case SyncPhase::Pulling:
        t.state = tr("Receiving");
        t.tone = Tone::Accent;
        break;
    case SyncPhase::Applying:
        t.state = tr("Merging");
        t.tone = Tone::Accent;
        break;
    case SyncPhase::Capturing:
        t.state = tr("Collecting changes");
        t.tone = Tone::Accent;
        break;
    case SyncPhase::Pushing:
        t.state = tr("Sending");
        t.tone = Tone::Accent;
        break;
    case SyncPhase::BackingOff:
        t.state = tr("Tries again by itself");
        t.tone = Tone::Warning;
        break;
    case SyncPhase::Paused:
        t.state = tr("Paused");
        t.tone = Tone::Muted;
        break;
    case SyncPhase::Offline:
        t.state = tr("Offline");
        t.tone = Tone::Warning;
        break;
    case SyncPhase::Blocked:
        t.state = tr("Needs you");
        t.tone = Tone::Danger;
        break;
    }
    t.busy = status.phase == SyncPhase::Pulling || status.phase == SyncPhase::Applying
        || status.phase == SyncPhase::Capturing || status.phase == SyncPhase::Pushing;
}

BackendTexts SyncStatusPresenter::backend(const BackendStatus &status, qint64 nowMs)
{
    BackendTexts t;
    wordPhase(status, t);
    if (t.busy && status.transferredCells > 0)
        t.since = tr("%1 values so far").arg(QLocale().toString(status.transferredCells));
    else if (status.phaseSinceMs > 0)
        t.since = tr("since %1").arg(TimeTexts::since(status.phaseSinceMs, nowMs));
    t.waiting = status.waitingRows == 0 ? tr("Nothing")
                                        : tr("%n row(s)", nullptr, int(status.waitingRows));
    t.lastSuccess = status.lastSuccessMs > 0 ? TimeTexts::ago(status.lastSuccessMs, nowMs) : tr("Never");
    t.nextTry = nextTry(status, nowMs);
    if (status.lastError) {
        t.problem = problem(status, nowMs);
        t.remedy = isGone(status) ? Remedy::CheckAddress : ErrorTexts::remedy(status.lastError->code);
        if (status.lastError->code == ErrorCode::LargeDeleteNeedsConsent)
            t.problem += u'\n' + largeDelete(status.lastError->context);
    }
    if (!status.lastError && status.realtimeError) {
        t.problem = tr("The proxy on the way to the server refuses the connection by which it tells of changes. What other devices change arrives with the next sync, not at once.");
        t.remedy = Remedy::SetProxy;
    }
    if (qAbs(status.clockDifferenceMs) > NoticeableClockDifferenceMs)
        t.clockWarning = tr("The clocks of this device and the server differ by %1.")
                             .arg(TimeTexts::span(status.clockDifferenceMs));
    if (status.keyPending)
        t.keyNote = tr("This server does not know about the new vault password yet: a device that joins from it needs the old one. It is told with the next sync.");
    t.removalNote = RemovalTexts::planned(status.removal, nowMs);
    return t;
}

QString SyncStatusPresenter::problem(const BackendStatus &status, qint64 nowMs)
{
    return isGone(status) ? RemovalTexts::gone(status.removal, nowMs) : ErrorTexts::sentence(*status.lastError);
}

QString SyncStatusPresenter::oneLine(const StatusTexts &texts)
{
    return tr("%1 – %2").arg(texts.headline, texts.detail);
}

QString SyncStatusPresenter::alert(const SyncAlert &alert, const SyncStatus &status, qint64 nowMs)
{
    const QString sentence = alert.code == ErrorCode::ClockDrift ? clockDrift(alert)
        : alert.code == ErrorCode::AuthorMismatch                ? imposture(alert)
                                                                 : ErrorTexts::sentence(alert.code);
    const auto backend = std::find_if(status.backends.cbegin(), status.backends.cend(),
                                      [&alert](const BackendStatus &b) { return b.backendId == alert.backendId; });
    const QString since = TimeTexts::since(alert.sinceMs, nowMs);
    if (backend == status.backends.cend())
        return tr("%1 (since %2)").arg(sentence, since);
    return tr("%1: %2 (since %3)", "backend, sentence, time").arg(backend->name, sentence, since);
}

QString SyncStatusPresenter::largeDelete(const QString &context)
{
    QStringList lines;
    for (const LargeDelete &one : largeDeletesOf(context)) {
        const QString table = ActivityTexts::table(QString::fromUtf8(one.table));
        lines << tr("%1: %2 of %3 rows", "table, deleted rows, all rows")
                     .arg(table, QLocale().toString(one.rows), QLocale().toString(one.ofRows));
    }
    return lines.join(u'\n');
}

/// The context is who sent it, or without a server who is said to have said it: the device's id, and its name behind a space if it is known.
QString SyncStatusPresenter::imposture(const SyncAlert &alert)
{
    const QString name = alert.context.section(u' ', 1);
    if (alert.backendId.isEmpty())
        return tr("What %1 is said to hold is not signed by it: another device speaks in its name, or an older program runs on it. It counts as not said. "
                  "Update the program there and sync; if it goes on, compare the fingerprints under Proofs, and remove the device that is not in your hands.")
            .arg(name.isEmpty() ? tr("another device", "in a sentence") : tr("“%1”", "device").arg(name));
    const QString from = name.isEmpty() ? tr("Another device") : tr("“%1”", "device").arg(name);
    return tr("%1 sent something in this device's name that this device does not know of. A new entry stays, and can be deleted under Conflicts. "
              "Of an entry that was here, with one server the value of this device holds, and the other one is under Conflicts; with several the newer "
              "one holds, since this computer may have been set back to an earlier state. "
              "If it was not, and that device is not in your hands, remove it under “Your other devices”: the vault gets a new key.")
        .arg(from);
}

/// The context is by how many seconds the other clock is ahead of ours; negative when ours is.
QString SyncStatusPresenter::clockDrift(const SyncAlert &alert)
{
    const qint64 aheadMs = alert.context.toLongLong() * 1000;
    if (aheadMs == 0)
        return ErrorTexts::sentence(alert.code);
    const QString length = TimeTexts::span(aheadMs);
    if (aheadMs < 0)
        return tr("The clock of this device is %1 ahead. Set it right, or later edits from other devices lose against yours.").arg(length);
    return tr("The server's clock, or that of another device, is %1 ahead of this device. Set the wrong one right, or your edits lose against older ones.")
        .arg(length);
}

} // namespace haex
