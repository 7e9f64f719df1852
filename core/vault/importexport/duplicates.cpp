// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/duplicates.h"

#include "core/vault/items/itemrepository.h"
#include "core/vault/items/itemrows.h"

#include <algorithm>

namespace haex {
namespace {

bool isSameField(const ItemField &a, const ItemField &b)
{
    return a.name == b.name && a.value == b.value && a.isProtected == b.isProtected;
}

bool isSame(const VaultItem &a, const VaultItem &b)
{
    return a.kind == b.kind && a.title == b.title && a.username == b.username
        && a.password == b.password && a.url == b.url && a.extraUrls == b.extraUrls
        && a.notes == b.notes && a.totpSecret == b.totpSecret
        && normalizedTags(a.tags) == normalizedTags(b.tags)
        && std::ranges::equal(a.fields, b.fields, isSameField);
}

} // namespace

Result<Duplicates> Duplicates::of(ItemRepository &items)
{
    Duplicates duplicates(items);
    HAEX_ASSIGN(known, items.list());
    for (const ItemSummary &summary : known)
        duplicates.m_ids.insert({summary.title, summary.username}, summary.id);
    return duplicates;
}

Result<bool> Duplicates::contains(const VaultItem &item)
{
    for (const QByteArray &id : m_ids.values({item.title, item.username})) {
        HAEX_ASSIGN(known, m_items->load(id));
        if (isSame(known, item))
            return true;
    }
    return false;
}

} // namespace haex
