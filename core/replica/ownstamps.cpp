// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/ownstamps.h"

#include "core/replica/replica.h"
#include "core/replica/tombstonepurge.h"

#include <algorithm>

namespace haex {
namespace {

QByteArray upTo(qint64 timeMs)
{
    return HlcTimestamp{std::max<qint64>(timeMs, 0), 0xffff, NodeId(~0ULL)}.toText();
}

} // namespace

QByteArray OwnStamps::name() const
{
    return "forgotten by " + m_replica.clock().node().toHex();
}

/// The system's clock may have been set back since something was forgotten.
qint64 OwnStamps::nowMs() const
{
    return std::max(m_replica.clock().nowMs(), m_replica.clock().last().physicalMs);
}

Result<QByteArray> OwnStamps::knownFrom()
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(select, database.cached(QByteArrayLiteral("SELECT hlc FROM haex_crdt_seen WHERE node = ?1")));
    HAEX_ASSIGN(found, select->bindText(1, name()).step());
    QByteArray bound = found ? select->text(0) : QByteArray();
    select->reset();
    HAEX_ASSIGN(hasPurged, database.scalar("SELECT has_purged FROM haex_crdt_clock"));
    // Which deletes were forgotten nobody remembers; they were that old.
    if (hasPurged.toInteger() != 0)
        bound = std::max(bound, upTo(nowMs() - TombstonePurge::KeptMs));
    return bound;
}

Result<> OwnStamps::forgetUpToNow()
{
    HAEX_ASSIGN(raise, m_replica.database().cached(QByteArrayLiteral(
                           "INSERT INTO haex_crdt_seen(node, hlc) VALUES(?1, ?2) ON CONFLICT(node)"
                           " DO UPDATE SET hlc = excluded.hlc WHERE excluded.hlc > hlc")));
    return raise->bindText(1, name()).bindText(2, upTo(nowMs())).run();
}

} // namespace haex
