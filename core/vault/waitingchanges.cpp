// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/waitingchanges.h"

#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"

namespace haex {
namespace {

using Kind = WaitingChange::Kind;

/// What lies beyond the acknowledged sequence number, item by item.
constexpr char ItemsSql[]
    = "WITH parts(item) AS (SELECT id FROM vault_items WHERE haex_local_seq > ?1"
      " UNION ALL SELECT item_id FROM vault_item_fields WHERE haex_local_seq > ?1"
      " UNION ALL SELECT item_id FROM vault_item_tags WHERE haex_local_seq > ?1"
      " UNION ALL SELECT item_id FROM vault_attachments WHERE haex_local_seq > ?1"
      " UNION ALL SELECT coalesce(a.item_id, '') FROM vault_attachment_chunks AS c LEFT JOIN vault_attachments AS a ON a.id = c.attachment_id"
      " WHERE c.haex_local_seq > ?1)"
      " SELECT p.item, i.title, i.kind, count(*) FROM parts AS p LEFT JOIN vault_items AS i ON i.id = p.item"
      " GROUP BY p.item ORDER BY i.title COLLATE NOCASE, p.item";

constexpr char GroupsSql[] = "SELECT id, name FROM vault_groups WHERE haex_local_seq > ?1 ORDER BY name COLLATE NOCASE, id";

constexpr char DeletedSql[]
    = "SELECT table_name, count(*) FROM haex_crdt_tombstones WHERE local_seq > ?1"
      " GROUP BY table_name ORDER BY table_name COLLATE NOCASE";

constexpr char PassedOnSql[]
    = "SELECT count(*) FROM (SELECT table_name, row_pks FROM haex_crdt_held WHERE local_seq > ?1"
      " UNION SELECT table_name, row_pks FROM haex_crdt_relay WHERE seq > ?2 AND backend_id <> ?3"
      " UNION SELECT table_name, row_pks FROM haex_crdt_refused WHERE backend_id = ?3) WHERE table_name NOT IN (";

bool isPartOfItems(QByteArrayView table)
{
    return table == "vault_items" || table == "vault_item_fields" || table == "vault_item_tags" || table == "vault_attachments"
        || table == AttachmentChunkTable;
}

struct Place
{
    qint64 pushSeq = 0;
    qint64 relaySeq = 0;
};

Result<Place> placeOf(Database &database, const QByteArray &backendId)
{
    HAEX_ASSIGN(row, database.prepare("SELECT push_seq, relay_seq FROM haex_sync_backends WHERE id = ?1"));
    HAEX_ASSIGN(exists, row.bindText(1, backendId).step());
    if (!exists)
        return fail(ErrorCode::NotFound, QStringLiteral("backend"));
    return Place{row.integer(0), row.integer(1)};
}

class Collection
{
public:
    Collection(Replica &replica, const Place &place)
        : m_replica(replica)
        , m_database(replica.database())
        , m_place(place)
    {
    }

    Result<> addItems(int mostItems)
    {
        HAEX_ASSIGN(rows, m_database.prepare(ItemsSql));
        rows.bind(1, m_place.pushSeq);
        WaitingChange rest;
        for (int items = 0;; ++items) {
            HAEX_ASSIGN(more, rows.step());
            if (!more)
                break;
            if (items < mostItems)
                m_changes.append({Kind::Item, rows.text(0), rows.string(1), itemKindFromName(rows.string(2)), rows.integer(3)});
            else
                rest.rows += rows.integer(3);
        }
        if (rest.rows > 0)
            m_changes.append(rest);
        return {};
    }

    Result<> addGroups()
    {
        HAEX_ASSIGN(rows, m_database.prepare(GroupsSql));
        rows.bind(1, m_place.pushSeq);
        while (true) {
            HAEX_ASSIGN(more, rows.step());
            if (!more)
                return {};
            m_changes.append({Kind::Group, rows.text(0), rows.string(1), {}, 1});
        }
    }

    Result<> addTables()
    {
        for (const SyncedTable &table : m_replica.tables()) {
            if (isPartOfItems(table.name) || table.name == "vault_groups" || isHistory(table.name))
                continue;
            HAEX_ASSIGN(count, m_database.scalar("SELECT count(*) FROM " + quoteIdentifier(table.name) + " WHERE haex_local_seq > "
                                                 + QByteArray::number(m_place.pushSeq)));
            add(table.name, count.toInteger());
        }
        return {};
    }

    Result<> addDeleted()
    {
        HAEX_ASSIGN(rows, m_database.prepare(DeletedSql));
        rows.bind(1, m_place.pushSeq);
        while (true) {
            HAEX_ASSIGN(more, rows.step());
            if (!more)
                return {};
            const QByteArray table = rows.text(0);
            if (isHistory(table))
                continue;
            if (isPartOfItems(table) || table == "vault_groups")
                m_deleted += rows.integer(1);
            else
                add(table, rows.integer(1));
        }
    }

    Result<> addPassedOn(const QByteArray &backendId)
    {
        HAEX_ASSIGN(row, m_database.prepare(PassedOnSql + historyTablesSql() + ')'));
        HAEX_TRY(row.bind(1, m_place.pushSeq).bind(2, m_place.relaySeq).bindText(3, backendId).step());
        m_passedOn = row.integer(0);
        return {};
    }

    QList<WaitingChange> take()
    {
        for (const auto &[kind, rows] : {std::pair(Kind::Deleted, m_deleted), std::pair(Kind::Vault, m_vault), std::pair(Kind::PassedOn, m_passedOn)}) {
            if (rows > 0)
                m_changes.append({kind, {}, {}, {}, rows});
        }
        return std::move(m_changes);
    }

private:
    void add(const QByteArray &table, qint64 rows)
    {
        if (rows == 0)
            return;
        if (isApplicationName(table)) {
            m_vault += rows;
            return;
        }
        for (WaitingChange &change : m_changes) {
            if (change.kind == Kind::Table && change.id == table) {
                change.rows += rows;
                return;
            }
        }
        m_changes.append({Kind::Table, table, QString::fromUtf8(table), {}, rows});
    }

    Replica &m_replica;
    Database &m_database;
    Place m_place;
    QList<WaitingChange> m_changes;
    qint64 m_deleted = 0;
    qint64 m_vault = 0;
    qint64 m_passedOn = 0;
};

} // namespace

Result<QList<WaitingChange>> waitingChanges(Replica &replica, const QByteArray &backendId, int mostItems)
{
    HAEX_ASSIGN(place, placeOf(replica.database(), backendId));
    Collection collection(replica, place);
    HAEX_TRY(collection.addItems(mostItems));
    HAEX_TRY(collection.addGroups());
    HAEX_TRY(collection.addTables());
    HAEX_TRY(collection.addDeleted());
    HAEX_TRY(collection.addPassedOn(backendId));
    return collection.take();
}

} // namespace haex
