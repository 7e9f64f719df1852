// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/items/fieldversion.h"

#include <QList>

namespace haex {

class Replica;

/// Where an item is and was filed: the groups that it was in, what they were called, and its tags. The part
/// of ItemHistory that reads `vault_cell_history`. Thread of the Replica.
class ItemFiling final
{
public:
    explicit ItemFiling(Replica &replica);

    [[nodiscard]] static bool isFiling(const FieldVersion &version);
    [[nodiscard]] Result<> addTo(const QByteArray &itemId, QList<FieldVersion> &versions);
    /// In the caller's transaction: moves the item, names the group, or gives the tag back. NotFound when
    /// there is no such group any more.
    [[nodiscard]] Result<> restore(const FieldVersion &version);

private:
    [[nodiscard]] Result<QByteArrayList> addGroups(const QByteArray &itemId, QList<FieldVersion> &versions);
    [[nodiscard]] Result<> addGroupNames(const QByteArray &itemId, const QByteArray &groupId, QList<FieldVersion> &versions);
    [[nodiscard]] Result<> addTags(const QByteArray &itemId, QList<FieldVersion> &versions);
    [[nodiscard]] Result<QString> groupName(const QByteArray &groupId);

    Replica &m_replica;
};

} // namespace haex
