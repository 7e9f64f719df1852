// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/synccycle.h"

#include <algorithm>

namespace haex {

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
        return go(CycleAction::ApplyPage, SyncPhase::Applying);
    case Kind::PageApplied:
        return event.more ? go(CycleAction::RequestPage, SyncPhase::Pulling)
                          : go(CycleAction::Settle, SyncPhase::Applying);
    case Kind::Settled:
        return afterPull();
    case Kind::Captured:
        return event.more ? go(CycleAction::RequestPush, SyncPhase::Pushing)
                          : go(CycleAction::RecordAck, SyncPhase::Pushing);
    case Kind::PushAccepted:
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
        const qint64 half = m_batchCells / 2;
        m_batchCells = event.batchLimit > 0 ? std::clamp<qint64>(event.batchLimit, 1, m_batchCells - 1) : half;
        return go(CycleAction::RequestPush, SyncPhase::Pushing);
    }
    if (!m_error)
        m_error = error;
    const bool pulling = m_doing == CycleAction::RequestPage || m_doing == CycleAction::ApplyPage
        || m_doing == CycleAction::Settle;
    return pulling ? afterPull() : go(CycleAction::Finish, SyncPhase::Idle);
}

} // namespace haex
