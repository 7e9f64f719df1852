// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemfiling.h"

#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/replica.h"
#include "core/replica/tombstonestore.h"
#include "core/vault/items/rowsaver.h"

#include <functional>

namespace haex {
namespace {

using Fate = FieldVersion::Fate;

QByteArray keyOf(const QByteArray &id)
{
    const auto key = RowKey::fromParts({{"id", CellValue::text(id)}});
    return key ? key->text() : QByteArray();
}

HlcTimestamp hlcOf(QByteArrayView text)
{
    return HlcTimestamp::parse(text).value_or(HlcTimestamp());
}

HlcTimestamp clockOf(QByteArrayView clocks, const QByteArray &column)
{
    const auto parsed = ColumnClocks::parse(clocks);
    return parsed ? hlcOf(parsed->of(column, false)) : HlcTimestamp();
}

Result<> forEachRow(Statement &rows, const std::function<Result<>(const Statement &)> &read)
{
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        HAEX_TRY(read(rows));
    }
}

} // namespace

ItemFiling::ItemFiling(Replica &replica)
    : m_replica(replica)
{
}

bool ItemFiling::isFiling(const FieldVersion &version)
{
    return version.column == "group_id" || version.column == "group_name" || version.column == "tag";
}

Result<> ItemFiling::addTo(const QByteArray &itemId, QList<FieldVersion> &versions)
{
    HAEX_ASSIGN(groups, addGroups(itemId, versions));
    for (const QByteArray &group : std::as_const(groups))
        HAEX_TRY(addGroupNames(itemId, group, versions));
    return addTags(itemId, versions);
}

/// Also of one that is in the trash.
Result<QString> ItemFiling::groupName(const QByteArray &groupId)
{
    if (groupId.isEmpty())
        return QString();
    HAEX_ASSIGN(row, m_replica.database().prepare("SELECT name FROM vault_groups WHERE id = ?1"));
    HAEX_ASSIGN(isHere, row.bindText(1, groupId).step());
    if (isHere)
        return row.string(0);
    HAEX_ASSIGN(tombstone, TombstoneStore(m_replica).load("vault_groups", keyOf(groupId)));
    const CellValue *last = tombstone ? findInImage(tombstone->values, "name") : nullptr;
    return last ? QString::fromUtf8(last->bytes()) : QString();
}

/// Answers the groups that the item is and was in.
Result<QByteArrayList> ItemFiling::addGroups(const QByteArray &itemId, QList<FieldVersion> &versions)
{
    QByteArrayList groups;
    const auto add = [&](const QByteArray &group, const HlcTimestamp &written, const HlcTimestamp &replaced) -> Result<> {
        FieldVersion version;
        version.itemId = itemId;
        version.column = "group_id";
        version.value = QString::fromUtf8(group);
        HAEX_ASSIGN(name, groupName(group));
        version.name = name;
        version.written = written;
        version.replaced = replaced;
        version.fate = replaced.isZero() ? Fate::Present : Fate::Replaced;
        versions += version;
        if (!group.isEmpty() && !groups.contains(group))
            groups += group;
        return {};
    };
    HAEX_ASSIGN(present, m_replica.database().prepare("SELECT group_id, haex_column_hlcs FROM vault_items WHERE id = ?1"));
    present.bindText(1, itemId);
    HAEX_TRY(forEachRow(present, [&](const Statement &row) {
        return add(row.text(0), clockOf(row.textView(1), "group_id"), {});
    }));
    HAEX_ASSIGN(former, m_replica.database().prepare("SELECT value, value_hlc, haex_timestamp FROM vault_cell_history"
                                                     " WHERE table_name = 'vault_items' AND row_pks = ?1"
                                                     " AND column_name = 'group_id'"));
    former.bindText(1, keyOf(itemId));
    HAEX_TRY(forEachRow(former, [&](const Statement &row) {
        return add(row.text(0), hlcOf(row.textView(1)), hlcOf(row.textView(2)));
    }));
    return groups;
}

