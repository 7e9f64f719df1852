// SPDX-License-Identifier: GPL-3.0-or-later
// Groups that were deleted, and tags that items share.
#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/trash.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/items/itemrows.h"

#include <algorithm>

namespace haex {
namespace {

constexpr char GroupTable[] = "vault_groups";

QByteArray idOf(const TrashedRow &row)
{
    const auto key = RowKey::parse(row.rowPks);
    const CellValue *id = key ? key->find("id") : nullptr;
    return id ? id->bytes() : QByteArray();
}

Result<TrashedRow> findTrashedGroup(Replica &replica, const QByteArray &id)
{
    HAEX_ASSIGN(rows, Trash(replica).list(GroupTable));
    const auto row = std::ranges::find_if(rows, [&id](const TrashedRow &each) { return idOf(each) == id; });
    return row == rows.end() ? Result<TrashedRow>(fail(ErrorCode::NotFound, QStringLiteral("deleted group"))) : Result<TrashedRow>(*row);
}

} // namespace

Result<QList<TrashedGroup>> ItemRepository::trashedGroups()
{
    HAEX_ASSIGN(rows, Trash(m_replica).list(GroupTable));
    QList<TrashedGroup> groups;
    for (const TrashedRow &row : rows) {
        const auto name = std::ranges::find(row.values, QByteArray("name"), [](const auto &value) { return value.first; });
        if (name != row.values.end())
            groups.append({idOf(row), QString::fromUtf8(name->second.bytes()), row.deletedAt.physicalMs});
    }
    return groups;
}

/// What was inside moved up in the transaction that deleted the group, so it has the group's clock, unless
/// it was moved again since.
Result<> ItemRepository::restoreGroup(const QByteArray &id)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(row, findTrashedGroup(m_replica, id));
        HAEX_TRY(Trash(m_replica).restore(row.tableName, row.rowPks));
        for (const char *sql :
             {"UPDATE vault_items SET group_id = ?1 WHERE json_extract(haex_column_hlcs, '$.\"group_id\"') = ?2",
              "UPDATE vault_groups SET parent_id = ?1 WHERE id <> ?1 AND json_extract(haex_column_hlcs, '$.\"parent_id\"') = ?2"}) {
            HAEX_ASSIGN(move, m_replica.database().prepare(sql));
            HAEX_TRY(move.bindText(1, id).bindText(2, row.deletedAt.toText()).run());
        }
        return {};
    });
}

Result<> ItemRepository::purgeGroup(const QByteArray &id)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(row, findTrashedGroup(m_replica, id));
        return Trash(m_replica).purge(row.tableName, row.rowPks);
    });
}

Result<> ItemRepository::replaceTag(const QByteArrayList &ids, const QString &tag, const QString &replacement)
{
    return m_replica.write([&]() -> Result<> {
        for (const QByteArray &id : ids) {
            HAEX_ASSIGN(item, load(id));
            if (!tag.isEmpty())
                item.tags.removeAll(tag);
            item.tags = normalizedTags(item.tags + QStringList{replacement});
            HAEX_TRY(save(item));
        }
        return {};
    });
}

} // namespace haex
