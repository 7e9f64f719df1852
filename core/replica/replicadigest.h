// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/registerdigest.h"

#include <memory>

namespace haex {

/// The sums of all synced tables but the devices' own statements about them: what one device says about all that it holds. Made in steps, from
/// what is known of untouched tables and by reading the others; a write in between is noticed.
class ReplicaDigest final
{
public:
    using Tables = std::map<QByteArray, ColumnSums>;
    enum class Progress {
        More,
        Done,
        /** Written meanwhile: begin again once it is quiet. */ Disturbed
    };

    /// `digest` digests under the key of that version; `replica` must outlive it.
    ReplicaDigest(Replica &replica, quint32 keyVersion, CellDigest digest);

    /// Reads about so many cells.
    [[nodiscard]] Result<Progress> advance(qint64 maxCells);
    [[nodiscard]] const Tables &tables() const { return m_tables; }
    /// How many tables had to be read.
    [[nodiscard]] int tablesRead() const { return m_tablesRead; }
    /// The state of the replica that this is about.
    [[nodiscard]] quint64 revision() const { return m_revision; }

private:
    [[nodiscard]] Result<> keepTable();
    [[nodiscard]] Result<bool> next();

    Replica &m_replica;
    quint32 m_keyVersion;
    CellDigest m_digest;
    quint64 m_revision;
    qint64 m_upTo;
    QByteArrayList m_left;
    std::unique_ptr<RegisterDigest> m_reading;
    Tables m_tables;
    int m_tablesRead = 0;
};

} // namespace haex
