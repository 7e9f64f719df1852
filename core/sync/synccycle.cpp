// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/synccycle.h"

#include "core/sync/retrypolicy.h"

#include <algorithm>

namespace haex {
namespace {

/// One cell may be what was too large: after so many batches without trouble a larger one is tried.
constexpr int BatchesBeforeGrowth = 4;

} // namespace

SyncCycle::SyncCycle(SyncMode mode, qint64 batchCells)
    : m_mode(mode)
    , m_batchCells(batchCells)
{
}

CycleAction SyncCycle::go(CycleAction action, SyncPhase phase)
{
    m_doing = action;
    m_phase = phase;
    return action;
}

CycleAction SyncCycle::start()
{
    return go(CycleAction::Prepare, m_mode == SyncMode::PushOnly ? SyncPhase::Pushing : SyncPhase::Pulling);
}

CycleAction SyncCycle::on(const CycleEvent &event)
{
    using Kind = CycleEvent::Kind;
    switch (event.kind) {
    case Kind::Prepared:
    case Kind::StartedOver:
        return m_mode == SyncMode::PushOnly ? go(CycleAction::Capture, SyncPhase::Capturing)
                                            : go(CycleAction::RequestPage, SyncPhase::Pulling);
    case Kind::PageReceived:
        return event.more ? go(CycleAction::RequestPage, SyncPhase::Pulling)
                          : go(CycleAction::ApplyPage, SyncPhase::Applying);
    case Kind::PageApplied:
        return event.more ? go(CycleAction::RequestPage, SyncPhase::Pulling)
                          : go(CycleAction::Settle, SyncPhase::Applying);
    case Kind::Settled:
        return afterPull();
    case Kind::PushAccepted:
        growBatch();
        [[fallthrough]];
    case Kind::Captured:
        return event.more ? go(CycleAction::RequestPush, SyncPhase::Pushing)
                          : go(CycleAction::RecordAck, SyncPhase::Pushing);
    case Kind::AckRecorded:
        return event.more ? go(CycleAction::Capture, SyncPhase::Capturing)
                          : go(CycleAction::Finish, SyncPhase::Idle);
    case Kind::Failed:
        return onFailure(event);
    }
    return go(CycleAction::Finish, SyncPhase::Idle);
}

CycleAction SyncCycle::afterPull()
{
    return m_mode == SyncMode::PullOnly ? go(CycleAction::Finish, SyncPhase::Idle)
                                        : go(CycleAction::Capture, SyncPhase::Capturing);
}

CycleAction SyncCycle::onFailure(const CycleEvent &event)
{
    const Error error = event.error.value_or(Error());
    const bool otherHistory = error.code == ErrorCode::EpochMismatch || error.code == ErrorCode::CursorAhead;
    if (otherHistory && !m_startedOver) {
        m_startedOver = true;
        return go(CycleAction::StartOver, SyncPhase::Pulling);
    }
    const bool pushing = m_doing == CycleAction::RequestPush;
    const bool tooLarge = error.code == ErrorCode::BatchTooLarge || error.code == ErrorCode::BodyTooLarge;
    if (pushing && tooLarge && m_batchCells > 1) {
        shrinkBatch(event.batchLimit);
        return go(CycleAction::RequestPush, SyncPhase::Pushing);
    }
    // Also a round that was to push only.
    if (error.code == ErrorCode::ResyncRequired && !m_resynced) {
        m_resynced = true;
        return go(CycleAction::RequestPage, SyncPhase::Pulling);
    }
    if (!m_error)
        m_error = error;
    const bool pulling = m_doing == CycleAction::RequestPage || m_doing == CycleAction::ApplyPage
        || m_doing == CycleAction::Settle;
    // Another token, or another history, is not to be had in this round: a push would meet the same.
    // And a server that asked for quiet gets it.
    const bool hopeless
        = otherHistory || RetryPolicy::needsLogin(error.code) || error.retryAfterSeconds > 0;
    return pulling && !hopeless ? afterPull() : go(CycleAction::Finish, SyncPhase::Idle);
}

void SyncCycle::shrinkBatch(qint64 limit)
{
    m_acceptedBatches = 0;
    if (limit <= 0) {
        m_batchCells /= 2;
        return;
    }
    m_batchCells = std::clamp<qint64>(limit, 1, m_batchCells - 1);
    m_batchCeiling = m_batchCells;
}

void SyncCycle::growBatch()
{
    if (m_batchCells < m_batchCeiling && ++m_acceptedBatches % BatchesBeforeGrowth == 0)
        m_batchCells = std::min(m_batchCells * 2, m_batchCeiling);
}

} // namespace haex
