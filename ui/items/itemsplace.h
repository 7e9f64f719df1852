// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"
#include "ui/items/itemfilter.h"

#include <QByteArrayList>

#include <optional>

namespace haex {

/// An item that is being edited: as it was, and as it stands in the fields.
struct ItemDraft
{
    VaultItem original = {};
    VaultItem edited = {};
};

/// What is looked for, chosen and edited in Items, for a view that is made anew in its place.
struct ItemsPlace
{
    ItemFilter filter = {};
    QString search = {};
    QByteArray itemId = {};
    /// All that are chosen in the list, when it is more than that one.
    QByteArrayList chosen = {};
    std::optional<ItemDraft> draft = {};
};

} // namespace haex
