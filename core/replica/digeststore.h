// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/registerdigest.h"

#include <QSet>

#include <optional>

namespace haex {

/// The sums of tables that were digested before, in the vault (`haex_digest_tables`), so that a
/// table that nobody touched is not read again. What this device writes later is seen by its local
/// sequence number, which costs a write nothing; a page that is applied drops the sums of its
/// tables.
class DigestStore final
{
public:
    explicit DigestStore(Replica &replica)
        : m_replica(replica)
    {
    }

    /// nullopt when they are not known under that key version, or out of date.
    [[nodiscard]] Result<std::optional<ColumnSums>> load(const SyncedTable &table,
                                                         quint32 keyVersion);
    /// Sums that were made while the replica's local sequence number stood at `upTo`.
    [[nodiscard]] Result<> save(const SyncedTable &table, quint32 keyVersion, qint64 upTo,
                                const ColumnSums &sums);
    /// In a page's transaction.
    [[nodiscard]] Result<> drop(const QSet<QByteArray> &tables);
    [[nodiscard]] Result<> dropAll();

private:
    [[nodiscard]] Result<bool> isWrittenBeyond(const SyncedTable &table, qint64 seq);

    Replica &m_replica;
};

} // namespace haex
