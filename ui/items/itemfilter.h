// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemquery.h"

namespace haex {

/// One entry of the filter column: which part of the items it stands for.
struct ItemFilter
{
    enum class Kind { Heading, All, Favourites, Search, Group, OfKind, Tag };

    Kind kind = Kind::All;
    QByteArray groupId = {};
    ItemKind itemKind = ItemKind::Login;
    QString tag = {};
    /// What a saved search looks for.
    QString search = {};

    [[nodiscard]] ItemQuery query() const
    {
        ItemQuery q;
        if (kind == Kind::Favourites)
            q.favouritesOnly = true;
        if (kind == Kind::Group) {
            q.groupId = groupId;
            q.withSubgroups = true;
        }
        if (kind == Kind::OfKind)
            q.kind = itemKind;
        if (kind == Kind::Search)
            q.text = search;
        if (kind == Kind::Tag)
            q.tag = tag;
        return q;
    }

    friend bool operator==(const ItemFilter &, const ItemFilter &) = default;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::ItemFilter)
