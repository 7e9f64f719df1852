// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/retrypolicy.h"

#include <algorithm>

namespace haex {

bool RetryPolicy::needsLogin(ErrorCode code)
{
    return code == ErrorCode::Unauthorized || code == ErrorCode::BadCredentials
        || code == ErrorCode::DeviceMismatch;
}

qint64 RetryPolicy::askedDelayMs(const Error &error)
{
    return std::clamp<qint64>(qint64(error.retryAfterSeconds) * 1000, 0, LongestAskedMs);
}

SyncPhase RetryPolicy::phaseAfter(ErrorCode code)
{
    if (code == ErrorCode::NetworkError || code == ErrorCode::Timeout)
        return SyncPhase::Offline;
    return errorGroup(code) == ErrorGroup::Retryable ? SyncPhase::BackingOff : SyncPhase::Blocked;
}

qint64 RetryPolicy::failed(const Error &error)
{
    if (needsLogin(error.code))
        return 0;
    const qint64 asked = askedDelayMs(error);
    if (phaseAfter(error.code) == SyncPhase::Blocked)
        return std::max(asked, jittered(BlockedDelayMs));
    constexpr int MostDoublings = 8;
    const qint64 delay
        = std::min(FirstDelayMs << std::min(m_failures, MostDoublings), LongestDelayMs);
    ++m_failures;
    // Never earlier than asked; later by some, so that devices do not come back together.
    const qint64 afterAsked = asked > 0 ? asked + jittered(FirstDelayMs) : 0;
    return std::max(afterAsked, jittered(delay));
}

/// Between three quarters and five quarters.
qint64 RetryPolicy::jittered(qint64 milliseconds)
{
    return milliseconds * 3 / 4 + qint64(m_random.below(static_cast<quint32>(milliseconds / 2 + 1)));
}

} // namespace haex
