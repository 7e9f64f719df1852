// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock/hlctimestamp.h"
#include "tests/simulation/cellreader.h"

#include <QSet>

namespace haex::sim {

/// All that was ever written, by anybody, as it was read from the devices right after each write:
/// the last-writer-wins oracle that the devices are held against.
class Writings final
{
public:
    /// What is wrong with that version: two values under one clock; empty when nothing.
    [[nodiscard]] QByteArray add(const RemoteCell &cell);
    [[nodiscard]] bool has(const RemoteCell &cell) const;
    /// Whether the same value was written once more, later.
    [[nodiscard]] bool isRepeated(const RemoteCell &cell) const;

private:
    /// By cell, then by clock.
    std::map<CellName, std::map<QByteArray, CellValue>> m_versions;
};

/// Whether the device has forgotten deletes (R14); and whether this may be one of them.
[[nodiscard]] bool hasForgotten(Replica &replica);
[[nodiscard]] bool mayBeForgotten(Replica &replica, const RemoteCell &cell);

/// Watches one device: what it wrote, and that nothing it holds ever becomes older.
class Witness final
{
public:
    explicit Witness(Writings &writings)
        : m_writings(writings)
    {
    }

    /// What a vault begins with counts as written.
    [[nodiscard]] QByteArray adopt(Replica &replica);
    /// The device took another identity, or its file another content: what it held before is no
    /// promise any more.
    void forget();
    /// The trash was emptied: what deleted rows held is gone, and whoever brings one back tells older values.
    void forgetTrash();
    /// After a write of its own: reads what is new. Answers what is wrong, or nothing.
    [[nodiscard]] QByteArray noteOwnWrites(Replica &replica);
    /// After anything: reads everything. Clocks beyond `sane` may fall (R4's exception).
    [[nodiscard]] QByteArray look(Replica &replica, const HlcTimestamp &sane);

    [[nodiscard]] const Cells &cells() const { return m_cells; }
    [[nodiscard]] qint64 writes() const { return m_writes; }

    /// Before a pull: own values that none of its backends has acknowledged.
    [[nodiscard]] Result<> noteUnacknowledged(Replica &replica);
    /// After it: those that lost are in the journal (R27).
    [[nodiscard]] QByteArray checkJournal(Replica &replica) const;

private:
    [[nodiscard]] QByteArray compare(Replica &replica, const Cells &now, const QByteArray &farFuture) const;

    Writings &m_writings;
    Cells m_cells;
    std::vector<RemoteCell> m_unacknowledged;
    qint64 m_readUpTo = 0;
    qint64 m_writes = 0;
};

} // namespace haex::sim
