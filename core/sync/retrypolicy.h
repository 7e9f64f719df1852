// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/sync/syncstatus.h"

namespace haex {

/// How a backend waits after failures (R25): exponential backoff with jitter, the server's own
/// Retry-After when it gave one, and a slow pace for what only a person can mend.
class RetryPolicy final
{
public:
    static constexpr qint64 FirstDelayMs = 2000;
    static constexpr qint64 LongestDelayMs = 5 * 60'000;
    /// A quota may be raised and a certificate renewed without a word to us.
    static constexpr qint64 BlockedDelayMs = 15 * 60'000;
    /// The longest Retry-After that is kept to; a server cannot silence a device for ever.
    static constexpr qint64 LongestAskedMs = 24 * 3600'000;

    explicit RetryPolicy(Random &random)
        : m_random(random)
    {
    }

    void succeeded() { m_failures = 0; }
    /// Milliseconds until the next try; 0 = not before the person acts.
    [[nodiscard]] qint64 failed(const Error &error);

    /// What the server asked for, within reason; 0 = nothing.
    [[nodiscard]] static qint64 askedDelayMs(const Error &error);
    /// Trying again with the same token or password only meets the same answer.
    [[nodiscard]] static bool needsLogin(ErrorCode code);
    /// The state that a failed backend shows until its next try.
    [[nodiscard]] static SyncPhase phaseAfter(ErrorCode code);

private:
    [[nodiscard]] qint64 jittered(qint64 milliseconds);

    Random &m_random;
    int m_failures = 0;
};

} // namespace haex
