// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowapplier.h"

#include "core/replica/sqlfunctions.h"
#include "core/storage/connectionsetting.h"

#include <sqlite3.h>

#include <algorithm>

// The parts of RowApplier that decide which of two rows is visible when both cannot be.

namespace haex {
namespace {

/// The cells of a live row, as another device would have sent them.
std::vector<RemoteCell> cellsOfRow(const SyncedTable &table, const RowKey &key, const RowStore::Row &row,
                                   const RowImage &values)
{
    std::vector<RemoteCell> cells;
    qsizetype count = 0;
    for (const SyncedColumn &column : table.columns) {
        const QByteArray hlc = column.isKey ? QByteArray() : row.clocks.of(column);
        const CellValue *value = findInImage(values, column.name);
        if (hlc.isEmpty() || !value)
            continue;
        count += hlc >= row.clocks.rowHlc() ? 1 : 0;
        cells.push_back({table.name, key.text(), column.name, hlc, *value, row.localSeq});
    }
    cells.push_back({table.name, key.text(), RowExistenceColumn, row.clocks.rowHlc(), makeRowMarker(count),
                     row.localSeq});
    return cells;
}

} // namespace

/// Why a constraint refused the row, in the words of the holding table.
QByteArray RowApplier::reasonOf(const Error &error)
{
    if (error.context.startsWith(QLatin1StringView("UNIQUE")))
        return "unique";
    if (error.context.startsWith(QLatin1StringView("CHECK")))
        return "check";
    if (error.context.startsWith(QLatin1StringView("NOT NULL")))
        return "not_null";
    if (error.context.startsWith(QLatin1StringView("FOREIGN KEY")))
        return "missing_parent";
    return "constraint";
}

/// The row's place in the order in which rows claim unique values: behind all rows that it
/// references, since it can only be visible together with them; then who came into being first.
/// nullopt when a row that it references is not there.
Result<std::optional<RowApplier::Rank>> RowApplier::rankOf(const SyncedTable &table, const RowKey &key,
                                                           const QByteArray &existenceHlc, const RowImage &values,
                                                           QSet<QByteArray> &visited)
{
    Rank rank{existenceHlc, 0, existenceHlc, key.text()};
    visited.insert(table.name + '\n' + key.text());
    HAEX_ASSIGN(parents, m_foreignKeys.parentsOf(table, key, values));
    for (const auto &parent : parents) {
        if (!parent)
            return std::nullopt;
        if (visited.contains(parent->table + '\n' + parent->key.text()))
            continue;
        const SyncedTable *parentTable = m_replica.table(parent->table);
        if (!parentTable)
            continue;
        HAEX_ASSIGN(live, m_rows.load(*parentTable, parent->key));
        if (!live)
            continue;
        HAEX_ASSIGN(parentValues, m_rows.values(*parentTable, parent->key));
        HAEX_ASSIGN(above, rankOf(*parentTable, parent->key, live->clocks.rowHlc(), parentValues, visited));
        if (!above)
            return std::nullopt;
        rank.chainHlc = std::max(rank.chainHlc, above->chainHlc);
        rank.depth = std::max(rank.depth, above->depth + 1);
    }
    return rank;
}

/// All values that the row will have: what it holds, and what wins.
Result<RowImage> RowApplier::mergedValues(Row &row)
{
    RowImage merged;
    if (row.local.clocks) {
        HAEX_ASSIGN(values, valuesOf(row));
        merged = *values;
    }
    for (const RemoteCell &cell : row.plan.winners)
        setInImage(merged, cell.columnName, cell.value);
    return merged;
}

/// Two rows that exclude each other: the one with the lower rank stays visible, on every device
/// alike, and the other waits. True when the way is free for `row`.
Result<bool> RowApplier::makeRoom(Row &row, const Error &error)
{
    const QByteArray reason = reasonOf(error);
    HAEX_ASSIGN(blockers, reason == "unique" ? blockersOf(row) : Result<std::vector<RowKey>>());
    HAEX_ASSIGN(values, mergedValues(row));
    QSet<QByteArray> visited;
    HAEX_ASSIGN(mine, rankOf(row.table, row.key, row.plan.existenceHlc, values, visited));
    if (blockers.empty() || !mine) {
        HAEX_TRY(standAside(row, mine ? reason : QByteArray("missing_parent")));
        return false;
    }
    for (const RowKey &blocker : blockers) {
        HAEX_ASSIGN(live, m_rows.load(row.table, blocker));
        if (!live)
            continue;
        HAEX_ASSIGN(theirValues, m_rows.values(row.table, blocker));
        visited.clear();
        HAEX_ASSIGN(theirs, rankOf(row.table, blocker, live->clocks.rowHlc(), theirValues, visited));
        if (theirs && *theirs < *mine) {
            noteClash(row.table, row.key, row.plan.existenceHlc, blocker, live->clocks.rowHlc());
            HAEX_TRY(standAside(row, reason));
            return false;
        }
    }
    for (const RowKey &blocker : blockers) {
        HAEX_ASSIGN(live, m_rows.load(row.table, blocker));
        if (live)
            noteClash(row.table, blocker, live->clocks.rowHlc(), row.key, row.plan.existenceHlc);
        HAEX_TRY(evict(row.table, blocker, "unique"));
    }
    return true;
}

void RowApplier::noteClash(const SyncedTable &table, const RowKey &held, const QByteArray &heldHlc,
                           const RowKey &winner, const QByteArray &winnerHlc)
{
    const auto heldAt = HlcTimestamp::parse(heldHlc);
    const auto winnerAt = HlcTimestamp::parse(winnerHlc);
    if (heldAt && winnerAt) {
        m_clashes[{table.name, held.text()}]
            = {{}, ConflictKind::UniqueName, table.name, held.text(), RowExistenceColumn,
               CellValue::text(winner.text()), CellValue::text(held.text()), *winnerAt, *heldAt};
    }
}

/// Rows that lost a unique value and still wait at the end of the last page: by then every row that
/// makes room is known, and so is every entry that another device made for the same clash.
Result<> RowApplier::recordClashes()
{
    for (const auto &[name, conflict] : m_clashes) {
        HAEX_ASSIGN(waits, m_held.waitsFor(name.first, name.second, "unique"));
        if (waits)
            HAEX_TRY(record(conflict));
    }
    return {};
}

/// The rows that a REPLACE would drop, whatever kind of unique index names them: it is tried, the
/// delete triggers tell, and the attempt is rolled back.
Result<std::vector<RowKey>> RowApplier::blockersOf(Row &row)
{
    Database &database = m_replica.database();
    const qint64 before = m_replica.functions().lastSeq();
    HAEX_TRY(database.execute("SAVEPOINT haex_blockers"));
    // A REPLACE that meets RESTRICT would fail instead of telling which rows are in its way.
    const ConnectionSetting withoutForeignKeys(database.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, false);
    const auto tried = writeOnce(row, true);
    std::vector<RowKey> blockers;
    if (tried) {
        HAEX_ASSIGN(list, database.cached(QByteArrayLiteral(
                              "SELECT row_pks FROM haex_crdt_tombstones WHERE local_seq > ?1"
                              " AND table_name = ?2")));
        list->bind(1, before).bindText(2, row.table.name);
        while (true) {
            HAEX_ASSIGN(more, list->step());
            if (!more)
                break;
            auto key = RowKey::parse(list->textView(0));
            if (key && !(*key == row.key))
                blockers.push_back(std::move(*key));
        }
        list->reset();
    }
    HAEX_TRY(database.execute("ROLLBACK TO haex_blockers; RELEASE haex_blockers"));
    return blockers;
}

/// The merged row cannot be visible: all of it waits, also the part that was visible until now, as
/// on every other device.
Result<> RowApplier::standAside(Row &row, const QByteArray &reason)
{
    if (row.local.clocks)
        HAEX_TRY(evict(row.table, row.key, reason));
    return hold(row.cells, reason);
}

Result<> RowApplier::evict(const SyncedTable &table, const RowKey &key, const QByteArray &reason)
{
    HAEX_TRY(m_foreignKeys.load());
    // All of them are copied before any is deleted: rows may reference each other in a circle.
    std::vector<std::pair<const SyncedTable *, RowKey>> leaving;
    QSet<QByteArray> seen{table.name + '\n' + key.text()};
    leaving.emplace_back(&table, key);
    for (size_t i = 0; i < leaving.size(); ++i) {
        const auto [leavingTable, leavingKey] = leaving[i];
        HAEX_ASSIGN(row, m_rows.load(*leavingTable, leavingKey));
        if (!row)
            continue;
        HAEX_ASSIGN(values, m_rows.values(*leavingTable, leavingKey));
        HAEX_TRY(hold(cellsOfRow(*leavingTable, leavingKey, *row, values),
                      i == 0 ? reason : QByteArray("missing_parent")));
        HAEX_ASSIGN(children, m_foreignKeys.childrenOf(*leavingTable, leavingKey));
        for (const RowRef &child : children) {
            const SyncedTable *childTable = m_replica.table(child.table);
            const QByteArray name = child.table + '\n' + child.key.text();
            if (childTable && !seen.contains(name)) {
                seen.insert(name);
                leaving.emplace_back(childTable, child.key);
            }
        }
    }
    const SqlFunctions::Silence silence(m_replica.functions());
    for (auto it = leaving.rbegin(); it != leaving.rend(); ++it) {
        HAEX_TRY(m_rows.remove(*it->first, it->second));
        m_changedTables.insert(it->first->name);
    }
    ++m_moves;
    return {};
}

} // namespace haex
