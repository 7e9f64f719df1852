// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/savedsearches.h"

#include "core/replica/replica.h"

namespace haex {
namespace {

/// In front of the name, among the other preferences.
constexpr char Prefix[] = "search:";
constexpr qsizetype PrefixSize = sizeof(Prefix) - 1;

QByteArray preferenceOf(const QString &name)
{
    return Prefix + name.toUtf8();
}

} // namespace

Result<QList<SavedSearch>> loadSavedSearches(Database &database)
{
    HAEX_ASSIGN(rows, database.prepare("SELECT name, value FROM vault_preferences WHERE name >= 'search:' AND name < 'search;'"
                                       " ORDER BY name COLLATE NOCASE, name"));
    QList<SavedSearch> searches;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return searches;
        searches.append({rows.string(0).sliced(PrefixSize), rows.string(1)});
    }
}

Result<> saveSearch(Replica &replica, const SavedSearch &search)
{
    return replica.write([&]() -> Result<> {
        HAEX_ASSIGN(write, replica.database().prepare("INSERT INTO vault_preferences(name, value) VALUES(?1, ?2) ON CONFLICT(name)"
                                                      " DO UPDATE SET value = excluded.value WHERE value <> excluded.value"));
        return write.bindText(1, preferenceOf(search.name)).bindString(2, search.text).run();
    });
}

Result<> removeSearch(Replica &replica, const QString &name)
{
    return replica.write([&]() -> Result<> {
        HAEX_ASSIGN(remove, replica.database().prepare("DELETE FROM vault_preferences WHERE name = ?1"));
        return remove.bindText(1, preferenceOf(name)).run();
    });
}

} // namespace haex
