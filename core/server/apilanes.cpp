// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/apilanes.h"

namespace haex {
namespace {

constexpr size_t MaxWaitingRequests = 512;

} // namespace

ApiLanes::ApiLanes(int count)
    : m_threads(count, MaxWaitingRequests)
{
}

Result<std::unique_ptr<ApiLanes>>
ApiLanes::open(const ServerStorage &storage, SyncApi &first, Random &random,
               const std::function<void(const ServerEvent &)> &onEvent)
{
    std::unique_ptr<ApiLanes> lanes(new ApiLanes(storage.lanes));
    for (int i = 0; i < storage.lanes; ++i) {
        auto lane = std::make_unique<Lane>();
        HAEX_ASSIGN(store, openServerStore(storage, random));
        lane->store = std::move(store);
        lane->api = std::make_unique<SyncApi>(*lane->store, first);
        lane->api->onEvent = onEvent;
        lanes->m_free.push_back(lane.get());
        lanes->m_lanes.push_back(std::move(lane));
    }
    return lanes;
}

ApiLanes::~ApiLanes()
{
    m_threads.finish();
}

bool ApiLanes::post(Work work)
{
    return m_threads.post([this, work = std::move(work)] { run(work); });
}

void ApiLanes::run(const Work &work)
{
    Lane *lane = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        lane = m_free.back();
        m_free.pop_back();
    }
    work(*lane->api);
    const std::lock_guard lock(m_mutex);
    m_free.push_back(lane);
}

} // namespace haex
