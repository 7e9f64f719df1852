// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <functional>

namespace haex {

class Database;
class Replica;

/// Forgets tombstones that every device has, as far as their backends can tell (R14). Tombstones
/// are gathered into generations: all that are there while no backend lacks anything, with the
/// position that each backend had then. A generation goes once every backend says that all its
/// devices are beyond. core/sync/README.md tells why nothing comes back. Thread of the Replica.
class TombstonePurge final
{
public:
    /// The least age of a delete that is forgotten, by this device's clock. The servers have their
    /// own; a wrong clock on one side purges nothing.
    static constexpr qint64 KeptMs = 90LL * 24 * 3600 * 1000;

    explicit TombstonePurge(Replica &replica)
        : m_replica(replica)
    {
    }

    enum class When { OnceADay, Now };
    /// Whether a cell of that row waits somewhere under another name, so that the tombstone stays.
    using Awaited = std::function<bool(const QByteArray &tableName, const QByteArray &rowPks)>;
    /// Answers how many it forgot. Behind the last page of a pull, with what that page confirmed.
    [[nodiscard]] Result<qint64> run(When when, const Awaited &isAwaited = {});
    /// A backend came, or has another history: nothing is known of where it has the tombstones.
    /// In the caller's transaction.
    [[nodiscard]] static Result<> forgetPositions(Database &database);

private:
    [[nodiscard]] Result<bool> isDue();
    [[nodiscard]] Result<qint64> newestConfirmedGeneration();
    [[nodiscard]] Result<> holdBack(qint64 generation, const Awaited &isAwaited);
    [[nodiscard]] Result<qint64> purge(qint64 generation);
    [[nodiscard]] Result<bool> allHaveEverything();
    [[nodiscard]] Result<> noteGeneration();

    Replica &m_replica;
};

} // namespace haex
