// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncengine.h"

#include <QByteArray>
#include <QSet>

#include <functional>
#include <memory>

namespace haex {

/// One device's way to one server, by the names that a scenario has for them.
struct BackendPlace
{
    QByteArray device;
    QByteArray server;

    friend bool operator==(const BackendPlace &, const BackendPlace &) = default;
};

/// A sync in slow motion: it runs to the n-th time that it reaches a named point and stands there
/// until it is released.
class SyncTask final
{
public:
    using Proceed = std::function<void()>;

    SyncTask(QByteArray name, BackendPlace place, SyncMode mode);

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    [[nodiscard]] const BackendPlace &place() const { return m_place; }
    [[nodiscard]] SyncMode mode() const { return m_mode; }

    /// From here on it stops at that point, the next time or a later one.
    void stopAt(const QByteArray &point, qint64 nth);
    void stopNowhere() { m_point.clear(); }
    /// Goes on from where it is held.
    void release();

    /// Tells that the sync was asked for; the answer is to be given to the engine.
    [[nodiscard]] SyncEngine::Done begin();
    [[nodiscard]] bool hasBegun() const { return m_end != nullptr; }
    [[nodiscard]] bool hasEnded() const { return m_end && *m_end; }
    [[nodiscard]] bool isRunning() const { return hasBegun() && !hasEnded(); }
    [[nodiscard]] bool isHeld() const { return m_held != nullptr; }

    /// Counts; true when it is to stand here.
    [[nodiscard]] bool holdsAt(const QByteArray &point);
    void hold(Proceed proceed) { m_held = std::move(proceed); }

private:
    [[nodiscard]] bool isWanted(const QByteArray &point);

    QByteArray m_name;
    BackendPlace m_place;
    SyncMode m_mode;
    QByteArray m_point;
    qint64 m_left = 0;
    /// Tables that were scanned since the dirty ones were read.
    QSet<QByteArray> m_scanned;
    Proceed m_held;
    /// Outlives the task in the engine's hands.
    std::shared_ptr<bool> m_end;
};

} // namespace haex
