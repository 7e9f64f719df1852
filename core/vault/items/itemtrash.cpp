// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/trash.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemhistory.h"
#include "core/vault/items/itemrepository.h"

#include <QHash>

#include <algorithm>

namespace haex {
namespace {

const CellValue *valueOf(const TrashedRow &row, QByteArrayView column)
{
    for (const auto &[name, value] : row.values) {
        if (name == column)
            return &value;
    }
    return nullptr;
}

QString textOf(const TrashedRow &row, QByteArrayView column)
{
    const CellValue *value = valueOf(row, column);
    return value ? QString::fromUtf8(value->bytes()) : QString();
}

/// That column of the row, from its key or its last values.
QByteArray idOf(const TrashedRow &row, QByteArrayView column)
{
    const auto key = RowKey::parse(row.rowPks);
    if (const CellValue *part = key ? key->find(column) : nullptr)
        return part->bytes();
    const CellValue *value = valueOf(row, column);
    return value ? value->bytes() : QByteArray();
}

/// Deleted tags of an item. They are nothing but keys, so the trash has no values to list them by.
Result<QList<TrashedRow>> tagsOf(Replica &replica, const QByteArray &itemId,
                                 const HlcTimestamp &deletedAt)
{
    HAEX_ASSIGN(rows,
                replica.database().prepare("SELECT row_pks FROM haex_crdt_tombstones WHERE"
                                           " table_name = 'vault_item_tags' AND hlc = ?1"));
    rows.bindText(1, deletedAt.toText());
    QList<TrashedRow> tags;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return tags;
        const TrashedRow row{"vault_item_tags", rows.text(0), deletedAt, {}};
        if (idOf(row, "item_id") == itemId)
            tags += row;
    }
}

/// Everything in the trash that belongs to one item: it went in one transaction, so it has one HLC.
Result<QList<TrashedRow>> partsOf(Replica &replica, const QByteArray &itemId)
{
    Trash trash(replica);
    HAEX_ASSIGN(items, trash.list("vault_items"));
    const auto item = std::ranges::find_if(
        items, [&](const TrashedRow &row) { return idOf(row, "id") == itemId; });
    if (item == items.end())
        return fail(ErrorCode::NotFound, QStringLiteral("deleted item"));
    QList<TrashedRow> parts{*item};
    HAEX_ASSIGN(fields, trash.list("vault_item_fields"));
    for (const TrashedRow &row : fields) {
        if (idOf(row, "item_id") == itemId && row.deletedAt == item->deletedAt)
            parts += row;
    }
    HAEX_ASSIGN(tags, tagsOf(replica, itemId, item->deletedAt));
    HAEX_ASSIGN(files, AttachmentStore(replica).partsOf(itemId, item->deletedAt));
    return parts + tags + files;
}

/// Files that another device attached while the item was being deleted: nothing shows them any more.
Result<> forgetFilesOf(Replica &replica, const QByteArray &itemId)
{
    AttachmentStore attachments(replica);
    HAEX_ASSIGN(files, attachments.list(itemId));
    for (const Attachment &file : files) {
        HAEX_TRY(attachments.remove(file.id));
        HAEX_TRY(attachments.purge(file.id));
    }
    return {};
}

} // namespace

Result<QList<TrashedItem>> ItemRepository::trashed()
{
    Trash trash(m_replica);
    HAEX_ASSIGN(rows, trash.list("vault_items"));
    QList<TrashedItem> items;
    for (const TrashedRow &row : rows) {
        if (row.values.empty())
            continue;
        items.append({idOf(row, "id"), itemKindFromName(textOf(row, "kind")), textOf(row, "title"),
                      textOf(row, "username"), row.deletedAt.physicalMs});
    }
    return items;
}

Result<> ItemRepository::restore(const QByteArrayList &ids)
{
    return m_replica.write([&]() -> Result<> {
        for (const QByteArray &id : ids) {
            HAEX_ASSIGN(parts, partsOf(m_replica, id));
            for (const TrashedRow &row : parts)
                HAEX_TRY(Trash(m_replica).restore(row.tableName, row.rowPks));
        }
        return {};
    });
}

Result<> ItemRepository::purge(const QByteArrayList &ids)
{
    return m_replica.write([&]() -> Result<> {
        for (const QByteArray &id : ids) {
            HAEX_ASSIGN(parts, partsOf(m_replica, id));
            QByteArrayList partIds;
            for (const TrashedRow &row : parts) {
                HAEX_TRY(Trash(m_replica).purge(row.tableName, row.rowPks));
                if (row.tableName == "vault_item_fields")
                    partIds += idOf(row, "id");
            }
            HAEX_TRY(ItemHistory(m_replica).forget(id, partIds));
            HAEX_TRY(forgetFilesOf(m_replica, id));
        }
        return {};
    });
}

Result<int> ItemRepository::purgeOlderThan(qint64 cutoffMs)
{
    int purged = 0;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        Trash trash(m_replica);
        HAEX_ASSIGN(items, trash.list("vault_items"));
        HAEX_ASSIGN(fields, trash.list("vault_item_fields"));
        QHash<QByteArray, QByteArrayList> partIds;
        for (const TrashedRow &field : fields)
            partIds[idOf(field, "item_id")] += idOf(field, "id");
        for (const TrashedRow &item : items) {
            const QByteArray id = idOf(item, "id");
            if (item.deletedAt.physicalMs >= cutoffMs)
                continue;
            HAEX_TRY(ItemHistory(m_replica).forget(id, partIds.value(id)));
            HAEX_TRY(forgetFilesOf(m_replica, id));
        }
        HAEX_ASSIGN(count, trash.purgeOlderThan(cutoffMs));
        purged = count;
        return {};
    }));
    return purged;
}

} // namespace haex
