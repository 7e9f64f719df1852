// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/vaultitem.h"

#include <algorithm>
#include <array>
#include <utility>

namespace haex {
namespace {

constexpr std::array<std::pair<ItemKind, QLatin1StringView>, 4> KindNames{{
    {ItemKind::Login, QLatin1StringView("login")},
    {ItemKind::Note, QLatin1StringView("note")},
    {ItemKind::Card, QLatin1StringView("card")},
    {ItemKind::Identity, QLatin1StringView("identity")},
}};

} // namespace

QLatin1StringView itemKindName(ItemKind kind)
{
    for (const auto &[known, name] : KindNames) {
        if (known == kind)
            return name;
    }
    return KindNames.front().second;
}

ItemKind itemKindFromName(QStringView name)
{
    for (const auto &[kind, known] : KindNames) {
        if (name == known)
            return kind;
    }
    return ItemKind::Login;
}

QDate VaultItem::expires() const
{
    QDate earliest;
    for (const ItemField &field : fields) {
        const QDate date = field.isExpiry ? QDate::fromString(field.value, Qt::ISODate) : QDate();
        if (date.isValid() && (!earliest.isValid() || date < earliest))
            earliest = date;
    }
    return earliest;
}

void VaultItem::setExpires(QDate date, const QString &name)
{
    if (date == expires())
        return;
    const auto first = std::ranges::find_if(fields, &ItemField::isExpiry);
    ItemField field = first == fields.end() ? ItemField{{}, name, {}, false, true} : *first;
    fields.removeIf([](const ItemField &each) { return each.isExpiry; });
    if (!date.isValid())
        return;
    field.value = date.toString(Qt::ISODate);
    fields.append(field);
}

} // namespace haex
