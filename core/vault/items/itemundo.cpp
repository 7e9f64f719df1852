// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemundo.h"

#include "core/replica/replica.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"

#include <QSet>

#include <algorithm>

namespace haex {
namespace {

std::optional<ItemGroup> findGroup(const QList<ItemGroup> &groups, const QByteArray &id)
{
    const auto found = std::ranges::find(groups, id, &ItemGroup::id);
    if (found == groups.end())
        return std::nullopt;
    ItemGroup group = *found;
    // Read only, and no part of what somebody did.
    group.depth = 0;
    group.itemCount = 0;
    return group;
}

QList<ItemChange::Pair<ItemGroup>> groupPairs(const QList<ItemGroup> &before,
                                              const QList<ItemGroup> &after)
{
    QSet<QByteArray> ids;
    for (const ItemGroup &group : before + after)
        ids += group.id;
    QList<ItemChange::Pair<ItemGroup>> pairs;
    for (const QByteArray &id : ids) {
        const ItemChange::Pair<ItemGroup> pair{findGroup(before, id), findGroup(after, id)};
        if (pair.before != pair.after)
            pairs += pair;
    }
    return pairs;
}

} // namespace

ItemUndo::ItemUndo(Replica &replica, ItemRepository &items)
    : m_replica(replica)
    , m_items(items)
{
}

Result<std::optional<VaultItem>> ItemUndo::find(const QByteArray &id)
{
    auto item = m_items.load(id);
    if (item)
        return std::optional(*std::move(item));
    if (item.error().code == ErrorCode::NotFound)
        return std::optional<VaultItem>();
    return fail(item.error());
}

Result<ItemChange> ItemUndo::record(const QByteArrayList &ids, const Work &work)
{
    ItemChange change;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(groupsBefore, m_items.groups());
        for (const QByteArray &id : ids) {
            HAEX_ASSIGN(before, find(id));
            change.items.append({before, {}});
        }
        HAEX_ASSIGN(made, work(m_items));
        for (qsizetype i = 0; i < ids.size(); ++i) {
            HAEX_ASSIGN(after, find(ids.at(i)));
            change.items[i].after = after;
        }
        for (const QByteArray &id : made) {
            HAEX_ASSIGN(after, find(id));
            if (!ids.contains(id))
                change.items.append({{}, after});
        }
        HAEX_ASSIGN(groupsAfter, m_items.groups());
        change.groups = groupPairs(groupsBefore, groupsAfter);
        return {};
    }));
    change.items.removeIf(
        [](const ItemChange::Pair<VaultItem> &pair) { return pair.before == pair.after; });
    return change;
}

Result<> ItemUndo::revert(const ItemChange &change)
{
    return m_replica.write([&]() -> Result<> {
        // Groups that come back are there before their items; what is inside a group that goes
        // has left it before.
        for (const auto &pair : change.groups) {
            if (pair.before)
                HAEX_TRY(revertGroup(pair));
        }
        for (const auto &pair : change.items)
            HAEX_TRY(revertItem(pair));
        for (const auto &pair : change.groups) {
            if (!pair.before)
                HAEX_TRY(revertGroup(pair));
        }
        return {};
    });
}

Result<> ItemUndo::revertItem(const ItemChange::Pair<VaultItem> &pair)
{
    const QByteArray id = pair.before ? pair.before->id : pair.after->id;
    HAEX_ASSIGN(current, find(id));
    if (!pair.before)
        return current ? m_items.remove({id}) : Result<>();
    if (!pair.after && !current) {
        const Result<> restored = m_items.restore({id});
        if (restored || restored.error().code != ErrorCode::NotFound)
            return restored;
        // Purged meanwhile: written anew from what is remembered here.
        HAEX_TRY(m_items.save(*pair.before));
        return {};
    }
    if (!current)
        return fail(ErrorCode::NotFound, QStringLiteral("item"));
    HAEX_TRY(m_items.save(withDifference(*current, pair.after.value_or(*current), *pair.before)));
    return pair.after ? revertFiles(pair.before->files, pair.after->files) : Result<>();
}

/// A file that was attached goes to the trash, one that was removed comes back from there, unless
/// somebody did so meanwhile.
Result<> ItemUndo::revertFiles(const QList<ItemFile> &before, const QList<ItemFile> &after)
{
    AttachmentStore attachments(m_replica);
    const auto unlessGone = [](const Result<> &result) {
        return !result && result.error().code == ErrorCode::NotFound ? Result<>() : result;
    };
    for (const ItemFile &file : after) {
        if (std::ranges::find(before, file.id, &ItemFile::id) == before.end())
            HAEX_TRY(unlessGone(attachments.remove(file.id)));
    }
    for (const ItemFile &file : before) {
        const auto now = std::ranges::find(after, file.id, &ItemFile::id);
        if (now == after.end())
            HAEX_TRY(unlessGone(attachments.restore(file.id)));
        else if (now->name != file.name)
            HAEX_TRY(unlessGone(attachments.rename(file.id, file.name)));
    }
    return {};
}

Result<> ItemUndo::revertGroup(const ItemChange::Pair<ItemGroup> &pair)
{
    HAEX_ASSIGN(groups, m_items.groups());
    const auto current = findGroup(groups, pair.before ? pair.before->id : pair.after->id);
    if (!pair.before)
        return current ? m_items.removeGroup(current->id) : Result<>();
    const ItemGroup wanted = current && pair.after
        ? withDifference(*current, *pair.after, *pair.before)
        : *pair.before;
    HAEX_TRY(m_items.saveGroup(wanted));
    return {};
}

} // namespace haex
