// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/taskqueue.h"

#include <limits>
#include <utility>

namespace haex {

TaskQueue::TaskQueue(int threads, size_t maxWaiting)
    : m_maxWaiting(maxWaiting)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

TaskQueue::~TaskQueue()
{
    finish();
}

bool TaskQueue::push(Task task, size_t limit)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isFinishing || m_tasks.size() >= limit)
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
    return true;
}

bool TaskQueue::post(Task task)
{
    return push(std::move(task), m_maxWaiting);
}

bool TaskQueue::postAlways(Task task)
{
    return push(std::move(task), std::numeric_limits<size_t>::max());
}

void TaskQueue::work()
{
    while (true) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isFinishing || !m_tasks.empty(); });
            if (m_tasks.empty())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

void TaskQueue::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isFinishing = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

} // namespace haex
