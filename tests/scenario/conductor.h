// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/scenario/synctask.h"

#include <memory>
#include <vector>

namespace haex {

/// Holds and releases the syncs that a scenario runs in slow motion. Whoever passes a named point,
/// an engine or the network, asks here; the task that the point belongs to may hold it up.
class Conductor final
{
public:
    using Proceed = SyncTask::Proceed;

    void reached(const BackendPlace &place, const QByteArray &point, Proceed proceed);

    SyncTask &add(QByteArray name, BackendPlace place, SyncMode mode);
    [[nodiscard]] SyncTask *find(const QByteArray &name) const;
    /// Whether a task stands still there: nothing else goes on at that place meanwhile (R26).
    [[nodiscard]] bool isHeld(const BackendPlace &place) const;
    /// The device's process is gone, and its tasks with it.
    void forget(const QByteArray &device);

private:
    std::vector<std::unique_ptr<SyncTask>> m_tasks;
};

} // namespace haex
