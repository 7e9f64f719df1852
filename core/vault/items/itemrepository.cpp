// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemrepository.h"

#include "core/replica/replica.h"
#include "core/vault/items/itemgroups.h"
#include "core/vault/items/itemhistory.h"
#include "core/vault/items/itemindex.h"
#include "core/vault/items/itemrows.h"
#include "core/vault/items/sampledata.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 MsPerDay = 86'400'000;

CellValue textOrNull(const QByteArray &bytes)
{
    return bytes.isEmpty() ? CellValue::null() : CellValue::text(bytes);
}

/// Whether the group `id` would end up inside itself below `parent`.
bool isInside(const QList<ItemGroup> &groups, QByteArray parent, const QByteArray &id)
{
    // Only as many steps as there are groups: the list has no circles, but this needs not rely on
    // it.
    for (qsizetype steps = 0; steps <= groups.size() && !parent.isEmpty(); ++steps) {
        if (parent == id)
            return true;
        const auto found = std::ranges::find(groups, parent, &ItemGroup::id);
        parent = found == groups.end() ? QByteArray() : found->parentId;
    }
    return false;
}

} // namespace

ItemRepository::ItemRepository(Replica &replica, const Clock &clock, Random &random)
    : m_replica(replica)
    , m_clock(clock)
    , m_random(random)
    , m_index(std::make_unique<ItemIndex>(replica.database()))
{
}

ItemRepository::~ItemRepository() = default;

Result<QList<ItemSummary>> ItemRepository::list(const ItemQuery &query)
{
    HAEX_ASSIGN(known, loadGroups(m_replica.database()));
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs()).date();
    return m_index->find(query, known, today);
}

Result<VaultItem> ItemRepository::load(const QByteArray &id)
{
    return ItemRows(m_replica.database(), m_random).load(id);
}

Result<QByteArray> ItemRepository::saveInWrite(VaultItem item)
{
    Database &database = m_replica.database();
    if (item.id.isEmpty())
        item.id = m_random.uuid().toLatin1();
    HAEX_ASSIGN(exists,
                database.cached(QByteArrayLiteral("SELECT 1 FROM vault_items WHERE id = ?1")));
    exists->bindText(1, item.id);
    HAEX_ASSIGN(known, exists->step());
    exists->reset();
    if (known)
        item.createdMs = 0; // stays as it is
    else if (item.createdMs == 0)
        item.createdMs = m_clock.nowMs();
    HAEX_TRY(ItemRows(database, m_random).save(item));
    return item.id;
}

Result<QByteArray> ItemRepository::save(const VaultItem &item)
{
    QByteArray id;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(saved, saveInWrite(item));
        id = saved;
        return {};
    }));
    return id;
}

Result<> ItemRepository::saveAll(const QList<VaultItem> &items)
{
    return m_replica.write([&]() -> Result<> {
        for (const VaultItem &item : items)
            HAEX_TRY(saveInWrite(item));
        return {};
    });
}

Result<> ItemRepository::inOneWrite(const std::function<Result<>()> &work)
{
    return m_replica.write(work);
}

Result<> ItemRepository::setForEach(const QByteArrayList &ids, const QByteArray &column,
                                    const CellValue &value)
{
    return m_replica.write([&]() -> Result<> {
        // The condition keeps an unchanged item out of the sync.
        HAEX_ASSIGN(update,
                    m_replica.database().cached("UPDATE vault_items SET " + column
                                                + " = ?2 WHERE id = ?1 AND " + column
                                                + " IS NOT ?2"));
        for (const QByteArray &id : ids)
            HAEX_TRY(update->bindText(1, id).bind(2, value).run());
        return {};
    });
}

Result<> ItemRepository::setFavourite(const QByteArrayList &ids, bool favourite)
{
    return setForEach(ids, "favourite", CellValue::integer(favourite ? 1 : 0));
}

Result<> ItemRepository::moveItems(const QByteArrayList &ids, const QByteArray &groupId)
{
    if (!groupId.isEmpty()) {
        HAEX_ASSIGN(known, groups());
        if (std::ranges::find(known, groupId, &ItemGroup::id) == known.end())
            return fail(ErrorCode::NotFound, QStringLiteral("group"));
    }
    return setForEach(ids, "group_id", textOrNull(groupId));
}

Result<> ItemRepository::remove(const QByteArrayList &ids)
{
    return m_replica.write([&]() -> Result<> {
        ItemRows rows(m_replica.database(), m_random);
        for (const QByteArray &id : ids)
            HAEX_TRY(rows.remove(id));
        return {};
    });
}

Result<QList<FieldVersion>> ItemRepository::history(const QByteArray &id)
{
    return ItemHistory(m_replica).list(id);
}

Result<> ItemRepository::restoreVersion(const FieldVersion &version)
{
    return ItemHistory(m_replica).restore(version);
}

Result<HistoryPolicy> ItemRepository::historyPolicy()
{
    return loadHistoryPolicy(m_replica.database());
}

