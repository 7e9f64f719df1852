// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"
#include "ui/presenters/errortexts.h"
#include "ui/widgets/tone.h"

#include <QCoreApplication>

namespace haex {

/// What one backend's card shows.
struct BackendTexts
{
    QString state;
    Tone tone = Tone::Muted;
    bool busy = false;
    QString since;
    QString waiting;
    QString lastSuccess;
    QString nextTry;
    /// Empty when all is well.
    QString problem;
    Remedy remedy = Remedy::None;
    QString clockWarning;
    /// The server waits for the key under the new vault password; else empty.
    QString keyNote;
    /// What the server is going to delete; else empty.
    QString removalNote;
};

/// What status button, panel and tray show for all backends together.
struct StatusTexts
{
    QString headline;
    QString detail;
    QString iconName;
    Tone tone = Tone::Muted;
    bool busy = false;
};

/// Makes every sentence about sync from the one SyncStatus: state · since when · what next.
/// No other place may word a state, so that no two places disagree.
class SyncStatusPresenter final
{
    Q_DECLARE_TR_FUNCTIONS(haex::SyncStatusPresenter)
public:
    [[nodiscard]] static StatusTexts overall(const SyncStatus &status, qint64 nowMs);
    [[nodiscard]] static BackendTexts backend(const BackendStatus &status, qint64 nowMs);
    /// What is wrong at a backend that has an error.
    [[nodiscard]] static QString problem(const BackendStatus &status, qint64 nowMs);
    /// Headline and detail on one line, for tooltips.
    [[nodiscard]] static QString oneLine(const StatusTexts &texts);
    /// What a standing warning (R4, R28) says, and of which backend.
    [[nodiscard]] static QString alert(const SyncAlert &alert, const SyncStatus &status, qint64 nowMs);

    /// What a pull would delete, one line for each table.
    [[nodiscard]] static QString largeDelete(const QString &context);

private:
    [[nodiscard]] static QString paused(SyncHold hold);
    [[nodiscard]] static QString nextTry(const BackendStatus &status, qint64 nowMs);
    [[nodiscard]] static QString detail(const SyncStatus &status, qint64 nowMs);
    [[nodiscard]] static QString clockDrift(const SyncAlert &alert);
    [[nodiscard]] static QString imposture(const SyncAlert &alert);
    static void wordPhase(const BackendStatus &status, BackendTexts &texts);
};

} // namespace haex
