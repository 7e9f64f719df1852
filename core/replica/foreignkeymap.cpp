// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/foreignkeymap.h"

#include "core/replica/rowstore.h"

#include <sqlite3.h>

#include <algorithm>

namespace haex {
namespace {

QByteArray joined(const QByteArrayList &columns, const char *prefix)
{
    QByteArray list;
    for (const QByteArray &column : columns)
        list += (list.isEmpty() ? "" : ", ") + QByteArray(prefix) + quoteIdentifier(column);
    return list;
}

} // namespace

Result<> ForeignKeyMap::load()
{
    if (m_loaded)
        return {};
    clear();
    for (const SyncedTable &table : m_replica.tables()) {
        HAEX_ASSIGN(keys, foreignKeysOf(m_replica.database(), table.name));
        for (const ForeignKey &key : keys) {
            m_byParent[key.parent.toLower()].push_back(key);
            m_byChild[table.name].push_back(key);
        }
    }
    m_loaded = true;
    return {};
}

void ForeignKeyMap::clear()
{
    m_loaded = false;
    m_byParent.clear();
    m_byChild.clear();
}

QByteArrayList ForeignKeyMap::parentColumns(const ForeignKey &key) const
{
    if (!key.parentColumns.isEmpty())
        return key.parentColumns;
    for (const SyncedTable &table : m_replica.tables()) {
        if (table.name.toLower() == key.parent.toLower())
            return table.keyColumns();
    }
    return {};
}

Result<std::vector<RowRef>> ForeignKeyMap::childrenOf(const SyncedTable &table, const RowKey &key,
                                                       const QByteArrayList &byColumns)
{
    std::vector<RowRef> children;
    const auto found = m_byParent.find(table.name.toLower());
    if (found == m_byParent.end())
        return children;
    for (const ForeignKey &foreign : found->second) {
        const SyncedTable *child = m_replica.table(foreign.child);
        const QByteArrayList columns = parentColumns(foreign);
        if (!child || columns.size() != foreign.childColumns.size())
            continue;
        const auto isAsked = [&](const QByteArray &column) {
            return std::ranges::any_of(byColumns, [&](const QByteArray &asked) {
                return asked.compare(column, Qt::CaseInsensitive) == 0;
            });
        };
        if (!byColumns.isEmpty() && std::ranges::none_of(columns, isAsked))
            continue;
        const QByteArray sql = "SELECT " + joined(child->keyColumns(), "") + " FROM "
            + quoteIdentifier(child->name) + " WHERE (" + joined(foreign.childColumns, "")
            + ") = (SELECT " + joined(columns, "") + " FROM " + quoteIdentifier(table.name) + " WHERE "
            + RowStore::keyTerms(table, 1) + ')';
        HAEX_ASSIGN(select, m_replica.database().cached(sql));
        RowStore::bindKey(*select, table, key, 1);
        while (true) {
            HAEX_ASSIGN(more, select->step());
            if (!more)
                break;
            std::vector<RowKey::Part> parts;
            const QByteArrayList keyColumns = child->keyColumns();
            for (int i = 0; i < keyColumns.size(); ++i)
                parts.push_back({keyColumns.at(i), select->value(i)});
            auto childKey = RowKey::fromParts(std::move(parts));
            if (childKey && !(child->name == table.name && *childKey == key))
                children.push_back({child->name, std::move(*childKey)});
        }
        select->reset();
    }
    return children;
}

Result<std::vector<std::optional<RowRef>>> ForeignKeyMap::parentsOf(const SyncedTable &table, const RowKey &key,
                                                                    const RowImage &values)
{
    std::vector<std::optional<RowRef>> parents;
    const auto found = m_byChild.find(table.name);
    for (const ForeignKey &foreign : found == m_byChild.end() ? std::vector<ForeignKey>() : found->second) {
        const QByteArrayList columns = parentColumns(foreign);
        std::vector<CellValue> wanted;
        QByteArray where;
        for (int i = 0; i < foreign.childColumns.size() && i < columns.size(); ++i) {
            const QByteArray &column = foreign.childColumns.at(i);
            const CellValue *value = findInImage(values, column);
            value = value ? value : key.find(column);
            if (value && !value->isNull())
                wanted.push_back(*value);
            where += (where.isEmpty() ? "" : " AND ") + quoteIdentifier(columns.at(i)) + " = ?"
                + QByteArray::number(i + 1);
        }
        if (where.isEmpty() || static_cast<qsizetype>(wanted.size()) < foreign.childColumns.size())
            continue;
        const auto parent = std::ranges::find_if(m_replica.tables(), [&](const SyncedTable &candidate) {
            return candidate.name.toLower() == foreign.parent.toLower();
        });
        if (parent == m_replica.tables().end())
            continue;
        HAEX_ASSIGN(select, m_replica.database().cached("SELECT " + joined(parent->keyColumns(), "") + " FROM "
                                                        + quoteIdentifier(parent->name) + " WHERE " + where));
        for (int i = 0; i < static_cast<int>(wanted.size()); ++i)
            select->bind(i + 1, wanted[static_cast<size_t>(i)]);
        HAEX_ASSIGN(there, select->step());
        std::vector<RowKey::Part> parts;
        for (int i = 0; there && i < parent->keyColumns().size(); ++i)
            parts.push_back({parent->keyColumns().at(i), select->value(i)});
        select->reset();
        auto parentKey = RowKey::fromParts(std::move(parts));
        // A row that references itself needs no other.
        const bool itself = parent->name == table.name
            && std::ranges::all_of(columns, [&](const QByteArray &column) {
                   const auto at = columns.indexOf(column);
                   const CellValue *own = findInImage(values, column);
                   own = own ? own : key.find(column);
                   return own && *own == wanted[static_cast<size_t>(at)];
               });
        if (there && parentKey)
            parents.emplace_back(RowRef{parent->name, std::move(*parentKey)});
        else if (!itself)
            parents.emplace_back(std::nullopt);
    }
    return parents;
}

Result<bool> ForeignKeyMap::lacksParent(const SyncedTable &table, const RowKey &key)
{
    const auto found = m_byChild.find(table.name);
    if (found == m_byChild.end())
        return false;
    for (const ForeignKey &foreign : found->second) {
        HAEX_ASSIGN(select, m_replica.database().cached("SELECT 1 FROM " + quoteIdentifier(table.name)
                                                        + " AS c WHERE " + RowStore::keyTerms(table, 1)
                                                        + orphanTerms(foreign)));
        RowStore::bindKey(*select, table, key, 1);
        HAEX_ASSIGN(lacks, select->step());
        select->reset();
        if (lacks)
            return true;
    }
    return false;
}

/// ` AND …` terms that hold for a row of the child `c` without a parent.
QByteArray ForeignKeyMap::orphanTerms(const ForeignKey &key) const
{
    const QByteArrayList columns = parentColumns(key);
    QByteArray present;
    QByteArray match;
    for (int i = 0; i < key.childColumns.size(); ++i) {
        const QByteArray child = "c." + quoteIdentifier(key.childColumns.at(i));
        present += " AND " + child + " IS NOT NULL";
        if (i < columns.size())
            match += (match.isEmpty() ? "" : " AND ") + QByteArray("p.") + quoteIdentifier(columns.at(i)) + " = "
                + child;
    }
    return present + " AND NOT EXISTS (SELECT 1 FROM " + quoteIdentifier(key.parent) + " AS p WHERE " + match + ')';
}

Result<std::vector<RowKey>> ForeignKeyMap::orphansOf(const SyncedTable &table)
{
    std::vector<RowKey> orphans;
    const QByteArrayList keyColumns = table.keyColumns();
    for (const ForeignKey &foreign : m_byChild[table.name]) {
        HAEX_ASSIGN(select, m_replica.database().prepare("SELECT " + joined(keyColumns, "c.") + " FROM "
                                                         + quoteIdentifier(table.name) + " AS c WHERE 1"
                                                         + orphanTerms(foreign)));
        while (true) {
            HAEX_ASSIGN(more, select.step());
            if (!more)
                break;
            std::vector<RowKey::Part> parts;
            for (int i = 0; i < keyColumns.size(); ++i)
                parts.push_back({keyColumns.at(i), select.value(i)});
            if (auto key = RowKey::fromParts(std::move(parts)))
                orphans.push_back(std::move(*key));
        }
    }
    return orphans;
}

bool ForeignKeyMap::violated() const
{
    int current = 0;
    int highest = 0;
    sqlite3_db_status(m_replica.database().handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
    return current != 0;
}

} // namespace haex
