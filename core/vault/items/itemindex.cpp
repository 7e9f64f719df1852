// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemindex.h"

#include "core/storage/database.h"
#include "core/vault/items/itemrows.h"
#include "core/vault/items/itemsyncstate.h"

#include <QSet>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <ranges>
#include <string_view>

namespace haex {

struct ItemIndex::Entry
{
    ItemSummary summary;
    QCollatorSortKey order;
    /// All parts behind each other; `ends` says where each ends.
    QByteArray text;
    std::array<qsizetype, SearchPartCount> ends{};

    [[nodiscard]] std::string_view part(int index) const
    {
        const qsizetype from = index <= 0 ? 0 : ends[static_cast<size_t>(index - 1)];
        const qsizetype to = index < 0 ? text.size() : ends[static_cast<size_t>(index)];
        return {text.constData() + from, static_cast<size_t>(to - from)};
    }
    void add(SearchPart part, const QByteArray &folded)
    {
        // No word reaches from one part into the next.
        text += folded + '\n';
        ends[static_cast<size_t>(part)] = text.size();
    }
    [[nodiscard]] bool comesBefore(const Entry &other) const
    {
        const int compared = order.compare(other.order);
        return compared < 0 || (compared == 0 && summary.id < other.summary.id);
    }
};

struct ItemIndex::LastSearch
{
    std::vector<SearchTerm> terms;
    QDate today;
    Found found;
};

/// What the other tables know about the items.
struct ItemIndex::Parts
{
    QHash<QByteArray, QStringList> tags;
    QHash<QByteArray, qint64> modifiedMs;
    QHash<QByteArray, QByteArray> urls;
    QHash<QByteArray, QByteArray> fields;
    QHash<QByteArray, QDate> expires;
};

namespace {

/// More than this many written items are read with all others, in one pass.
constexpr qsizetype FewItems = 100;

constexpr char WatchSql[]
    = "CREATE TEMP TABLE IF NOT EXISTS written_items(id TEXT PRIMARY KEY) WITHOUT ROWID;";

QByteArray watchTrigger(const QByteArray &table, const QByteArray &column, const QByteArray &event,
                        const QByteArray &row)
{
    return "CREATE TEMP TRIGGER IF NOT EXISTS watch_" + table + '_' + event + " AFTER " + event
        + " ON main." + table + " BEGIN INSERT INTO written_items VALUES(" + row + '.' + column
        + ") ON CONFLICT DO NOTHING; END;";
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
    for (const ItemGroup &group : query.withSubgroups ? groups : QList<ItemGroup>()) {
        if (wanted.contains(group.parentId))
            wanted += group.id;
    }
    return wanted;
}

bool hasText(std::string_view text, const QByteArray &word)
{
    // Several times as fast as std::string_view::find.
    return memmem(text.data(), text.size(), word.constData(), static_cast<size_t>(word.size())) != nullptr;
}

/// Whether what holds for `terms` has held for `before`, whatever the item.
bool areNarrower(const std::vector<SearchTerm> &terms, const std::vector<SearchTerm> &before)
{
    const auto isNarrower = [](const SearchTerm &term, const SearchTerm &former) {
        if (term == former)
            return true;
        const bool areTexts = term.kind == SearchTerm::Kind::Text && former.kind == SearchTerm::Kind::Text;
        return areTexts && !term.isNegated && !former.isNegated && (former.part < 0 || former.part == term.part)
            && term.text.contains(former.text);
    };
    return terms.size() >= before.size() && std::ranges::equal(terms.cbegin(), terms.cbegin() + static_cast<std::ptrdiff_t>(before.size()), before.cbegin(), before.cend(), isNarrower);
}

bool isOf(const ItemSummary &item, const ItemQuery &query)
{
    return (!query.kind || item.kind == *query.kind) && (!query.favouritesOnly || item.favourite)
        && (query.tag.isEmpty() || item.tags.contains(query.tag));
}

} // namespace

ItemIndex::ItemIndex(Database &database)
    : m_database(database)
{
    m_collator.setNumericMode(true);
}

ItemIndex::~ItemIndex() = default;

Result<QList<ItemSummary>> ItemIndex::find(const ItemQuery &query, const QList<ItemGroup> &groups, QDate today)
{
    HAEX_TRY(refresh());
    std::vector<const Entry *> found = matching(query, groups, today);
    if (query.order != ItemOrder::Title) {
        const auto member = query.order == ItemOrder::Created ? &ItemSummary::createdMs
                                                              : &ItemSummary::modifiedMs;
        std::ranges::stable_sort(found, [member](const Entry *a, const Entry *b) {
            return a->summary.*member < b->summary.*member;
        });
    }
    if (query.descending)
        std::ranges::reverse(found);
    if (query.limit >= 0)
        found.resize(std::min(found.size(), static_cast<size_t>(query.limit)));
    const QSet<QByteArray> known = groupIds(groups);
    HAEX_ASSIGN(waiting, waitingItems(m_database));
    QList<ItemSummary> items;
    items.reserve(static_cast<qsizetype>(found.size()));
    for (const Entry *entry : found) {
        items += entry->summary;
        ItemSummary &item = items.back();
        if (!item.groupId.isEmpty() && !known.contains(item.groupId))
            item.groupId = QByteArray("");
        item.isWaiting = !waiting.isEmpty() && waiting.contains(item.id);
    }
    return items;
}

ItemIndex::Found ItemIndex::matching(const ItemQuery &query, const QList<ItemGroup> &groups, QDate today)
{
    std::vector<SearchTerm> terms = parseSearch(query.text);
    const QSet<QByteArray> known = groupIds(groups);
    const QSet<QByteArray> wanted
        = query.groupId ? wantedGroups(query, groups) : QSet<QByteArray>();
    const auto holds = [today](const Entry &entry, const SearchTerm &term) {
        switch (term.kind) {
        case SearchTerm::Kind::IsFavourite:
            return entry.summary.favourite;
        case SearchTerm::Kind::IsExpired:
            return entry.summary.isExpired(today);
        case SearchTerm::Kind::HasCode:
            return entry.summary.hasTotp;
        case SearchTerm::Kind::OfKind:
            return QByteArrayView(itemKindName(entry.summary.kind)).startsWith(term.text);
        case SearchTerm::Kind::Text:
            return hasText(entry.part(term.part), term.text);
        }
        return true;
    };
    const auto isThere = [&](const Entry *entry) {
        return std::ranges::all_of(terms, [&](const SearchTerm &term) { return holds(*entry, term) != term.isNegated; });
    };
    Found textsFound;
    if (m_last && m_last->today == today && areNarrower(terms, m_last->terms))
        std::ranges::copy_if(m_last->found, std::back_inserter(textsFound), isThere);
    else
        std::ranges::copy_if(m_entries | std::views::transform([](const auto &entry) -> const Entry * { return entry.get(); }), std::back_inserter(textsFound), isThere);
    Found found;
    for (const Entry *entry : textsFound) {
        const QByteArray &group = entry->summary.groupId;
        const bool isElsewhere = query.groupId && !wanted.contains(known.contains(group) ? group : QByteArray(""));
        if (!isElsewhere && isOf(entry->summary, query))
            found.push_back(entry);
    }
    m_last = std::make_unique<LastSearch>(LastSearch{std::move(terms), today, std::move(textsFound)});
    return found;
}

Result<> ItemIndex::refresh()
{
    if (!m_isBuilt)
        HAEX_TRY(watch());
    HAEX_ASSIGN(written, writtenItems());
    if (!m_isBuilt || written.size() > FewItems) {
        HAEX_TRY(rebuild());
    } else {
        for (const QByteArray &id : written)
            HAEX_TRY(readAgain(id));
    }
    // What is read inside a transaction may be undone with it: then it is read anew next time.
    m_isBuilt = !m_database.inTransaction();
    return m_isBuilt && !written.isEmpty() ? m_database.execute("DELETE FROM temp.written_items")
                                           : Result<>();
}

Result<> ItemIndex::watch()
{
    QByteArray sql = WatchSql;
    for (const auto &[table, column] : {std::pair<QByteArray, QByteArray>{"vault_items", "id"},
                                        {"vault_item_fields", "item_id"},
                                        {"vault_item_tags", "item_id"}}) {
        sql += watchTrigger(table, column, "INSERT", "NEW")
            + watchTrigger(table, column, "UPDATE", "NEW")
            + watchTrigger(table, column, "DELETE", "OLD");
    }
    return m_database.execute(sql);
}

Result<QByteArrayList> ItemIndex::writtenItems()
{
    HAEX_ASSIGN(rows, m_database.prepare("SELECT id FROM temp.written_items"));
    QByteArrayList ids;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return ids;
        ids += rows.text(0);
    }
}

