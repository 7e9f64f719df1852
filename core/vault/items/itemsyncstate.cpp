// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemsyncstate.h"

#include "core/replica/replica.h"

#include <algorithm>

namespace haex {
namespace {

/// How far a backend is, as core/replica's ChangeCapture keeps it.
struct Progress
{
    QByteArray id;
    QString name;
    bool enabled = true;
    qint64 pushSeq = 0;
    qint64 relaySeq = 0;
    QByteArray pushHlc;
    bool offerPending = false;
};

Result<QList<Progress>> loadProgress(Database &database)
{
    HAEX_ASSIGN(
        rows,
        database.prepare("SELECT id, name, enabled, push_seq, relay_seq, last_push_hlc_timestamp,"
                         " offer_pending FROM haex_sync_backends ORDER BY added_ms, id"));
    QList<Progress> backends;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return backends;
        backends.append({rows.text(0), rows.string(1), rows.integer(2) != 0, rows.integer(3),
                         rows.integer(4), rows.text(5), rows.integer(6) != 0});
    }
}

/// Whether own writes to any part of the item lie beyond what was acknowledged. A field that was
/// removed is seen by what the history keeps of it.
constexpr char OwnSql[]
    = "SELECT EXISTS (SELECT 1 FROM vault_items WHERE id = ?1 AND haex_local_seq > ?2"
      " UNION ALL SELECT 1 FROM vault_item_fields WHERE item_id = ?1 AND haex_local_seq > ?2"
      " UNION ALL SELECT 1 FROM vault_attachments WHERE item_id = ?1 AND haex_local_seq > ?2"
      " UNION ALL SELECT 1 FROM vault_attachment_chunks WHERE attachment_id IN (SELECT id FROM vault_attachments"
      " WHERE item_id = ?1) AND haex_local_seq > ?2"
      " UNION ALL SELECT 1 FROM vault_item_history WHERE item_id = ?1 AND haex_local_seq > ?2"
      " UNION ALL SELECT 1 FROM vault_item_tags WHERE item_id = ?1 AND haex_local_seq > ?2"
      " UNION ALL SELECT 1 FROM haex_crdt_tombstones WHERE table_name = 'vault_item_tags' AND "
      "local_seq > ?2"
      " AND json_extract(row_pks, '$.item_id') = ?1)";

/// Whether cells of it that another backend brought are still on their way, or were refused.
constexpr char OthersSql[]
    = "SELECT EXISTS (SELECT 1 FROM (SELECT table_name, row_pks FROM haex_crdt_relay WHERE seq > "
      "?2 AND backend_id <> ?3"
      " UNION ALL SELECT table_name, row_pks FROM haex_crdt_refused WHERE backend_id = ?3) WHERE"
      " (table_name = 'vault_items' AND json_extract(row_pks, '$.id') = ?1)"
      " OR (table_name = 'vault_item_tags' AND json_extract(row_pks, '$.item_id') = ?1)"
      " OR (table_name = 'vault_attachments' AND json_extract(row_pks, '$.id') IN"
      " (SELECT id FROM vault_attachments WHERE item_id = ?1))"
      " OR (table_name = 'vault_attachment_chunks' AND json_extract(row_pks, '$.attachment_id') IN"
      " (SELECT id FROM vault_attachments WHERE item_id = ?1))"
      " OR (table_name = 'vault_item_fields' AND json_extract(row_pks, '$.id') IN"
      " (SELECT id FROM vault_item_fields WHERE item_id = ?1)))";

Result<bool> isWaiting(Database &database, const QByteArray &itemId, const Progress &backend)
{
    HAEX_ASSIGN(own, database.cached(QByteArrayLiteral(OwnSql)));
    HAEX_TRY(own->bindText(1, itemId).bind(2, backend.pushSeq).step());
    const bool ownWaits = own->integer(0) != 0;
    own->reset();
    HAEX_ASSIGN(others, database.cached(QByteArrayLiteral(OthersSql)));
    HAEX_TRY(others->bindText(1, itemId).bind(2, backend.relaySeq).bindText(3, backend.id).step());
    const bool othersWait = others->integer(0) != 0;
    others->reset();
    return ownWaits || othersWait;
}

/// The clock of the item's existence when this device made it. Newer than a backend's watermark,
/// that never heard of the item. Empty when another device made it.
Result<QByteArray> ownBirthOf(Replica &replica, const QByteArray &itemId)
{
    HAEX_ASSIGN(
        row,
        replica.database().cached(QByteArrayLiteral(
            "SELECT json_extract(haex_column_hlcs, '$.\"\"') FROM vault_items WHERE id = ?1")));
    HAEX_TRY(row->bindText(1, itemId).step());
    const QByteArray birth = row->text(0);
    row->reset();
    const auto hlc = HlcTimestamp::parse(birth);
    return hlc && hlc->node == NodeId::fromDeviceId(replica.deviceId()) ? birth : QByteArray();
}

} // namespace

Result<ItemSyncState> itemSyncState(Replica &replica, const QByteArray &itemId)
{
    HAEX_ASSIGN(backends, loadProgress(replica.database()));
    HAEX_ASSIGN(birth, ownBirthOf(replica, itemId));
    ItemSyncState state;
    for (const Progress &backend : backends) {
        HAEX_ASSIGN(waiting, isWaiting(replica.database(), itemId, backend));
        auto has = ItemSyncState::Has::Everything;
        if (backend.offerPending || (waiting && birth > backend.pushHlc))
            has = ItemSyncState::Has::Nothing;
        else if (waiting)
            has = ItemSyncState::Has::Older;
        state.backends.append({backend.name, has, backend.enabled});
    }
    return state;
}

Result<QSet<QByteArray>> waitingItems(Database &database)
{
    HAEX_ASSIGN(backends, loadProgress(database));
    QSet<QByteArray> waiting;
    if (backends.isEmpty())
        return waiting;
    qint64 seq = backends.first().pushSeq;
    for (const Progress &backend : backends)
        seq = std::min(seq, backend.offerPending ? -1 : backend.pushSeq);
    HAEX_ASSIGN(rows,
                database.prepare(
                    "SELECT id FROM vault_items WHERE ?1 < 0 OR haex_local_seq > ?1"
                    " UNION SELECT item_id FROM vault_item_fields WHERE haex_local_seq > ?1"
                    " UNION SELECT item_id FROM vault_item_tags WHERE haex_local_seq > ?1"
                    " UNION SELECT item_id FROM vault_item_history WHERE haex_local_seq > ?1"));
    rows.bind(1, seq);
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return waiting;
        waiting += rows.text(0);
    }
}

} // namespace haex
