// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/rowimage.h"
#include "core/replica/tableinspector.h"

#include <map>
#include <optional>

namespace haex {

struct RowRef
{
    QByteArray table;
    RowKey key;
};

/// Who references whom among the synced tables, and which rows do. Read when first needed after
/// the list of tables was.
class ForeignKeyMap final
{
public:
    explicit ForeignKeyMap(Replica &replica)
        : m_replica(replica)
    {
    }

    [[nodiscard]] Result<> load();
    /// The schema changed.
    void clear();
    [[nodiscard]] bool isParent(const QByteArray &table) const { return m_byParent.contains(table.toLower()); }
    [[nodiscard]] bool isChild(const QByteArray &table) const { return m_byChild.contains(table); }
    /// Rows that reference this row now, without the row itself; with `columns`, only those that
    /// reference it by one of these.
    [[nodiscard]] Result<std::vector<RowRef>> childrenOf(const SyncedTable &table, const RowKey &key,
                                                         const QByteArrayList &columns = {});
    /// The rows that a row with these values references: one entry per foreign key without NULLs,
    /// nullopt where there is no such row.
    [[nodiscard]] Result<std::vector<std::optional<RowRef>>> parentsOf(const SyncedTable &table, const RowKey &key,
                                                                       const RowImage &values);
    /// Whether a foreign key of this row has no parent row.
    [[nodiscard]] Result<bool> lacksParent(const SyncedTable &table, const RowKey &key);
    /// All rows of the table that lack a parent.
    [[nodiscard]] Result<std::vector<RowKey>> orphansOf(const SyncedTable &table);
    /// Whether the connection's open transaction has an unresolved foreign key.
    [[nodiscard]] bool violated() const;

private:
    [[nodiscard]] QByteArrayList parentColumns(const ForeignKey &key) const;
    [[nodiscard]] QByteArray orphanTerms(const ForeignKey &key) const;

    Replica &m_replica;
    bool m_loaded = false;
    /// SQLite compares table names without case.
    std::map<QByteArray, std::vector<ForeignKey>> m_byParent;
    std::map<QByteArray, std::vector<ForeignKey>> m_byChild;
};

} // namespace haex