Result<> ItemIndex::rebuild()
{
    HAEX_ASSIGN(parts, loadParts({}));
    HAEX_ASSIGN(entries, loadEntries({}, parts));
    m_last.reset();
    m_entries = std::move(entries);
    std::ranges::sort(m_entries, [](const auto &a, const auto &b) { return a->comesBefore(*b); });
    m_byId.clear();
    for (const auto &entry : m_entries)
        m_byId.insert(entry->summary.id, entry.get());
    return {};
}

Result<> ItemIndex::readAgain(const QByteArray &id)
{
    forget(id);
    HAEX_ASSIGN(parts, loadParts(id));
    HAEX_ASSIGN(entries, loadEntries(id, parts));
    for (auto &entry : entries) {
        const auto place = std::ranges::lower_bound(
            m_entries, entry, [](const auto &a, const auto &b) { return a->comesBefore(*b); });
        m_byId.insert(id, entry.get());
        m_entries.insert(place, std::move(entry));
    }
    return {};
}

void ItemIndex::forget(const QByteArray &id)
{
    m_last.reset();
    const Entry *gone = m_byId.take(id);
    if (!gone)
        return;
    const auto place = std::ranges::lower_bound(m_entries, *gone, [](const Entry &a, const Entry &b) { return a.comesBefore(b); },
                                                [](const auto &entry) -> const Entry & { return *entry; });
    m_entries.erase(place);
}