Result<> ItemRepository::setHistoryPolicy(const HistoryPolicy &policy)
{
    HAEX_TRY(saveHistoryPolicy(m_replica, policy));
    return applyHistoryPolicy();
}

Result<> ItemRepository::applyHistoryPolicy()
{
    HAEX_TRY(ItemHistory(m_replica).prune(m_clock.nowMs()));
    HAEX_ASSIGN(policy, historyPolicy());
    if (policy.trashDays > 0)
        HAEX_TRY(purgeOlderThan(m_clock.nowMs() - policy.trashDays * MsPerDay));
    return {};
}

Result<QByteArray> ItemRepository::itemOfField(const QByteArray &fieldId)
{
    HAEX_ASSIGN(
        row, m_replica.database().prepare("SELECT item_id FROM vault_item_fields WHERE id = ?1"));
    HAEX_ASSIGN(found, row.bindText(1, fieldId).step());
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("field"));
    return row.text(0);
}

Result<ItemSyncState> ItemRepository::syncState(const QByteArray &id)
{
    return itemSyncState(m_replica, id);
}

Result<QList<ItemGroup>> ItemRepository::groups()
{
    return loadGroups(m_replica.database());
}

Result<QByteArray> ItemRepository::saveGroup(const ItemGroup &group)
{
    const QByteArray id = group.id.isEmpty() ? m_random.uuid().toLatin1() : group.id;
    HAEX_ASSIGN(known, groups());
    if (isInside(known, group.parentId, id))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a group inside itself"));
    HAEX_TRY(m_replica.write([&] {
        return saveRow(m_replica.database(), "vault_groups", id,
                       {{"parent_id", textOrNull(group.parentId)},
                        {"name", CellValue::text(group.name.toUtf8())},
                        {"icon", CellValue::text(group.icon.toUtf8())},
                        {"position", CellValue::integer(group.position)}});
    }));
    return id;
}

Result<> ItemRepository::renameGroup(const QByteArray &id, const QString &name)
{
    HAEX_ASSIGN(known, groups());
    const auto group = std::ranges::find(known, id, &ItemGroup::id);
    if (group == known.end())
        return fail(ErrorCode::NotFound, QStringLiteral("group"));
    group->name = name;
    HAEX_TRY(saveGroup(*group));
    return {};
}

Result<> ItemRepository::removeGroup(const QByteArray &id)
{
    HAEX_ASSIGN(known, groups());
    const auto group = std::ranges::find(known, id, &ItemGroup::id);
    if (group == known.end())
        return fail(ErrorCode::NotFound, QStringLiteral("group"));
    return m_replica.write([&]() -> Result<> {
        const CellValue parent = textOrNull(group->parentId);
        for (const char *sql : {"UPDATE vault_items SET group_id = ?2 WHERE group_id = ?1",
                                "UPDATE vault_groups SET parent_id = ?2 WHERE parent_id = ?1"}) {
            HAEX_ASSIGN(move, m_replica.database().cached(sql));
            HAEX_TRY(move->bindText(1, id).bind(2, parent).run());
        }
        HAEX_ASSIGN(remove,
                    m_replica.database().cached(
                        QByteArrayLiteral("DELETE FROM vault_groups WHERE id = ?1")));
        return remove->bindText(1, id).run();
    });
}

Result<QList<CheckedPassword>> ItemRepository::checkPasswords(const QByteArray &afterId, int limit,
                                                              const QByteArray &fingerprintKey)
{
    return haex::checkPasswords(m_replica.database(), afterId, limit, fingerprintKey);
}

Result<QStringList> ItemRepository::tags()
{
    HAEX_ASSIGN(rows,
                m_replica.database().prepare(
                    "SELECT DISTINCT tag FROM vault_item_tags ORDER BY tag COLLATE NOCASE"));
    QStringList tags;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return tags;
        tags += rows.string(0);
    }
}

Result<ItemCounts> ItemRepository::counts()
{
    HAEX_ASSIGN(items, list());
    ItemCounts counts;
    counts.all = items.size();
    for (const ItemSummary &item : items) {
        counts.favourites += item.favourite ? 1 : 0;
        counts.topLevel += item.groupId.isEmpty() ? 1 : 0;
        ++counts.byKind[item.kind];
        if (!item.groupId.isEmpty())
            ++counts.byGroup[item.groupId];
        for (const QString &tag : item.tags)
            ++counts.byTag[tag];
    }
    return counts;
}

Result<> ItemRepository::addSampleData()
{
    SampleData sample = sampleData();
    return m_replica.write([&]() -> Result<> {
        QHash<QByteArray, QByteArray> ids;
        for (ItemGroup &group : sample.groups) {
            const QByteArray sampleId = std::exchange(group.id, QByteArray());
            group.parentId = ids.value(group.parentId);
            HAEX_ASSIGN(id, saveGroup(group));
            ids[sampleId] = id;
        }
        for (VaultItem &item : sample.items)
            item.groupId = ids.value(item.groupId);
        return saveAll(sample.items);
    });
}

} // namespace haex
