// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemsearch.h"

#include "core/storage/database.h"
#include "core/vault/items/itemrows.h"
#include "core/vault/items/textmatcher.h"

#include <QCollator>
#include <QSet>

#include <algorithm>
#include <array>
#include <numeric>

namespace haex {
namespace {

/// What the other tables know about the items.
struct ItemParts
{
    QHash<QByteArray, QStringList> tags;
    QHash<QByteArray, qint64> modifiedMs;
    /// Unprotected fields and further addresses, for the search.
    QHash<QByteArray, QByteArray> texts;
};

Result<> loadTags(Database &database, ItemParts &parts)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT item_id, tag, haex_timestamp FROM vault_item_tags"
                                       " ORDER BY item_id, tag"));
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        const QByteArray id = rows.text(0);
        parts.tags[id] += rows.string(1);
        qint64 &modified = parts.modifiedMs[id];
        modified = std::max(modified, hlcMilliseconds(rows.textView(2)));
    }
}

Result<> loadFields(Database &database, bool withTexts, ItemParts &parts)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT item_id, haex_timestamp, protected, name, value"
                                       " FROM vault_item_fields"));
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        const QByteArray id = rows.text(0);
        qint64 &modified = parts.modifiedMs[id];
        modified = std::max(modified, hlcMilliseconds(rows.textView(1)));
        if (withTexts && rows.integer(2) == 0)
            parts.texts[id] += rows.text(3) + '\n' + rows.text(4) + '\n';
    }
}

QSet<QByteArray> groupIds(const QList<ItemGroup> &groups)
{
    QSet<QByteArray> ids;
    for (const ItemGroup &group : groups)
        ids += group.id;
    return ids;
}

/// The group and, when wanted, what is inside it. `groups` has parents before their children.
QSet<QByteArray> wantedGroups(const ItemQuery &query, const QList<ItemGroup> &groups)
{
    QSet<QByteArray> wanted{query.groupId->isNull() ? QByteArray("") : *query.groupId};
    if (!query.withSubgroups)
        return wanted;
    for (const ItemGroup &group : groups) {
        if (wanted.contains(group.parentId))
            wanted += group.id;
    }
    return wanted;
}

QByteArray selectSql(const ItemQuery &query)
{
    QByteArray sql = "SELECT id, kind, group_id, title, username, url, favourite, totp <> '',"
                     " created_ms, haex_timestamp, notes FROM vault_items WHERE true";
    if (query.kind)
        sql += " AND kind = " + quoteLiteral(QByteArray(itemKindName(*query.kind).data()));
    if (query.favouritesOnly)
        sql += " AND favourite <> 0";
    return sql;
}

ItemSummary summaryOf(const Statement &row, const ItemParts &parts)
{
    ItemSummary item;
    item.id = row.text(0);
    item.kind = itemKindFromName(row.string(1));
    item.title = row.string(3);
    item.username = row.string(4);
    item.url = row.string(5);
    item.favourite = row.integer(6) != 0;
    item.hasTotp = row.integer(7) != 0;
    item.tags = parts.tags.value(item.id);
    item.createdMs = row.integer(8);
    item.modifiedMs = std::max({hlcMilliseconds(row.textView(9)), item.createdMs,
                                parts.modifiedMs.value(item.id)});
    return item;
}

bool matchesText(const TextMatcher &matcher, const Statement &row, const ItemParts &parts)
{
    if (matcher.isEmpty())
        return true;
    const QByteArray id = row.text(0);
    const QByteArray tags = parts.tags.value(id).join(u'\n').toUtf8();
    const QByteArray fields = parts.texts.value(id);
    const std::array<QByteArrayView, 6> texts{row.textView(3), row.textView(4), row.textView(5),
                                              row.textView(10), tags, fields};
    return matcher.matches(texts);
}

template <class Key>
QList<ItemSummary> sortedBy(const QList<ItemSummary> &items, const std::vector<Key> &keys,
                            bool descending)
{
    std::vector<qsizetype> order(static_cast<size_t>(items.size()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](qsizetype a, qsizetype b) {
        const Key &left = keys[static_cast<size_t>(descending ? b : a)];
        const Key &right = keys[static_cast<size_t>(descending ? a : b)];
        if (left < right)
            return true;
        return !(right < left) && items[a].id < items[b].id;
    });
    QList<ItemSummary> sorted;
    sorted.reserve(items.size());
    for (const qsizetype i : order)
        sorted += items[i];
    return sorted;
}

QList<ItemSummary> sorted(const QList<ItemSummary> &items, const ItemQuery &query)
{
    if (query.order != ItemOrder::Title) {
        std::vector<qint64> times;
        for (const ItemSummary &item : items)
            times.push_back(query.order == ItemOrder::Created ? item.createdMs : item.modifiedMs);
        return sortedBy(items, times, query.descending);
    }
    QCollator collator;
    collator.setNumericMode(true);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(static_cast<size_t>(items.size()));
    for (const ItemSummary &item : items)
        keys.push_back(collator.sortKey(item.title.toCaseFolded()));
    return sortedBy(items, keys, query.descending);
}

} // namespace

Result<QList<ItemSummary>> searchItems(Database &database, const ItemQuery &query,
                                       const QList<ItemGroup> &groups)
{
    const TextMatcher matcher(query.text);
    ItemParts parts;
    HAEX_TRY(loadTags(database, parts));
    HAEX_TRY(loadFields(database, !matcher.isEmpty(), parts));
    const QSet<QByteArray> known = groupIds(groups);
    const QSet<QByteArray> wanted = query.groupId ? wantedGroups(query, groups) : QSet<QByteArray>();
    HAEX_ASSIGN(rows, database.prepare(selectSql(query)));
    QList<ItemSummary> items;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        QByteArray group = rows.text(2);
        if (!known.contains(group))
            group = QByteArray("");
        if (query.groupId && !wanted.contains(group))
            continue;
        if (!query.tag.isEmpty() && !parts.tags.value(rows.text(0)).contains(query.tag))
            continue;
        if (!matchesText(matcher, rows, parts))
            continue;
        items += summaryOf(rows, parts);
        items.back().groupId = group;
    }
    items = sorted(items, query);
    return query.limit < 0 ? items : items.first(std::min(items.size(), qsizetype(query.limit)));
}

} // namespace haex
