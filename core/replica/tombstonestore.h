// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/columnclocks.h"
#include "core/replica/replica.h"
#include "core/replica/rowimage.h"

#include <optional>

namespace haex {

/// A deleted row as the vault keeps it (R13).
struct Tombstone
{
    QByteArray hlc;
    ColumnClocks clocks;
    /// The last values; empty once reduced to key and HLC.
    RowImage values;
    /// 0 when another device deleted the row.
    qint64 localSeq = 0;
};

/// The tombstones of all synced tables: `haex_crdt_tombstones`.
class TombstoneStore final
{
public:
    explicit TombstoneStore(Replica &replica)
        : m_replica(replica)
    {
    }

    [[nodiscard]] Result<std::optional<Tombstone>> load(const QByteArray &table, const QByteArray &rowPks);
    [[nodiscard]] Result<> put(const QByteArray &table, const QByteArray &rowPks, const Tombstone &tombstone);
    [[nodiscard]] Result<> remove(const QByteArray &table, const QByteArray &rowPks);

private:
    Replica &m_replica;
};

} // namespace haex
