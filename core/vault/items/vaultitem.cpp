// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/vaultitem.h"

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

} // namespace haex