/// Of one item, or of all when `id` is empty.
Result<ItemIndex::Parts> ItemIndex::loadParts(const QByteArray &id) const
{
    Parts parts;
    const auto raise = [&parts](const QByteArray &item, QByteArrayView hlc) {
        qint64 &modified = parts.modifiedMs[item];
        modified = std::max(modified, hlcMilliseconds(hlc));
    };
    const auto lower = [&parts](const QByteArray &item, QDate date) {
        QDate &expires = parts.expires[item];
        if (date.isValid() && (!expires.isValid() || date < expires))
            expires = date;
    };
    const QByteArray condition
        = id.isEmpty() ? QByteArray(" WHERE ?1 = ''") : QByteArray(" WHERE item_id = ?1");
    HAEX_ASSIGN(tags,
                m_database.prepare("SELECT item_id, tag, haex_timestamp FROM vault_item_tags"
                                   + condition + " ORDER BY item_id, tag"));
    tags.bindText(1, id);
    while (true) {
        HAEX_ASSIGN(more, tags.step());
        if (!more)
            break;
        const QByteArray item = tags.text(0);
        parts.tags[item] += tags.string(1);
        raise(item, tags.textView(2));
    }
    HAEX_ASSIGN(fields,
                m_database.prepare("SELECT item_id, haex_timestamp, protected, kind, name, value"
                                   " FROM vault_item_fields"
                                   + condition + " ORDER BY item_id, position"));
    fields.bindText(1, id);
    while (true) {
        HAEX_ASSIGN(more, fields.step());
        if (!more)
            return parts;
        const QByteArray item = fields.text(0);
        raise(item, fields.textView(1));
        if (fields.textView(3) == "expiry")
            lower(item, QDate::fromString(fields.string(5), Qt::ISODate));
        if (fields.textView(3) == "url")
            parts.urls[item] += '\n' + foldedForSearch(fields.string(5));
        else if (fields.integer(2) == 0)
            parts.fields[item] += foldedForSearch(fields.string(4)) + '\n'
                + foldedForSearch(fields.string(5)) + '\n';
    }
}

Result<ItemIndex::Entries> ItemIndex::loadEntries(const QByteArray &id, const Parts &parts) const
{
    HAEX_ASSIGN(
        rows,
        m_database.prepare(
            "SELECT id, kind, group_id, title, username, url, favourite, totp <> '', created_ms,"
            " haex_timestamp, notes FROM vault_items"
            + QByteArray(id.isEmpty() ? " WHERE ?1 = ''" : " WHERE id = ?1")));
    rows.bindText(1, id);
    Entries entries;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return entries;
        ItemSummary item;
        item.id = rows.text(0);
        item.kind = itemKindFromName(rows.string(1));
        item.groupId = rows.text(2);
        item.title = rows.string(3);
        item.username = rows.string(4);
        item.url = rows.string(5);
        item.favourite = rows.integer(6) != 0;
        item.hasTotp = rows.integer(7) != 0;
        item.createdMs = rows.integer(8);
        item.tags = parts.tags.value(item.id);
        item.expires = parts.expires.value(item.id);
        item.modifiedMs = std::max(
            {hlcMilliseconds(rows.textView(9)), item.createdMs, parts.modifiedMs.value(item.id)});
        const QString title = item.title.toCaseFolded();
        auto entry = std::make_unique<Entry>(Entry{item, m_collator.sortKey(title), {}, {}});
        entry->add(SearchPart::Title, title.toUtf8());
        entry->add(SearchPart::User, foldedForSearch(item.username));
        entry->add(SearchPart::Url, foldedForSearch(item.url) + parts.urls.value(item.id));
        entry->add(SearchPart::Tag, foldedForSearch(item.tags.join(u'\n')));
        entry->add(SearchPart::Notes, foldedForSearch(rows.string(10)));
        entry->add(SearchPart::Field, parts.fields.value(item.id));
        entries.push_back(std::move(entry));
    }
}

} // namespace haex