Result<> ItemFiling::addGroupNames(const QByteArray &itemId, const QByteArray &groupId, QList<FieldVersion> &versions)
{
    FieldVersion version;
    version.itemId = itemId;
    version.partId = groupId;
    version.column = "group_name";
    HAEX_ASSIGN(present, m_replica.database().prepare("SELECT name, haex_column_hlcs FROM vault_groups WHERE id = ?1"));
    present.bindText(1, groupId);
    HAEX_TRY(forEachRow(present, [&](const Statement &row) -> Result<> {
        version.name = version.value = row.string(0);
        version.written = clockOf(row.textView(1), "name");
        versions += version;
        return {};
    }));
    HAEX_ASSIGN(former, m_replica.database().prepare("SELECT value, value_hlc, haex_timestamp FROM vault_cell_history"
                                                     " WHERE table_name = 'vault_groups' AND row_pks = ?1"
                                                     " AND column_name = 'name' AND value <> ''"));
    former.bindText(1, keyOf(groupId));
    return forEachRow(former, [&](const Statement &row) -> Result<> {
        version.value = row.string(0);
        version.written = hlcOf(row.textView(1));
        version.replaced = hlcOf(row.textView(2));
        version.fate = Fate::Replaced;
        versions += version;
        return {};
    });
}

Result<> ItemFiling::addTags(const QByteArray &itemId, QList<FieldVersion> &versions)
{
    const auto add = [&](const QString &tag, const HlcTimestamp &written, const HlcTimestamp &replaced) {
        FieldVersion version;
        version.itemId = itemId;
        version.column = "tag";
        version.value = tag;
        version.written = written;
        version.replaced = replaced;
        version.fate = replaced.isZero() ? Fate::Present : Fate::FieldRemoved;
        versions += version;
    };
    HAEX_ASSIGN(present, m_replica.database().prepare("SELECT tag, haex_timestamp FROM vault_item_tags WHERE item_id = ?1"));
    present.bindText(1, itemId);
    HAEX_TRY(forEachRow(present, [&](const Statement &row) -> Result<> {
        add(row.string(0), hlcOf(row.textView(1)), {});
        return {};
    }));
    HAEX_ASSIGN(former, m_replica.database().prepare("SELECT row_pks, value_hlc, haex_timestamp FROM vault_cell_history"
                                                     " WHERE table_name = 'vault_item_tags' AND column_name = '*'"
                                                     " AND json_extract(row_pks, '$.item_id') = ?1"));
    former.bindText(1, itemId);
    return forEachRow(former, [&](const Statement &row) -> Result<> {
        const auto key = RowKey::parse(row.textView(0));
        if (const CellValue *tag = key ? key->find("tag") : nullptr)
            add(QString::fromUtf8(tag->bytes()), hlcOf(row.textView(1)), hlcOf(row.textView(2)));
        return {};
    });
}

Result<> ItemFiling::restore(const FieldVersion &version)
{
    Database &database = m_replica.database();
    const QByteArray value = version.value.toUtf8();
    if (version.column == "tag") {
        HAEX_ASSIGN(insert, database.prepare("INSERT INTO vault_item_tags(item_id, tag) VALUES(?1, ?2) ON CONFLICT DO NOTHING"));
        return insert.bindText(1, version.itemId).bindText(2, value).run();
    }
    const QByteArray group = version.column == "group_name" ? version.partId : value;
    HAEX_ASSIGN(known, database.prepare("SELECT 1 FROM vault_groups WHERE id = ?1"));
    HAEX_ASSIGN(isHere, known.bindText(1, group).step());
    if (!isHere && !group.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("group"));
    if (version.column == "group_name")
        return saveRow(database, "vault_groups", group, {{"name", CellValue::text(value)}});
    return saveRow(database, "vault_items", version.itemId,
                   {{"group_id", group.isEmpty() ? CellValue::null() : CellValue::text(group)}});
}

} // namespace haex
