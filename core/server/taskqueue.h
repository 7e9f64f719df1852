// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace haex {

/// Threads that run tasks in the order they were posted; with one thread, one after the other.
class TaskQueue final
{
public:
    using Task = std::function<void()>;

    /// At most `maxWaiting` tasks wait; more are refused.
    TaskQueue(int threads, size_t maxWaiting);
    /// Runs what was posted, then ends.
    ~TaskQueue();
    TaskQueue(const TaskQueue &) = delete;
    TaskQueue &operator=(const TaskQueue &) = delete;

    /// Any thread; false when too many wait.
    [[nodiscard]] bool post(Task task);
    /// Even when too many wait: for what must not be lost. False only after `finish`.
    bool postAlways(Task task);
    /// Runs what was posted and joins the threads; later posts are refused.
    void finish();

private:
    bool push(Task task, size_t limit);
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    size_t m_maxWaiting;
    bool m_isFinishing = false;
    std::vector<std::thread> m_threads;
};

} // namespace haex
