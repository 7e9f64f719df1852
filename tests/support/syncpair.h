// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/syncdevice.h"

#include <memory>

namespace haex {

/// Two devices and the server between them, all with `notes`: what most sync tests begin with.
struct SyncPair
{
    explicit SyncPair(ServerOptions options = LoopbackServer::testOptions())
        : server("one", serverClock, std::move(options))
    {
        for (SyncDevice *device : {&a, &b}) {
            device->makeNotes();
            device->addBackend(server);
        }
    }

    /// Everybody's time goes on.
    void advance(qint64 milliseconds)
    {
        serverClock.advance(milliseconds);
        a.clock().advance(milliseconds);
        b.clock().advance(milliseconds);
    }
    void settle() { settleAll({&a, &b}); }

    FakeClock serverClock;
    LoopbackServer server;
    SyncDevice a;
    SyncDevice b;
};

} // namespace haex
