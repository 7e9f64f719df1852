// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/conductor.h"

#include <algorithm>

namespace haex {

void Conductor::reached(const BackendPlace &place, const QByteArray &point, Proceed proceed)
{
    // The first that began and has not ended: its cycle is the one that runs.
    const auto running = std::ranges::find_if(
        m_tasks, [&](const auto &task) { return task->place() == place && task->isRunning(); });
    if (running != m_tasks.end() && (*running)->holdsAt(point))
        (*running)->hold(std::move(proceed));
    else
        proceed();
}

SyncTask &Conductor::add(QByteArray name, BackendPlace place, SyncMode mode)
{
    std::erase_if(m_tasks, [&](const auto &task) { return task->name() == name; });
    m_tasks.push_back(std::make_unique<SyncTask>(std::move(name), std::move(place), mode));
    return *m_tasks.back();
}

SyncTask *Conductor::find(const QByteArray &name) const
{
    const auto found = std::ranges::find(m_tasks, name, &SyncTask::name);
    return found == m_tasks.end() ? nullptr : found->get();
}

bool Conductor::isHeld(const BackendPlace &place) const
{
    return std::ranges::any_of(
        m_tasks, [&](const auto &task) { return task->place() == place && task->isHeld(); });
}

void Conductor::forget(const QByteArray &device)
{
    std::erase_if(m_tasks, [&](const auto &task) { return task->place().device == device; });
}

} // namespace haex
