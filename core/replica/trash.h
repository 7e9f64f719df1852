// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"
#include "core/clock/hlctimestamp.h"

#include <QByteArray>
#include <QList>

#include <utility>
#include <vector>

namespace haex {

class Replica;

/// A deleted row with its last values, as far as they are still kept.
struct TrashedRow
{
    QByteArray tableName;
    QByteArray rowPks;
    HlcTimestamp deletedAt;
    /// Column and value; empty once the tombstone was reduced to key and HLC.
    std::vector<std::pair<QByteArray, CellValue>> values;
};

/// Deleted rows that can be brought back (R13). Thread of the Replica.
class Trash final
{
public:
    explicit Trash(Replica &replica);

    /// Newest first; when `tableName` is empty, all tables but the pieces of files.
    [[nodiscard]] Result<QList<TrashedRow>> list(const QByteArray &tableName = {});
    /// Inserts the row again with its last values: a new write, so it comes back on every device.
    [[nodiscard]] Result<> restore(const QByteArray &tableName, const QByteArray &rowPks);
    /// As `restore`, in the caller's transaction with its triggers.
    [[nodiscard]] Result<> insertAgain(const QByteArray &tableName, const QByteArray &rowPks);
    /// Forgets the values; the tombstone keeps key and HLC, so the row stays deleted everywhere.
    [[nodiscard]] Result<> purge(const QByteArray &tableName, const QByteArray &rowPks);
    /// Purges what was deleted before `cutoffMs`; answers how many.
    [[nodiscard]] Result<int> purgeOlderThan(qint64 cutoffMs);

private:
    [[nodiscard]] Result<> reduce(const QByteArray &tableName, const QByteArray &rowPks);
    [[nodiscard]] Result<std::vector<std::pair<QByteArray, QByteArray>>>
    editedOlderThan(const QByteArray &cutoff);

    Replica &m_replica;
};

} // namespace haex
