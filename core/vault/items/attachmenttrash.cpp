// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments that were deleted: alone, or with their item.
#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"
#include "core/vault/items/attachmentstore.h"

#include <algorithm>

namespace haex {
namespace {

constexpr char Table[] = "vault_attachments";

CellValue valueOf(const TrashedRow &row, QByteArrayView column)
{
    const auto found = std::ranges::find_if(row.values, [column](const auto &value) { return value.first == column; });
    return found == row.values.end() ? CellValue() : found->second;
}

Attachment attachmentOf(const TrashedRow &row)
{
    const auto key = RowKey::parse(row.rowPks);
    const CellValue *id = key ? key->find("id") : nullptr;
    const qint64 chunks = valueOf(row, "chunks").toInteger();
    return {id ? id->bytes() : QByteArray(), valueOf(row, "item_id").bytes(), QString::fromUtf8(valueOf(row, "name").bytes()),
            valueOf(row, "size").toInteger(), chunks, chunks};
}

} // namespace

/// Without their content, which is large: it is read when it is restored.
Result<QList<TrashedRow>> AttachmentStore::piecesOf(const QByteArray &id, const HlcTimestamp &deletedAt)
{
    HAEX_ASSIGN(rows, m_replica.database().prepare("SELECT row_pks FROM haex_crdt_tombstones WHERE table_name = ?1 AND hlc = ?2"
                                                   " AND json_extract(row_pks, '$.attachment_id') = ?3"));
    rows.bindText(1, AttachmentChunkTable).bindText(2, deletedAt.toText()).bindText(3, id);
    QList<TrashedRow> pieces;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return pieces;
        pieces += {AttachmentChunkTable.toByteArray(), rows.text(0), deletedAt, {}};
    }
}

Result<QList<TrashedRow>> AttachmentStore::partsOf(const QByteArray &itemId, const HlcTimestamp &deletedAt)
{
    HAEX_ASSIGN(rows, Trash(m_replica).list(Table));
    QList<TrashedRow> parts;
    for (const TrashedRow &row : rows) {
        const Attachment attachment = attachmentOf(row);
        if (attachment.itemId != itemId || row.deletedAt != deletedAt)
            continue;
        HAEX_ASSIGN(pieces, piecesOf(attachment.id, deletedAt));
        parts += pieces;
        parts += row;
    }
    return parts;
}

Result<bool> AttachmentStore::isOnPresentItem(const Attachment &attachment, QString &title)
{
    HAEX_ASSIGN(item, m_replica.database().prepare("SELECT title FROM vault_items WHERE id = ?1"));
    HAEX_ASSIGN(exists, item.bindText(1, attachment.itemId).step());
    title = exists ? item.string(0) : QString();
    return exists;
}

Result<QList<TrashedAttachment>> AttachmentStore::trashed()
{
    HAEX_ASSIGN(rows, Trash(m_replica).list(Table));
    QList<TrashedAttachment> attachments;
    for (const TrashedRow &row : rows) {
        TrashedAttachment one{attachmentOf(row), {}, row.deletedAt.physicalMs};
        HAEX_ASSIGN(isPresent, isOnPresentItem(one.attachment, one.itemTitle));
        if (isPresent)
            attachments += one;
    }
    return attachments;
}

Result<TrashedRow> AttachmentStore::trashedRow(const QByteArray &id)
{
    HAEX_ASSIGN(rows, Trash(m_replica).list(Table));
    const auto found = std::ranges::find_if(rows, [&id](const TrashedRow &row) { return attachmentOf(row).id == id; });
    if (found == rows.end())
        return fail(ErrorCode::NotFound, QStringLiteral("deleted attachment"));
    return *found;
}

Result<> AttachmentStore::restore(const QByteArray &id)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(row, trashedRow(id));
        HAEX_ASSIGN(pieces, piecesOf(id, row.deletedAt));
        for (const TrashedRow &part : pieces + QList<TrashedRow>{row})
            HAEX_TRY(Trash(m_replica).restore(part.tableName, part.rowPks));
        return {};
    });
}

Result<> AttachmentStore::purge(const QByteArray &id)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(row, trashedRow(id));
        HAEX_ASSIGN(pieces, piecesOf(id, row.deletedAt));
        for (const TrashedRow &part : pieces + QList<TrashedRow>{row})
            HAEX_TRY(Trash(m_replica).purge(part.tableName, part.rowPks));
        return {};
    });
}

} // namespace haex
