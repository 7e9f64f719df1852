// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/itemquery.h"
#include "core/vault/items/searchterms.h"

#include <QCollator>
#include <QHash>

#include <array>
#include <memory>
#include <vector>

namespace haex {

class Database;

/// Answers ItemQueries from memory: the readable parts of all items, case-folded and in the order
/// of their titles, without passwords, codes and protected fields. Triggers of this connection (in
/// its memory, not in the file) note which items are written, by whomever; those are read again
/// before the next answer. Thread of the Database; one at a time per connection.
class ItemIndex final
{
public:
    explicit ItemIndex(Database &database);
    ~ItemIndex();

    [[nodiscard]] Result<QList<ItemSummary>> find(const ItemQuery &query,
                                                  const QList<ItemGroup> &groups, QDate today);

private:
    struct Entry;
    struct Parts;
    using Entries = std::vector<std::unique_ptr<Entry>>;
    using Found = std::vector<const Entry *>;
    /// What was asked last and what was found: one letter more needs to be looked for among these only.
    struct LastSearch;

    [[nodiscard]] Result<> refresh();
    [[nodiscard]] Result<> rebuild();
    [[nodiscard]] Result<> watch();
    [[nodiscard]] Result<> readAgain(const QByteArray &id);
    [[nodiscard]] Result<QByteArrayList> writtenItems();
    [[nodiscard]] Result<Parts> loadParts(const QByteArray &id) const;
    [[nodiscard]] Result<Entries> loadEntries(const QByteArray &id, const Parts &parts) const;
    [[nodiscard]] Found matching(const ItemQuery &query, const QList<ItemGroup> &groups, QDate today);
    void forget(const QByteArray &id);

    Database &m_database;
    QCollator m_collator;
    /// By title, then id.
    Entries m_entries;
    QHash<QByteArray, const Entry *> m_byId;
    std::unique_ptr<LastSearch> m_last;
    bool m_isBuilt = false;
};

} // namespace haex
