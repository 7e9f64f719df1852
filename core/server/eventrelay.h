// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serverevent.h"

#include <functional>

namespace haex {

/// Carries events between the processes that share a store (R21). May lose some: a device that is
/// not told sees a change with its timer, and a token that ended opens nothing.
class EventRelay
{
public:
    /// Called with what other processes published; on a thread of the relay.
    using Receiver = std::function<void(const ServerEvent &)>;

    /// Nothing is received any more afterwards.
    virtual ~EventRelay() = default;
    /// Any thread; returns at once.
    virtual void publish(const ServerEvent &event) = 0;
};

} // namespace haex
