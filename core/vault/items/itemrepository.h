// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/vault/items/fieldversion.h"
#include "core/vault/items/historypolicy.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/itemquery.h"
#include "core/vault/items/itemsyncstate.h"
#include "core/vault/items/passwordhealth.h"
#include "core/vault/items/vaultitem.h"

#include <functional>
#include <memory>

namespace haex {

class ItemIndex;
class Replica;

/// Items and groups in their synced tables. Saving writes only the columns that differ from what
/// is stored, so that edits of two devices to one item merge. Thread of the Replica.
class ItemRepository final
{
public:
    /// Everything must outlive the repository.
    ItemRepository(Replica &replica, const Clock &clock, Random &random);
    ~ItemRepository();

    [[nodiscard]] Result<QList<ItemSummary>> list(const ItemQuery &query = {});
    [[nodiscard]] Result<VaultItem> load(const QByteArray &id);
    /// Inserts when `item.id` is empty or unknown, else updates what changed; answers the id.
    [[nodiscard]] Result<QByteArray> save(const VaultItem &item);
    /// As `save` for each, in one transaction: all or none.
    [[nodiscard]] Result<> saveAll(const QList<VaultItem> &items);
    /// Runs `work`, which uses this repository, in one transaction: all of it or nothing.
    [[nodiscard]] Result<> inOneWrite(const std::function<Result<>()> &work);
    [[nodiscard]] Result<> setFavourite(const QByteArrayList &ids, bool favourite);
    /// Moves to a group; the empty id is the top level.
    [[nodiscard]] Result<> moveItems(const QByteArrayList &ids, const QByteArray &groupId);
    /// Deletes them with fields, tags and files; they stay in the trash.
    [[nodiscard]] Result<> remove(const QByteArrayList &ids);

    /// Deleted items, newest first.
    [[nodiscard]] Result<QList<TrashedItem>> trashed();
    /// Brings an item back with the fields, tags and files that were deleted with it.
    [[nodiscard]] Result<> restore(const QByteArrayList &ids);
    /// Forgets the values of deleted items for good.
    [[nodiscard]] Result<> purge(const QByteArrayList &ids);
    /// Forgets all rows that were deleted before that time, items with their history; answers how many rows.
    [[nodiscard]] Result<int> purgeOlderThan(qint64 cutoffMs);

    /// What its fields hold and held, newest first (ItemHistory).
    [[nodiscard]] Result<QList<FieldVersion>> history(const QByteArray &id);
    [[nodiscard]] Result<> restoreVersion(const FieldVersion &version);
    [[nodiscard]] Result<HistoryPolicy> historyPolicy();
    /// Drops what the policy does not keep.
    [[nodiscard]] Result<> applyHistoryPolicy();
    /// Takes effect at once: what it does not keep is dropped.
    [[nodiscard]] Result<> setHistoryPolicy(const HistoryPolicy &policy);
    /// The item that a field is part of; NotFound when there is no such field.
    [[nodiscard]] Result<QByteArray> itemOfField(const QByteArray &fieldId);
    /// What each backend has of the item.
    [[nodiscard]] Result<ItemSyncState> syncState(const QByteArray &id);

    /// Parents before their children, siblings by position and name.
    [[nodiscard]] Result<QList<ItemGroup>> groups();
    /// Inserts or updates what changed; answers the id. InvalidArgument when a group would end up
    /// inside itself.
    [[nodiscard]] Result<QByteArray> saveGroup(const ItemGroup &group);
    [[nodiscard]] Result<> renameGroup(const QByteArray &id, const QString &name);
    /// Items and groups inside move to its parent.
    [[nodiscard]] Result<> removeGroup(const QByteArray &id);
    /// Deleted groups whose names are still kept, newest first.
    [[nodiscard]] Result<QList<TrashedGroup>> trashedGroups();
    /// Brings it back, with what was inside it and has not been moved since.
    [[nodiscard]] Result<> restoreGroup(const QByteArray &id);
    [[nodiscard]] Result<> purgeGroup(const QByteArray &id);

    /// A piece of the check of passwords (passwordhealth.h).
    [[nodiscard]] Result<QList<CheckedPassword>>
    checkPasswords(const QByteArray &afterId, int limit, const QByteArray &fingerprintKey);

    [[nodiscard]] Result<QStringList> tags();
    /// Takes a tag off these items, or (empty) none, and gives them another one, or (empty) none.
    [[nodiscard]] Result<> replaceTag(const QByteArrayList &ids, const QString &tag, const QString &replacement);
    [[nodiscard]] Result<ItemCounts> counts();

    /// Fills a try-out vault with made-up groups, logins, notes, a card and an identity.
    [[nodiscard]] Result<> addSampleData();

private:
    [[nodiscard]] Result<QByteArray> saveInWrite(VaultItem item);
    [[nodiscard]] Result<> setForEach(const QByteArrayList &ids, const QByteArray &column,
                                      const CellValue &value);

    Replica &m_replica;
    const Clock &m_clock;
    Random &m_random;
    std::unique_ptr<ItemIndex> m_index;
};

} // namespace haex
