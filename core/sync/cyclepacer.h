// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace haex {

/// Is told when a sync cycle reaches a named point, and lets it go on: at once by default; a slower
/// pace or a schedule can be injected. Points: pull.begin, pull.request_sent,
/// pull.response_received, pull.page_applied, pull.cursor_saved, push.begin, push.dirty_read,
/// push.scan:<table>, push.request_sent, push.response_received, push.watermark_saved,
/// push.dirty_cleaned. Between two of them nothing is left half done in the vault.
class CyclePacer
{
public:
    virtual ~CyclePacer() = default;
    /// Calls `proceed` once, now or later, on the engine's thread; or never, when the engine ends.
    virtual void reached(const QByteArray &backendId, const QByteArray &point, std::function<void()> proceed)
    {
        (void)backendId;
        (void)point;
        proceed();
    }
};

} // namespace haex
