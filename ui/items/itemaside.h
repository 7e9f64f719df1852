// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/fieldversion.h"
#include "core/vault/items/itemsyncstate.h"
#include "core/vault/items/vaultitem.h"

#include <QList>

#include <algorithm>

namespace haex {

/// What is known about an item besides its fields: what they held before, and where it is by now.
struct ItemAside
{
    QList<FieldVersion> versions = {};
    ItemSyncState sync = {};

    /// How many former values that field has.
    [[nodiscard]] int formerCount(const QByteArray &partId, const QByteArray &column) const
    {
        return int(std::ranges::count_if(versions, [&](const FieldVersion &version) {
            return !version.isPresent() && version.partId == partId && version.column == column;
        }));
    }
};

} // namespace haex
