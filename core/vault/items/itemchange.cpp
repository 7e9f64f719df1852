// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemchange.h"

#include <algorithm>

namespace haex {
namespace {

template <class Thing, class Value>
void take(Thing &current, const Thing &from, const Thing &to, Value Thing::*member)
{
    if (from.*member != to.*member)
        current.*member = to.*member;
}

/// Lists without an order that matters: tags, further addresses.
QStringList withDifference(QStringList current, const QStringList &from, const QStringList &to)
{
    for (const QString &text : from) {
        if (!to.contains(text))
            current.removeOne(text);
    }
    for (const QString &text : to) {
        if (!from.contains(text) && !current.contains(text))
            current += text;
    }
    return current;
}

QList<ItemField>::const_iterator find(const QList<ItemField> &fields, const QByteArray &id)
{
    return std::ranges::find(fields, id, &ItemField::id);
}

QList<ItemField> withDifference(QList<ItemField> current, const QList<ItemField> &from,
                                const QList<ItemField> &to)
{
    current.removeIf([&](const ItemField &field) {
        return find(from, field.id) != from.end() && find(to, field.id) == to.end();
    });
    for (const ItemField &field : to) {
        const auto old = find(from, field.id);
        if (old != from.end() && *old == field)
            continue;
        const auto present = std::ranges::find(current, field.id, &ItemField::id);
        if (present == current.end())
            current += field;
        else
            *present = field;
    }
    return current;
}

} // namespace

VaultItem withDifference(VaultItem current, const VaultItem &from, const VaultItem &to)
{
    for (auto member : {&VaultItem::title, &VaultItem::username, &VaultItem::password,
                        &VaultItem::url, &VaultItem::notes, &VaultItem::totpSecret})
        take(current, from, to, member);
    take(current, from, to, &VaultItem::kind);
    take(current, from, to, &VaultItem::groupId);
    take(current, from, to, &VaultItem::favourite);
    current.tags = withDifference(current.tags, from.tags, to.tags);
    current.extraUrls = withDifference(current.extraUrls, from.extraUrls, to.extraUrls);
    current.fields = withDifference(current.fields, from.fields, to.fields);
    return current;
}

ItemGroup withDifference(ItemGroup current, const ItemGroup &from, const ItemGroup &to)
{
    take(current, from, to, &ItemGroup::name);
    take(current, from, to, &ItemGroup::icon);
    take(current, from, to, &ItemGroup::parentId);
    take(current, from, to, &ItemGroup::position);
    return current;
}

} // namespace haex
