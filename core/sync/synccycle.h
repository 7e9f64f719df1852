// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sync/syncengine.h"

#include <optional>

namespace haex {

/// What the driver is to do next.
enum class CycleAction {
    /// Make sure of a token, the device's registration and the wrapped key.
    Prepare,
    RequestPage,
    /// Apply what was gathered.
    ApplyPage,
    /// All pages are in: adopt tables that others declared, try what waits.
    Settle,
    /// Forget the cursor and offer everything: the server's history is another one.
    StartOver,
    Capture,
    /// Send the next part of what was captured.
    RequestPush,
    /// Record that all of what was captured was acknowledged.
    RecordAck,
    Finish,
};

/// What the driver reports.
struct CycleEvent
{
    enum class Kind {
        Prepared,
        PageReceived,
        PageApplied,
        Settled,
        StartedOver,
        Captured,
        PushAccepted,
        AckRecorded,
        Failed,
    };
    Kind kind;
    /// PageReceived: the next page is gathered too before they are applied. PageApplied: more follow. PushAccepted: parts are left. Captured: there is something to
    /// send.  AckRecorded: more to capture.
    bool more = false;
    std::optional<Error> error = {};
    /// Failed with batch_too_large: how many cells the server takes; 0 = not told.
    qint64 batchLimit = 0;
};

/// Plans one pull → push round with one backend. Pure: no I/O, no clock, no signals; it is fed what
/// happened and answers with what to do next. Pull comes first; a push runs even when the pull
/// failed (R25), unless the token failed or the server asked for quiet; a batch that the server finds too large is halved
/// and grows again; a server whose history changed (R17) is started over once a round, and one that
/// asks for a resync (R14) is pulled from before the push is repeated. README.md draws it.
class SyncCycle final
{
public:
    static constexpr qint64 DefaultBatch = 500;

    explicit SyncCycle(SyncMode mode, qint64 batchCells = DefaultBatch);

    [[nodiscard]] CycleAction start();
    [[nodiscard]] CycleAction on(const CycleEvent &event);

    [[nodiscard]] SyncPhase phase() const { return m_phase; }
    /// Cells per request, as far as this server takes them.
    [[nodiscard]] qint64 batchCells() const { return m_batchCells; }
    /// The first failure; nullopt when the round went well.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] CycleAction onFailure(const CycleEvent &event);
    [[nodiscard]] CycleAction afterPull();
    [[nodiscard]] CycleAction go(CycleAction action, SyncPhase phase);
    void shrinkBatch(qint64 limit);
    void growBatch();

    SyncMode m_mode;
    qint64 m_batchCells;
    /// What the server said it takes, once it said so.
    qint64 m_batchCeiling = DefaultBatch;
    int m_acceptedBatches = 0;
    SyncPhase m_phase = SyncPhase::Idle;
    CycleAction m_doing = CycleAction::Prepare;
    std::optional<Error> m_error;
    bool m_startedOver = false;
    bool m_resynced = false;
};

} // namespace haex
