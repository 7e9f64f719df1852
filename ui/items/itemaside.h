// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/attachment.h"
#include "core/vault/items/fieldversion.h"
#include "core/vault/items/itemsyncstate.h"
#include "core/vault/items/vaultitem.h"

#include <QList>

#include <algorithm>

namespace haex {

/// What is known about an item besides its fields: what they held before, where it is by now, and its
/// files.
struct ItemAside
{
    QList<FieldVersion> versions = {};
    ItemSyncState sync = {};
    QList<Attachment> attachments = {};

    /// How many former values that field has.
    [[nodiscard]] int formerCount(const QByteArray &partId, const QByteArray &column) const
    {
        return int(std::ranges::count_if(versions, [&](const FieldVersion &version) {
            return !version.isPresent() && version.partId == partId && version.column == column;
        }));
    }
};

} // namespace haex
