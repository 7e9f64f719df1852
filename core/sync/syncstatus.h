// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace haex {

/// What one backend is doing; the names shown to people are derived from these, once, in ui.
enum class SyncPhase {
    Idle,
    Pulling,
    Applying,
    Capturing,
    Pushing,
    /// Failed; tries again by itself at `nextTryMs`.
    BackingOff,
    /// The person paused it (a disabled backend).
    Paused,
    /// The server cannot be reached; tries again by itself.
    Offline,
    /// Needs the person: log in again, clock, quota, key …
    Blocked,
};

/// What a server is asked to delete, or to keep after all.
enum class RemovalScope { Vault, Account };

/// What a server is going to delete, as its last pull said (ms since 1970, by the server's clock);
/// 0 = nothing.
struct ServerRemoval
{
    qint64 accountEndsMs = 0;
    qint64 vaultEndsMs = 0;

    /// What comes first; 0 = nothing does.
    [[nodiscard]] qint64 firstMs() const
    {
        if (accountEndsMs == 0 || vaultEndsMs == 0)
            return accountEndsMs + vaultEndsMs;
        return qMin(accountEndsMs, vaultEndsMs);
    }
    friend bool operator==(const ServerRemoval &, const ServerRemoval &) = default;
};

/// A rule of the person's by which nothing is synced by itself at the moment; "Sync now" still does.
enum class SyncHold {
    None,
    /// The network counts what it carries.
    Metered,
    /// The machine runs on its battery.
    Battery,
    /// It is not the time of day.
    Hours,
};

struct BackendStatus
{
    QByteArray backendId;
    QString name;
    SyncPhase phase = SyncPhase::Idle;
    /// When this phase began (ms since 1970).
    qint64 phaseSinceMs = 0;
    /// Rows with changes that this backend has not acknowledged.
    qint64 waitingRows = 0;
    qint64 lastSuccessMs = 0;
    /// 0 = no try planned.
    qint64 nextTryMs = 0;
    std::optional<Error> lastError;
    /// Cells done in the running transfer, for progress.
    qint64 transferredCells = 0;
    bool realtimeConnected = false;
    /// Why the server cannot tell of changes at once, when a proxy on the way does not let it.
    std::optional<Error> realtimeError;
    /// The server does not have the key under the vault's present password yet.
    bool keyPending = false;
    /// Server clock minus ours at the last answer.
    qint64 clockDifferenceMs = 0;
    ServerRemoval removal;
    SyncHold hold = SyncHold::None;
};

/// Precedence of the one word that stands for all backends: the first that holds is shown.
enum class OverallState { Blocked, ConflictsOpen, Paused, Syncing, Offline, Pending, UpToDate, LocalOnly };

/// A warning that stays until its cause is gone (R4, R28): code, since when, and for which backend.
struct SyncAlert
{
    ErrorCode code = ErrorCode::Internal;
    QByteArray backendId;
    qint64 sinceMs = 0;
    QString context;
};

/// The one truth about sync: status bar, panel and tray all show this value.
struct SyncStatus
{
    OverallState overall = OverallState::LocalOnly;
    /// Why it is `Paused`, when the person did not pause it.
    SyncHold hold = SyncHold::None;
    QList<BackendStatus> backends;
    QList<SyncAlert> alerts;
    qint64 waitingRows = 0;
    qint64 openConflicts = 0;
    /// Cells that wait for a table, column, parent or free name; and cells that failed a check.
    qint64 heldCells = 0;
    qint64 quarantinedCells = 0;
    qint64 lastSuccessMs = 0;
};

/// One line of the activity log.
struct ActivityEntry
{
    qint64 id = 0;
    qint64 timeMs = 0;
    QByteArray backendId;
    QString backendName;
    /// "pull", "push", or "backend" for what happened to the backend itself.
    QString direction;
    qint64 cells = 0;
    /// Of a transfer: the tables that were touched, separated by commas. Of a backend: "added",
    /// "signed_in", "password_changed", "paused", "resumed", "removed", "certificate_trusted", "address_changed",
    /// "account_ends:MS", "vault_ends:MS", "kept", or empty with an error.
    QString detail;
    /// Empty when it went well.
    QString errorCode;
};

/// A cell that was received and waits (held) or was refused (quarantined), with the reason.
struct WaitingCell
{
    QByteArray tableName;
    QByteArray rowPks;
    QByteArray columnName;
    QByteArray hlcTimestamp;
    /// unknown_table, unknown_column, incomplete_row, missing_parent, unique, check, not_null,
    /// authentication_failed, hlc_too_far_in_future …
    QByteArray reason;
    bool quarantined = false;
    qint64 sinceMs = 0;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::SyncStatus)
