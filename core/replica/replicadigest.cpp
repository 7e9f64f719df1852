// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replicadigest.h"

#include "core/replica/digeststore.h"
#include "core/replica/replicaschema.h"
#include "core/replica/sqlfunctions.h"

namespace haex {

ReplicaDigest::ReplicaDigest(Replica &replica, quint32 keyVersion, CellDigest digest)
    : m_replica(replica)
    , m_keyVersion(keyVersion)
    , m_digest(std::move(digest))
    , m_revision(replica.revision())
    , m_upTo(replica.functions().lastSeq())
{
    for (const SyncedTable &table : replica.tables()) {
        if (table.name != StatementTable)
            m_left += table.name;
    }
}

Result<ReplicaDigest::Progress> ReplicaDigest::advance(qint64 maxCells)
{
    if (m_replica.revision() != m_revision)
        return Progress::Disturbed;
    // Small tables share a page.
    qint64 left = maxCells;
    while (left > 0) {
        if (!m_reading) {
            HAEX_ASSIGN(more, next());
            if (!more)
                return Progress::Done;
        }
        const qint64 before = m_reading->cellsRead();
        HAEX_ASSIGN(finished, m_reading->advance(left));
        left -= m_reading->cellsRead() - before;
        if (!finished)
            return Progress::More;
        HAEX_TRY(keepTable());
        if (m_left.isEmpty())
            return Progress::Done;
    }
    return Progress::More;
}

/// The table that was read last is known from now on.
Result<> ReplicaDigest::keepTable()
{
    const QByteArray name = m_left.takeFirst();
    m_tables[name] = m_reading->sums();
    m_reading.reset();
    ++m_tablesRead;
    return DigestStore(m_replica).save(*m_replica.table(name), m_keyVersion, m_upTo, m_tables[name]);
}

/// Takes what is known; false when no table is left to read.
Result<bool> ReplicaDigest::next()
{
    while (!m_left.isEmpty()) {
        const SyncedTable *table = m_replica.table(m_left.first());
        if (!table)
            return fail(ErrorCode::NotFound, QString::fromUtf8(m_left.first()));
        HAEX_ASSIGN(known, DigestStore(m_replica).load(*table, m_keyVersion));
        if (!known) {
            m_reading = std::make_unique<RegisterDigest>(m_replica, *table, m_digest);
            return true;
        }
        m_tables[m_left.takeFirst()] = std::move(*known);
    }
    return false;
}

} // namespace haex
