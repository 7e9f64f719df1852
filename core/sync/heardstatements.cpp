// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/heardstatements.h"

#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"

#include <algorithm>
#include <utility>

namespace haex {
namespace {

/// Enough for a device that is as far behind as one that still says something.
constexpr qsizetype Remembered = 16;

} // namespace

QMap<QByteArray, QByteArray> HeardStatements::of(const QList<PeerStore::Peer> &peers)
{
    QMap<QByteArray, QByteArray> heard;
    for (const PeerStore::Peer &peer : peers)
        heard.insert(peer.deviceId, peer.name);
    return heard;
}

Result<> HeardStatements::settled(const BackendRecord &backend)
{
    HAEX_ASSIGN(own, m_peers.ownName());
    QList<Said> &said = m_said[backend.backend.id];
    if (!said.isEmpty() && said.last().epoch != backend.epoch)
        said.clear();
    if (own.isEmpty() || (!said.isEmpty() && said.last().name == own))
        return {};
    // They went in one push, and any of them may be the one that is lost.
    HAEX_ASSIGN(cells, m_peers.ownNewestCells());
    const qint64 last = backend.ackedSequence > 0 ? backend.ackedSequence : backend.pullCursor;
    said.append({own, backend.epoch, last - cells + 1});
    if (said.size() > Remembered)
        said.removeFirst();
    return {};
}

Result<bool> HeardStatements::offerMissing(const QByteArray &backendId, const DigestPlace &place,
                                           const PeerStore::Peer &peer, bool isAsked)
{
    const DigestPlace *theirs = peer.statement ? peer.statement->placeIn(place.epoch) : nullptr;
    const QList<Said> said = m_said.value(backendId);
    if (!theirs || !peer.statement->heard || said.isEmpty() || said.last().epoch != place.epoch)
        return false;
    const QByteArray heard = peer.statement->heard->value(m_replica.deviceId());
    const auto newer = std::find_if(said.crbegin(), said.crend(),
                                    [&](const Said &each) { return each.name == heard; });
    // What it had not seen yet it cannot miss.
    const bool isMissed = std::any_of(said.crbegin(), newer, [theirs](const Said &each) {
        return each.sequence <= theirs->seen;
    });
    if (!isMissed)
        return false;
    const QByteArray state = said.last().name + peer.name;
    if (std::exchange(m_answered[{backendId, peer.deviceId}], state) == state && !isAsked)
        return false;
    HAEX_ASSIGN(row, RowKey::fromParts({{"device_id", CellValue::text(m_replica.deviceId())}}));
    HAEX_TRY(m_peers.offer(backendId, StatementTable, {row.text()}));
    return true;
}

} // namespace haex
