// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serverstorage.h"
#include "core/server/syncapi.h"
#include "core/server/taskqueue.h"

#include <functional>
#include <mutex>

namespace haex {

/// Several of one process's requests at once, each on a thread and with a connection to the
/// database of its own: for pushes and pulls, which spend their time waiting for it. For a store
/// that several may use at the same time.
class ApiLanes final
{
public:
    using Work = std::function<void(SyncApi &)>;

    /// As many as `storage` asks for; what happens in them goes to `onEvent`, on any of their
    /// threads. `first`, with which they count together, and `random` must outlive them.
    [[nodiscard]] static Result<std::unique_ptr<ApiLanes>>
    open(const ServerStorage &storage, SyncApi &first, Random &random,
         const std::function<void(const ServerEvent &)> &onEvent);
    /// Finishes what was begun.
    ~ApiLanes();

    /// Any thread; false when too many wait.
    [[nodiscard]] bool post(Work work);

private:
    struct Lane
    {
        std::unique_ptr<ServerStore> store;
        std::unique_ptr<SyncApi> api;
    };

    explicit ApiLanes(int count);
    void run(const Work &work);

    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::mutex m_mutex;
    /// There are as many threads as lanes: who comes finds one.
    std::vector<Lane *> m_free;
    // Behind what its tasks use, so that they end before it.
    TaskQueue m_threads;
};

} // namespace haex
